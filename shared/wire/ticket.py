"""Tickets, counters and calls as they stand at one moment."""

from typing import Literal

from msgspec import Struct

from shared.wire.scalars import Code, Day, Language, Moment, Note, Number, Seq, TicketId

TicketState = Literal["waiting", "called", "serving", "held", "no_show", "finished", "cancelled", "expired"]
"""Where a ticket is in its life; the last three are its end."""

ENDED: frozenset[TicketState] = frozenset({"finished", "cancelled", "expired"})

PrintState = Literal["queued", "sent", "printed", "failed"]
CounterStatus = Literal["closed", "open", "paused"]


class Ticket(Struct, frozen=True):
    """A visitor's place in a queue."""

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


class CounterState(Struct, frozen=True):
    """Who sits at a counter and whom they have before them."""

    code: Code
    status: CounterStatus = "closed"
    officer: Code | None = None
    """Only consoles are told."""
    reason: Note = ""
    """Why it is paused. Only consoles are told."""
    ticket: TicketId | None = None


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
    """Those not ended, in order of issue."""
    counters: tuple[CounterState, ...]
    """In the profile's order."""
    calls: tuple[Call, ...]
    """The latest calls of the day, oldest first, at most 50."""
    at: Moment = 0
    """When event `seq` happened; 0 before the first."""
