"""Copies of tickets, for the staff: ordered at a console, or at the kiosk itself."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.printing.outcome import Printed, PrintFailed, PrintOutcome
from kiosk.printing.ticket import TicketPaper, copy_of
from kiosk.services.books import KioskBooks
from kiosk.services.desk import TicketPrinter
from kiosk.services.memory import HallMemory
from kiosk.services.paper import make_paper
from kiosk.storage.store import StoreError
from shared.ui.link import LinkAdapter
from shared.wire.events import Recorded, TicketReprintRequested
from shared.wire.methods import Issued
from shared.wire.scalars import Moment, TicketId

log = logging.getLogger("antrean.kiosk")

FRESH_MS = 2 * 60_000
"""An order for a copy that is older than this is not carried out: whoever waited for it has gone."""


class Reprints(QObject):
    """Prints a copy for each fresh order that is meant for this kiosk, once, and tells the server what became of it."""

    printed = Signal(str, object)
    """The ticket's id, and the PrintOutcome of its copy."""

    def __init__(
        self,
        link: LinkAdapter,
        printer: TicketPrinter,
        books: KioskBooks,
        memory: HallMemory,
        *,
        clock: Callable[[], Moment],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._printer = printer
        self._books = books
        self._memory = memory
        self._clock = clock
        link.recorded.connect(self._follow)

    def print_copy(self, ticket: TicketId) -> bool:
        """Print a copy, or the paper of a number given without one; False where this kiosk does not know the ticket."""
        paper = self._find(ticket)
        if paper is None:
            return False
        self._printer.print(paper, lambda outcome: self._finish(ticket, outcome))
        return True

    @Slot(object)
    def _follow(self, recorded: Recorded) -> None:
        event = recorded.event
        if not isinstance(event, TicketReprintRequested) or event.kiosk != self._memory.device:
            return
        if self._clock() - recorded.at >= FRESH_MS:
            log.warning("A copy of ticket %s was ordered too long ago", event.ticket)
        elif not self.print_copy(event.ticket):
            log.warning("A copy was ordered of ticket %s, of which nothing is known here", event.ticket)
            self._tell(event.ticket, PrintFailed("error", "this kiosk does not know the ticket", maybe_on_paper=False))

    def _find(self, ticket: TicketId) -> TicketPaper | None:
        hall = self._memory.hall
        if hall is None:
            return None
        try:
            kept = self._books.tickets.find(ticket)
        except StoreError:
            kept = None
        if kept is not None and kept.issued is not None and hall.has(kept.issued.ticket.service):
            return copy_of(make_paper(kept.issued, hall, own=kept.own))
        board = self._link.board
        known = board.tickets.get(ticket) if board is not None else None
        if known is None or not hall.has(known.service):
            return None
        paper = copy_of(make_paper(Issued(known, ahead=0, wait=None), hall))
        return replace(paper, copy=False) if known.printed == "none" else paper

    def _finish(self, ticket: TicketId, outcome: PrintOutcome) -> None:
        self._tell(ticket, outcome)
        self.printed.emit(ticket, outcome)

    def _tell(self, ticket: TicketId, outcome: PrintOutcome) -> None:
        match outcome:
            case Printed(confirmed=confirmed):
                told = self._books.account(ticket, "printed" if confirmed else "sent", "a copy")
            case PrintFailed(reason=reason, detail=detail):
                told = self._books.account(ticket, "failed", f"the copy: {reason}: {detail}")
        id, params = told
        self._link.call(params, partial(self._books.hear, id, params), id=id)
