"""The fake hall behind a real WebSocket on loopback, and a cable to it that can be cut or gone dead."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import Any, Self

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.typing import Subprotocol

from shared.link.settings import LinkSettings
from shared.wire.events import Event, Recorded
from shared.wire.scalars import SUBPROTOCOL
from tests.shared.link.fake_hall import TOKEN, Conversation, FakeHall

DEADLINE = 30.0


def play(scenario: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a scenario to its end, which must come before the deadline."""

    async def limited() -> None:
        async with asyncio.timeout(DEADLINE):
            await scenario()

    asyncio.run(limited())


def quick(port: int, **changes: float | str) -> LinkSettings:
    """Settings for a link that comes back fast."""
    fast = LinkSettings(f"ws://127.0.0.1:{port}/", TOKEN, "test/1", first_delay=0.01, longest_delay=0.05)
    return replace(fast, **changes)  # type: ignore[arg-type]


async def until(condition: Callable[[], object]) -> None:
    """Wait until a condition holds; `play` sets the deadline."""
    while not condition():  # noqa: ASYNC110 - what it waits for is not ours to signal
        await asyncio.sleep(0.001)


async def take_turns() -> None:
    """Let connections that are being accepted be made: asyncio leaks them where the server is closed in between."""
    for _ in range(10):
        await asyncio.sleep(0)


class FakeServer:
    """Serves a hall on one port, through stops and starts."""

    def __init__(self, hall: FakeHall | None = None) -> None:
        self.hall = hall or FakeHall()
        self.port = 0
        self.opened = 0
        """Connections so far."""
        self.closings: list[int | None] = []
        """The codes that connections ended with."""
        self.requests: list[str] = []
        """The ids of commands received, each time."""
        self.on_connection: Callable[[ServerConnection], Coroutine[Any, Any, None]] | None = None
        """What to do with a connection instead of serving it."""
        self.answering = asyncio.Event()
        self.answering.set()
        """Cleared, the server does what it is asked but says nothing."""
        self.subprotocols: list[Subprotocol] | None = [Subprotocol(SUBPROTOCOL)]
        self.http_status: int | None = None
        self.points_to = ""
        """Where else it says to look."""
        self.turned_away = 0
        self._server: Server | None = None
        self._conversations: dict[ServerConnection, Conversation] = {}

    async def start(self) -> None:
        self._server = await serve(
            self._handle,
            "127.0.0.1",
            self.port,
            subprotocols=self.subprotocols,
            process_request=self._check,
            compression=None,
            ping_interval=None,
            close_timeout=0.2,
        )
        self.port = next(iter(self._server.sockets)).getsockname()[1]

    async def stop(self) -> None:
        """Close every connection in good order, and listen no more."""
        assert self._server is not None
        await take_turns()
        self._server.close()
        await self._server.wait_closed()

    async def kill(self) -> None:
        """Be gone without a word, as after kill -9."""
        for connection in self._conversations:
            connection.transport.abort()
        self.answering.set()
        await self.stop()

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def publish(self, *events: Event) -> None:
        """Let something happen in the hall."""
        await self._tell([self.hall.record(event) for event in events])

    async def say(self, frame: str | bytes) -> None:
        """Send every client this frame."""
        for connection in list(self._conversations):
            await connection.send(frame)

    async def _tell(self, events: list[Recorded]) -> None:
        for connection, conversation in list(self._conversations.items()):
            conversation.tell(events)
            await self._flush(connection, conversation)

    async def _flush(self, connection: ServerConnection, conversation: Conversation) -> None:
        out = conversation.out.copy()
        conversation.out.clear()
        with suppress(ConnectionClosed):
            for frame in out:
                await connection.send(frame)

    async def _handle(self, connection: ServerConnection) -> None:
        self.opened += 1
        if self.on_connection is not None:
            await self.on_connection(connection)
            return
        conversation = self._conversations[connection] = Conversation(self.hall)
        try:
            async for frame in connection:
                events = conversation.receive(frame)
                self.requests.append(str(conversation.requests[-1].id))
                await self.answering.wait()
                await self._flush(connection, conversation)
                await self._tell(events)
        except ConnectionClosed:
            pass
        finally:
            del self._conversations[connection]
            self.closings.append(connection.close_code)

    async def _check(self, connection: ServerConnection, request: Request) -> Response | None:
        if self.http_status is None:
            return None
        self.turned_away += 1
        response = connection.respond(self.http_status, "no")
        if self.points_to:
            response.headers["Location"] = self.points_to
        return response


@asynccontextmanager
async def serving(hall: FakeHall | None = None) -> AsyncIterator[FakeServer]:
    """A fake server that is up for as long as the block runs, unless the block stops it."""
    server = FakeServer(hall)
    await server.start()
    try:
        yield server
    finally:
        await server.kill()


class Cable:
    """A TCP connection between client and server that a test can cut, or let go dead."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._alive = asyncio.Event()
        self._alive.set()
        self._writers: list[asyncio.StreamWriter] = []
        self._server: asyncio.Server | None = None
        self.port = 0
        self.laid = 0
        """Connections so far."""
        self._carried = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._join, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        await take_turns()
        self._server.close()
        self.mend()
        self.cut()
        while self._carried:  # noqa: ASYNC110 - once, at the end
            await asyncio.sleep(0)

    def cut(self) -> None:
        """Break every connection: both ends notice."""
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()

    def go_dead(self) -> None:
        """Carry nothing any more, and tell nobody."""
        self._alive.clear()

    def mend(self) -> None:
        """Carry again, what was held back as well."""
        self._alive.set()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.laid += 1
        self._carried += 1
        self._writers.append(writer)
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._to)
            self._writers.append(far_writer)
            if writer.transport.is_closing():
                far_writer.transport.abort()
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._carry(reader, far_writer))
                tasks.create_task(self._carry(far_reader, writer))
        except OSError:
            writer.transport.abort()
        finally:
            self._carried -= 1

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while piece := await reader.read(65536):
                await self._alive.wait()
                writer.write(piece)
                await writer.drain()
        writer.close()
