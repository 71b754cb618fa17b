"""Who is at the other end: devices by their token, officers by their password, one place at a time."""

import secrets
from collections.abc import Callable
from importlib.metadata import version
from uuid import uuid4

from msgspec import structs

from server.domain.day import ServiceDay
from server.domain.occasion import Asker
from server.gateway.connection import Connection
from server.gateway.desk import Desk
from server.gateway.login import WRONG, PasswordCheck
from server.identity import Device, Identities, Login
from shared.wire import methods as do
from shared.wire.codec import encode_moved
from shared.wire.errors import Error, error
from shared.wire.officer import OfficerMoved
from shared.wire.scalars import PROTOCOL, Code, Moment
from shared.wire.ticket import CounterState

WITHDRAWN = error("refused", "login_withdrawn", "The login was withdrawn.")


class Sessions:
    """Opens and closes the sessions of devices and officers."""

    def __init__(
        self,
        identities: Identities,
        desks: dict[Code, Desk],
        clock: Callable[[], Moment],
        monotonic: Callable[[], float],
    ) -> None:
        self._identities = identities
        self._desks = desks
        self._clock = clock
        self._passwords = PasswordCheck(identities, monotonic)

    async def open(self, connection: Connection, query: do.OpenSession) -> do.Welcome | Error:
        """Take a device in, with the officer who is still logged in there."""
        if query.protocol != PROTOCOL:
            message = f"This server speaks protocol {PROTOCOL}, not {query.protocol}."
            return error("unsupported", "protocol_unsupported", message, {"protocol": PROTOCOL})
        if connection.device is not None:
            return error("invalid", "session_already_open", "This connection has its session.")
        device = await self._identities.find_device(query.token)
        if device is None:
            return error("unauthorised", "unknown_device", "No device has this token; see `antrean-server devices`.")
        desk = self._desks.get(device.site)
        if desk is None:
            return error("unavailable", "site_unavailable", "This server does not serve the device's site now.")
        officer = None
        if query.officer_token is not None and device.role == "console":
            login = await self._identities.find_login(query.officer_token, device.site, device.code, self._clock())
            if login is not None:
                officer = await self._seat(connection, desk, login, query.officer_token)
        if isinstance(officer, Error):
            return officer  # to welcome the console without its officer would log them out
        connection.device = device
        connection.understands = frozenset(query.understands)
        if device.role == "kiosk":
            desk.kiosks.come(connection, device)
        elif device.role == "display":
            desk.displays.come(connection, device)
        return do.Welcome(
            protocol=PROTOCOL,
            server=version("antrean"),
            device=device.code,
            name=device.name,
            role=device.role,
            site=device.site,
            at=self._clock(),
            seq=desk.owner.published,
            officer=officer,
            letter=device.letter,
        )

    async def log_in(self, connection: Connection, desk: Desk, query: do.LogIn) -> do.OfficerSession | Error:
        """Take an officer in; a login at another console ends, if that one lets it or is gone."""
        device = connection.device
        assert device is not None  # noqa: S101 - `_denied` has looked
        query = structs.replace(query, officer=desk.owner.site.officer_named(query.officer))
        # Whoever does not exist is checked all the same: neither the answer nor its time tells who does.
        wrong = await self._passwords.check(device.site, device.code, query.officer, query.password)
        if wrong is not None:
            return wrong
        if query.officer not in desk.owner.site.officer_by_code:
            return WRONG
        if (held := await self._held_by_another(connection, desk, query.officer)) is not None:
            return held
        if (elsewhere := self._elsewhere(connection, desk, query.officer)) is not None:
            refused = await self._ask(connection, desk, query, elsewhere)
            if refused is not None:
                return refused
        connection.seated.clear()
        try:
            return await self._take_in(connection, desk, device, query.officer)
        finally:
            connection.seated.set()

    async def _take_in(
        self, connection: Connection, desk: Desk, device: Device, officer: Code
    ) -> do.OfficerSession | Error:
        """Log an officer in whom nothing keeps elsewhere; meanwhile nobody acts from this connection."""
        # While the other console was asked, who is logged in here may have taken a counter.
        if (held := await self._held_by_another(connection, desk, officer)) is not None:
            return held
        if connection.unwanted:
            return WITHDRAWN
        now = self._clock()
        login = Login(device.site, officer, device.code, desk.owner.site.calendar.next_midnight(now))
        token = secrets.token_urlsafe(32)
        await self._identities.add_login(login, token, now)
        return await self._seat(connection, desk, login, token)

    async def _held_by_another(self, connection: Connection, desk: Desk, officer: Code) -> Error | None:
        first = connection.login
        if first is None or first.officer == officer:
            return None
        held = await desk.read(lambda day: _counter_of(day, first.officer))
        return held if held is None or isinstance(held, Error) else _still_held(held)

    def _elsewhere(self, connection: Connection, desk: Desk, officer: Code) -> Connection | None:
        """The other console where the officer is at work now."""
        other, device = desk.at_work.get(officer), connection.device
        if other is None or other.device is None or other.login is None or device is None:
            return None
        there = other.login.officer == officer and other.login.expires_at > self._clock()
        return other if there and other.connected and other.device.code != device.code else None

    async def _ask(self, connection: Connection, desk: Desk, query: do.LogIn, elsewhere: Connection) -> Error | None:
        """Why the officer may not leave the other console; None: they may."""
        assert elsewhere.device is not None  # noqa: S101 - `_elsewhere` has looked
        code, name = elsewhere.device.code, elsewhere.device.name
        if not query.take_over:
            held = await desk.read(lambda day: _counter_of(day, query.officer))
            if isinstance(held, Error):
                return held
            message = "The officer is logged in at another console; send take_over to have it asked."
            return error("refused", "logged_in_elsewhere", message, {"console": code, "name": name, "counter": held})
        if (asker := desk.takeovers.asker_of(query.officer)) is not None and asker.device is not None:
            return login_under_way(asker.device.code)
        if connection.unwanted or not connection.connected:
            return WITHDRAWN  # while the password was looked at
        if not elsewhere.hears_of_takeovers:
            return None
        match await desk.takeovers.ask(query.officer, connection, elsewhere):
            case "yes" if connection.connected:
                return None
            case "no":
                return error(
                    "refused", "login_declined", "The other console has said no.", {"console": code, "name": name}
                )
            case _:
                return WITHDRAWN

    def withdraw(self, connection: Connection, desk: Desk) -> do.Done:
        """The console wants its login under way no more, however far that has come."""
        connection.unwanted = True
        desk.takeovers.withdraw(connection)
        return do.Done()

    def answer(self, connection: Connection, desk: Desk, query: do.AnswerLogin) -> do.Done | Error:
        """Yes or no to the login at another console of the officer who is logged in here."""
        login = connection.login
        if login is None or not desk.takeovers.answer(connection, login.officer, query.console, allow=query.allow):
            return error("refused", "nobody_asks", "That console asks for nobody here, or no longer.")
        return do.Done()

    async def log_out(self, connection: Connection, desk: Desk) -> do.Done | Error:
        """End the officer's login; the counter must have been closed."""
        if (login := connection.login) is None:
            return do.Done()
        held = await desk.read(lambda day: _counter_of(day, login.officer))
        if isinstance(held, Error):
            return held
        if held is not None:
            return _still_held(held)
        await self._leave(connection, desk, login)
        return do.Done()

    def forget(self, connection: Connection) -> None:
        """The connection has ended; the logins of its device have not."""
        if connection.device is None:
            return
        desk = self._desks[connection.device.site]
        desk.kiosks.go(connection, connection.device.code)
        desk.displays.go(connection, connection.device.code)
        if connection.login is not None and desk.at_work.get(connection.login.officer) is connection:
            del desk.at_work[connection.login.officer]
        desk.takeovers.withdraw(connection)
        desk.takeovers.leave(connection)

    async def _leave(self, connection: Connection, desk: Desk, login: Login) -> None:
        connection.login = None
        if desk.at_work.get(login.officer) is connection:
            del desk.at_work[login.officer]
        desk.takeovers.leave(connection)
        await self._identities.end_login(login.site, login.officer)
        wanted = await desk.read(lambda day: day.board.wanted_by(login.officer))
        if isinstance(wanted, CounterState):  # nobody waits any more for what they asked for
            asker = Asker(login.officer, officers=desk.at_work.keys())
            desk.owner.submit(str(uuid4()), do.DropRequest(wanted.code), login.device, asker, lambda _: None)

    async def _seat(self, connection: Connection, desk: Desk, login: Login, token: str) -> do.OfficerSession | Error:
        """Let the officer act from this connection, and from no other."""
        if connection.login is not None and connection.login.officer != login.officer:
            await self._leave(connection, desk, connection.login)
        held = await desk.read(lambda day: _counter_of(day, login.officer))
        if isinstance(held, Error):
            return held
        elsewhere = desk.at_work.get(login.officer)
        # Yesterday's place may have somebody else at work by now.
        if elsewhere is not None and elsewhere.login is not None and elsewhere.login.officer == login.officer:
            elsewhere.login = None
            if elsewhere is not connection and elsewhere.hears_of_takeovers and connection.device is not None:
                elsewhere.send(encode_moved(OfficerMoved(connection.device.code, connection.device.name)))
        connection.login = login
        desk.at_work[login.officer] = connection
        desk.takeovers.follow(login.officer, connection)
        officer = desk.owner.site.officer_by_code.get(login.officer)
        if officer is None:  # the profile has lost them since they logged in
            return do.OfficerSession(login.officer, login.officer, token, (), held)
        return do.OfficerSession(login.officer, officer.name, token, officer.counters, held, officer.role)


def login_under_way(console: Code) -> Error:
    """A login there waits for its answer already."""
    return error("refused", "login_under_way", "A login waits for its answer already.", {"console": console})


def _still_held(counter: Code) -> Error:
    return error("refused", "counter_still_held", "Close the counter first.", {"counter": counter})


def _counter_of(day: ServiceDay, officer: Code) -> Code | None:
    held = day.board.seat_of(officer)
    return held.code if held else None
