"""The printer as the window sees it: its answers come on the GUI's thread."""

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from kiosk.printing.condition import condition_of
from kiosk.printing.outcome import PrintOutcome, failure
from kiosk.printing.printer import Paper
from kiosk.printing.spooler import Spooler
from kiosk.printing.status import PrinterStatus
from shared.ui.link import CRASHED
from shared.wire.kiosk import PrinterCondition

log = logging.getLogger("antrean.kiosk")


class SpooledPrinter(QObject):
    """Hands requests to a spooler's thread, and its answers back to the thread this was made on.

    The spooler looks at the printer by itself while nothing is printed: `status` is never older than a few seconds.
    """

    status_changed = Signal(object)
    """PrinterStatus, once it is known and at every change of it."""
    fed = Signal(float)
    """Millimetres of paper that a ticket took, before its outcome is told."""
    _answered = Signal(object)
    _fault = Signal(object)

    def __init__(self, spooler: Spooler, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spooler = spooler
        self._status: PrinterStatus | None = None
        self._last: PrintOutcome | None = None
        self._answered.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._fault.connect(self._give_up, Qt.ConnectionType.QueuedConnection)
        spooler.follow(
            lambda status: self._answered.emit(partial(self._see, status)),
            lambda millimetres: self._answered.emit(partial(self.fed.emit, millimetres)),
            self._fault.emit,
        )

    @property
    def status(self) -> PrinterStatus | None:
        """What its sensors said last; None before the first look."""
        return self._status

    def condition(self, *, paper_low: bool = False) -> PrinterCondition:
        """The state in the wire's word; `paper_low` is the counted roll's view, for a printer that cannot tell."""
        return condition_of(self._status, self._last, paper_low=paper_low)

    def check(self, on_status: Callable[[PrinterStatus], None]) -> None:
        """Look at its sensors."""
        self._spooler.check(lambda status: self._answered.emit(partial(on_status, status)))

    def print(self, paper: Paper, on_outcome: Callable[[PrintOutcome], None]) -> None:
        """Print one ticket, or a trial."""
        self._spooler.print(paper, lambda outcome: self._answered.emit(partial(self._finish, on_outcome, outcome)))

    def _see(self, status: PrinterStatus) -> None:
        fault = failure(status, maybe_on_paper=False)
        if fault is not None:
            log.warning("The printer is down: %s (%s)", fault.reason, fault.detail)
        elif self._status is not None:
            log.info("The printer is up")
        self._status = status
        self.status_changed.emit(status)

    def _finish(self, on_outcome: Callable[[PrintOutcome], None], outcome: PrintOutcome) -> None:
        self._last = outcome
        on_outcome(outcome)

    @Slot(object)
    def _tell(self, told: Callable[[], None]) -> None:
        told()

    @Slot(object)
    def _give_up(self, bug: BaseException) -> None:
        """End the program: whoever watches over it starts it anew, and the printer's thread with it."""
        log.critical("Printing has failed.", exc_info=bug)
        QCoreApplication.exit(CRASHED)
        raise bug
