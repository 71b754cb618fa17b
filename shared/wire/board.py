"""The board: the state that follows from a snapshot and the events after it.

The server's service day is built on it and every client keeps a copy, so both ends agree on what an event means.
"""

from collections import deque
from collections.abc import Iterable

from msgspec.structs import replace

from shared.wire.announcement import ANNOUNCEMENTS_KEPT, AnnouncementHeard, Announcements
from shared.wire.events import (
    AnnouncementMade,
    AnnouncementScheduled,
    AnnouncementWithdrawn,
    CounterClosed,
    CounterHandedOver,
    CounterOpened,
    CounterPaused,
    CounterRequestDropped,
    CounterRequested,
    CounterResumed,
    DayStarted,
    Event,
    NoShowUndone,
    Recorded,
    ServiceFinished,
    ServiceStarted,
    TicketCalled,
    TicketCancelled,
    TicketHeld,
    TicketIssued,
    TicketNoShow,
    TicketPlanned,
    TicketPrintReported,
    TicketRecalled,
    TicketReleased,
    TicketRestored,
    TicketReturned,
    TicketTransferred,
    VisitNoted,
)
from shared.wire.scalars import Code, CommandId, Day, Moment, Seq, TicketId
from shared.wire.ticket import Call, CounterState, Snapshot, Ticket

CALLS_KEPT = 50


class SequenceError(Exception):
    """An event came that is not the one after the last: something was lost or doubled on the way."""

    def __init__(self, expected: Seq, received: Seq) -> None:
        super().__init__(f"expected event {expected}, received {received}")
        self.expected = expected
        self.received = received


def called_at_counter(ticket: Ticket, counter: Code, at: Moment) -> Ticket:
    """The ticket once it is called to a counter: whomever it had been sent to, it is at this one now."""
    return replace(
        ticket,
        state="called",
        counter=counter,
        recalls=0,
        called_at=at,
        for_counter=None,
        for_officer=None,
        result=None,
    )


def sent_on(ticket: Ticket, event: TicketTransferred) -> Ticket:
    """The ticket once it has gone on to another line, counter or officer: it keeps its number and due time."""
    return replace(
        ticket,
        state="waiting",
        counter=None,
        queue=event.queue,
        service=event.service,
        then=ticket.then[1:] if event.finished else ticket.then,
        for_counter=event.for_counter,
        for_officer=event.for_officer,
        note=event.note or ticket.note,
        result=None,
    )


