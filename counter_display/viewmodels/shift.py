"""The gentle shift of the whole picture."""

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from counter_display.screen_care import places, reach_px, step_ms
from shared.ui.scale import Scale

QML_IMPORT_NAME = "Antrean.Display"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Shift(QObject):
    """Where the picture stands, in whole pixels from its place. It begins there."""

    changed = Signal()

    def __init__(self, scale: Scale, *, moves: bool = True) -> None:
        super().__init__()
        self._moves = moves
        self._reach = 0
        self._places: tuple[tuple[int, int], ...] = ((0, 0),)
        self._at = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.step)
        self.fit(scale)

    def fit(self, scale: Scale) -> None:
        """The screen has this scale now."""
        reach = reach_px(scale) if self._moves else 0
        if reach == self._reach:
            return
        self._reach = reach
        self._places = places(reach)
        self._at = 0
        self._timer.start(step_ms(self._places))
        self.changed.emit()

    @Slot()
    def step(self) -> None:
        """Go on by a pixel."""
        self._at = (self._at + 1) % len(self._places)
        self.changed.emit()

    @Property(int, notify=changed)
    def x(self) -> int:
        return self._places[self._at][0]

    @Property(int, notify=changed)
    def y(self) -> int:
        return self._places[self._at][1]

    @Property(int, notify=changed)
    def reach(self) -> int:
        """The picture never goes further, in either direction."""
        return self._reach
