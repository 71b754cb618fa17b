"""The desk: from a visitor's tap to a number and its paper.

One order at a time: while one is under way every further tap is nothing.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Protocol, assert_never

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from kiosk.printing.outcome import Printed, PrintFailed, PrintOutcome, failure
from kiosk.printing.printer import Paper
from kiosk.printing.status import PrinterStatus
from kiosk.printing.ticket import TicketPaper
from kiosk.services.books import KioskBooks
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
from kiosk.services.own_tickets import OwnTickets
from shared.link.ids import new_id
from shared.link.state import Connecting, LinkState, Offline, Online
from shared.link.state import Refused as LinkRefused
from shared.ui.link import LinkAdapter
from shared.wire.errors import Error
from shared.wire.kiosk import PrinterCondition
from shared.wire.methods import Command, IssueTicket
from shared.wire.methods import Issued as IssuedAnswer
from shared.wire.scalars import CommandId

log = logging.getLogger("antrean.kiosk")

PATIENCE_MS = 8_000
"""After so long without an answer the order is withdrawn, or the visitor gets a number of the kiosk's own instead."""
GIVING_UP_MS = 30_000
"""After so long, where the kiosk has no numbers of its own, the visitor is told to ask the staff."""


class TicketPrinter(Protocol):
    """A printer that answers on the GUI's thread, each question exactly once."""

    def check(self, on_status: Callable[[PrinterStatus], None]) -> None:
        """Look at its sensors."""
        ...

    def print(self, paper: TicketPaper, on_outcome: Callable[[PrintOutcome], None]) -> None:
        """Print one ticket."""
        ...


class KioskPrinter(TicketPrinter, Protocol):
    """One that is looked at while nothing is printed, so that its trouble is known before anybody chooses."""

    status_changed: SignalInstance
    """PrinterStatus"""
    fed: SignalInstance
    """Millimetres of paper."""

    @property
    def status(self) -> PrinterStatus | None:
        """What its sensors said last; None before the first look."""
        ...

    def condition(self, *, paper_low: bool = False) -> PrinterCondition:
        """The same in the wire's words."""
        ...

    def print(self, paper: Paper, on_outcome: Callable[[PrintOutcome], None]) -> None:
        """A trial for the staff, too."""


class MakePaper(Protocol):
    """Says what the paper of a number says."""

    def __call__(self, answer: IssuedAnswer, *, own: bool) -> TicketPaper: ...


