"""Accepts connections, checks rights, and hands commands to the site's owner.

Commands take the short way: decoded, checked and submitted without waiting for anything; their answers come back by
themselves. Queries are answered one after the other on their connection.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Final, TypeVar

from msgspec import Struct
from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from server.domain.admission import outlook
from server.domain.day import ServiceDay
from server.domain.hours import hours
from server.domain.occasion import Asker, Occasion
from server.domain.popularity import popular
from server.domain.refusals import Refusal, UnknownService
from server.domain.takeover import view_takeover
from server.domain.undoing import view_desk
from server.gateway.audience import Audience
from server.gateway.connection import Connection
from server.gateway.desk import Desk
from server.gateway.following import follow
from server.gateway.pairing import begin_pairing
from server.gateway.pulse import Pulse
from server.gateway.rate import TokenBucket
from server.gateway.sessions import Sessions, login_under_way
from server.identity import Device, Identities, IdentityUnavailable
from server.ownership.owner import BROKEN, UNAVAILABLE, Owner
from shared.wire import codec
from shared.wire import methods as do
from shared.wire.errors import Error, error
from shared.wire.methods import Right, Role
from shared.wire.scalars import Code, Moment

Q = TypeVar("Q", bound=do.Query)
log = logging.getLogger(__name__)

OPEN_SECONDS = 10.0
"""A connection that has not opened a session by then is closed."""
POLICY = 1008

_ROLES: Final[dict[Right, tuple[Role, ...]]] = {
    "kiosk": ("kiosk", "console"),
    "kiosk_itself": ("kiosk",),
    "display_itself": ("display",),
    "console": ("console",),
    "officer": ("console",),
    "supervisor": ("console",),
}

NOT_OPEN = error("unauthorised", "session_not_open", "Send session.open first.")
NOT_LOGGED_IN = error("unauthorised", "not_logged_in", "An officer must log in at this console first.")
NOT_SUPERVISOR = error("forbidden", "supervisors_only", "Only a supervisor may do this.")
STOPPING = error("unavailable", "server_stopping", "The server is stopping; send it to the next.", None, 1.0)
TEXT_ONLY = error("invalid", "text_frames_only", "Send JSON-RPC in text frames.")


class Gateway:
    """The WebSocket side of the server.

    Codes of devices that wait last by `pairing_clock`, the clock of the commands that let them in: a rehearsal's own
    (`clock`) is another.
    """

    def __init__(
        self,
        identities: Identities,
        clock: Callable[[], Moment],
        monotonic: Callable[[], float],
        rate: float,
        burst: int,
        *,
        pairing_clock: Callable[[], Moment] | None = None,
    ) -> None:
        self._identities = identities
        self._clock = clock
        self._pairing_clock = pairing_clock or clock
        self._monotonic = monotonic
        self._rate = rate
        self._burst = burst
        self._desks: dict[Code, Desk] = {}
        self._sessions = Sessions(identities, self._desks, clock, monotonic)
        self._pulse = Pulse(monotonic)
        self._draining = False

    def serve_site(self, owner: Owner, audience: Audience) -> None:
        """Take clients of this site from now on."""
        self._desks[owner.site.code] = Desk(owner, audience, self._clock, self._monotonic)

    def sweep(self) -> None:
        """Drop followers who have stopped reading, and wait no longer for silent consoles.

        Call it about once a second.
        """
        for desk in self._desks.values():
            desk.audience.sweep()
            desk.takeovers.tick()

    async def look_at_devices(self) -> None:
        """Learn which kiosks and displays there are: some may be new, or withdrawn. Call it every few seconds."""
        for site, desk in self._desks.items():
            try:
                devices = await self._identities.devices(site)
            except IdentityUnavailable as fault:
                log.info("%s: which devices there are can't be read now: %s", site, fault)
                continue
            desk.kiosks.know(device for device in devices if device.role == "kiosk")
            desk.displays.know(device for device in devices if device.role == "display")

    async def feel_pulses(self) -> None:
        """Notice displays that have gone without a word, and name who speaks. Call it about once a second."""
        await self._pulse.feel([display for desk in self._desks.values() for display in desk.displays.speaking])
        for desk in self._desks.values():
            desk.displays.tick()

    async def handle(self, socket: ServerConnection) -> None:
        """Serve one connection until it ends."""
        now = self._monotonic()
        connection = Connection(socket, TokenBucket(self._rate, self._burst, now), now)
        try:
            async with asyncio.TaskGroup() as beside:
                connection.beside = beside
                await self._serve(connection)
        finally:
            self._forget(connection)  # also who has just come in beside it

    async def _serve(self, connection: Connection) -> None:
        socket = connection.socket
        try:
            async with asyncio.timeout(OPEN_SECONDS):
                await self._frame(connection, await socket.recv())
                if connection.device is None and connection.waits:
                    await self._frame(connection, await socket.recv())
            if connection.device is None:
                await socket.close(POLICY, "session.open must come first, with a valid token")
                return
            while True:
                frame = await socket.recv()
                await connection.seated.wait()
                await self._frame(connection, frame)
        except TimeoutError:
            await socket.close(POLICY, "session.open expected")
        except ConnectionClosed:
            pass
        except Exception as bug:
            # The state in memory may be half changed: not this connection but the whole server starts anew.
            asyncio.get_running_loop().call_exception_handler({"message": "a command broke the day", "exception": bug})
            raise
        finally:
            self._forget(connection)

    def drain(self) -> None:
        """Take no more commands: the server is about to stop. Clients send them again to the next one."""
        self._draining = True

    def _forget(self, connection: Connection) -> None:
        if connection.device is not None:
            self._desks[connection.device.site].audience.remove(connection)
            self._sessions.forget(connection)

    # --- one frame -----------------------------------------------------------------------------------------------

    async def _frame(self, connection: Connection, frame: str | bytes) -> None:
        now = self._monotonic()
        wait = connection.bucket.take(now)
        if wait and connection.strike(now):
            await connection.socket.close(POLICY, "too many requests")
            return
        if isinstance(frame, bytes):
            connection.send(codec.encode_error(None, TEXT_ONLY))
            return
        try:
            request = codec.decode_request(frame)
        except codec.Malformed as malformed:
            connection.send(codec.encode_error(malformed.id, malformed.error))
            return
        id, params = request.id, request.params
        if wait:
            limited = error("limited", "too_many_requests", "Slow down.", retry_after=round(wait + 0.05, 2))
            connection.send(codec.encode_error(id, limited))
        elif (denied := self._denied(connection, params)) is not None:
            connection.send(codec.encode_error(id, denied))
        elif isinstance(params, do.Command):
            device = connection.device
            assert device is not None  # noqa: S101 - `_denied` lets no command through without one
            if self._draining:
                connection.send(codec.encode_error(id, STOPPING))
                return
            desk = self._desks[device.site]
            desk.owner.submit(str(id), params, device.code, _asker(connection, device, desk), connection.send)
        elif isinstance(params, do.LogIn):
            await self._log_in(connection, id, params)
        else:
            await self._query(connection, id, params)

    async def _log_in(self, connection: Connection, id: str | int, query: do.LogIn) -> None:
        """Answer a login; while one waits for another console's word, the rest of the connection goes on."""
        if connection.coming and connection.device is not None:
            connection.send(codec.encode_error(id, login_under_way(connection.device.code)))
            return
        connection.unwanted = False
        if query.take_over and connection.beside is not None:
            connection.coming = True
            task = connection.beside.create_task(self._query(connection, id, query))
            task.add_done_callback(lambda _: setattr(connection, "coming", False))
        else:
            await self._query(connection, id, query)

    def _denied(self, connection: Connection, params: do.Query | do.Command) -> Error | None:
        right, device, login = params.RIGHT, connection.device, connection.login
        if right == "anyone":
            return None
        if device is None:
            return NOT_OPEN
        if login is not None and login.expires_at <= self._clock():
            login = connection.login = None
        if right != "device" and device.role not in _ROLES[right]:
            return error("forbidden", "role_forbidden", f"A {device.role} may not send {params.METHOD}.")
        if right in ("kiosk", "officer", "supervisor") and device.role == "console" and login is None:
            return NOT_LOGGED_IN
        if right == "supervisor" and login is not None:
            officer = self._desks[device.site].owner.site.officer_by_code.get(login.officer)
            return None if officer is not None and officer.role == "supervisor" else NOT_SUPERVISOR
        return None

    async def _query(self, connection: Connection, id: str | int, query: do.Query) -> None:
        try:
            answer = await self._answer(connection, id, query)
        except IdentityUnavailable:
            answer = UNAVAILABLE
        except ConnectionClosed:
            raise
        except Exception:
            log.exception("%s could not be answered", query.METHOD)
            answer = BROKEN
        match answer:
            case None:
                pass
            case Error():
                connection.send(codec.encode_error(id, answer))
            case bytes():
                connection.send(codec.encode_result(id, answer))
            case _:
                connection.send(codec.encode_result(id, codec.encode_answer(answer)))

    async def _answer(self, connection: Connection, id: str | int, query: do.Query) -> Struct | bytes | Error | None:
        """The answer, or None where it has been sent already."""
        if isinstance(query, do.OpenSession):
            return await self._sessions.open(connection, query)
        if isinstance(query, do.BeginPairing):
            return await begin_pairing(self._identities, self._pairing_clock, connection, query)
        assert connection.device is not None  # noqa: S101 - `_denied` lets nothing else through without one
        desk = self._desks[connection.device.site]
        match query:
            case do.LogIn():
                return await self._sessions.log_in(connection, desk, query)
            case do.AnswerLogin():
                return self._sessions.answer(connection, desk, query)
            case do.WithdrawLogin():
                return self._sessions.withdraw(connection, desk)
            case do.LogOut():
                return await self._sessions.log_out(connection, desk)
            case do.DescribeSite():
                return desk.description(connection)
            case do.Subscribe():
                fault = await follow(connection, desk, id, query)
                if fault is None and connection.hears_of_kiosks:
                    connection.send(codec.encode_kiosks(desk.kiosks.kiosks))
                if fault is None and connection.hears_of_displays:
                    connection.send(codec.encode_displays(desk.displays.displays))
                return fault
            case do.GetHours():
                return hours(desk.owner.site, self._clock())
            case do.GetPopular():
                return await desk.read(popular)
            case do.ReportKiosk():
                desk.kiosks.report(connection, connection.device.code, query)
                return do.Done()
            case do.ReportDisplay():
                desk.displays.report(connection, connection.device.code, query)
                return do.Done()
            case do.GetOutlook():
                return await desk.read(lambda day: self._outlook(day, query))
            case do.GetDesk():
                asker = _asker(connection, connection.device, desk)
                return await desk.read(lambda day: self._view(day, asker, view_desk, query))
            case do.GetTakeover():
                asker = _asker(connection, connection.device, desk)
                return await desk.read(lambda day: self._view(day, asker, view_takeover, query))
            case _:
                raise NotImplementedError(query.METHOD)

    def _outlook(self, day: ServiceDay, query: do.GetOutlook) -> do.Outlook | Error:
        if query.service not in day.site.service_by_code:
            return _refused(UnknownService(query.service))
        return outlook(day, query.service, priority=query.priority, now=self._clock())

    def _view(self, day: ServiceDay, asker: Asker, view: Callable[[Occasion, Q], Struct], query: Q) -> Struct | Error:
        """What the domain lets an officer see."""
        try:
            return view(Occasion(day, "", asker, max(self._clock(), day.at)), query)
        except Refusal as refusal:
            return _refused(refusal)


def _asker(connection: Connection, device: Device, desk: Desk) -> Asker:
    officer = connection.login.officer if connection.login else None
    return Asker(officer, device.letter, desk.kiosks.online, desk.at_work.keys())


def _refused(refusal: Refusal) -> Error:
    return error("refused", refusal.code, str(refusal), refusal.details())
