"""Ways to reach a printer.

    Trouble
    ├── NoConnection   it cannot be reached
    ├── Lost           it was reached, and the connection broke
    └── Stuck          it took no more bytes in time

A two-way transport carries answers; a one-way one takes a whole ticket and says nothing about its fate. Every call has
a time limit of its own, in seconds.
"""

from dataclasses import dataclass
from typing import Protocol, assert_never, runtime_checkable

from kiosk.printing.config import PrinterConfig


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


Transport = TwoWay | OneWay


def transport_for(config: PrinterConfig) -> Transport:
    """The transport that the configuration names."""
    # each of them brings libraries that a kiosk with another printer need not have
    match config.transport:
        case "network":
            from kiosk.printing.network import NetworkTransport  # noqa: PLC0415

            return NetworkTransport(config.host, config.port)
        case "device":
            from kiosk.printing.devicefile import DeviceTransport  # noqa: PLC0415

            return DeviceTransport(config.device)
        case "preview":
            from kiosk.printing.preview import PreviewTransport  # noqa: PLC0415

            return PreviewTransport(config.device)
        case "serial" | "usb" | "cups" | "windows":
            from kiosk.printing.library import LibraryTransport, printer_class_for  # noqa: PLC0415

            return LibraryTransport(printer_class_for(config))
    assert_never(config.transport)
