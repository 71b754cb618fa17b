"""Accepts connections, checks rights, and hands commands to the site's owner.

Commands take the short way: decoded, checked and submitted without waiting for anything; their answers come back by
themselves. Queries are answered one after the other on their connection.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, cast

from msgspec import Struct
from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from server.domain.admission import outlook
from server.domain.day import ServiceDay
from server.domain.refusals import UnknownService
from server.gateway.audience import Audience
from server.gateway.connection import Connection
from server.gateway.login import PasswordCheck
from server.gateway.rate import TokenBucket
from server.gateway.snapshot import SnapshotCache
from server.identity import Identities, IdentityUnavailable, Login
from server.ownership.owner import BROKEN, UNAVAILABLE, Owner
from server.ownership.telling import Told
from shared.wire import codec
from shared.wire import methods as do
from shared.wire.errors import Error, error
from shared.wire.scalars import PROTOCOL, Code, Moment, Seq

log = logging.getLogger(__name__)

OPEN_SECONDS = 10.0
"""A connection that has not opened a session by then is closed."""
CATCH_UP_EVENTS = 1000
"""Events in one frame for a client that was away for long."""
POLICY = 1008

NOT_OPEN = error("unauthorised", "session_not_open", "Send session.open first.")
NOT_LOGGED_IN = error("unauthorised", "not_logged_in", "An officer must log in at this console first.")
STOPPING = error("unavailable", "server_stopping", "The server is stopping; send it to the next.", None, 1.0)
TEXT_ONLY = error("invalid", "text_frames_only", "Send JSON-RPC in text frames.")


class Desk:
    """One site as the gateway serves it: its owner, who follows it, and its description, encoded once."""

    def __init__(self, owner: Owner, audience: Audience) -> None:
        self.owner = owner
        self.audience = audience
        self.description = codec.encode_answer(owner.site.description)
        self.snapshots = SnapshotCache()
        self.at_work: dict[Code, Connection] = {}
        """Where each officer is logged in and connected."""


class Gateway:
    """The WebSocket side of the server."""

    def __init__(
        self,
        identities: Identities,
        clock: Callable[[], Moment],
        monotonic: Callable[[], float],
        rate: float,
        burst: int,
    ) -> None:
        self._identities = identities
        self._clock = clock
        self._monotonic = monotonic
        self._rate = rate
        self._burst = burst
        self._passwords = PasswordCheck(identities, monotonic)
        self._desks: dict[Code, Desk] = {}
        self._draining = False

    def serve_site(self, owner: Owner, audience: Audience) -> None:
        """Take clients of this site from now on."""
        self._desks[owner.site.code] = Desk(owner, audience)

    def sweep(self) -> None:
        """Drop followers who have stopped reading. Call it about once a second."""
        for desk in self._desks.values():
            desk.audience.sweep()

    async def handle(self, socket: ServerConnection) -> None:
        """Serve one connection until it ends."""
        now = self._monotonic()
        connection = Connection(socket, TokenBucket(self._rate, self._burst, now), now)
        try:
            async with asyncio.timeout(OPEN_SECONDS):
                await self._frame(connection, await socket.recv())
            if connection.device is None:
                await socket.close(POLICY, "session.open must come first, with a valid token")
                return
            async for frame in socket:
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
        if connection.device is None:
            return
        desk = self._desks[connection.device.site]
        desk.audience.remove(connection)
        if connection.login and desk.at_work.get(connection.login.officer) is connection:
            del desk.at_work[connection.login.officer]

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
            officer = connection.login.officer if connection.login else None
            self._desks[device.site].owner.submit(str(id), params, device.code, officer, connection.send)
        else:
            await self._query(connection, id, params)

    def _denied(self, connection: Connection, params: do.Query | do.Command) -> Error | None:
        right, device, login = params.RIGHT, connection.device, connection.login
        if right == "anyone":
            return None
        if device is None:
            return NOT_OPEN
        if login is not None and login.expires_at <= self._clock():
            login = connection.login = None
        allowed = right == "device" or device.role == "console" or (right == "kiosk" and device.role == "kiosk")
        if not allowed:
            return error("forbidden", "role_forbidden", f"A {device.role} may not send {params.METHOD}.")
        if right in ("kiosk", "officer") and device.role == "console" and login is None:
            return NOT_LOGGED_IN
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
            return await self._open(connection, query)
        assert connection.device is not None  # noqa: S101 - `_denied` lets nothing else through without one
        desk = self._desks[connection.device.site]
        match query:
            case do.LogIn():
                return await self._log_in(connection, desk, query)
            case do.LogOut():
                return await self._log_out(connection, desk)
            case do.DescribeSite():
                return desk.description
            case do.Subscribe():
                return await self._subscribe(connection, desk, id, query.since)
            case do.GetOutlook():
                return cast("do.Outlook | Error", await _read(desk.owner, lambda day: self._outlook(day, query)))
            case _:
                raise NotImplementedError(query.METHOD)

    # --- who ---------------------------------------------------------------------------------------------------------

    async def _open(self, connection: Connection, query: do.OpenSession) -> do.Welcome | Error:
        if query.protocol != PROTOCOL:
            message = f"This server speaks protocol {PROTOCOL}, not {query.protocol}."
            return error("unsupported", "protocol_unsupported", message, {"protocol": PROTOCOL})
        if connection.device is not None:
            return error("invalid", "session_already_open", "This connection has its session.")
        device = await self._identities.find_device(query.token)
        if device is None:
            return error("unauthorised", "unknown_device", "No device has this token; see `antrean-server device`.")
        desk = self._desks.get(device.site)
        if desk is None:
            return error("unavailable", "site_unavailable", "This server does not serve the device's site now.")
        login = None
        if query.officer_token is not None and device.role == "console":
            login = await self._identities.find_login(query.officer_token, device.site, device.code, self._clock())
        connection.device = device
        officer = None
        if login is not None and query.officer_token is not None:
            officer = await self._seat(connection, desk, login, query.officer_token)
        return do.Welcome(
            protocol=PROTOCOL,
            server=version("antrean"),
            device=device.code,
            name=device.name,
            role=device.role,
            site=device.site,
            at=self._clock(),
            seq=desk.owner.published,
            officer=officer if isinstance(officer, do.OfficerSession) else None,
        )

    async def _log_in(self, connection: Connection, desk: Desk, query: do.LogIn) -> do.OfficerSession | Error:
        device = connection.device
        assert device is not None  # noqa: S101 - `_denied` has looked
        if query.officer not in desk.owner.site.officer_by_code:
            # Checked all the same, so that the time does not tell who exists.
            await self._passwords.check(device.site, device.code, "", query.password)
            return error("refused", "wrong_password", "The officer or the password is wrong.")
        wrong = await self._passwords.check(device.site, device.code, query.officer, query.password)
        if wrong is not None:
            return wrong
        now = self._clock()
        login = Login(device.site, query.officer, device.code, desk.owner.site.calendar.next_midnight(now))
        token = secrets.token_urlsafe(32)
        await self._identities.add_login(login, token, now)
        return await self._seat(connection, desk, login, token)

    async def _log_out(self, connection: Connection, desk: Desk) -> do.Done | Error:
        if (login := connection.login) is None:
            return do.Done()
        held = await _read(desk.owner, lambda day: _counter_of(day, login.officer))
        if isinstance(held, Error):
            return held
        if held is not None:
            return error("refused", "counter_still_held", "Close the counter first.", {"counter": held})
        await self._leave(connection, desk, login)
        return do.Done()

    async def _leave(self, connection: Connection, desk: Desk, login: Login) -> None:
        connection.login = None
        if desk.at_work.get(login.officer) is connection:
            del desk.at_work[login.officer]
        await self._identities.end_login(login.site, login.officer)

    async def _seat(self, connection: Connection, desk: Desk, login: Login, token: str) -> do.OfficerSession | Error:
        """Let the officer act from this connection, and from no other."""
        if connection.login is not None and connection.login.officer != login.officer:
            await self._leave(connection, desk, connection.login)
        elsewhere = desk.at_work.get(login.officer)
        if elsewhere is not None and elsewhere is not connection:
            elsewhere.login = None
        connection.login = login
        desk.at_work[login.officer] = connection
        officer = desk.owner.site.officer_by_code.get(login.officer)
        held = await _read(desk.owner, lambda day: _counter_of(day, login.officer))
        if isinstance(held, Error):
            return held
        name, counters = (officer.name, officer.counters) if officer else (login.officer, ())
        return do.OfficerSession(login.officer, name, token, counters, held)

    # --- the board ---------------------------------------------------------------------------------------------------

    async def _subscribe(self, connection: Connection, desk: Desk, id: str | int, since: Seq | None) -> Error | None:
        owner, audience = desk.owner, desk.audience
        audience.remove(connection)
        if since is None or not owner.day_started - 1 <= since <= owner.published:
            return await self._send_snapshot(connection, desk, id)
        subscribed = do.Subscribed(owner.published, None)
        connection.send(codec.encode_result(id, codec.encode_answer(subscribed)))
        staff = connection.device is not None and connection.device.role == "console"
        while (missed := owner.recent(since)) is None:
            page = await _journal(owner, since)
            await connection.socket.send(_frame_of(page, staff=staff))
            since = page[-1].seq
        if missed:
            connection.send(_frame_of(missed, staff=staff))
        audience.add(connection)
        return None

    async def _send_snapshot(self, connection: Connection, desk: Desk, id: str | int) -> Error | None:
        """Answer and join the audience in one step, between two published events: no event is missed or doubled."""
        staff = connection.device is not None and connection.device.role == "console"
        sent: asyncio.Future[Error | None] = asyncio.get_running_loop().create_future()

        def deliver(snapshot: bytes | Error) -> None:
            if sent.done():  # the client has gone
                return
            if isinstance(snapshot, Error):
                sent.set_result(snapshot)
                return
            connection.send(codec.encode_result(id, snapshot))
            desk.audience.add(connection)
            sent.set_result(None)

        desk.owner.read(lambda day: desk.snapshots.subscribed(day.board, staff=staff), deliver)
        return await sent

    def _outlook(self, day: ServiceDay, query: do.GetOutlook) -> do.Outlook | Error:
        if query.service not in day.site.service_by_code:
            refusal = UnknownService(query.service)
            return error("refused", refusal.code, str(refusal), refusal.details())
        return outlook(day, query.service, priority=query.priority, now=self._clock())


def _counter_of(day: ServiceDay, officer: Code) -> Code | None:
    return next((counter.code for counter in day.board.counters.values() if counter.officer == officer), None)


def _frame_of(told: list[Told], *, staff: bool) -> str:
    return codec.encode_events([event.staff if staff else event.public for event in told])


async def _read(owner: Owner, make: Callable[[ServiceDay], Any]) -> Any:  # noqa: ANN401 - whatever `make` makes
    answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
    owner.read(make, lambda value: None if answer.done() else answer.set_result(value))
    return await answer


async def _journal(owner: Owner, after: Seq) -> list[Told]:
    answer: asyncio.Future[list[Told] | Exception] = asyncio.get_running_loop().create_future()
    owner.journal(after, CATCH_UP_EVENTS, lambda page: None if answer.done() else answer.set_result(page))
    page = await answer
    if isinstance(page, Exception):
        raise IdentityUnavailable(str(page))
    return page
