"""Commits in a process of its own.

sqlite3 lets go of the interpreter at every step and takes it again. Beside a busy event loop most of a commit's time
went into that: measured, a group of sixteen tickets took 1.7 ms on a thread of the server and takes 0.6 ms here. The
process does what it is told over its standard input, one group at a time, and ends when its server does.
"""

import logging
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import msgspec

from server.storage.store import Batch, StorageConflict, StorageUnavailable, Store

log = logging.getLogger(__name__)

READY, CONFLICT, UNAVAILABLE = b"+", b"!", b"?"
"""How an answer begins: it is done, it contradicts the database, the database cannot be used."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Batch]).decode


class CommittingStore(Store):
    """A store whose commits are done by a process of its own; everything else is done here."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self._url = url
        self._process: subprocess.Popen[bytes] | None = _start(url)

    def commit(self, batches: list[Batch]) -> None:
        """Write all batches in one transaction, durable when this returns.

        Raises:
            StorageConflict: a constraint of the database says no to one of them.
            StorageUnavailable: the database can't be used, or the process has ended and it is unknown how far it came.
        """
        answer = self._ask(_encode(batches))
        text = answer[1:].decode()
        match answer[:1]:
            case b"+":
                return
            case b"!":
                raise StorageConflict(text)
            case _:
                raise StorageUnavailable(text)

    def close(self) -> None:
        """End the process once it has done what it was told, and give the connection back."""
        process, self._process = self._process, None
        if process is not None:
            _end(process)
        super().close()

    def _ask(self, message: bytes) -> bytes:
        try:
            if self._process is None:
                self._process = _start(self._url)
            assert self._process.stdin is not None  # noqa: S101 - both are pipes
            assert self._process.stdout is not None  # noqa: S101
            _write(self._process.stdin, message)
            answer = _read(self._process.stdout)
        except OSError as fault:
            answer, why = None, str(fault)
        else:
            why = "it has ended"
        if answer is None:
            process, self._process = self._process, None
            if process is not None:
                _end(process)
            raise StorageUnavailable(f"the process that commits: {why}")
        return answer


def _start(url: str) -> subprocess.Popen[bytes]:
    root = str(Path(__file__).parents[2])  # wherever this server's own code lies
    process = subprocess.Popen(
        [sys.executable, "-m", "server.storage.committer"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))},
    )
    assert process.stdin is not None  # noqa: S101 - a pipe
    # It may hold a password: not on a command line, which everybody can read.
    _write(process.stdin, url.encode())
    return process


def _end(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:  # what it still held cannot be written any more
                log.debug("a pipe of the process that commits was broken")
    process.wait()


def _write(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(len(message).to_bytes(4) + message)
    pipe.flush()


def _read(pipe: IO[bytes]) -> bytes | None:
    """The next message, None at the end."""
    length = pipe.read(4)
    if len(length) < 4:
        return None
    message = pipe.read(int.from_bytes(length))
    return message if len(message) == int.from_bytes(length) else None


def main() -> None:
    """Commit what comes, until nothing more comes."""
    # A terminal and systemd send these to every process of the service: the server decides when all is done.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)
    orders, answers = sys.stdin.buffer, sys.stdout.buffer
    if (url := _read(orders)) is None:
        return
    store = Store(url.decode())
    while (message := _read(orders)) is not None:
        try:
            store.commit(_decode(message))
        except StorageConflict as fault:
            answer = CONFLICT + str(fault).encode()
        except StorageUnavailable as fault:
            answer = UNAVAILABLE + str(fault).encode()
        else:
            answer = READY
        try:
            _write(answers, answer)
        except BrokenPipeError:  # the server was killed meanwhile
            os._exit(0)
    store.close()


if __name__ == "__main__":
    main()
