"""Who is at the other end: devices by their token, officers by their password, one place at a time."""

import secrets
from collections.abc import Callable
from importlib.metadata import version

from server.domain.day import ServiceDay
from server.gateway.connection import Connection
from server.gateway.desk import Desk
from server.gateway.login import WRONG, PasswordCheck
from server.identity import Identities, Login
from shared.wire import methods as do
from shared.wire.errors import Error, error
from shared.wire.scalars import PROTOCOL, Code, Moment


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
        """Take an officer in; a login elsewhere ends."""
        device = connection.device
        assert device is not None  # noqa: S101 - `_denied` has looked
        # Whoever does not exist is checked all the same: neither the answer nor its time tells who does.
        wrong = await self._passwords.check(device.site, device.code, query.officer, query.password)
        if wrong is not None:
            return wrong
        if query.officer not in desk.owner.site.officer_by_code:
            return WRONG
        if (first := connection.login) is not None and first.officer != query.officer:
            held = await desk.read(lambda day: _counter_of(day, first.officer))
            if held is not None:
                return held if isinstance(held, Error) else _still_held(held)
        now = self._clock()
        login = Login(device.site, query.officer, device.code, desk.owner.site.calendar.next_midnight(now))
        token = secrets.token_urlsafe(32)
        await self._identities.add_login(login, token, now)
        return await self._seat(connection, desk, login, token)

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
        if connection.login is None:
            return
        if desk.at_work.get(connection.login.officer) is connection:
            del desk.at_work[connection.login.officer]

    async def _leave(self, connection: Connection, desk: Desk, login: Login) -> None:
        connection.login = None
        if desk.at_work.get(login.officer) is connection:
            del desk.at_work[login.officer]
        await self._identities.end_login(login.site, login.officer)

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
        connection.login = login
        desk.at_work[login.officer] = connection
        officer = desk.owner.site.officer_by_code.get(login.officer)
        if officer is None:  # the profile has lost them since they logged in
            return do.OfficerSession(login.officer, login.officer, token, (), held)
        return do.OfficerSession(login.officer, officer.name, token, officer.counters, held, officer.role)


def _still_held(counter: Code) -> Error:
    return error("refused", "counter_still_held", "Close the counter first.", {"counter": counter})


def _counter_of(day: ServiceDay, officer: Code) -> Code | None:
    return next((counter.code for counter in day.board.counters.values() if counter.officer == officer), None)
