"""The printer as the window sees it: its answers come on the GUI's thread."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.printing.outcome import PrintOutcome
from kiosk.printing.spooler import Spooler
from kiosk.printing.status import PrinterStatus
from kiosk.printing.ticket import TicketPaper


class SpooledPrinter(QObject):
    """Hands requests to a spooler's thread, and its answers back to the thread this was made on."""

    _answered = Signal(object)

    def __init__(self, spooler: Spooler, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spooler = spooler
        self._answered.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def check(self, on_status: Callable[[PrinterStatus], None]) -> None:
        """Look at its sensors."""
        self._spooler.check(lambda status: self._answered.emit(partial(on_status, status)))

    def print(self, paper: TicketPaper, on_outcome: Callable[[PrintOutcome], None]) -> None:
        """Print one ticket."""
        self._spooler.print(paper, lambda outcome: self._answered.emit(partial(on_outcome, outcome)))

    @Slot(object)
    def _tell(self, told: Callable[[], None]) -> None:
        told()
