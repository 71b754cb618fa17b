"""What must be true of a hall after anything: its database, and what everybody was told, tell one story."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, Final

import msgspec
from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import RowMapping, Table, create_engine, select

from demo.hall import Hall
from server.domain.site import Site
from server.ownership.rebuild import rebuild
from server.storage.entries import CallEntry, TicketEntry
from server.storage.projection import Projection
from server.storage.store import Store
from server.storage.tables import SEQ_BITS, Base, SiteRow
from shared.wire import events as ev
from shared.wire import methods as do
from shared.wire.codec import encode_answer
from shared.wire.errors import Error
from shared.wire.events import Event, Recorded, public
from shared.wire.methods import Command
from shared.wire.scalars import CommandId
from shared.wire.ticket import Snapshot, Ticket
from tests.auditor import Auditor
from tests.faults.crowd import Crowd, Person

RECORDS: Final = ("journal", "answers", "tickets", "calls")
_tables = Base.metadata.tables

LEADS_TO: Final[dict[type[Command], set[tuple[type[Event], ...]]]] = {
    do.IssueTicket: {(ev.TicketIssued,)},
    do.RecordTicket: {(ev.TicketIssued,)},
    do.ReportPrint: {(ev.TicketPrintReported,)},
    do.ReprintTicket: {(ev.TicketReprintRequested,)},
    do.CancelTicket: {(ev.TicketCancelled,)},
    do.ReturnTicket: {(ev.TicketReturned,)},
    do.UndoNoShow: {(ev.NoShowUndone,)},
    do.PlanVisit: {(ev.TicketPlanned,), ()},
    do.OpenCounter: {(ev.CounterOpened,), ()},
    do.PauseCounter: {(ev.CounterPaused,)},
    do.ResumeCounter: {(ev.CounterResumed,)},
    do.CloseCounter: {(ev.CounterClosed,)},
    do.UndoStep: {
        (ev.TicketRestored,),
        (ev.TicketRestored, ev.TicketRestored),
        (ev.TicketCancelled,),
        (ev.CounterPaused,),
        (ev.CounterResumed,),
    },
    do.CallNext: {
        (ev.TicketCalled,),
        (ev.ServiceFinished, ev.TicketCalled),
        (ev.ServiceFinished,),
        (ev.TicketTransferred, ev.TicketCalled),
        (ev.TicketTransferred,),
    },
    do.Recall: {(ev.TicketRecalled,)},
    do.StartService: {(ev.ServiceStarted,)},
    do.FinishService: {(ev.ServiceFinished,), (ev.TicketTransferred,)},
    do.MarkNoShow: {(ev.TicketNoShow,)},
    do.HoldTicket: {(ev.TicketHeld,)},
    do.NoteVisit: {(ev.VisitNoted,), ()},
    do.TransferTicket: {(ev.TicketTransferred,)},
}
"""The events of each command that was done: these and no others, once."""


class Records:
    """A hall's database, read from outside while the server runs or not."""

    def __init__(self, hall: Hall, site: Site | None = None) -> None:
        self.url = hall.database_url
        self.site = site or hall.site
        engine = create_engine(self.url)
        with engine.connect() as connection:

            def read(table: Table) -> Sequence[RowMapping]:
                query = select(table).where(table.c.site == self.site.code).order_by(*table.primary_key)
                return connection.execute(query).mappings().all()

            journal, answers, self.tickets, self.calls = (read(_tables[name]) for name in RECORDS)
            self.answers = {row["command"]: row for row in answers}
            number = connection.scalar(select(SiteRow.number).where(SiteRow.code == self.site.code))
            self._begin = (number or 0) << SEQ_BITS
        engine.dispose()
        self._places = [row["place"] for row in journal]
        self.journal = [
            Recorded(row["seq"], row["at"], msgspec.json.decode(row["event"], type=Event)) for row in journal
        ]
        self.by_command: dict[CommandId | None, list[Recorded]] = {}
        for row, recorded in zip(journal, self.journal, strict=True):
            self.by_command.setdefault(row["command"], []).append(recorded)

    @property
    def seq(self) -> int:
        """The newest event."""
        return len(self.journal)

    def audit(self) -> Auditor:
        """Read the journal as a stranger would; its books."""
        auditor = Auditor(self.site.description)
        for recorded in self.journal:
            auditor.see(recorded)
        return auditor

    @cached_property
    def public(self) -> list[Recorded]:
        """The events as kiosks and displays are told them."""
        return [Recorded(one.seq, one.at, public(one.event)) for one in self.journal]

    @cached_property
    def snapshot(self) -> Snapshot:
        """The board that the journal leads to, built as the server builds it when it starts."""
        store = Store(self.url)
        try:
            return rebuild(store, self.site).day.board.snapshot()
        finally:
            store.close()

    def check(self) -> None:
        """The journal has no gap and breaks no rule, and the rows are those that follow from it."""
        auditor = self.audit()
        assert self._places == [self._begin + seq for seq in range(1, self.seq + 1)]
        tickets, calls = self._project()
        assert {row["seq"]: dict(row) for row in self.tickets} == tickets
        assert {row["seq"]: dict(row) for row in self.calls} == calls
        assert {row["id"] for row in self.tickets} == set(auditor.issued)
        assert len({(row["day"], row["number"]) for row in self.tickets}) == len(self.tickets)
        for day, series in {(row["day"], row["series"]) for row in self.tickets}:
            serials = sorted(row["serial"] for row in self.tickets if (row["day"], row["series"]) == (day, series))
            assert serials == list(range(1, len(serials) + 1)), f"holes in {series} on {day}"
        at_counters = {row["counter"]: row["ticket"] for row in self.calls if row["ended_at"] is None}
        assert at_counters == auditor.at_counter
        assert {counter.code: counter.ticket for counter in self.snapshot.counters if counter.ticket} == at_counters

    def _project(self) -> tuple[dict[int, Any], dict[int, Any]]:
        """The rows, worked out event by event instead of group by group."""
        projection = Projection(self.site.code)
        tickets: dict[int, Any] = {}
        calls: dict[int, Any] = {}
        for recorded in self.journal:
            projection.apply(recorded)
            rows = projection.take()
            tickets |= {row.seq: self._placed(row) for row in rows.tickets}
            calls |= {row.seq: self._placed(row) for row in rows.calls}
            for seq, printed in rows.late_prints.items():
                tickets[seq]["printed"] = printed
        return tickets, calls

    def _placed(self, row: TicketEntry | CallEntry) -> dict[str, Any]:
        return {"place": self._begin + row.seq, **asdict(row)}

    def check_acknowledged(self, id: CommandId, command: Command, answer: Struct | Error) -> None:
        """What somebody was told about their command is what happened, once."""
        happened = self.by_command.get(id, [])
        if isinstance(answer, Error) and answer.kind == "unauthorised":
            assert id not in self.answers
            assert not happened
            return
        row = self.answers[id]
        if isinstance(answer, Error):
            assert answer.kind == "refused", answer
            assert not happened, f"{command} was refused and happened"
            assert row["error"] == encode_answer(answer).decode()
            return
        if isinstance(command, do.CloseCounter):
            # Whoever was sent to the counter is anybody's again.
            happened = [one for one in happened if not isinstance(one.event, ev.TicketReleased)]
        assert tuple(type(recorded.event) for recorded in happened) in LEADS_TO[type(command)], (command, happened)
        assert row["result"] == encode_answer(answer).decode()
        match answer:
            case do.Issued(ticket=ticket):
                issued = happened[0].event
                assert isinstance(issued, ev.TicketIssued)
                assert (issued.ticket, issued.due_because) == (ticket, "priority" if ticket.priority else "issued")
                assert ticket.id == id
            case do.Called(ticket=None):
                assert isinstance(happened[-1].event, ev.ServiceFinished | ev.TicketTransferred)
            case do.Called(ticket=Ticket() as ticket):
                called = happened[-1].event
                assert isinstance(called, ev.TicketCalled)
                assert (called.ticket, called.counter) == (ticket.id, ticket.counter)

    def check_seen(self, person: Person, *, staff: bool, snapshots: int = 1) -> None:
        """They have seen every event since their first snapshot, each once, and have the board that follows."""
        assert len(person.snapshots) == snapshots, "somebody had to start anew"
        first = person.snapshots[0].seq
        assert person.events == (self.journal if staff else self.public)[first:]
        assert tell_apart(person.board.snapshot()) == tell_apart(_for_whom(self.snapshot, staff=staff))


