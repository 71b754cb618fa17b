"""The lines of the tables: who waits for a counter, in the order they will be called, and who has stepped aside."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from officer_console.viewmodels.wording import Naming
from shared.wire.board import Board
from shared.wire.scalars import Code, Moment, Number, TicketId
from shared.wire.site import Counter
from shared.wire.ticket import Ticket, TicketState

translate = QCoreApplication.translate

ELSEWHERE: Final = 1_000
"""The tier of tickets that were sent to somebody else."""


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


def waiting_rows(board: Board, counter: Counter, officer: Code, naming: Naming) -> tuple[TicketRow, ...]:
    """Those waiting in the counter's queues, first to be called first; those sent to somebody else come last."""
    return _rows(board, counter, officer, naming, frozenset({"waiting"}))


def aside_rows(board: Board, counter: Counter, officer: Code, naming: Naming) -> tuple[TicketRow, ...]:
    """Those of the counter's queues that are held or did not show up."""
    return _rows(board, counter, officer, naming, frozenset({"held", "no_show"}))


def _rows(
    board: Board, counter: Counter, officer: Code, naming: Naming, states: frozenset[TicketState]
) -> tuple[TicketRow, ...]:
    tiers = {queue: tier for tier, queues in enumerate(counter.tiers) for queue in queues}
    services = {service.code: service for service in naming.site.services}
    language = naming.language

    def row(ticket: Ticket) -> TicketRow:
        service = services.get(ticket.service)
        sent = ticket.for_counter is not None or ticket.for_officer is not None
        here = ticket.for_counter == counter.code or ticket.for_officer == officer
        return TicketRow(
            ticket.id,
            ticket.number,
            service.name.in_language(language) if service else ticket.service,
            ticket.priority,
            ticket.issued_at,
            ticket.due_at,
            ticket.state,
            ELSEWHERE if sent and not here else 0 if sent else tiers[ticket.queue],
            _sent_to(ticket, counter, officer, naming),
            sent and not here,
        )

    # The board keeps tickets in order of issue and sorting is stable, so equals stay in order of issue.
    found = (row(ticket) for ticket in board.tickets.values() if ticket.state in states and ticket.queue in tiers)
    return tuple(sorted(found, key=lambda each: each.place))


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
