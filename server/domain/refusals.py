"""Why a command is refused: one class per rule.

    Refusal
    ├── about what was named     UnknownService, UnknownCounter, UnknownTicket, NotServedHere
    ├── about the hall's hours   NoServiceDay, HallClosed, OnBreak, CutOff
    ├── about the counter        CounterTaken, OfficerElsewhere, CounterNotAllowed, NotYourCounter, CounterPaused,
    │                            CounterNotPaused, CounterBusy, NobodyAtCounter
    └── about the ticket         NobodyWaiting, TicketEnded, TicketNotWaiting, TicketNotAway, AlreadyServing,
                                 NotNoShow, UndoTooLate, SameQueue

A refusal carries data for the sentence, and no sentence: each client says it in its user's language.
"""

from dataclasses import dataclass, fields
from typing import Any, ClassVar

from shared.wire.scalars import Code, Moment, TicketId


@dataclass(frozen=True)
class Refusal(Exception):
    """A rule of the hall says no. Nothing has changed."""

    code: ClassVar[str]

    def details(self) -> dict[str, Any]:
        """The refusal's data by name, as the wire carries it."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.details().items())
        return f"{self.code}: {told}" if told else self.code


@dataclass(frozen=True)
class UnknownService(Refusal):
    code = "unknown_service"
    service: Code


@dataclass(frozen=True)
class UnknownCounter(Refusal):
    code = "unknown_counter"
    counter: Code


@dataclass(frozen=True)
class UnknownTicket(Refusal):
    """Not a ticket of this site's service day."""

    code = "unknown_ticket"
    ticket: TicketId


@dataclass(frozen=True)
class NotServedHere(Refusal):
    """None of the officer's counters serves the ticket's queue."""

    code = "not_served_here"
    queue: Code


@dataclass(frozen=True)
class NoServiceDay(Refusal):
    """The service day has not begun: only before the server's first start of a day is finished."""

    code = "no_service_day"


@dataclass(frozen=True)
class HallClosed(Refusal):
    code = "hall_closed"
    opens_at: Moment | None
    reason: str


@dataclass(frozen=True)
class OnBreak(Refusal):
    """The site gives out no tickets during breaks."""

    code = "on_break"
    until: Moment


@dataclass(frozen=True)
class CutOff(Refusal):
    """The queue's line, projected, ends after closing time: a ticket taken now would not be served."""

    code = "cut_off"
    closes_at: Moment


@dataclass(frozen=True)
class CounterTaken(Refusal):
    code = "counter_taken"
    counter: Code
    officer: Code


@dataclass(frozen=True)
class OfficerElsewhere(Refusal):
    """An officer holds one counter at a time."""

    code = "officer_elsewhere"
    counter: Code


@dataclass(frozen=True)
class CounterNotAllowed(Refusal):
    """The profile does not let this officer take this counter."""

    code = "counter_not_allowed"
    counter: Code


@dataclass(frozen=True)
class NotYourCounter(Refusal):
    code = "not_your_counter"
    counter: Code


@dataclass(frozen=True)
class CounterPaused(Refusal):
    code = "counter_paused"
    counter: Code


@dataclass(frozen=True)
class CounterNotPaused(Refusal):
    code = "counter_not_paused"
    counter: Code


@dataclass(frozen=True)
class CounterBusy(Refusal):
    """Somebody is at the counter."""

    code = "counter_busy"
    ticket: TicketId


@dataclass(frozen=True)
class NobodyAtCounter(Refusal):
    code = "nobody_at_counter"
    counter: Code


@dataclass(frozen=True)
class NobodyWaiting(Refusal):
    code = "nobody_waiting"
    counter: Code


@dataclass(frozen=True)
class TicketEnded(Refusal):
    """Finished or cancelled."""

    code = "ticket_ended"
    ticket: TicketId


@dataclass(frozen=True)
class TicketNotWaiting(Refusal):
    code = "ticket_not_waiting"
    state: str


@dataclass(frozen=True)
class TicketNotAway(Refusal):
    """Only a held ticket or a no-show can be put back in line."""

    code = "ticket_not_away"
    state: str


@dataclass(frozen=True)
class AlreadyServing(Refusal):
    """The visitor has come: too late for a recall, a start or a no-show."""

    code = "already_serving"
    ticket: TicketId


@dataclass(frozen=True)
class NotNoShow(Refusal):
    code = "not_no_show"
    state: str


@dataclass(frozen=True)
class UndoTooLate(Refusal):
    """The minute for taking it back has passed; `ticket.return` still works."""

    code = "undo_too_late"
    seconds: int


@dataclass(frozen=True)
class SameQueue(Refusal):
    """The service is done in the line where the ticket already is."""

    code = "same_queue"
    queue: Code


REFUSALS: tuple[type[Refusal], ...] = (
    UnknownService,
    UnknownCounter,
    UnknownTicket,
    NotServedHere,
    NoServiceDay,
    HallClosed,
    OnBreak,
    CutOff,
    CounterTaken,
    OfficerElsewhere,
    CounterNotAllowed,
    NotYourCounter,
    CounterPaused,
    CounterNotPaused,
    CounterBusy,
    NobodyAtCounter,
    NobodyWaiting,
    TicketEnded,
    TicketNotWaiting,
    TicketNotAway,
    AlreadyServing,
    NotNoShow,
    UndoTooLate,
    SameQueue,
)
"""Every rule, in the order of the tree above; documents and clients are checked against it."""
