"""The desk: from a visitor's tap to a number and its paper.

One order at a time: while one is under way every further tap is nothing.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, assert_never

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.printing.outcome import Printed, PrintFailed, PrintOutcome, failure
from kiosk.printing.status import PrinterStatus
from kiosk.printing.ticket import TicketPaper
from kiosk.services.orders import (
    Asking,
    Away,
    Checking,
    DeskState,
    Idle,
    Issued,
    Paperless,
    Printing,
    Refused,
    Unsure,
)
from shared.link.state import Online
from shared.ui.link import LinkAdapter
from shared.wire.errors import Error
from shared.wire.methods import Issued as IssuedAnswer
from shared.wire.methods import IssueTicket, ReportPrint
from shared.wire.scalars import TicketId
from shared.wire.ticket import PrintState

log = logging.getLogger("antrean.kiosk")

PATIENCE_MS = 8_000
"""After so long without an answer the order is withdrawn, where that is still possible."""
GIVING_UP_MS = 30_000
"""After so long the visitor is told to ask the staff; the answer is still waited for."""


class TicketPrinter(Protocol):
    """A printer that answers on the GUI's thread, each question exactly once."""

    def check(self, on_status: Callable[[PrinterStatus], None]) -> None:
        """Look at its sensors."""
        ...

    def print(self, paper: TicketPaper, on_outcome: Callable[[PrintOutcome], None]) -> None:
        """Print one ticket."""
        ...


class Notes(Protocol):
    """Remembers, over a restart of the kiosk, whose paper is under way."""

    def open(self, ticket: TicketId) -> None: ...
    def close(self, ticket: TicketId) -> None: ...
    def left_open(self) -> list[TicketId]: ...


class Desk(QObject):
    """Takes one order at a time through printer and server."""

    changed = Signal(object)
    """DeskState"""

    def __init__(
        self,
        link: LinkAdapter,
        printer: TicketPrinter,
        make_paper: Callable[[IssuedAnswer], TicketPaper],
        notes: Notes,
        *,
        patience_ms: int = PATIENCE_MS,
        giving_up_ms: int = GIVING_UP_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._printer = printer
        self._make_paper = make_paper
        self._notes = notes
        self._state: DeskState = Idle()
        self._command = ""
        self._orders = 0
        self._patience = QTimer(self, interval=patience_ms, singleShot=True)
        self._patience.timeout.connect(self._lose_patience)
        self._giving_up = QTimer(self, interval=giving_up_ms, singleShot=True)
        self._giving_up.timeout.connect(self._give_up)

    @property
    def state(self) -> DeskState:
        return self._state

    @property
    def is_busy(self) -> bool:
        """Whether something is under way that the visitor should wait for."""
        match self._state:
            case Checking() | Asking() | Issued(paper=Printing()):
                return True
            case _:
                return False

    def take(self, order: IssueTicket) -> None:
        """A tap on the button. Nothing happens while an order is under way or its number is still shown."""
        match self._state:
            case Idle() | Refused() | Away():
                self._begin(order)
            case Paperless(order=offered) if offered == order:
                self._ask(order, paper=False)
            case Paperless():
                self._begin(order)
            case Checking() | Asking() | Unsure() | Issued():
                pass

    def account_for_earlier(self) -> None:
        """Tell the server of the tickets whose paper was under way when the kiosk was ended."""
        for ticket in self._notes.left_open():
            log.warning("The kiosk was ended before the paper of ticket %s was accounted for", ticket)
            self._report(ticket, "failed", "the kiosk was restarted before the paper was accounted for")

    def leave(self) -> None:
        """The visitor goes. What was asked of the server is carried through; the screen forgets it."""
        self._orders += 1
        self._patience.stop()
        self._giving_up.stop()
        self._set(Idle())

    def _begin(self, order: IssueTicket) -> None:
        if not isinstance(self._link.state, Online):
            self._set(Away())
            return
        self._orders += 1
        current = self._orders
        self._set(Checking(order))
        self._printer.check(lambda status: self._decide(current, order, status))

    def _decide(self, current: int, order: IssueTicket, status: PrinterStatus) -> None:
        if current != self._orders:
            return
        fault = failure(status, maybe_on_paper=False)
        if fault is None:
            self._ask(order, paper=True)
        else:
            log.warning("The printer cannot print: %s (%s)", fault.reason, fault.detail)
            self._set(Paperless(order, fault))

    def _ask(self, order: IssueTicket, *, paper: bool) -> None:
        current = self._orders
        fault = self._state.fault if isinstance(self._state, Paperless) and not paper else None
        self._set(Asking(order))
        self._patience.start()
        self._giving_up.start()
        self._command = command = self._link.call(
            order,
            lambda answer: self._receive(current, command, answer, fault),
            on_progress=lambda error: self._note_delay(current, error),
        )
        self._notes.open(command)

    def _note_delay(self, current: int, error: Error) -> None:
        log.warning("The server has not answered yet: %s", error.data.code)
        if current == self._orders and isinstance(self._state, Asking):
            self._set(replace(self._state, delayed=True))

    def _lose_patience(self) -> None:
        if not isinstance(self._state, Asking):
            return
        if self._link.take_back(self._command):
            self._notes.close(self._command)
            self._giving_up.stop()
            self._set(Away())
        else:
            self._set(replace(self._state, delayed=True))

    def _give_up(self) -> None:
        if isinstance(self._state, Asking):
            self._set(Unsure())

    def _receive(self, current: int, command: str, answer: Struct | Error, fault: PrintFailed | None) -> None:
        here = current == self._orders
        if here:
            self._patience.stop()
            self._giving_up.stop()
        match answer:
            case IssuedAnswer() if not here:
                log.warning("The visitor had left before number %s came", answer.ticket.number)
                self._report(answer.ticket.id, "failed", "the visitor had left before the number came")
            case IssuedAnswer() if fault is not None:
                self._finish(current, answer, fault)
            case IssuedAnswer():
                self._set(Issued(answer, Printing()))
                self._printer.print(self._make_paper(answer), lambda outcome: self._finish(current, answer, outcome))
            case Error():
                self._notes.close(command)
                log.warning("No number: %s", answer.data.code)
                if here:
                    self._set(Refused(answer))
            case _:
                raise TypeError(f"ticket.issue was answered with {answer!r}")

    def _finish(self, current: int, answer: IssuedAnswer, outcome: PrintOutcome) -> None:
        if current == self._orders:
            self._set(Issued(answer, outcome))
        match outcome:
            case Printed(confirmed=True):
                self._report(answer.ticket.id, "printed")
            case Printed():
                self._report(answer.ticket.id, "sent", "the printer cannot tell")
            case PrintFailed(reason=reason, detail=detail):
                self._report(answer.ticket.id, "failed", f"{reason}: {detail}")
            case _:
                assert_never(outcome)

    def _report(self, ticket: TicketId, state: PrintState, reason: str = "") -> None:
        def close(answer: Struct | Error) -> None:
            if isinstance(answer, Error):
                log.error("The server did not take a print report: %s", answer.data.code)
            self._notes.close(ticket)

        self._link.call(ReportPrint(ticket, state, note(reason)), close)

    def _set(self, state: DeskState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit(state)


def note(text: str) -> str:
    """The text as a Note of the wire: one line of at most 200 characters."""
    return "".join(sign if sign.isprintable() else " " for sign in text)[:200]
