"""For a single switch: the focus moves by itself, and the switch presses what it has come to."""

from PySide6.QtCore import QEvent, QObject, QTimer

from kiosk.services.navigation import Navigation

_PRESSES = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})


class Scanning(QObject):
    """Install it as an event filter on the window: after a press it waits a whole time before it moves on."""

    def __init__(self, navigation: Navigation, interval_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._navigation = navigation
        self._timer = QTimer(self, interval=interval_ms)
        self._timer.timeout.connect(self._move)
        if interval_ms > 0:
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._timer.isActive() and event.type() in _PRESSES:
            self._timer.start()
        return super().eventFilter(watched, event)

    def stop(self) -> None:
        self._timer.stop()

    def _move(self) -> None:
        self._navigation.step()
