"""Why a command is refused: one class per rule.

    Refusal
    ├── about what was named     UnknownService, UnknownCounter, UnknownTicket, UnknownKiosk, NotServedHere
    ├── about the hall's hours   NoServiceDay, HallClosed, QueueFull, OnBreak, CutOff
    ├── about a kiosk            WrongSeries, NumberTaken, DayOver, KioskOffline, CancelTooLate
    ├── about the counter        CounterTaken, OfficerElsewhere, CounterNotAllowed, NotYourCounter, CounterPaused,
    │                            CounterNotPaused, CounterBusy, NobodyAtCounter, PauseNotAhead, CounterFree,
    │                            CounterWanted, CounterNotWanted, OfficerGone, TakeoverTooSoon
    ├── about the ticket         NobodyWaiting, TicketEnded, TicketNotWaiting, TicketNotAway, AlreadyServing,
    │                            NotNoShow, UndoTooLate, SameQueue, RecallLimit, RecallFirst
    ├── about a step             NothingToUndo, UndoPassed, UndoOvertaken
    ├── about a target           TwoTargets, OfficerAway, AlreadyHere, CounterClosed, NotServedThere
    └── about an announcement    UnknownZone, NotToday, TooManyAnnouncements, UnknownAnnouncement

A refusal carries data for the sentence, and no sentence: each client says it in its user's language.
"""

from dataclasses import dataclass, fields
from typing import Any, ClassVar

from shared.wire.scalars import Code, CommandId, Letter, Moment, Number, Seq, TicketId


@dataclass(eq=False)
class Refusal(Exception):
    """A rule of the hall says no. Nothing has changed."""

    code: ClassVar[str]

    def details(self) -> dict[str, Any]:
        """The refusal's data by name, as the wire carries it."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.details().items())
        return f"{self.code}: {told}" if told else self.code


@dataclass(eq=False)
class UnknownService(Refusal):
    """The site has no service of this code."""

    code = "unknown_service"
    service: Code


@dataclass(eq=False)
class UnknownCounter(Refusal):
    """The site has no counter of this code."""

    code = "unknown_counter"
    counter: Code


@dataclass(eq=False)
class UnknownTicket(Refusal):
    """Not a ticket of this site's service day."""

    code = "unknown_ticket"
    ticket: TicketId


@dataclass(eq=False)
class UnknownKiosk(Refusal):
    """The site has no kiosk of this code, or it was withdrawn."""

    code = "unknown_kiosk"
    kiosk: Code


@dataclass(eq=False)
class NotServedHere(Refusal):
    """None of the counters that the officer may take serves the ticket's queue."""

    code = "not_served_here"
    queue: Code


@dataclass(eq=False)
class NoServiceDay(Refusal):
    """The service day has not begun: only before the server's first start of a day is finished."""

    code = "no_service_day"


@dataclass(eq=False)
class HallClosed(Refusal):
    """The hall, or the service's agency, is closed; `opens_at` is null where nothing opens within 60 days."""

    code = "hall_closed"
    opens_at: Moment | None
    reason: str


@dataclass(eq=False)
class QueueFull(Refusal):
    """The queue has given out its numbers of the day; `opens_at`, of its next day, is null as in HallClosed."""

    code = "queue_full"
    quota: int
    opens_at: Moment | None


@dataclass(eq=False)
class OnBreak(Refusal):
    """The site gives out no tickets during breaks."""

    code = "on_break"
    until: Moment


@dataclass(eq=False)
class CutOff(Refusal):
    """The queue's line, projected, ends after closing time: a ticket taken now would not be served."""

    code = "cut_off"
    closes_at: Moment


@dataclass(eq=False)
class WrongSeries(Refusal):
    """The number is not of the kiosk's own series for the service: `prefix`, a dash, `letter`, 001, 002, …."""

    code = "wrong_series"
    number: Number
    prefix: str
    letter: Letter


@dataclass(eq=False)
class NumberTaken(Refusal):
    """Another ticket of today has this number."""

    code = "number_taken"
    number: Number


