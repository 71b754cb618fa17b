"""The service day: what follows from the events of one site since its local midnight."""

from collections import Counter as Counts
from collections import defaultdict

from server.domain.directed import DirectedLines, target_of
from server.domain.figures import Tally
from server.domain.line import Line, Place
from server.domain.site import Site
from server.domain.steps import Change, Steps, Taken
from server.domain.waiting import MINUTE_MS, Forecast
from shared.wire.board import Board
from shared.wire.events import (
    CounterClosed,
    CounterHandedOver,
    CounterOpened,
    CounterPaused,
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
    TicketReleased,
    TicketRestored,
    TicketReturned,
    TicketTransferred,
    VisitNoted,
)
from shared.wire.methods import StepKind
from shared.wire.scalars import Code, Moment, Number, Seq, TicketId
from shared.wire.site import Counter
from shared.wire.ticket import CounterState, PrintState, Ticket, read_number


class ServiceDay:
    """The board of a site with the indexes that decisions need. Only `apply` changes it.

    Replaying the same events gives the same day, whatever commands had led to them.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.board = Board(counter.code for counter in site.description.counters)
        self.at: Moment = 0
        """The time of the newest event; the day's time never runs back, whatever the machine's clock does."""
        self.day_started: Seq = 0
        """The event that began the day."""
        self.ends_at: Moment = 0
        """The local midnight at which the day is over."""
        self._begin()

    def _begin(self) -> None:
        # A queue that the profile has lost since the morning still has its line: nobody in it is forgotten.
        self.lines: defaultdict[Code, Line] = defaultdict(Line)
        self.directed = DirectedLines()
        self.forecast = Forecast(self.lines, self._prior_ms, self._sent)
        self.last_number: defaultdict[Code, int] = defaultdict(int)
        """Of the hall's own series."""
        self.own_numbers: set[Number] = set()
        """Numbers of the kiosks' own series."""
        self.given: Counts[Code] = Counts()
        """How many numbers each queue has given, of all series; one that is transferred counts where it was given."""
        self.taken: Counts[Code] = Counts()
        """How many tickets were taken for each service, in the order of the first of each."""
        self.issued: dict[TicketId, Seq] = {}
        """Every ticket of the day, ended ones too, with the event that issued it."""
        self.visits: dict[TicketId, TicketId] = {}
        """The first ticket of each ticket's person."""
        self.no_show_at: dict[TicketId, Moment] = {}
        self.no_show_by: dict[TicketId, Code] = {}
        """The officers who said of these tickets that nobody came."""
        self.late_prints: dict[TicketId, PrintState] = {}
        """What became of the paper of tickets that had ended by then."""
        self.steps = Steps()
        """What the officers can take back."""
        self.tallies: defaultdict[Code, Tally] = defaultdict(Tally)
        """What each officer has done."""
        self._serving: dict[Code, tuple[Counter, ...]] = {}
        """What `serving` has answered since a counter was last opened or closed."""

    def _prior_ms(self, queue: Code) -> float:
        minutes = [service.minutes for service in self.site.description.services if service.queue == queue]
        return MINUTE_MS * (sum(minutes) / len(minutes) if minutes else 10)

    def apply(self, recorded: Recorded) -> None:
        """Take in the next event.

        Raises:
            SequenceError: it is not the next one.
        """
        before = self._named(recorded.event)
        counter_before = self._paused(recorded.event)
        self.board.apply(recorded)
        self.at = max(self.at, recorded.at)
        match recorded.event:
            case TicketIssued(ticket=ticket):
                self.issued[ticket.id] = recorded.seq
                self.visits[ticket.id] = ticket.visit
                parts = read_number(ticket.number)
                if parts.letter:
                    self.own_numbers.add(ticket.number)
                else:
                    self.last_number[ticket.queue] = parts.serial
                self.given[ticket.queue] += 1
                self.taken[ticket.service] += 1
                self._join(ticket.id)
                if ticket.printed == "none":
                    self._step("issue", recorded.event.by, ticket, recorded)
            case TicketCalled(counter=counter, finished=finished):
                self._leave(before)
                self._step("call", counter, before, recorded, finished=finished)
            case TicketNoShow(ticket=missing, counter=counter):
                self.no_show_at[missing] = recorded.at
                if (officer := self.board.counters[counter].officer) is not None:
                    self.no_show_by[missing] = officer
                self._step("no_show", counter, before, recorded, learnt_ms=self._observe(before, recorded.at))
            case ServiceFinished(counter=counter):
                self._step("finish", counter, before, recorded, learnt_ms=self._observe(before, recorded.at))
            case TicketHeld(counter=counter):
                self._step("hold", counter, before, recorded, learnt_ms=self._observe(before, recorded.at))
            case TicketTransferred(ticket=moved, counter=counter, finished=done):
                learnt_ms = self._observe(before, recorded.at)
                self._join(moved)
                self._step("finish" if done else "transfer", counter, before, recorded, learnt_ms=learnt_ms)
            case ServiceStarted(counter=counter):
                self._step("start", counter, before, recorded)
            case VisitNoted(counter=counter):
                self._step("note", counter, before, recorded)
            case TicketPlanned(by=by):
                self._step("plan", by, before, recorded)
            case TicketReturned(ticket=back, by=by):
                self._join(back)
                self._step("return", by, before, recorded)
            case TicketReleased(ticket=released):
                self._leave(before)
                self._join(released)
            case NoShowUndone(ticket=back, counter=counter):
                if counter is None:
                    self._join(back)
                self.steps.drop_no_show(before.counter if before else None, back)
                if (officer := self.no_show_by.pop(back, None)) is not None:
                    self.tallies[officer].no_shows -= 1
            case TicketCancelled(by=by, undone=undone):
                self._leave(before)
                if undone is None:
                    self._step("cancel", by, before, recorded)
                else:
                    self._take_back(undone)
            case TicketRestored(ticket=restored, undone=undone):
                self._leave(before)
                if restored.state == "waiting":
                    self._join(restored.id)
                self._take_back(undone)
            case TicketPrintReported(ticket=ended, state=state):
                if before is None:
                    self.late_prints[ended] = state
            case CounterPaused(counter=counter, undone=undone) | CounterResumed(counter=counter, undone=undone):
                if undone is not None:
                    self._take_back(undone)
                else:
                    kind: StepKind = "pause" if isinstance(recorded.event, CounterPaused) else "resume"
                    self.steps.take(counter, Taken(recorded.seq, recorded.at, kind, [], counter_before))
            case CounterOpened(counter=counter) | CounterClosed(counter=counter):
                self._serving.clear()
                self.steps.end(counter)
            case CounterHandedOver(counter=counter):
                self.steps.end(counter)
            case DayStarted():
                self._begin()
                self.day_started = recorded.seq
                self.ends_at = self.site.calendar.next_midnight(recorded.at)
            case _:
                pass

    def _named(self, event: Event) -> Ticket | None:
        if type(event) is TicketRestored:
            return self.board.tickets.get(event.ticket.id)
        ticket = getattr(event, "ticket", None)
        return self.board.tickets.get(ticket) if isinstance(ticket, str) else None

    def _paused(self, event: Event) -> CounterState | None:
        # A tuple of classes: their union would be made anew for every event.
        return self.board.counters.get(event.counter) if isinstance(event, (CounterPaused, CounterResumed)) else None

    def _join(self, ticket: TicketId) -> None:
        now = self.board.tickets[ticket]
        place = self.place(now)
        if (target := target_of(now)) is None:
            self.lines[now.queue].join(place)
        else:
            self.directed.join(target, now.queue, place)

    def _leave(self, before: Ticket | None) -> None:
        if before is None or before.state != "waiting":
            return
        if (target := target_of(before)) is None:
            self.lines[before.queue].leave(self.place(before))
        else:
            self.directed.leave(target, before.queue, self.place(before))

    def _observe(self, before: Ticket | None, at: Moment) -> int | None:
        """Learn from a visit that ends how long it has kept the counter busy."""
        if before is None or before.called_at is None or before.state not in ("called", "serving"):
            return None
        busy_ms = at - before.called_at
        self.forecast.durations(before.queue).observe(busy_ms)
        return busy_ms

    def _step(
        self,
        kind: StepKind,
        counter: Code | None,
        before: Ticket | None,
        recorded: Recorded,
        *,
        learnt_ms: int | None = None,
        finished: TicketId | None = None,
    ) -> None:
        if counter is None or before is None:
            return
        change = Change(recorded.seq, kind, before, self.board.tickets.get(before.id), learnt_ms)
        self.steps.take(counter, Taken(recorded.seq, recorded.at, kind, [change]), finished)
        if (officer := self.board.counters[counter].officer) is not None:
            self.tallies[officer].count(kind, before, recorded.at)

    def _take_back(self, seq: Seq) -> None:
        """What the day had learnt and counted with event `seq` is forgotten."""
        counter, step, change = self.steps.take_back(seq)
        if change is None:
            return
        if change.learnt_ms is not None:
            self.forecast.durations(change.before.queue).forget(change.learnt_ms)
        if (officer := self.board.counters[counter].officer) is not None:
            self.tallies[officer].count(change.kind, change.before, step.at, times=-1)

    def _sent(self, counters: tuple[Counter, ...]) -> tuple[tuple[Counter, Code, Line], ...]:
        if not self.directed:
            return ()
        seats = self.board.counters
        return tuple(
            (counter, queue, line) for counter in counters for queue, line in self.directed.at(seats[counter.code])
        )

    # --- reading -------------------------------------------------------------------------------------------------

    def place(self, ticket: Ticket) -> Place:
        """Where a ticket stands, or would stand, in its line."""
        return Place(ticket.due_at, self.issued[ticket.id], ticket.id)

    def waiting(self, queue: Code) -> int:
        """How many wait in a queue, those sent to one counter or officer too."""
        return len(self.lines[queue]) + self.directed.count(queue)

    def ahead(self, queue: Code, due_at: Moment) -> int:
        """How many of a queue are due no later than `due_at`, those sent to one counter or officer too."""
        return self.lines[queue].ahead(due_at) + self.directed.ahead(queue, due_at)

    def serving(self, queue: Code) -> tuple[Counter, ...]:
        """The counters now open that serve a queue; a pause counts as open, since it ends."""
        if (serving := self._serving.get(queue)) is None:
            serving = self._serving[queue] = tuple(
                counter
                for counter in self.site.counters_by_queue.get(queue, ())
                if self.board.counters[counter.code].status != "closed"
            )
        return serving

    def idle(self, counters: tuple[Counter, ...]) -> bool:
        """Whether one of `counters` could call at once."""
        states = self.board.counters
        for counter in counters:
            state = states[counter.code]
            if state.ticket is None and state.status == "open":
                return True
        return False

    def first(self, counter: Code, joining: Ticket | None = None) -> TicketId | None:
        """Whom the counter calls next: the earliest due of its highest tier that has anybody. O(its queues).

        Tickets sent to the counter, or to the officer there, are of its first tier, whatever their queue. `joining` is
        about to take its place in a line, and counts as if it had.
        """
        heads = self._sent_heads(counter) if self.directed else []
        for tier in self.site.counter_by_code[counter].tiers:
            heads += [head for queue in tier if (head := self.lines[queue].head) is not None]
            if joining is not None and joining.queue in tier:
                heads.append(self.place(joining))
            if heads:
                return min(heads).ticket
        return None

    def _sent_heads(self, counter: Code) -> list[Place]:
        lines = self.directed.at(self.board.counters[counter])
        return [head for _, line in lines if (head := line.head) is not None]
