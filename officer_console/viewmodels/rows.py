"""The lines of the tables: who waits for a counter, in the order they will be called, and who has stepped aside."""

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from PySide6.QtCore import QCoreApplication

from officer_console.viewmodels.wording import Naming
from shared.wire.board import Board
from shared.wire.scalars import Code, Moment, Number, Seq, TicketId
from shared.wire.site import Counter
from shared.wire.ticket import Ticket, TicketState

translate = QCoreApplication.translate

ELSEWHERE: Final = 1_000
"""The tier of tickets that were sent to somebody else."""
LISTED: Final[frozenset[TicketState]] = frozenset({"waiting", "held", "no_show"})
_place: Final = attrgetter("tier", "due_at")
"""Rows are in this order; among equals in order of issue."""
_is_elsewhere: Final = attrgetter("elsewhere")


@dataclass(frozen=True, slots=True)
class TicketRow:
    """One ticket as a table shows it."""

    id: TicketId
    number: Number
    service: str
    priority: bool
    issued_at: Moment
    due_at: Moment
    state: TicketState
    tier: int
    """0 for the counter's first tier: a later tier is called only when those before it are empty."""
    sent_to: str = ""
    """Whom it was sent to: this officer, another one, or a counter."""
    elsewhere: bool = False
    """It was sent to somebody else: *next* does not call it here."""

    @property
    def place(self) -> tuple[int, Moment]:
        """Rows are in this order; among equals in order of issue."""
        return self.tier, self.due_at


@dataclass(frozen=True, slots=True)
class Lines:
    """Both tables of a counter."""

    waiting: tuple[TicketRow, ...]
    """Those waiting in its queues, first to be called first; those sent to somebody else come last."""
    aside: tuple[TicketRow, ...]
    """Those of its queues that are held or did not show up."""


def callable_rows(rows: tuple[TicketRow, ...]) -> tuple[TicketRow, ...]:
    """Those that *next* may call: nobody who was sent to somebody else. `rows` has those at its end."""
    if not rows or not rows[-1].elsewhere:
        return rows
    return rows[: bisect_left(rows, True, key=_is_elsewhere)]


class LineReader:
    """Reads the lines of a counter off the board; a ticket that has not changed has the row that it had before."""

    def __init__(self) -> None:
        self._counter: Counter | None = None
        self._officer: Code | None = None
        self._naming: Naming | None = None
        self._board: Board | None = None
        self._seq: Seq = 0
        self._lines = Lines((), ())
        """What was read last, off this board after this event."""
        self._rows: dict[TicketId, tuple[Ticket, TicketRow]] = {}
        self._tiers: dict[Code, int] = {}
        self._services: dict[Code, str] = {}

    def read(self, board: Board, counter: Counter, officer: Code, naming: Naming) -> Lines:
        """The lines as they stand."""
        if not self._turn_to(counter, officer, naming) and self._board is board and self._seq == board.seq:
            return self._lines
        rows: dict[TicketId, tuple[Ticket, TicketRow]] = {}
        waiting: list[TicketRow] = []
        aside: list[TicketRow] = []
        # The board keeps tickets in order of issue and sorting is stable, so equals stay in order of issue.
        for ticket in board.tickets.values():
            if ticket.state not in LISTED or ticket.queue not in self._tiers:
                continue
            known = self._rows.get(ticket.id)
            if known is None or known[0] is not ticket:
                known = ticket, self._row(ticket, counter, officer, naming)
            rows[ticket.id] = known
            (waiting if ticket.state == "waiting" else aside).append(known[1])
        self._board, self._seq, self._rows = board, board.seq, rows
        self._lines = Lines(tuple(sorted(waiting, key=_place)), tuple(sorted(aside, key=_place)))
        return self._lines

    def _turn_to(self, counter: Counter, officer: Code, naming: Naming) -> bool:
        """Whether what was read before was of another counter, officer or language."""
        before = self._naming
        named = before is not None and before.site is naming.site and before.language == naming.language
        if named and self._counter is counter and self._officer == officer:
            return False
        self._counter, self._officer, self._naming = counter, officer, naming
        self._rows = {}
        self._tiers = {queue: tier for tier, queues in enumerate(counter.tiers) for queue in queues}
        self._services = {service.code: service.name.in_language(naming.language) for service in naming.site.services}
        return True

    def _row(self, ticket: Ticket, counter: Counter, officer: Code, naming: Naming) -> TicketRow:
        sent = ticket.for_counter is not None or ticket.for_officer is not None
        here = ticket.for_counter == counter.code or ticket.for_officer == officer
        return TicketRow(
            ticket.id,
            ticket.number,
            self._services.get(ticket.service, ticket.service),
            ticket.priority,
            ticket.issued_at,
            ticket.due_at,
            ticket.state,
            ELSEWHERE if sent and not here else 0 if sent else self._tiers[ticket.queue],
            _sent_to(ticket, counter, officer, naming),
            sent and not here,
        )


def count_waiting(board: Board, counter: Counter) -> int:
    """How many wait whom an officer at this counter would call."""
    queues = {queue for tier in counter.tiers for queue in tier}
    return sum(
        ticket.state == "waiting"
        and ticket.queue in queues
        and ticket.for_officer is None
        and ticket.for_counter in (None, counter.code)
        for ticket in board.tickets.values()
    )


def _sent_to(ticket: Ticket, counter: Counter, officer: Code, naming: Naming) -> str:
    match ticket:
        case Ticket(for_officer=str(code)) if code == officer:
            return translate("Rows", "for you")
        case Ticket(for_officer=str(code)):
            return translate("Rows", "for {name}").format(name=naming.officer(code))
        case Ticket(for_counter=str(code)) if code == counter.code:
            return translate("Rows", "for this counter")
        case Ticket(for_counter=str(code)):
            return translate("Rows", "for {name}").format(name=naming.counter(code))
        case _:
            return ""
