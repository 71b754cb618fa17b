"""What can happen on a service day.

An event is a fact: it is decided by the domain, written to the journal, and sent to clients, in this one form.
Fields are only ever added, with a default, so that old journals and old clients stay readable.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from shared.wire.announcement import Announcement
from shared.wire.scalars import Code, CommandId, Day, Language, Moment, Note, Number, Seq, TicketId
from shared.wire.ticket import PrintState, Ticket, VisitResult, public_ticket


class DayStarted(Struct, frozen=True, tag="day.started"):
    """A new service day: numbers start at 1, counters are closed, and what was left of the old day has expired."""

    day: Day


class TicketIssued(Struct, frozen=True, tag="ticket.issued"):
    """A visitor took a number."""

    ticket: Ticket
    due_because: Literal["issued", "priority", "appointment"] = "issued"
    """Why the due time is what it is."""
    by: Code | None = None
    """The counter whose officer gave it; None where a kiosk did, or an officer without a counter."""


class TicketPrintReported(Struct, frozen=True, tag="ticket.print_reported"):
    """What became of a ticket's paper."""

    ticket: TicketId
    state: PrintState
    reason: Note = ""
    """Why it failed. Only consoles are told."""


class TicketReprintRequested(Struct, frozen=True, tag="ticket.reprint_requested"):
    """An officer wants a copy of a ticket's paper from a kiosk, which prints it within two minutes or not at all."""

    ticket: TicketId
    kiosk: Code


class TicketCalled(Struct, frozen=True, tag="ticket.called"):
    """A number is called to a counter for the first time; displays show and speak it."""

    ticket: TicketId
    number: Number
    queue: Code
    counter: Code
    language: Language
    reason: Note = ""
    """Why it was chosen out of order; empty where it was the next. Only consoles are told."""
    finished: TicketId | None = None
    """The visitor before, whose visit the same press ended."""


class TicketRecalled(Struct, frozen=True, tag="ticket.recalled"):
    """The number before a counter is called once more."""

    ticket: TicketId
    number: Number
    queue: Code
    counter: Code
    language: Language
    recall: int


class ServiceStarted(Struct, frozen=True, tag="service.started"):
    """The visitor called has come."""

    ticket: TicketId
    counter: Code


class ServiceFinished(Struct, frozen=True, tag="service.finished"):
    """The visit to this counter has ended, and the ticket with it."""

    ticket: TicketId
    counter: Code


class TicketNoShow(Struct, frozen=True, tag="ticket.no_show"):
    """Nobody came for the number called."""

    ticket: TicketId
    counter: Code


class NoShowUndone(Struct, frozen=True, tag="ticket.no_show_undone"):
    """A no-show pressed by mistake: back at the counter where that is free, else in line with the due time it had."""

    ticket: TicketId
    counter: Code | None


class TicketHeld(Struct, frozen=True, tag="ticket.held"):
    """The visitor at a counter is parked, and the counter is free."""

    ticket: TicketId
    counter: Code
    reason: Note = ""
    """Why it was parked. Only consoles are told."""


class TicketRestored(Struct, frozen=True, tag="ticket.restored"):
    """What an officer did by mistake is taken back: the ticket is again as it was before."""

    ticket: Ticket
    undone: Seq
    """The event that is taken back."""


class TicketReleased(Struct, frozen=True, tag="ticket.released"):
    """The counter or officer that a ticket was sent to is gone: any counter of its queue calls it in its turn."""

    ticket: TicketId


class TicketPlanned(Struct, frozen=True, tag="ticket.planned"):
    """Which services a visit goes on to, under the same number, has been set."""

    ticket: TicketId
    then: tuple[Code, ...]
    by: Code | None = None
    """The counter whose officer set it; None where that officer has none."""


class VisitNoted(Struct, frozen=True, tag="visit.noted"):
    """What came of a visit, in the officer's words."""

    ticket: TicketId
    counter: Code
    result: VisitResult | None = None
    """Only consoles are told."""
    note: Note = ""
    """Only consoles are told."""


class TicketReturned(Struct, frozen=True, tag="ticket.returned"):
    """Back in line: after a hold with the due time it had, after a no-show due now."""

    ticket: TicketId
    due_at: Moment
    by: Code | None = None
    """The counter whose officer put it there; None where that officer has none."""


class TicketTransferred(Struct, frozen=True, tag="ticket.transferred"):
    """The visitor at a counter goes on to another line under the same number, with the same due time."""

    ticket: TicketId
    counter: Code
    queue: Code
    service: Code
    note: Note = ""
    """For the colleague. Only consoles are told."""
    for_counter: Code | None = None
    """The counter that is to call it, where one is named."""
    for_officer: Code | None = None
    """The officer who is to call it, where one is named. Only consoles are told."""
    finished: bool = False
    """The service here was done, and the visit goes on to the next one planned; else it was sent on undone."""


