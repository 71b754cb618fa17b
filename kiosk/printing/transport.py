"""Ways to reach a printer.

    Trouble
    ├── NoConnection   it cannot be reached
    ├── Lost           it was reached, and the connection broke
    └── Stuck          it took no more bytes in time

A two-way transport carries answers; a one-way one takes a whole ticket and says nothing about its fate. Every call has
a time limit of its own, in seconds.
"""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from kiosk.printing.status import PrinterStatus


class Trouble(Exception):
    """Something between the kiosk and the printer; says what, in English."""


class NoConnection(Trouble):
    pass


class Lost(Trouble):
    pass


class Stuck(Trouble):
    pass


@dataclass(frozen=True, slots=True)
class Job:
    """One ticket: its commands, and what it says for a preview."""

    commands: bytes
    text: str


class Connection(Protocol):
    """An open line to a printer."""

    def send(self, data: bytes, timeout: float) -> None:
        """Hand all bytes over. Raises Lost, Stuck."""

    def receive(self, timeout: float) -> bytes:
        """What has come in; empty if nothing does in time. Raises Lost."""

    def close(self) -> None:
        """Hang up."""


@runtime_checkable
class TwoWay(Protocol):
    """A transport whose printer can answer."""

    def connect(self, timeout: float) -> Connection:
        """Reach the printer. Raises NoConnection."""


@runtime_checkable
class OneWay(Protocol):
    """A transport that can only be written to."""

    def deliver(self, job: Job, timeout: float) -> None:
        """Hand a ticket over. Raises NoConnection, Lost, Stuck."""


@runtime_checkable
class Observed(OneWay, Protocol):
    """A one-way transport that can be looked at, if not the printer behind it."""

    def look(self, timeout: float) -> PrinterStatus:
        """Whether it would take a ticket now; Unreadable if nothing speaks against it. Raises nothing."""


Transport = TwoWay | OneWay
