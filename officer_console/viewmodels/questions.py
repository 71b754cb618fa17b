"""What the desk has to ask before some actions become a command."""

from dataclasses import dataclass

from officer_console.viewmodels.wording import Naming
from shared.wire.kiosk import PRINTS, Kiosks
from shared.wire.scalars import Code, Number, TicketId
from shared.wire.ticket import Ticket


@dataclass(frozen=True, slots=True)
class WhyChosen:
    """Why this number is called out of order."""

    ticket: TicketId
    number: Number


@dataclass(frozen=True, slots=True)
class WhyPause:
    """Why the counter pauses."""


@dataclass(frozen=True, slots=True)
class Destination:
    """A service that a visitor can be sent on to."""

    service: Code
    name: str
    agency: str
    prefix: str


@dataclass(frozen=True, slots=True)
class WhereTo:
    """Which service the visitor goes on to."""

    number: Number
    destinations: tuple[Destination, ...]


@dataclass(frozen=True, slots=True)
class PrintingKiosk:
    """A kiosk that a copy may come from."""

    kiosk: Code
    name: str


@dataclass(frozen=True, slots=True)
class WhichKiosk:
    """Which kiosk prints the copy."""

    ticket: TicketId
    number: Number
    kiosks: tuple[PrintingKiosk, ...]


Question = WhyChosen | WhyPause | WhereTo | WhichKiosk


def printing_kiosks(kiosks: Kiosks) -> tuple[PrintingKiosk, ...]:
    """The kiosks that are there and whose printers work, as far as they know."""
    return tuple(
        PrintingKiosk(kiosk.code, kiosk.name) for kiosk in kiosks.kiosks if kiosk.online and kiosk.printer in PRINTS
    )


def destinations(ticket: Ticket, naming: Naming) -> tuple[Destination, ...]:
    """Every service of another queue than the ticket's, in the profile's order."""
    prefixes = {queue.code: queue.prefix for queue in naming.site.queues}
    return tuple(
        Destination(
            service.code,
            service.name.in_language(naming.language),
            naming.agency(service.agency),
            prefixes.get(service.queue, ""),
        )
        for service in naming.site.services
        if service.queue != ticket.queue
    )
