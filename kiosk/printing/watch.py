"""Looking at a printer while nothing is printed, so that its trouble is known before somebody chooses a service."""

import time
from collections.abc import Callable
from typing import Final

from kiosk.printing.outcome import Printed, PrintOutcome
from kiosk.printing.status import PrinterStatus, Ready, Silent, Unreachable, Unreadable
from kiosk.printing.transport import Connection

LONGEST_PAUSE: Final = 30.0
"""Seconds between two looks at a printer that has not answered for a while."""

_SLICE: Final = 0.05
"""Seconds after which an urgent request is noticed."""


class PrinterWatch:
    """Says when to look next, and tells what has changed. It asks nothing itself. Where looking tells nothing
    (`asking` is false) one look is enough."""

    def __init__(self, tell: Callable[[PrinterStatus], None], every: float, *, asking: bool = True) -> None:
        self._tell = tell
        self._every = every
        self._asking = asking
        self._pause: float | None = 0.0
        self._status: PrinterStatus | None = None

    @property
    def pause(self) -> float | None:
        """Seconds of idleness before the next look; None for a printer that cannot be asked."""
        return self._pause

    def note(self, status: PrinterStatus) -> None:
        """What somebody has found the printer to be."""
        match status:
            case Unreadable() if not self._asking:
                self._pause = None
            case Silent() | Unreachable() if self._pause is not None:
                self._pause = min(max(self._every, 2 * self._pause), max(self._every, LONGEST_PAUSE))
            case _:
                self._pause = self._every
        if status != self._status:
            self._status = status
            self._tell(status)

    def hear(self, outcome: PrintOutcome) -> None:
        """What became of a ticket: a proof of good health, or a reason to look at once."""
        if self._pause is None:
            return
        if isinstance(outcome, Printed) and outcome.confirmed:
            self.note(Ready(outcome.near_end))
        elif not isinstance(outcome, Printed):
            self._pause = 0.0


class Interrupted(Exception):
    """Something more urgent than this has come."""


class Interruptible:
    """A connection on which waiting ends as soon as somebody is in a hurry."""

    def __init__(
        self, connection: Connection, hurried: Callable[[], bool], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._connection = connection
        self._hurried = hurried
        self._clock = clock

    def send(self, data: bytes, timeout: float) -> None:
        self._connection.send(data, timeout)

    def receive(self, timeout: float) -> bytes:
        """What has come in. Raises Interrupted, and what the connection raises."""
        deadline = self._clock() + timeout
        while True:
            if self._hurried():
                raise Interrupted
            left = deadline - self._clock()
            heard = self._connection.receive(max(0.0, min(_SLICE, left)))
            if heard or left <= _SLICE:
                return heard

    def close(self) -> None:
        self._connection.close()
