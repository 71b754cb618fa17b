"""Commits, away from the event loop: in a process of their own, or on a thread.

sqlite3 lets go of the interpreter at every step and takes it again. Beside a busy event loop most of a commit's time
went into that: measured, a group of sixteen tickets took 1.7 ms on a thread of the server, and 0.6 ms alone. The
process does what it is told over its standard input, a socket, one group at a time, and ends when its server does.
Before it answers that a group is durable it adds it to a tally, which the server can look at before it hears. The next
group waits in the socket meanwhile; it says whether it may be written only if the last was.
"""

import asyncio
import logging
import os
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from server.storage.entries import Batch
from server.storage.store import StorageConflict, StorageUnavailable, Store
from server.storage.tally import Tally, open_tally
from server.storage.writer import Fault

log = logging.getLogger(__name__)

_DURABLE = b"+"
_FAULTS: dict[bytes, type[Fault] | None] = {_DURABLE: None, b"!": StorageConflict, b"?": StorageUnavailable}
"""How an answer begins; why comes behind it."""
_DROPPED = b"-"
"""The answer to a group that was not written because the one before it was not. The server knows that by itself."""
_FRESH, _BEHIND = b"f", b"b"
"""How a group begins: nothing was under way when it was sent, or all of it stands on the group before."""
_LENGTH = 4

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Batch]).decode


def open_committer(url: str) -> "ProcessCommitter | ThreadCommitter":
    """The committer that fits this system and this database: a database in memory has no second process."""
    if sys.platform == "win32" or ":memory:" in url or url == "sqlite://":
        return ThreadCommitter(Store(url))
    return ProcessCommitter(url)


class ThreadCommitter:
    """Commits on a thread."""

    depth = 1

    def __init__(self, store: Store) -> None:
        self._loop = asyncio.get_running_loop()
        self._store = store
        self._thread = ThreadPoolExecutor(1, "antrean-committer")

    def commit(self, batches: list[Batch], done: Callable[[Fault | None], None]) -> None:
        """Write all in one transaction."""

        def tell(committed: Future[None]) -> None:
            fault = committed.exception()
            if fault is None or isinstance(fault, Fault):
                done(fault)
            else:
                raise fault

        committing = self._thread.submit(self._store.commit, batches)
        committing.add_done_callback(lambda committed: self._loop.call_soon_threadsafe(tell, committed))

    async def get_ready(self) -> None:
        """Do nothing: the thread is there when it is needed."""

    def settle(self) -> None:
        """Do nothing: before the event loop hears of a commit, nobody does."""

    async def close(self) -> None:
        """End the thread, close the store."""
        await self._loop.run_in_executor(None, self._thread.shutdown)
        self._store.close()


