"""Tells the server how this kiosk is: its printer, its paper, and what it has still to tell."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, Slot

from shared.link.state import LinkState, Online
from shared.ui.link import LinkAdapter
from shared.wire.errors import Error
from shared.wire.methods import ReportKiosk


class ConditionReport(QObject):
    """Tells it after every connection and at every change; only the newest while an answer is waited for."""

    def __init__(self, link: LinkAdapter, tell: Callable[[], ReportKiosk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._tell = tell
        self._told: ReportKiosk | None = None
        self._telling = False
        link.stateChanged.connect(self._follow)

    @Slot()
    def look(self) -> None:
        """Something may have changed."""
        if self._telling or not isinstance(self._link.state, Online):
            return
        report = self._tell()
        if report != self._told:
            self._told = report
            self._telling = True
            self._link.call(report, self._hear)

    def _hear(self, answer: Struct | Error) -> None:
        self._telling = False
        if not isinstance(answer, Error):  # of an error the next change, or the next connection, makes the best
            self.look()

    @Slot(object)
    def _follow(self, state: LinkState) -> None:
        if not isinstance(state, Online):
            self._told = None  # with the connection the server forgets it
        self.look()