class Desk(QObject):
    """Takes one order at a time through printer and server, or past a server that is away."""

    changed = Signal(object)
    """DeskState"""

    def __init__(
        self,
        link: LinkAdapter,
        printer: TicketPrinter,
        make_paper: MakePaper,
        books: KioskBooks,
        own: OwnTickets,
        *,
        patience_ms: int = PATIENCE_MS,
        giving_up_ms: int = GIVING_UP_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._printer = printer
        self._make_paper = make_paper
        self._books = books
        self._own = own
        self._state: DeskState = Idle()
        self._command = ""
        self._fault: PrintFailed | None = None
        self._replaced: set[CommandId] = set()
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

    @property
    def is_open(self) -> bool:
        """Whether an order could bring a number now: the server is there, or the kiosk has numbers of its own."""
        return isinstance(self._link.state, Online) or (may_be_alone(self._link.state) and self._own.are_possible)

    def take(self, order: IssueTicket, *, without_paper: bool = False) -> None:
        """A tap on the button. Nothing happens while an order is under way or its number is still shown.

        `without_paper`: the visitor was told that the printer does not work, and takes the number from the screen. It
        is printed all the same if the printer can by now.
        """
        match self._state:
            case Idle() | Refused() | Away():
                self._begin(order, agreed=without_paper)
            case Paperless(order=offered, fault=fault) if offered == order:
                self._ask(order, fault)
            case Paperless():
                self._begin(order, agreed=without_paper)
            case Checking() | Asking() | Unsure() | Issued():
                pass

    def leave(self) -> None:
        """The visitor goes. What was asked of the server is carried through; the screen forgets it."""
        self._orders += 1
        self._patience.stop()
        self._giving_up.stop()
        self._set(Idle())

    # --- before there is a number

    def _begin(self, order: IssueTicket, *, agreed: bool) -> None:
        if not self.is_open:
            self._set(Away())
            return
        self._orders += 1
        current = self._orders
        self._set(Checking(order))
        self._printer.check(lambda status: self._decide(current, order, status, agreed=agreed))

    def _decide(self, current: int, order: IssueTicket, status: PrinterStatus, *, agreed: bool) -> None:
        if current != self._orders:
            return
        fault = failure(status, maybe_on_paper=False)
        if fault is not None:
            log.warning("The printer cannot print: %s (%s)", fault.reason, fault.detail)
        if fault is None or agreed:
            self._ask(order, fault)
        else:
            self._set(Paperless(order, fault))

    def _ask(self, order: IssueTicket, fault: PrintFailed | None) -> None:
        self._fault = fault
        if not isinstance(self._link.state, Online):
            if not (may_be_alone(self._link.state) and self._give_own(order)):
                self._set(Away())
            return
        current = self._orders
        self._set(Asking(order))
        self._patience.start()
        self._giving_up.start()
        self._command = command = new_id(self._link.server_clock())
        self._books.order(command)
        self._link.call(
            order,
            lambda answer: self._receive(current, command, answer, fault),
            on_progress=lambda error: self._note_delay(current, error),
            id=command,
        )

    def _note_delay(self, current: int, error: Error) -> None:
        log.warning("The server has not answered yet: %s", error.data.code)
        if current == self._orders and isinstance(self._state, Asking):
            self._set(replace(self._state, delayed=True))

    def _lose_patience(self) -> None:
        if not isinstance(self._state, Asking):
            return
        order, command = self._state.order, self._command
        withdrawn = self._link.take_back(command)
        if withdrawn:
            self._books.drop(command)
        refused = isinstance(self._link.state, LinkRefused)
        if not refused and self._give_own(order, replaces=None if withdrawn else command):
            return
        if withdrawn:
            self._giving_up.stop()
            self._set(Away())
        else:
            self._set(replace(self._state, delayed=True))

    def _give_up(self) -> None:
        if isinstance(self._state, Asking):
            self._set(Unsure())

    # --- the number

    def _give_own(self, order: IssueTicket, *, replaces: CommandId | None = None) -> bool:
        taken = self._own.take(order, replaces=replaces)
        if taken is None:
            return False
        if replaces is not None:
            self._replaced.add(replaces)
        self._patience.stop()
        self._giving_up.stop()
        log.warning("Number %s is the kiosk's own: the server did not give one", taken.issued.ticket.number)
        self._send(taken.commands)
        self._present(taken.issued, self._fault, own=True)
        return True

    def _receive(self, current: int, command: CommandId, answer: Struct | Error, fault: PrintFailed | None) -> None:
        if command in self._replaced:
            self._replaced.remove(command)
            log.warning("The answer to order %s came after its visitor had another number", command)
            return
        here = current == self._orders
        if here:
            self._patience.stop()
            self._giving_up.stop()
        match answer:
            case IssuedAnswer() if not here:
                log.warning("The visitor had left before number %s came", answer.ticket.number)
                self._send([self._books.cancel(answer.ticket.id, "the visitor had left before the number came")])
            case IssuedAnswer():
                self._books.issue(answer)
                self._present(answer, fault, own=False)
            case Error():
                self._books.drop(command)
                log.warning("No number: %s", answer.data.code)
                if here:
                    self._set(Refused(answer))
            case _:
                raise TypeError(f"ticket.issue was answered with {answer!r}")

    def _present(self, answer: IssuedAnswer, fault: PrintFailed | None, *, own: bool) -> None:
        current = self._orders
        if fault is not None:
            self._finish(current, Issued(answer, fault, own))
            return
        self._set(Issued(answer, Printing(), own))
        self._printer.print(
            self._make_paper(answer, own=own), lambda outcome: self._finish(current, Issued(answer, outcome, own))
        )

    def _finish(self, current: int, issued: Issued) -> None:
        if current == self._orders:
            self._set(issued)
        ticket = issued.answer.ticket.id
        match issued.paper:
            case Printed(confirmed=True):
                told = self._books.account(ticket, "printed")
            case Printed():
                told = self._books.account(ticket, "sent", "the printer cannot tell")
            case PrintFailed(reason=reason, detail=detail):
                told = self._books.account(ticket, "failed", f"{reason}: {detail}")
            case Printing():
                raise AssertionError("a paper has come to its end or it has not")
            case _:
                assert_never(issued.paper)
        self._send([told])

    def _send(self, commands: Iterable[tuple[CommandId, Command]]) -> None:
        for id, params in commands:
            self._link.call(params, partial(self._books.hear, id, params), id=id)

    def _set(self, state: DeskState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit(state)


def may_be_alone(state: LinkState) -> bool:
    """Whether the kiosk goes on by itself in this state of the link. A server that refuses it forbids it to."""
    match state:
        case Offline() | Connecting():
            return True
        case Online() | LinkRefused():
            return False
        case _:
            assert_never(state)