class ProcessCommitter(asyncio.Protocol):
    """Commits in a process, which is started when it is needed and started again when it has ended."""

    depth = 2

    def __init__(self, url: str, open_tally: Callable[[], Tally | None] = open_tally) -> None:
        self._loop = asyncio.get_running_loop()
        self._url = url
        self._open_tally = open_tally
        self._process: subprocess.Popen[bytes] | None = None
        self._transport: asyncio.Transport | None = None
        self._starting: asyncio.Task[None] | None = None
        """Until the process is there to be told anything."""
        self._ready = asyncio.Event()
        """The process has opened the database, or will never."""
        self._unsent = b""
        """What the process is told when it has been started."""
        self._heard = bytearray()
        self._under_way: deque[Callable[[Fault | None], None]] = deque()
        self._tally: Tally | None = None
        """Of the process that runs now."""
        self._known = 0
        """Groups whose fate is known and whose answers are still to come: told before any that is under way."""
        self._closed = self._loop.create_future()
        self._closing = False

    def commit(self, batches: list[Batch], done: Callable[[Fault | None], None]) -> None:
        """Write all in one transaction. Where the process ends meanwhile nobody knows how far it came."""
        message = _packed((_BEHIND if self._under_way else _FRESH) + _encode(batches))
        self._under_way.append(done)
        if self._transport is not None:
            self._transport.write(message)
            return
        self._unsent += message
        self._begin()

    async def get_ready(self) -> None:
        """Start the process before it is needed; returns when it waits for its first group, or cannot be started."""
        if self._transport is None:
            self._begin()
        await self._ready.wait()

    def settle(self) -> None:
        """Look at the tally: a group that is in it need not wait for its answer."""
        while self._under_way and self._tally is not None and self._tally.ahead:
            self._known += 1
            self._tell(None)

    async def close(self) -> None:
        """Let the process end; it has done all it was told."""
        self._closing = True
        process = self._process
        if self._transport is not None and process is not None:
            self._transport.close()
            await self._closed
            await self._loop.run_in_executor(None, process.wait)

    @property
    def pid(self) -> int | None:
        """The process, while there is one."""
        return self._process.pid if self._process is not None else None

    def _begin(self) -> None:
        if self._starting is None:
            self._ready.clear()
            self._starting = self._loop.create_task(self._start())

    async def _start(self) -> None:
        try:
            ours = self._begin_process()
        except OSError as fault:
            self._give_up(StorageUnavailable(f"the process that commits cannot be started: {fault}"))
            return
        self._closed = self._loop.create_future()
        await self._loop.create_connection(lambda: self, sock=ours)

    def _begin_process(self) -> socket.socket:
        """Our end of its standard input."""
        ours, theirs = socket.socketpair()
        root = str(Path(__file__).parents[2])  # wherever this server's own code lies
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        self._tally = self._open_tally()
        shared = [self._tally.descriptor] if self._tally is not None else []
        with theirs:
            try:
                self._process = subprocess.Popen(  # noqa: S603 - nothing else is to do without it
                    [sys.executable, "-m", "server.storage.committer", *map(str, shared)],
                    stdin=theirs.fileno(),
                    pass_fds=shared,
                    stdout=subprocess.DEVNULL,
                    env={**os.environ, "PYTHONPATH": path},
                )
            except OSError:
                ours.close()
                raise
        return ours

    # --- asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The process has been started."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - of a socket
        self._transport, self._starting = transport, None
        self._known = 1  # what it says once it is ready
        # The address may hold a password: not on a command line, which everybody can read.
        transport.write(_packed(self._url.encode()) + self._unsent)
        self._unsent = b""

    def data_received(self, data: bytes) -> None:
        """Answers, or parts of them."""
        self._heard += data
        while (answer := _taken(self._heard)) is not None:
            self._ready.set()
            if self._known:
                self._known -= 1
                continue
            fault = _FAULTS[answer[:1]]
            self._tell(None if fault is None else fault(answer[1:].decode()))

    def connection_lost(self, _fault: Exception | None) -> None:
        """The process has ended, or will when this connection is closed."""
        process, self._process, self._transport = self._process, None, None
        self._closed.set_result(None)
        if process is not None and not self._closing:
            log.warning("the process that commits has ended; the next commit starts another")
            self._loop.run_in_executor(None, process.wait)
        self._give_up(StorageUnavailable("the process that commits has ended"))

    def _tell(self, fault: Fault | None) -> None:
        """Of the oldest group under way."""
        done = self._under_way.popleft()
        if fault is not None:
            self._known += len(self._under_way)
            self._under_way.clear()
        elif self._tally is not None:
            self._tally.note()
        done(fault)

    def _give_up(self, fault: Fault) -> None:
        """Nothing more is heard of what is under way, nor of this process: the next has a tally of its own."""
        told = [*self._under_way][:1]
        self._under_way.clear()
        self._known, self._unsent, self._starting = 0, b"", None
        self._ready.set()
        self._heard.clear()
        tally, self._tally = self._tally, None
        if tally is not None:
            tally.close()
        for done in told:
            done(fault)


def _packed(message: bytes) -> bytes:
    return len(message).to_bytes(_LENGTH) + message


def _taken(heard: bytearray) -> bytes | None:
    """The next message, taken out of what was heard; None where it has not all been heard."""
    end = _LENGTH + int.from_bytes(heard[:_LENGTH])
    if len(heard) < end:
        return None
    message = bytes(heard[_LENGTH:end])
    del heard[:end]
    return message


def _read(pipe: BinaryIO) -> bytes | None:
    """The next message, None at the end."""
    length = pipe.read(_LENGTH)
    message = pipe.read(int.from_bytes(length))
    return message if len(length) == _LENGTH and len(message) == int.from_bytes(length) else None


def _commit(store: Store, batches: bytes) -> bytes:
    try:
        store.commit(_decode(batches))
    except StorageConflict as fault:
        return b"!" + str(fault).encode()
    except StorageUnavailable as fault:
        return b"?" + str(fault).encode()
    return _DURABLE


def main() -> None:
    """Commit what comes, until nothing more comes."""
    # A terminal and systemd send these to every process of the service: the server decides when all is done.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)
    # ConnectionError: the server was killed.
    with suppress(ConnectionError), socket.socket(fileno=sys.stdin.fileno()) as server, server.makefile("rb") as orders:
        if (url := _read(orders)) is None:
            return
        tally = Tally(int(sys.argv[1])) if len(sys.argv) > 1 else None
        with closing(Store(url.decode())) as store:
            answer = _DURABLE
            server.sendall(_packed(answer))
            while (message := _read(orders)) is not None:
                answer = _commit(store, message[1:]) if message[:1] == _FRESH or answer == _DURABLE else _DROPPED
                if answer == _DURABLE and tally is not None:
                    tally.add()
                server.sendall(_packed(answer))


if __name__ == "__main__":
    main()