class TicketCancelled(Struct, frozen=True, tag="ticket.cancelled"):
    """A ticket has ended without being served."""

    ticket: TicketId
    reason: Note = ""
    """Why it was cancelled. Only consoles are told."""
    by: Code | None = None
    """The counter whose officer did it; None where a kiosk did, or an officer without a counter."""
    undone: Seq | None = None
    """Its issue, where that is taken back by this."""


class CounterOpened(Struct, frozen=True, tag="counter.opened"):
    """An officer has taken a counter."""

    counter: Code
    officer: Code | None
    """Only consoles are told."""


class CounterPaused(Struct, frozen=True, tag="counter.paused"):
    """A counter calls nobody for a while."""

    counter: Code
    reason: Note = ""
    """Why it is paused. Only consoles are told."""
    until: Moment | None = None
    """When the pause is meant to end."""
    undone: Seq | None = None
    """The end of this pause, or its change, where that is taken back by this."""


class CounterResumed(Struct, frozen=True, tag="counter.resumed"):
    """A paused counter goes on."""

    counter: Code
    undone: Seq | None = None
    """The beginning of the pause, where that is taken back by this."""


class CounterClosed(Struct, frozen=True, tag="counter.closed"):
    """The officer has left the counter."""

    counter: Code


class CounterRequested(Struct, frozen=True, tag="counter.requested"):
    """An officer asks the one who holds a counter to hand it over."""

    counter: Code
    officer: Code | None
    """Who asks. Only consoles are told."""


class CounterRequestDropped(Struct, frozen=True, tag="counter.request_dropped"):
    """The officer at the counter has said no, or the one who asked has thought better of it."""

    counter: Code


class CounterHandedOver(Struct, frozen=True, tag="counter.handed_over"):
    """Another officer sits at the counter now; the visitor there stays."""

    counter: Code
    officer: Code | None
    """Who sits there now. Only consoles are told."""


class AnnouncementScheduled(Struct, frozen=True, tag="announcement.scheduled"):
    """A supervisor wants something said in the hall later today."""

    announcement: Announcement


class AnnouncementMade(Struct, frozen=True, tag="announcement.made"):
    """Displays show and speak it now; one that was scheduled is so no more."""

    announcement: Announcement


class AnnouncementWithdrawn(Struct, frozen=True, tag="announcement.withdrawn"):
    """Not to be said any more, nor shown: by a supervisor, or because its time passed while the server was away."""

    id: CommandId


Event = (
    DayStarted
    | TicketIssued
    | TicketPrintReported
    | TicketReprintRequested
    | TicketCalled
    | TicketRecalled
    | ServiceStarted
    | ServiceFinished
    | TicketNoShow
    | NoShowUndone
    | TicketHeld
    | TicketReturned
    | TicketTransferred
    | TicketCancelled
    | TicketRestored
    | TicketReleased
    | TicketPlanned
    | VisitNoted
    | CounterOpened
    | CounterPaused
    | CounterResumed
    | CounterClosed
    | CounterRequested
    | CounterRequestDropped
    | CounterHandedOver
    | AnnouncementScheduled
    | AnnouncementMade
    | AnnouncementWithdrawn
)


class Recorded(Struct, frozen=True):
    """An event with its place in the journal and its time."""

    seq: Seq
    at: Moment
    event: Event


_FOR_STAFF: dict[type[Struct], dict[str, str | None]] = {
    CounterOpened: {"officer": None},
    CounterRequested: {"officer": None},
    CounterHandedOver: {"officer": None},
    TicketTransferred: {"note": "", "for_officer": None},
    TicketPrintReported: {"reason": ""},
    TicketCalled: {"reason": ""},
    TicketHeld: {"reason": ""},
    TicketCancelled: {"reason": ""},
    VisitNoted: {"result": None, "note": ""},
    CounterPaused: {"reason": ""},
}
"""What only consoles are told of an event, and what everyone else is told instead."""


def public(event: Event) -> Event:
    """The event as kiosks and displays are told it: no officer, no reason, no note, no result."""
    if (hidden := _FOR_STAFF.get(type(event))) is not None:
        for field, instead in hidden.items():
            if getattr(event, field) != instead:
                return replace(event, **hidden)
    elif isinstance(event, (TicketIssued, TicketRestored)):
        shown = public_ticket(event.ticket)
        return event if shown is event.ticket else replace(event, ticket=shown)
    return event
