"""The staff's way in: the upper left corner held for three seconds, then the upper right one as long.

No visitor does so by chance, and it needs no more than one finger.
"""

from typing import Final, Literal

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtQuick import QQuickWindow

HOLD_MS: Final = 3000
BETWEEN_MS: Final = 4000
"""So long the second corner may take to be touched."""
CORNER_MM: Final = 25.0

Corner = Literal["left", "right"]

_PRESSES: Final = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
_MOVES: Final = frozenset({QEvent.Type.MouseMove, QEvent.Type.TouchUpdate})
_ENDS: Final = frozenset({QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})


class CornerHold(QObject):
    """Install it as an event filter on the window. It takes no event away."""

    held = Signal()
    """Both corners, one after the other."""

    def __init__(
        self,
        window: QQuickWindow,
        px_per_mm: float,
        *,
        hold_ms: int = HOLD_MS,
        between_ms: int = BETWEEN_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._side = CORNER_MM * px_per_mm
        self._down: Corner | None = None
        self._left_done = False
        self._holding = QTimer(self, interval=hold_ms, singleShot=True)
        self._holding.timeout.connect(self._finish)
        self._between = QTimer(self, interval=between_ms, singleShot=True)
        self._between.timeout.connect(self._forget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _PRESSES:
            self._press(self._corner(event))
        elif (kind in _MOVES and self._down is not None and self._corner(event) != self._down) or kind in _ENDS:
            self._release()
        return super().eventFilter(watched, event)

    def stop(self) -> None:
        """Nothing is held any more."""
        self._forget()

    def _press(self, corner: Corner | None) -> None:
        if self._down is not None:
            return  # a touch comes as a mouse too
        if corner == "left" or (corner == "right" and self._left_done):
            self._down = corner
            self._between.stop()
            self._holding.start()
        else:
            self._forget()

    def _release(self) -> None:
        self._down = None
        self._holding.stop()
        if self._left_done and not self._between.isActive():
            self._between.start()

    @Slot()
    def _finish(self) -> None:
        if self._down == "left":
            self._left_done = True
        elif self._down == "right":
            self._forget()
            # What is under the finger is not pressed by its coming up.
            if (grabber := self._window.mouseGrabberItem()) is not None:
                grabber.ungrabMouse()
            self.held.emit()

    @Slot()
    def _forget(self) -> None:
        self._left_done = False
        self._down = None
        self._holding.stop()
        self._between.stop()

    def _corner(self, event: QEvent) -> Corner | None:
        point = _point(event)
        if point is None or point.y() > self._side:
            return None
        if point.x() < self._side:
            return "left"
        return "right" if point.x() > self._window.width() - self._side else None


def _point(event: QEvent) -> QPointF | None:
    """Where the one finger is; None where there are several."""
    if isinstance(event, QMouseEvent):
        return event.position()
    if isinstance(event, QTouchEvent) and event.pointCount() == 1:
        return event.point(0).position()
    return None