@dataclass(eq=False)
class DayOver(Refusal):
    """The ticket was issued before today's service day: nobody will be called with it any more."""

    code = "day_over"
    issued_at: Moment


@dataclass(eq=False)
class KioskOffline(Refusal):
    """The kiosk is not connected, so nothing can be printed there."""

    code = "kiosk_offline"
    kiosk: Code


@dataclass(eq=False)
class CancelTooLate(Refusal):
    """A kiosk takes a ticket back within `seconds` of its issue or not at all."""

    code = "cancel_too_late"
    seconds: int


@dataclass(eq=False)
class CounterTaken(Refusal):
    """Another officer holds the counter."""

    code = "counter_taken"
    counter: Code
    officer: Code


@dataclass(eq=False)
class OfficerElsewhere(Refusal):
    """An officer holds one counter at a time."""

    code = "officer_elsewhere"
    counter: Code


@dataclass(eq=False)
class CounterNotAllowed(Refusal):
    """The profile does not let this officer take this counter."""

    code = "counter_not_allowed"
    counter: Code


@dataclass(eq=False)
class NotYourCounter(Refusal):
    """The officer does not hold the counter: the one named, or the one where the ticket is."""

    code = "not_your_counter"
    counter: Code


@dataclass(eq=False)
class CounterPaused(Refusal):
    """A paused counter calls nobody."""

    code = "counter_paused"
    counter: Code


@dataclass(eq=False)
class CounterNotPaused(Refusal):
    """Only a paused counter goes on."""

    code = "counter_not_paused"
    counter: Code


@dataclass(eq=False)
class CounterBusy(Refusal):
    """Somebody is at the counter."""

    code = "counter_busy"
    ticket: TicketId


@dataclass(eq=False)
class NobodyAtCounter(Refusal):
    """No visitor is called to the counter or served there."""

    code = "nobody_at_counter"
    counter: Code


@dataclass(eq=False)
class PauseNotAhead(Refusal):
    """A pause is meant to end later today."""

    code = "pause_not_ahead"
    until: Moment


@dataclass(eq=False)
class CounterFree(Refusal):
    """Nobody holds the counter: it can be opened, and need not be asked for."""

    code = "counter_free"
    counter: Code


@dataclass(eq=False)
class CounterWanted(Refusal):
    """Another officer asks for the counter already."""

    code = "counter_wanted"
    counter: Code
    officer: Code


@dataclass(eq=False)
class CounterNotWanted(Refusal):
    """Nobody asks for the counter, or the one who wants to take it has not asked, or was told no."""

    code = "counter_not_wanted"
    counter: Code


@dataclass(eq=False)
class OfficerGone(Refusal):
    """The officer who asked for the counter has no connected console now: the visitor there would be left alone."""

    code = "officer_gone"
    officer: Code


@dataclass(eq=False)
class TakeoverTooSoon(Refusal):
    """The officer at the counter may still answer, until `at`."""

    code = "takeover_too_soon"
    counter: Code
    at: Moment


@dataclass(eq=False)
class NobodyWaiting(Refusal):
    """No line of the counter has anybody in it."""

    code = "nobody_waiting"
    counter: Code


@dataclass(eq=False)
class TicketEnded(Refusal):
    """Finished or cancelled."""

    code = "ticket_ended"
    ticket: TicketId


@dataclass(eq=False)
class TicketNotWaiting(Refusal):
    """Only a waiting ticket can be called."""

    code = "ticket_not_waiting"
    state: str


@dataclass(eq=False)
class TicketNotAway(Refusal):
    """Only a held ticket or a no-show can be put back in line."""

    code = "ticket_not_away"
    state: str


@dataclass(eq=False)
class AlreadyServing(Refusal):
    """The visitor has come: too late for a recall, a start or a no-show."""

    code = "already_serving"
    ticket: TicketId


@dataclass(eq=False)
class NotNoShow(Refusal):
    """Only a no-show can be taken back."""

    code = "not_no_show"
    state: str


@dataclass(eq=False)
class UndoTooLate(Refusal):
    """The time for taking it back, `seconds`, has passed; after a no-show `ticket.return` still works."""

    code = "undo_too_late"
    seconds: int


