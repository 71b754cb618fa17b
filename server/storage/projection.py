"""Events to rows: what the tables say follows from the journal alone.

The rows of one group are written as they stand at its end, each once. That a call of the group has already ended then
shows in its row, and no constraint is broken on the way there.
"""

from collections import OrderedDict

from msgspec.structs import replace

from server.storage.entries import CallEntry, Rows, TicketEntry
from shared.wire import events as ev
from shared.wire.events import Recorded
from shared.wire.scalars import Code, Day, Moment, Seq, TicketId
from shared.wire.ticket import Ticket, read_number

KEPT_MS = 600_000
"""How long what has ended can be taken back at most, whatever the site says (`SiteDescription.undo_seconds`)."""


class Projection:
    """Keeps the rows of tickets that have not ended, and of calls going on."""

    def __init__(self, site: Code) -> None:
        self._site = site
        self._day: Day = ""
        self._tickets: dict[TicketId, TicketEntry] = {}
        self._issued: dict[TicketId, Seq] = {}
        self._calls: dict[TicketId, CallEntry] = {}
        self._officers: dict[Code, Code | None] = {}
        self._changed_tickets: dict[TicketId, TicketEntry] = {}
        self._changed_calls: dict[Seq, CallEntry] = {}
        self._late_prints: dict[Seq, str] = {}
        # Taken from the front as they grow old: a dict would pass over all that were deleted before.
        self._ended: OrderedDict[TicketId, TicketEntry] = OrderedDict()
        """Tickets that ended a short while ago."""
        self._before: OrderedDict[Seq, tuple[Moment, CallEntry]] = OrderedDict()
        """Calls as they were before these events, and when that was."""

    def take(self) -> Rows:
        """The rows changed since the last time, as they are now."""
        changed = Rows([*self._changed_tickets.values()], [*self._changed_calls.values()], self._late_prints)
        self._changed_tickets, self._changed_calls, self._late_prints = {}, {}, {}
        return changed

    def has_issued(self, ticket: TicketId) -> bool:
        """Whether this is a ticket of the day, at work or not."""
        return ticket in self._issued

    def apply(self, recorded: Recorded) -> None:
        """Take in the next event."""
        at = recorded.at
        match recorded.event:
            case ev.TicketIssued(ticket=issued):
                _, letter, serial = read_number(issued.number)
                self._tickets[issued.id] = self._changed_tickets[issued.id] = TicketEntry(
                    site=self._site,
                    seq=recorded.seq,
                    id=issued.id,
                    day=self._day,
                    series=f"{issued.queue}/{letter}" if letter else issued.queue,
                    serial=serial,
                    number=issued.number,
                    queue=issued.queue,
                    service=issued.service,
                    priority=issued.priority,
                    language=issued.language,
                    visit=issued.visit,
                    state=issued.state,
                    printed=issued.printed,
                    counter=None,
                    issued_at=issued.issued_at,
                    due_at=issued.due_at,
                    ended_at=None,
                )
                self._issued[issued.id] = recorded.seq
            case ev.TicketPrintReported(ticket=ticket, state=state):
                if ticket in self._tickets:
                    self._ticket(ticket, printed=state)
                else:
                    self._late_prints[self._issued[ticket]] = state
            case ev.TicketCalled(ticket=ticket, counter=counter):
                self._ticket(ticket, state="called", counter=counter)
                self._begin_call(ticket, counter, recorded)
            case ev.TicketRecalled(ticket=ticket, recall=recall):
                self._call(ticket, recalls=recall)
            case ev.ServiceStarted(ticket=ticket):
                self._ticket(ticket, state="serving")
                self._remember(ticket, recorded)
                self._call(ticket, started_at=at)
            case ev.ServiceFinished(ticket=ticket):
                self._end_call(ticket, "finished", recorded)
                self._end_ticket(ticket, "finished", at)
            case ev.TicketNoShow(ticket=ticket):
                self._ticket(ticket, state="no_show")
                self._end_call(ticket, "no_show", recorded)
            case ev.NoShowUndone(ticket=ticket, counter=None):
                self._ticket(ticket, state="waiting", counter=None)
            case ev.NoShowUndone(ticket=ticket, counter=str(counter)):
                self._ticket(ticket, state="called", counter=counter)
                self._begin_call(ticket, counter, recorded)
            case ev.TicketHeld(ticket=ticket):
                self._ticket(ticket, state="held")
                self._end_call(ticket, "held", recorded)
            case ev.TicketReturned(ticket=ticket, due_at=due_at):
                self._ticket(ticket, state="waiting", counter=None, due_at=due_at)
            case ev.TicketTransferred(ticket=ticket, queue=queue, service=service, finished=finished):
                self._ticket(ticket, state="waiting", counter=None, queue=queue, service=service)
                self._end_call(ticket, "finished" if finished else "transferred", recorded)
            case ev.VisitNoted(ticket=ticket, result=result, note=note):
                self._remember(ticket, recorded)
                self._call(ticket, result=result, note=note or None)
            case ev.TicketRestored(ticket=restored, undone=undone):
                self._restore(restored, undone, recorded)
            case ev.TicketCancelled(ticket=ticket):
                self._end_call(ticket, "cancelled", recorded)
                self._end_ticket(ticket, "cancelled", at)
            case (
                ev.CounterOpened(counter=counter, officer=officer)
                | ev.CounterHandedOver(counter=counter, officer=officer)
            ):
                self._officers[counter] = officer
            case ev.CounterClosed(counter=counter):
                self._officers.pop(counter, None)
            case ev.DayStarted(day=day):
                self._day = day
                for ticket in list(self._tickets):
                    self._end_call(ticket, "expired", recorded)
                    self._end_ticket(ticket, "expired", at)
                self._issued.clear()
                self._officers.clear()
                self._ended.clear()
                self._before.clear()
            case _:
                pass

    def _ticket(self, ticket: TicketId, **changes: object) -> None:
        self._tickets[ticket] = self._changed_tickets[ticket] = replace(self._tickets[ticket], **changes)

    def _begin_call(self, ticket: TicketId, counter: Code, recorded: Recorded) -> None:
        self._calls[ticket] = self._changed_calls[recorded.seq] = CallEntry(
            site=self._site,
            seq=recorded.seq,
            ticket=ticket,
            queue=self._tickets[ticket].queue,
            counter=counter,
            officer=self._officers.get(counter),
            called_at=recorded.at,
        )

    def _call(self, ticket: TicketId, **changes: object) -> None:
        call = self._calls[ticket] = replace(self._calls[ticket], **changes)
        self._changed_calls[call.seq] = call

    def _remember(self, ticket: TicketId, recorded: Recorded) -> None:
        """Keep the call as it is before an event, for a while."""
        self._before[recorded.seq] = recorded.at, self._calls[ticket]
        while next(iter(self._before.values()))[0] < recorded.at - KEPT_MS:
            self._before.popitem(last=False)

    def _end_call(self, ticket: TicketId, outcome: str, recorded: Recorded) -> None:
        if ticket in self._calls:
            self._remember(ticket, recorded)
            self._call(ticket, outcome=outcome, ended_at=recorded.at)
            del self._calls[ticket]

    def _end_ticket(self, ticket: TicketId, state: str, at: Moment) -> None:
        self._ticket(ticket, state=state, ended_at=at)
        self._ended[ticket] = self._tickets.pop(ticket)
        while (next(iter(self._ended.values())).ended_at or 0) < at - KEPT_MS:
            self._ended.popitem(last=False)

    def _restore(self, restored: Ticket, undone: Seq, recorded: Recorded) -> None:
        if (ended := self._ended.pop(restored.id, None)) is not None:
            self._tickets[restored.id] = ended
            self._late_prints.pop(ended.seq, None)
        self._ticket(
            restored.id,
            state=restored.state,
            counter=restored.counter,
            queue=restored.queue,
            service=restored.service,
            due_at=restored.due_at,
            printed=restored.printed,
            ended_at=None,
        )
        _, before = self._before.pop(undone, (0, None))
        if restored.state not in ("called", "serving"):
            self._end_call(restored.id, "undone", recorded)
        elif before is not None and restored.id in self._calls:
            self._call(restored.id, started_at=before.started_at, result=before.result, note=before.note)
        elif before is not None:
            self._calls[restored.id] = self._changed_calls[before.seq] = before
