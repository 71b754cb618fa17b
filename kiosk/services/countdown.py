"""Seconds that run down."""

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Antrean.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

SECOND_MS = 1000


@QmlElement
class SecondsLeft(QObject):
    """Counts whole seconds down to none and says so."""

    changed = Signal()
    expired = Signal()

    def __init__(self, *, second_ms: int = SECOND_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = 0
        self._of = 0
        self._timer = QTimer(self, interval=second_ms)
        self._timer.timeout.connect(self._tick)

    def start(self, seconds: int) -> None:
        """Run from this many seconds, whatever was left before."""
        self._left = self._of = seconds
        self._timer.start()
        self.changed.emit()

    def stop(self) -> None:
        """Run no more; `expired` does not come."""
        self._timer.stop()
        if self._left:
            self._left = 0
            self.changed.emit()

    @property
    def of_seconds(self) -> int:
        """What it started from."""
        return self._of

    def is_running(self) -> bool:
        return self._timer.isActive()

    @Property(int, notify=changed)
    def left(self) -> int:
        return self._left

    @Property(int, notify=changed)
    def of(self) -> int:
        return self._of

    @Property(bool, notify=changed)
    def running(self) -> bool:
        return self._timer.isActive()

    @Slot()
    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._timer.stop()
            self._left = 0
        self.changed.emit()
        if self._left == 0:
            self.expired.emit()
