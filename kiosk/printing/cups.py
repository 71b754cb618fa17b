"""A printer behind a queue of CUPS, by the programs that come with it: lp, lpstat, cancel.

The library's CUPS printer takes a refusal of `lp` for success, and leaves a ticket in the queue of a printer that is
off, to come out an hour later. Here a ticket that the queue does not pass on in its time is taken back.
"""

import contextlib
import os
import re
import subprocess
import time
from collections.abc import Sequence
from typing import Final

from kiosk.printing.status import Faulty, Offline, PrinterStatus, Silent, Unreachable, Unreadable
from kiosk.printing.transport import Job, Lost, NoConnection, Stuck

_PAUSE: Final = 0.1
"""Seconds between two looks whether the ticket has left the queue."""

_CANCEL_TIMEOUT: Final = 2.0

_REQUEST: Final = re.compile(r"request id is (\S+)")


class CupsTransport:
    """One queue. What the printer behind it makes of a ticket nobody can tell."""

    def __init__(self, queue: str) -> None:
        self._queue = queue

    def look(self, timeout: float) -> PrinterStatus:
        """Whether the queue would pass a ticket on now."""
        deadline = time.monotonic() + timeout
        try:
            told = _run(["lpstat", "-p", self._queue], deadline)
            waiting = self._waiting(deadline)
        except NoConnection as trouble:
            return Unreachable(str(trouble))
        except Stuck:
            return Silent()
        first, *reasons = told.splitlines() or [""]
        if re.match(r"printer \S+ disabled", first):
            return Faulty(" ".join(["the queue is stopped:", *map(str.strip, reasons)]).rstrip(": "))
        if waiting:
            return Offline(f"{len(waiting)} print jobs wait in the queue")
        return Unreadable()

    def deliver(self, job: Job, timeout: float) -> None:
        """Put a ticket into the queue and wait until it has left it. Raises NoConnection, Lost, Stuck."""
        deadline = time.monotonic() + timeout
        told = _run(["lp", "-d", self._queue, "-t", "antrean", "-o", "raw"], deadline, job.commands)
        if (request := _REQUEST.search(told)) is None:
            return
        try:
            while request[1] in self._waiting(deadline):
                if time.monotonic() + _PAUSE >= deadline:
                    raise Stuck("the queue did not pass the ticket on")  # noqa: TRY301  as if lpstat took too long
                time.sleep(_PAUSE)
        except NoConnection as trouble:
            raise Lost(f"nobody knows what became of the ticket: {trouble}") from trouble
        except Stuck:
            self._take_back(request[1])
            raise

    def _waiting(self, deadline: float) -> list[str]:
        """The names of the jobs in the queue."""
        return [line.split()[0] for line in _run(["lpstat", "-o", self._queue], deadline).splitlines() if line.strip()]

    def _take_back(self, request: str) -> None:
        with contextlib.suppress(NoConnection, Stuck):  # it has just left the queue, or nobody can take it back
            _run(["cancel", request], time.monotonic() + _CANCEL_TIMEOUT)


def _run(command: Sequence[str], deadline: float, data: bytes = b"") -> str:
    """What a program says, in English. Raises NoConnection where it fails, Stuck where it takes too long."""
    try:
        done = subprocess.run(  # noqa: S603  no shell; the queue's name is the configuration's
            command,
            input=data,
            capture_output=True,
            timeout=max(0.01, deadline - time.monotonic()),
            env=os.environ | {"LC_ALL": "C"},
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise Stuck(f"{command[0]} does not come to an end") from late
    except OSError as error:
        raise NoConnection(f"{command[0]}: {error.strerror}; is CUPS installed?") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip() or f"exit status {done.returncode}"
        raise NoConnection(said)
    return done.stdout.decode(errors="replace")