class Board:
    """Tickets not yet ended, counters, the latest calls and announcements of one site, after event `seq`."""

    def __init__(self, counters: Iterable[Code]) -> None:
        self.seq: Seq = 0
        self.at: Moment = 0
        """When event `seq` happened."""
        self.day: Day | None = None
        self.tickets: dict[TicketId, Ticket] = {}
        self.counters: dict[Code, CounterState] = {code: CounterState(code) for code in counters}
        self.calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self.announcements = Announcements()

    @classmethod
    def from_snapshot(cls, snapshot: Snapshot) -> "Board":
        """The board that a snapshot describes."""
        board = cls(())
        board.seq = snapshot.seq
        board.at = snapshot.at
        board.day = snapshot.day
        board.tickets = {ticket.id: ticket for ticket in snapshot.tickets}
        board.counters = {counter.code: counter for counter in snapshot.counters}
        board.calls.extend(snapshot.calls)
        board.announcements = snapshot.announcements
        return board

    def snapshot(self) -> Snapshot:
        """The state as one message."""
        return Snapshot(
            self.seq,
            self.day,
            tuple(self.tickets.values()),
            tuple(self.counters.values()),
            tuple(self.calls),
            self.at,
            self.announcements,
        )

    def seat_of(self, officer: Code) -> CounterState | None:
        """The counter that an officer holds; None: none."""
        return next((counter for counter in self.counters.values() if counter.officer == officer), None)

    def wanted_by(self, officer: Code) -> CounterState | None:
        """The counter that an officer has asked for; None: none, and they ask for one at a time."""
        return next((counter for counter in self.counters.values() if counter.wanted_by == officer), None)

    def apply(self, recorded: Recorded) -> None:
        """Take in the next event.

        Raises:
            SequenceError: it is not the next one. The board is unchanged.
        """
        if recorded.seq != self.seq + 1:
            raise SequenceError(self.seq + 1, recorded.seq)
        self._apply(recorded.seq, recorded.at, recorded.event)
        self.seq = recorded.seq
        self.at = recorded.at

    def _apply(self, seq: Seq, at: Moment, event: Event) -> None:
        match event:
            case TicketIssued(ticket=issued):
                self.tickets[issued.id] = issued
            case TicketCalled(ticket=ticket, counter=counter):
                called = called_at_counter(self.tickets[ticket], counter, at)
                self.tickets[ticket] = called
                self._seat(counter, ticket)
                self._note_call(seq, at, event, recall=0)
            case TicketRecalled(ticket=ticket, recall=recall):
                self._set(ticket, recalls=recall)
                self._note_call(seq, at, event, recall=recall)
            case ServiceStarted(ticket=ticket):
                self._set(ticket, state="serving")
            case ServiceFinished(ticket=ticket, counter=counter):
                del self.tickets[ticket]
                self._seat(counter, None)
            case TicketNoShow(ticket=ticket, counter=counter):
                self._set(ticket, state="no_show")
                self._seat(counter, None)
            case NoShowUndone(ticket=ticket, counter=None):
                self._set(ticket, state="waiting", counter=None)
            case NoShowUndone(ticket=ticket, counter=str(counter)):
                self._set(ticket, state="called", counter=counter, called_at=at)
                self._seat(counter, ticket)
            case TicketHeld(ticket=ticket, counter=counter):
                self._set(ticket, state="held")
                self._seat(counter, None)
            case TicketReturned(ticket=ticket, due_at=due_at):
                self._set(ticket, state="waiting", counter=None, due_at=due_at)
            case TicketTransferred(counter=counter):
                self.tickets[event.ticket] = sent_on(self.tickets[event.ticket], event)
                self._seat(counter, None)
            case TicketRestored(ticket=restored, undone=undone):
                self._restore(restored, undone)
            case TicketReleased(ticket=ticket):
                self._set(ticket, for_counter=None, for_officer=None)
            case TicketPlanned(ticket=ticket, then=then):
                self._set(ticket, then=then)
            case VisitNoted(ticket=ticket, result=result, note=note):
                self._set(ticket, result=result, note=note)
            case TicketCancelled(ticket=ticket):
                self._leave(self.tickets.pop(ticket))
            case TicketPrintReported(ticket=ticket, state=state):
                # The paper may come out after the visit has ended.
                if ticket in self.tickets:
                    self._set(ticket, printed=state)
            case CounterOpened(counter=counter, officer=officer):
                self._counter(counter, status="open", officer=officer, reason="", until=None)
            case CounterPaused(counter=counter, reason=reason, until=until):
                self._counter(counter, status="paused", reason=reason, until=until)
            case CounterResumed(counter=counter):
                self._counter(counter, status="open", reason="", until=None)
            case CounterRequested(counter=counter, officer=None):
                self._counter(counter)  # as kiosks and displays are told it
            case CounterRequested(counter=counter, officer=str(officer)):
                self._counter(counter, wanted_by=officer, wanted_at=at)
            case CounterRequestDropped(counter=counter):
                self._counter(counter, wanted_by=None, wanted_at=None)
            case CounterHandedOver(counter=counter, officer=officer):
                self._counter(counter, officer=officer, wanted_by=None, wanted_at=None)
            case CounterClosed(counter=counter):
                self.counters[counter] = CounterState(counter)
            case AnnouncementScheduled(announcement=announcement):
                scheduled = (*self.announcements.scheduled, announcement)
                self._announce(scheduled=tuple(sorted(scheduled, key=lambda each: each.at)))
            case AnnouncementMade(announcement=announcement):
                self._forget(announcement.id)
                made = (*self.announcements.made, AnnouncementHeard(seq, at, announcement))
                self._announce(made=made[-ANNOUNCEMENTS_KEPT:])
            case AnnouncementWithdrawn(id=withdrawn):
                self._forget(withdrawn)
            case DayStarted(day=day):
                self.day = day
                self.tickets.clear()
                self.counters = {code: CounterState(code) for code in self.counters}
                self.calls.clear()
                self.announcements = Announcements()

    def _restore(self, restored: Ticket, undone: Seq) -> None:
        if (now := self.tickets.get(restored.id)) is not None:
            self._leave(now)
        self.tickets[restored.id] = restored
        if restored.state in ("called", "serving") and restored.counter is not None:
            self._seat(restored.counter, restored.id)
        else:
            # A call is taken back, and its recalls go with it. Those of steps other than calls have none after them.
            kept = [call for call in self.calls if call.ticket != restored.id or call.seq < undone]
            self.calls = deque(kept, maxlen=CALLS_KEPT)

    def _announce(self, **changes: object) -> None:
        self.announcements = replace(self.announcements, **changes)

    def _forget(self, withdrawn: CommandId) -> None:
        known = self.announcements
        self.announcements = Announcements(
            tuple(each for each in known.scheduled if each.id != withdrawn),
            tuple(each for each in known.made if each.announcement.id != withdrawn),
        )

    def _set(self, ticket: TicketId, **changes: object) -> None:
        self.tickets[ticket] = replace(self.tickets[ticket], **changes)

    def _counter(self, counter: Code, **changes: object) -> None:
        self.counters[counter] = replace(self.counters.get(counter) or CounterState(counter), **changes)

    def _seat(self, counter: Code, ticket: TicketId | None) -> None:
        self._counter(counter, ticket=ticket)

    def _leave(self, ticket: Ticket) -> None:
        if ticket.state in ("called", "serving") and ticket.counter is not None:
            self._seat(ticket.counter, None)

    def _note_call(self, seq: Seq, at: Moment, event: TicketCalled | TicketRecalled, recall: int) -> None:
        self.calls.append(Call(seq, at, event.ticket, event.number, event.queue, event.counter, event.language, recall))
