"""Tickets, counters and calls as they stand at one moment."""

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from shared.wire.announcement import Announcements
from shared.wire.scalars import Code, Day, Language, Letter, Moment, Note, Number, Seq, TicketId

TicketState = Literal["waiting", "called", "serving", "held", "no_show", "finished", "cancelled", "expired"]
"""Where a ticket is in its life; the last three are its end."""

_NUMBER: Final = re.compile(r"([A-Z]{1,3})-([A-Z]?)([0-9]{3,5})")

PrintState = Literal["queued", "sent", "printed", "failed", "none"]
"""What became of a ticket's paper; none: the ticket was given without paper."""
VisitResult = Literal["served", "documents_missing", "come_back", "not_served"]
"""What came of a visit: done; documents are missing; to be fetched or gone on with another day; can't be done."""
CounterStatus = Literal["closed", "open", "paused"]


class NumberParts(NamedTuple):
    """What a number is made of."""

    prefix: str
    letter: Letter
    """The kiosk's whose own series it is of; empty in the hall's."""
    serial: int


@lru_cache(maxsize=64)
def read_number(number: Number) -> NumberParts:
    """The parts of a number: `A-025` is A, "", 25, and `A-K025` is A, K, 25.

    Raises:
        ValueError: it is none.
    """
    if (found := _NUMBER.fullmatch(number)) is None:
        raise ValueError(f"{number!r} is no ticket's number")
    prefix, letter, serial = found.groups()
    return NumberParts(prefix, letter, int(serial))


def write_number(prefix: str, serial: int, letter: Letter = "") -> Number:
    """The number of a series' ticket; the hall's series has no letter."""
    return f"{prefix}-{letter}{serial:03}"


class Ticket(Struct, frozen=True, omit_defaults=True):
    """A visitor's place in a queue. Where a field is left out, it has its default."""

    id: TicketId
    number: Number
    queue: Code
    """The line it waits in now; a transfer changes it, the number stays."""
    service: Code
    priority: bool
    language: Language
    visit: TicketId
    """The first ticket of the same person; the ticket's own id where there is only one."""
    issued_at: Moment
    due_at: Moment
    """The earliest due is called first. Nothing else decides the order."""
    state: TicketState = "waiting"
    counter: Code | None = None
    """The counter that has called it, serves it, or last did."""
    recalls: int = 0
    printed: PrintState = "queued"
    called_at: Moment | None = None
    """Since when it is, or last was, called to a counter; a recall does not change it."""
    then: tuple[Code, ...] = ()
    """The services that the same visit goes on to under this number, in order."""
    for_counter: Code | None = None
    """The counter that it was sent to; other counters call it only by choice."""
    for_officer: Code | None = None
    """The officer whom it was sent to, likewise. Only consoles are told."""
    note: Note = ""
    """What officers have written for one another. Only consoles are told."""
    result: VisitResult | None = None
    """What came of the visit at the counter where it is. Only consoles are told."""


class CounterState(Struct, frozen=True):
    """Who sits at a counter and whom they have before them."""

    code: Code
    status: CounterStatus = "closed"
    officer: Code | None = None
    """Only consoles are told."""
    reason: Note = ""
    """Why it is paused. Only consoles are told."""
    ticket: TicketId | None = None
    until: Moment | None = None
    """When its pause is meant to end."""
    wanted_by: Code | None = None
    """The officer who asks to take it over. Only consoles are told."""
    wanted_at: Moment | None = None
    """Since when. Only consoles are told."""


def public_ticket(ticket: Ticket) -> Ticket:
    """The ticket as kiosks and displays are told of it: no officer, no note, no result."""
    if ticket.for_officer is None and not ticket.note and ticket.result is None:
        return ticket
    return replace(ticket, for_officer=None, note="", result=None)


def public_counter(counter: CounterState) -> CounterState:
    """The counter as kiosks and displays are told of it: no officers, no reason."""
    return replace(counter, officer=None, reason="", wanted_by=None, wanted_at=None)


class Call(Struct, frozen=True):
    """A number called, or called again, to a counter; displays show and speak each one once."""

    seq: Seq
    at: Moment
    ticket: TicketId
    number: Number
    queue: Code
    counter: Code
    language: Language
    recall: int = 0
    """0 for the first call, then 1, 2, …"""


class Snapshot(Struct, frozen=True):
    """Everything a client needs to go on from: the state after event `seq`."""

    seq: Seq
    day: Day | None
    """None until the site's first service day has begun."""
    tickets: tuple[Ticket, ...]
    """Those not ended, in the order in which the server learnt of them."""
    counters: tuple[CounterState, ...]
    """In the profile's order."""
    calls: tuple[Call, ...]
    """The latest calls of the day, oldest first, at most 50."""
    at: Moment = 0
    """When event `seq` happened; 0 before the first."""
    announcements: Announcements = Announcements()
    """Today's."""
