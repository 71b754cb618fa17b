"""Events to rows: what the tables say follows from the journal alone.

The rows of one group are written as they stand at its end, each once. That a call of the group has already ended then
shows in its row, and no constraint is broken on the way there.
"""

from dataclasses import dataclass, field
from typing import Any

from shared.wire import events as ev
from shared.wire.events import Recorded
from shared.wire.scalars import Code, Day, Moment, Seq, TicketId
from shared.wire.ticket import read_number

Row = dict[str, Any]


@dataclass(slots=True)
class Rows:
    """The rows that changed since the last `take`."""

    tickets: dict[TicketId, Row] = field(default_factory=dict)
    calls: dict[Seq, Row] = field(default_factory=dict)
    late_prints: dict[Seq, str] = field(default_factory=dict)
    """Tickets that had ended before their paper's fate was known."""


class Projection:
    """Keeps the rows of tickets that have not ended, and of calls going on."""

    def __init__(self, site: Code) -> None:
        self._site = site
        self._day: Day = ""
        self._tickets: dict[TicketId, Row] = {}
        self._issued: dict[TicketId, Seq] = {}
        self._calls: dict[TicketId, Row] = {}
        self._officers: dict[Code, Code | None] = {}
        self._changed = Rows()

    def take(self) -> Rows:
        """The rows changed since the last time, as they are now."""
        changed, self._changed = self._changed, Rows()
        return Rows(
            {key: row.copy() for key, row in changed.tickets.items()},
            {key: row.copy() for key, row in changed.calls.items()},
            changed.late_prints,
        )

    def apply(self, recorded: Recorded) -> None:
        """Take in the next event."""
        at = recorded.at
        match recorded.event:
            case ev.TicketIssued(ticket=issued):
                _, letter, serial = read_number(issued.number)
                row = {
                    "site": self._site,
                    "seq": recorded.seq,
                    "id": issued.id,
                    "day": self._day,
                    "series": f"{issued.queue}/{letter}" if letter else issued.queue,
                    "serial": serial,
                    "number": issued.number,
                    "queue": issued.queue,
                    "service": issued.service,
                    "priority": issued.priority,
                    "language": issued.language,
                    "visit": issued.visit,
                    "state": issued.state,
                    "printed": issued.printed,
                    "counter": None,
                    "issued_at": issued.issued_at,
                    "due_at": issued.due_at,
                    "ended_at": None,
                }
                self._issued[issued.id] = recorded.seq
                self._tickets[issued.id] = self._changed.tickets[issued.id] = row
            case ev.TicketPrintReported(ticket=ticket, state=state):
                if ticket in self._tickets:
                    self._ticket(ticket, printed=state)
                else:
                    self._changed.late_prints[self._issued[ticket]] = state
            case ev.TicketCalled(ticket=ticket, counter=counter):
                self._ticket(ticket, state="called", counter=counter)
                self._begin_call(ticket, counter, recorded)
            case ev.TicketRecalled(ticket=ticket, recall=recall):
                self._call(ticket, recalls=recall)
            case ev.ServiceStarted(ticket=ticket):
                self._ticket(ticket, state="serving")
                self._call(ticket, started_at=at)
            case ev.ServiceFinished(ticket=ticket):
                self._end_call(ticket, "finished", at)
                self._end_ticket(ticket, "finished", at)
            case ev.TicketNoShow(ticket=ticket):
                self._ticket(ticket, state="no_show")
                self._end_call(ticket, "no_show", at)
            case ev.NoShowUndone(ticket=ticket, counter=None):
                self._ticket(ticket, state="waiting", counter=None)
            case ev.NoShowUndone(ticket=ticket, counter=str(counter)):
                self._ticket(ticket, state="called", counter=counter)
                self._begin_call(ticket, counter, recorded)
            case ev.TicketHeld(ticket=ticket):
                self._ticket(ticket, state="held")
                self._end_call(ticket, "held", at)
            case ev.TicketReturned(ticket=ticket, due_at=due_at):
                self._ticket(ticket, state="waiting", counter=None, due_at=due_at)
            case ev.TicketTransferred(ticket=ticket, queue=queue, service=service):
                self._ticket(ticket, state="waiting", counter=None, queue=queue, service=service)
                self._end_call(ticket, "transferred", at)
            case ev.TicketCancelled(ticket=ticket):
                self._end_call(ticket, "cancelled", at)
                self._end_ticket(ticket, "cancelled", at)
            case ev.CounterOpened(counter=counter, officer=officer):
                self._officers[counter] = officer
            case ev.CounterClosed(counter=counter):
                self._officers.pop(counter, None)
            case ev.DayStarted(day=day):
                self._day = day
                for ticket in list(self._tickets):
                    self._end_call(ticket, "expired", at)
                    self._end_ticket(ticket, "expired", at)
                self._issued.clear()
                self._officers.clear()
            case _:
                pass

    def _ticket(self, ticket: TicketId, **changes: object) -> None:
        row = self._changed.tickets[ticket] = self._tickets[ticket]
        row.update(changes)

    def _begin_call(self, ticket: TicketId, counter: Code, recorded: Recorded) -> None:
        self._calls[ticket] = self._changed.calls[recorded.seq] = {
            "site": self._site,
            "seq": recorded.seq,
            "ticket": ticket,
            "queue": self._tickets[ticket]["queue"],
            "counter": counter,
            "officer": self._officers.get(counter),
            "called_at": recorded.at,
            "recalls": 0,
            "started_at": None,
            "ended_at": None,
            "outcome": None,
        }

    def _call(self, ticket: TicketId, **changes: object) -> None:
        row = self._calls[ticket]
        self._changed.calls[row["seq"]] = row
        row.update(changes)

    def _end_call(self, ticket: TicketId, outcome: str, at: Moment) -> None:
        if ticket in self._calls:
            self._call(ticket, outcome=outcome, ended_at=at)
            del self._calls[ticket]

    def _end_ticket(self, ticket: TicketId, state: str, at: Moment) -> None:
        self._ticket(ticket, state=state, ended_at=at)
        del self._tickets[ticket]
