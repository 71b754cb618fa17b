"""The link in an asyncio program: a session run over `websockets`, which reconnects by itself."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator
from contextlib import aclosing, contextmanager
from types import TracebackType
from typing import Self, cast

from msgspec import Struct
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import broadcast
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidUpgrade, NegotiationError
from websockets.typing import Subprotocol

from shared.link.effects import Answered, Disconnect, Effect, EventsRecorded, StateChanged
from shared.link.ids import new_id
from shared.link.instant import Instant, read_clocks
from shared.link.outbox import MemoryOutbox, Outbox
from shared.link.sending import LONGEST_WAIT
from shared.link.session import ClientSession
from shared.link.settings import LinkSettings
from shared.link.state import LinkState, Online, Refused
from shared.wire.codec import MAX_REPLY_BYTES
from shared.wire.errors import Error, error
from shared.wire.events import Recorded
from shared.wire.methods import Command, Query
from shared.wire.scalars import SUBPROTOCOL, CommandId

log = logging.getLogger("antrean.link")

CLOSED = error("unavailable", "closed", "The link was closed before the answer came.")

NOT_OURS = frozenset({400, 401, 403, 404, 405, 406, 410, 426, 501})
"""HTTP answers of a server that will not open this protocol, rather than one that cannot just now."""


class _ConnectHere(connect):
    """The library would follow a redirect, and carry the token to whatever address a captive portal names."""

    def process_redirect(self, exc: Exception) -> Exception:
        return exc


class AsyncLink:
    """A device's link. Use it as a context manager, or run `run()` in a task group of your own."""

    def __init__(
        self,
        settings: LinkSettings,
        *,
        on_effect: Callable[[Effect], None] | None = None,
        outbox: Outbox | None = None,
        clock: Callable[[], Instant] = read_clocks,
    ) -> None:
        self._settings = settings
        self._on_effect = on_effect
        self._clock = clock
        self._session = ClientSession(settings.token, settings.client, outbox or MemoryOutbox(), settings.officer_token)
        self._connection: ClientConnection | None = None
        self._delays = settings.delays()
        self._stay_away = 0.0
        self._unreachable = ""
        self._answers: dict[str, asyncio.Future[Struct | Error]] = {}
        self._listeners: list[asyncio.Queue[Effect | None]] = []
        self._pumping = False
        self._timer_changed = asyncio.Event()
        self._state_changed = asyncio.Event()
        self._wake_at: float | None = None
        self._bug: Exception | None = None
        self._tasks = asyncio.TaskGroup()
        self._running: asyncio.Task[None] | None = None

    # --- for the program

    @property
    def state(self) -> LinkState:
        """What may be said of the connection now."""
        return self._session.state

    async def opened(self) -> Online | Refused:
        """Wait until the board is current or the server has refused this device."""
        while not isinstance(self.state, Online | Refused):
            self._state_changed.clear()
            await self._state_changed.wait()
        return self.state

    async def call(self, params: Query | Command, id: CommandId | None = None) -> Struct | Error:
        """The one answer: to a command after any number of reconnections, to a query now or not at all.

        Cancelled, it takes a command back where that is still possible.
        """
        request = id or new_id(self._clock().wall)
        answer: asyncio.Future[Struct | Error] = asyncio.get_running_loop().create_future()
        self._answers[request] = answer
        try:
            self.submit(request, params)
            return await answer
        except asyncio.CancelledError:
            self.take_back(request)
            raise
        finally:
            del self._answers[request]

    def effects(self) -> AsyncIterator[Effect]:
        """Everything the session tells from this call on, until the link ends."""
        heard: asyncio.Queue[Effect | None] = asyncio.Queue()
        self._listeners.append(heard)
        return self._listen(heard)

    def events(self) -> AsyncIterator[Recorded]:
        """Every event from this call on, each once, in order, until the link ends."""
        return _unpack(self.effects())

    def submit(self, id: str, params: Query | Command) -> None:
        """Send a command or query under this id; its answer is an effect."""
        if isinstance(params, Command):
            self._session.submit(id, params, self._clock())
        else:
            self._session.ask(id, params, self._clock())
        self._pump()

    def take_back(self, id: CommandId) -> bool:
        """Withdraw a command that has certainly not been done; False: its answer comes, or has come."""
        return self._session.take_back(id)

    # --- running

    async def __aenter__(self) -> Self:
        await self._tasks.__aenter__()
        self._running = self._tasks.create_task(self.run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._running is not None:
            self._running.cancel()
        await self._tasks.__aexit__(kind, raised, trace)

    async def run(self) -> None:
        """Keep the session until cancelled; the connection is then closed within `close_timeout`."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._keep_time())
                await self._keep_connected()
        except (asyncio.CancelledError, ExceptionGroup):
            if self._bug is not None:  # a cancellation during the cleaning up behind it must not hide it
                raise self._bug from None
            raise
        finally:
            for answer in self._answers.values():
                if not answer.done():
                    answer.set_result(CLOSED)
            for heard in self._listeners:
                heard.put_nowait(None)

    async def _keep_connected(self) -> None:
        settings = self._settings
        connections = _ConnectHere(
            settings.uri,
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            compression=None,
            proxy=None,
            process_exception=self._judge,
            open_timeout=settings.open_timeout,
            ping_interval=settings.ping_interval,
            ping_timeout=settings.ping_timeout,
            close_timeout=settings.close_timeout,
            reconnect_delays=self._library_delays,
            max_size=MAX_REPLY_BYTES,
        )
        async with aclosing(cast("AsyncGenerator[ClientConnection, None]", aiter(connections))) as each:
            async for connection in each:
                try:
                    reason = await self._follow(connection)
                finally:
                    self._connection = None
                    try:
                        await connection.close()
                    finally:
                        # On Python 3.11.2 (Debian 12) a timeout inside a task being cancelled ends as a cancellation,
                        # and the library leaves the transport open.
                        connection.transport.abort()
                log.info("Connection ended: %s", reason)
                with self._noting_bugs():
                    self._session.lost(reason, self._clock())
                    self._pump()
                # The library itself would come back at once, however often the server hangs up.
                await asyncio.sleep(max(next(self._delays), self._stay_away))

    async def _follow(self, connection: ClientConnection) -> str:
        """Run the session over one connection; the answer is why it ended."""
        if connection.subprotocol != SUBPROTOCOL:
            self._reject("the server did not choose our protocol")
            return "no common protocol"
        log.info("Connected to %s", self._settings.uri)
        self._connection = connection
        self._unreachable = ""
        self._stay_away = 0.0
        with self._noting_bugs():
            self._session.connected(self._clock())
            self._pump()
            try:
                while self._connection is connection:
                    frame = await connection.recv(decode=False)
                    self._session.received(frame, self._clock())
                    self._pump()
            except ConnectionClosed as closed:
                return str(closed)
        return "left by this side"

    async def _keep_time(self) -> None:
        """Call the session's `tick` when it is due."""
        while True:
            self._timer_changed.clear()
            wake_at = self._wake_at
            try:
                async with asyncio.timeout(None if wake_at is None else wake_at - self._clock().elapsed):
                    await self._timer_changed.wait()
            except TimeoutError:
                connection = self._connection
                with self._noting_bugs():
                    self._session.tick(self._clock())
                    self._pump()
                if connection is not None and self._connection is None:
                    await connection.close()

    @contextmanager
    def _noting_bugs(self) -> Iterator[None]:
        try:
            yield
        except Exception as bug:
            self._bug = bug
            raise

    def _pump(self) -> None:
        """Send and tell what the session has to, in order, also when a listener asks for more meanwhile."""
        if self._pumping:
            return
        self._pumping = True
        try:
            self._send()
            while (effect := self._session.take_effect()) is not None:
                self._tell(effect)
                self._send()
        finally:
            self._pumping = False
        wake_at = self._session.wake_at
        if wake_at != self._wake_at:
            self._wake_at = wake_at
            self._timer_changed.set()

    def _send(self) -> None:
        frames = self._session.take_frames()
        if self._connection is not None:
            for frame in frames:
                broadcast([self._connection], frame)  # at once: `send` would need a task of its own

    def _tell(self, effect: Effect | Disconnect) -> None:
        match effect:
            case Disconnect(reason=reason, retry_after=retry_after):
                log.warning("Leaving the connection: %s", reason)
                self._connection = None
                self._stay_away = min(retry_after or 0.0, LONGEST_WAIT)
                return
            case StateChanged(state=state):
                if isinstance(state, Online):
                    self._delays = self._settings.delays()
                self._state_changed.set()
            case Answered(id=id, answer=answer):
                waiting = self._answers.get(id)
                if waiting is not None and not waiting.done():
                    waiting.set_result(answer)
            case _:
                pass
        for heard in self._listeners:
            heard.put_nowait(effect)
        if self._on_effect is not None:
            self._on_effect(effect)

    def _judge(self, failure: Exception) -> Exception | None:
        """None: try again. What is no failure of the network or the server is a mistake of ours."""
        match failure:
            case InvalidStatus(response=response) if response.status_code in NOT_OURS:
                self._reject(f"HTTP {response.status_code}")
            case InvalidUpgrade() | NegotiationError():
                self._reject(str(failure))
            case OSError() | InvalidHandshake():
                self._note_unreachable(str(failure))
            case _:
                self._bug = failure
                return failure
        return None

    def _note_unreachable(self, reason: str) -> None:
        """Said once, not at every try."""
        if reason != self._unreachable:
            self._unreachable = reason
            log.info("%s cannot be reached: %s", self._settings.uri, reason)

    def _reject(self, reason: str) -> None:
        self._session.rejected(error("unsupported", "no_common_protocol", f"Not a server of ours: {reason}."))
        self._pump()

    def _library_delays(self) -> Generator[float, None, None]:
        while True:
            yield next(self._delays)

    async def _listen(self, heard: "asyncio.Queue[Effect | None]") -> AsyncIterator[Effect]:
        try:
            while (effect := await heard.get()) is not None:
                yield effect
        finally:
            self._listeners.remove(heard)


async def _unpack(effects: AsyncIterator[Effect]) -> AsyncIterator[Recorded]:
    async for effect in effects:
        if isinstance(effect, EventsRecorded):
            for recorded in effect.events:
                yield recorded
