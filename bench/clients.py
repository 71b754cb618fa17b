"""WebSocket clients in a process of their own: the same code for the server and for its yardsticks.

They send frames that were encoded before and keep the answers unread, so that a client costs as little as
`websockets` lets it and nothing of the protocol is measured on this side.
"""

import asyncio
import gc
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import perf_counter
from types import TracebackType
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

OPENING_AT_ONCE = 50
TOLD_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Driven:
    """What a number of clients did at once."""

    seconds: float
    """From the first request to the last answer."""
    latencies: list[float]
    """Seconds from each request to its answer."""
    replies: list[bytes]

    @property
    def rate(self) -> float:
        """Requests answered a second."""
        return len(self.latencies) / self.seconds


@dataclass(frozen=True, slots=True)
class FannedOut:
    """One press, told to all who listen. Seconds from the press."""

    first: float
    last: float
    answered: float
    reply: bytes
    frame: bytes
    """What the last of them was told."""


class _Group:
    """Connections to one server, and what those that listen have been told since `expect`."""

    def __init__(self, sockets: list[ClientConnection]) -> None:
        self.sockets = sockets
        self.listening: list[asyncio.Task[None]] = []
        self._missing = 0
        self._told = asyncio.Event()
        self.first = self.last = 0.0
        self.frame = b""

    def expect(self) -> None:
        self._missing = len(self.sockets)
        self._told.clear()

    async def told(self) -> None:
        async with asyncio.timeout(TOLD_SECONDS):
            await self._told.wait()

    async def listen(self, socket: ClientConnection) -> None:
        try:
            while True:
                frame = await socket.recv(decode=False)
                if self._missing == len(self.sockets):
                    self.first = perf_counter()
                self._missing -= 1
                if self._missing == 0:
                    self.last = perf_counter()
                    self.frame = bytes(frame)
                    self._told.set()
        except ConnectionClosed:
            self._missing = -1  # whoever waits for this group is told by its deadline


class _Sockets:
    """The clients, by the names of their groups. Lives in the child process; called by name from the parent."""

    def __init__(self) -> None:
        self._groups: dict[str, _Group] = {}

    async def open(self, group: str, url: str, count: int) -> None:
        sockets: list[ClientConnection] = []
        while len(sockets) < count:
            more = min(OPENING_AT_ONCE, count - len(sockets))
            sockets += await asyncio.gather(
                *(connect(url, compression=None, max_size=None, proxy=None, ping_interval=None) for _ in range(more))
            )
        known = self._groups.setdefault(group, _Group([]))
        known.sockets += sockets

    async def close(self, group: str) -> None:
        left = self._groups.pop(group)
        await asyncio.gather(*(socket.close() for socket in left.sockets))
        await asyncio.gather(*left.listening)

    async def drive(self, group: str, frames: Sequence[Sequence[str]]) -> Driven:
        latencies: list[float] = []
        replies: list[Any] = []

        async def run(socket: ClientConnection, own: Sequence[str]) -> None:
            for frame in own:
                sent = perf_counter()
                await socket.send(frame)
                reply = await socket.recv(decode=False)
                latencies.append(perf_counter() - sent)
                replies.append(reply)

        # The collector of this process is no part of what is measured.
        gc.collect()
        gc.disable()
        start = perf_counter()
        await asyncio.gather(*(run(socket, own) for socket, own in zip(self._groups[group].sockets, frames)))  # noqa: B905 - fewer may be driven
        seconds = perf_counter() - start
        gc.enable()
        return Driven(seconds, latencies, [bytes(reply) for reply in replies])

    async def listen(self, group: str) -> None:
        listeners = self._groups[group]
        loop = asyncio.get_running_loop()
        fresh = listeners.sockets[len(listeners.listening) :]
        listeners.listening += [loop.create_task(listeners.listen(socket)) for socket in fresh]

    async def fan_out(self, presser: str, frame: str, listeners: str) -> FannedOut:
        socket, audience = self._groups[presser].sockets[0], self._groups[listeners]
        gc.collect()
        gc.disable()
        audience.expect()
        pressed = perf_counter()
        await socket.send(frame)
        reply = await socket.recv(decode=False)
        answered = perf_counter()
        await audience.told()
        gc.enable()
        return FannedOut(
            audience.first - pressed, audience.last - pressed, answered - pressed, bytes(reply), audience.frame
        )


async def _serve(pipe: Connection) -> None:
    sockets = _Sockets()
    loop = asyncio.get_running_loop()
    # In a thread: the sockets answer pings meanwhile.
    while (call := await loop.run_in_executor(None, pipe.recv)) is not None:
        name, arguments = call
        try:
            answer = await getattr(sockets, name)(*arguments)
        except Exception as fault:  # noqa: BLE001 - raised again where the call was made
            pipe.send(fault)
        else:
            pipe.send(answer)


def _run(pipe: Connection) -> None:
    asyncio.run(_serve(pipe))


class Clients:
    """The clients' process, from the outside. Groups are named; every call waits until it is done."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_run, args=(theirs,), name="bench-clients", daemon=True)
        self._process.start()
        theirs.close()

    def open(self, group: str, url: str, count: int) -> None:
        """Connect `count` more clients of a group."""
        self._call("open", group, url, count)

    def close(self, group: str) -> None:
        """Disconnect a group."""
        self._call("close", group)

    def drive(self, group: str, frames: Sequence[Sequence[str]]) -> Driven:
        """Let each of the first `len(frames)` clients send its frames, each when the one before is answered."""
        driven: Driven = self._call("drive", group, frames)
        return driven

    def listen(self, group: str) -> None:
        """From now on a group only listens."""
        self._call("listen", group)

    def fan_out(self, presser: str, frame: str, listeners: str) -> FannedOut:
        """Let the presser's first client send a frame that brings each listener one frame.

        Raises:
            TimeoutError: not every listener was told.
        """
        fanned_out: FannedOut = self._call("fan_out", presser, frame, listeners)
        return fanned_out

    def _call(self, name: str, *arguments: object) -> Any:  # noqa: ANN401 - what the method answers
        self._pipe.send((name, arguments))
        answer = self._pipe.recv()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):  # it has gone already
            self._pipe.send(None)
        self._process.join(5)
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()