@dataclass(eq=False)
class SameQueue(Refusal):
    """The service is done in the line where the ticket already is."""

    code = "same_queue"
    queue: Code


@dataclass(eq=False)
class NothingToUndo(Refusal):
    """The officer has done nothing at this counter that could be taken back, or has taken back all of it."""

    code = "nothing_to_undo"
    counter: Code


@dataclass(eq=False)
class UndoPassed(Refusal):
    """Another step is the newest one, `step`: this one has been taken back already, or something was done since."""

    code = "undo_passed"
    step: Seq


@dataclass(eq=False)
class UndoOvertaken(Refusal):
    """The ticket `number` has been called, changed or ended since, or is at the counter by now."""

    code = "undo_overtaken"
    number: Number


@dataclass(eq=False)
class RecallLimit(Refusal):
    """The number has been called again as often as the site allows, `limit` times."""

    code = "recall_limit"
    limit: int


@dataclass(eq=False)
class RecallFirst(Refusal):
    """A number must have been called again `needed` times before it is a no-show; so far it was `recalls` times."""

    code = "recall_first"
    needed: int
    recalls: int


@dataclass(eq=False)
class TwoTargets(Refusal):
    """A visitor is sent to a counter or to an officer, not to both."""

    code = "two_targets"


@dataclass(eq=False)
class OfficerAway(Refusal):
    """The officer sits at no counter."""

    code = "officer_away"
    officer: Code


@dataclass(eq=False)
class AlreadyHere(Refusal):
    """The visitor is at this counter, and with this officer, already."""

    code = "already_here"
    counter: Code


@dataclass(eq=False)
class CounterClosed(Refusal):
    """Nobody sits at the counter, so nobody would call the visitor."""

    code = "counter_closed"
    counter: Code


@dataclass(eq=False)
class NotServedThere(Refusal):
    """The counter, or the one where the officer sits, does not serve the queue of the service."""

    code = "not_served_there"
    counter: Code
    queue: Code


@dataclass(eq=False)
class UnknownZone(Refusal):
    """The site has no zone of this code."""

    code = "unknown_zone"
    zone: Code


@dataclass(eq=False)
class NotToday(Refusal):
    """Announcements are scheduled for the running service day only."""

    code = "not_today"
    at: Moment


@dataclass(eq=False)
class TooManyAnnouncements(Refusal):
    """So many are scheduled already; withdraw one."""

    code = "too_many_announcements"
    limit: int


@dataclass(eq=False)
class UnknownAnnouncement(Refusal):
    """Neither scheduled nor one of the latest that were made today; it may have been withdrawn."""

    code = "unknown_announcement"
    id: CommandId


REFUSALS: tuple[type[Refusal], ...] = (
    UnknownService,
    UnknownCounter,
    UnknownTicket,
    UnknownKiosk,
    NotServedHere,
    NoServiceDay,
    HallClosed,
    QueueFull,
    OnBreak,
    CutOff,
    WrongSeries,
    NumberTaken,
    DayOver,
    KioskOffline,
    CancelTooLate,
    CounterTaken,
    OfficerElsewhere,
    CounterNotAllowed,
    NotYourCounter,
    CounterPaused,
    CounterNotPaused,
    CounterBusy,
    NobodyAtCounter,
    PauseNotAhead,
    CounterFree,
    CounterWanted,
    CounterNotWanted,
    OfficerGone,
    TakeoverTooSoon,
    NobodyWaiting,
    TicketEnded,
    TicketNotWaiting,
    TicketNotAway,
    AlreadyServing,
    NotNoShow,
    UndoTooLate,
    SameQueue,
    NothingToUndo,
    UndoPassed,
    UndoOvertaken,
    RecallLimit,
    RecallFirst,
    TwoTargets,
    OfficerAway,
    AlreadyHere,
    CounterClosed,
    NotServedThere,
    UnknownZone,
    NotToday,
    TooManyAnnouncements,
    UnknownAnnouncement,
)
"""Every rule, in the order of the tree above; documents and clients are checked against it."""