def check(hall: Hall, crowd: Crowd, others: Iterable[Person] = (), *, midnights: int = 0) -> Records:
    """Everything that must be true once everybody has caught up."""
    records = Records(hall)
    records.check()
    for person in (*crowd.everybody, *others):
        records.check_seen(person, staff=person in crowd.consoles)
        for answers in person.answers.values():
            assert len(answers) == 1, "somebody was answered twice"
        for id, (command, answer) in person.acknowledged().items():
            records.check_acknowledged(id, command, answer)
    for console in crowd.consoles:
        assert console.logged_out <= midnights, "an officer had to log in again"
    return records


def _for_whom(snapshot: Snapshot, *, staff: bool) -> Snapshot:
    if staff:
        return snapshot
    counters = tuple(
        msgspec.structs.replace(counter, officer=None, reason="", wanted_by=None, wanted_at=None)
        for counter in snapshot.counters
    )
    tickets = tuple(
        msgspec.structs.replace(ticket, for_officer=None, note="", result=None) for ticket in snapshot.tickets
    )
    return msgspec.structs.replace(snapshot, counters=counters, tickets=tickets)


def tell_apart(snapshot: Snapshot) -> dict[str, Any]:
    """A snapshot member by member, so that a failing comparison says which differs."""
    return msgspec.to_builtins(snapshot)  # type: ignore[no-any-return]
