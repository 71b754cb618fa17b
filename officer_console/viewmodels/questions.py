"""What the desk has to ask before some actions become a command."""

from dataclasses import dataclass

from officer_console.viewmodels.destinations import Destination, Target
from shared.wire.kiosk import PRINTS, Kiosks
from shared.wire.scalars import Code, Note, Number, TicketId
from shared.wire.ticket import VisitResult


@dataclass(frozen=True, slots=True)
class WhyChosen:
    """Why this number is called out of order."""

    ticket: TicketId
    number: Number


@dataclass(frozen=True, slots=True)
class WhyPause:
    """Why the counter pauses."""


@dataclass(frozen=True, slots=True)
class WhyCancelled:
    """Why this number is cancelled."""

    ticket: TicketId
    number: Number


@dataclass(frozen=True, slots=True)
class WhereTo:
    """Which service, counter or colleague the visitor goes on to."""

    number: Number
    service: str
    """Of the visitor now."""
    services: tuple[Destination, ...]
    counters: tuple[Target, ...]
    officers: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class WhatCame:
    """What came of the visit."""

    number: Number
    result: VisitResult | None
    note: Note


@dataclass(frozen=True, slots=True)
class WhatNext:
    """Which services the visit goes on to."""

    ticket: TicketId
    number: Number
    services: tuple[Destination, ...]
    then: tuple[Destination, ...]


@dataclass(frozen=True, slots=True)
class WhichService:
    """What a number is given for."""

    services: tuple[Destination, ...]


@dataclass(frozen=True, slots=True)
class NumberGiven:
    """A number was given: whether to call it at once."""

    ticket: TicketId
    number: Number
    service: str
    priority: bool
    ahead: int
    callable: bool
    """Whether this counter could call it now."""
    finishes: bool
    """Calling it ends the visit now at the counter."""


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


Question = WhyChosen | WhyPause | WhyCancelled | WhereTo | WhatCame | WhatNext | WhichService | NumberGiven | WhichKiosk


def printing_kiosks(kiosks: Kiosks) -> tuple[PrintingKiosk, ...]:
    """The kiosks that are there and whose printers work, as far as they know."""
    return tuple(
        PrintingKiosk(kiosk.code, kiosk.name) for kiosk in kiosks.kiosks if kiosk.online and kiosk.printer in PRINTS
    )
