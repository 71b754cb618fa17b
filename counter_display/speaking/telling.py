"""What this display tells the server of itself: at every connection, and whenever it changes."""

from PySide6.QtCore import QObject, QTimer, Slot

from shared.link.state import LinkState, Online
from shared.ui.link import LinkAdapter
from shared.wire.display import DisplayRole, SoundCondition
from shared.wire.methods import ReportDisplay
from shared.wire.scalars import Code, Seq

LONGEST_NOTE = 200
CALM_MS = 1_000
"""Faults are told no oftener: a folder of thousands of broken pictures must not use up what the server lets through."""


class Telling(QObject):
    """Sends one report for all that changes in the same breath."""

    def __init__(self, link: LinkAdapter, role: DisplayRole) -> None:
        super().__init__()
        self._link = link
        self._role: DisplayRole = role
        self._speech: tuple[Code | None, SoundCondition, Seq, bool] = (None, "unknown", 0, False)
        self._faults: dict[str, str] = {}
        self._told: ReportDisplay | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._tell)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._timer.start)
        link.stateChanged.connect(self._take_state)

    def tell_speech(
        self, loudspeakers: Code | None, sound: SoundCondition, through: Seq = 0, *, speaking: bool = False
    ) -> None:
        """How this display speaks, how far its group has spoken, and whether this display is the one that does."""
        self._speech = (loudspeakers, sound, through, speaking)
        self._timer.start()

    def tell_fault(self, part: str, fault: str) -> None:
        """What staff should look at in a part of this display; empty: nothing."""
        self._faults[part] = fault
        if not self._calm.isActive():
            self._calm.start()
            self._timer.start()

    @Slot(object)
    def _take_state(self, state: LinkState) -> None:
        if isinstance(state, Online):
            self._told = None
            self._timer.start()

    @Slot()
    def _tell(self) -> None:
        if not isinstance(self._link.state, Online):
            return
        faults = "; ".join(fault for fault in self._faults.values() if fault)
        note = "".join(letter if letter.isprintable() else " " for letter in faults)[:LONGEST_NOTE]
        loudspeakers, sound, through, speaking = self._speech
        report = ReportDisplay(self._role, loudspeakers, sound, through, note, speaking)
        if report != self._told:
            self._told = report
            self._link.call(report, lambda _: None)
