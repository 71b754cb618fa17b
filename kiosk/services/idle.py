"""Notices that the visitor has gone, and asks before it acts on it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from kiosk.services.countdown import SecondsLeft

QUIET_MS = 30_000
"""After so long without a touch the kiosk asks."""
WARNING_S = 20
"""So long it waits for an answer."""

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.KeyPress,
        QEvent.Type.Wheel,
    }
)
_ANSWERS = frozenset({QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.KeyPress, QEvent.Type.Wheel})
"""What ends the question. A press alone does not: the question must stay to take it, or it would fall through."""


class IdleWatch(QObject):
    """Install it as an event filter on the window: any touch, move or key starts the quiet time anew."""

    expired = Signal()
    """Quiet time and countdown have passed: nobody is there."""
    stirred = Signal()
    """A touch, a move or a key."""

    def __init__(self, countdown: SecondsLeft, *, quiet_ms: int = QUIET_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._countdown = countdown
        self._countdown.expired.connect(self._end)
        self._warns = True
        self._quiet = QTimer(self, interval=quiet_ms, singleShot=True)
        self._quiet.timeout.connect(self._grow_doubtful)

    def watch(self, *, warns: bool = True) -> None:
        """A visitor is there, from now on. `warns`: count down before giving up."""
        self._warns = warns
        self._countdown.stop()
        self._quiet.start()

    @property
    def warns(self) -> bool:
        """Whether it will ask before it gives up."""
        return self._warns

    @property
    def is_watching(self) -> bool:
        return self._quiet.isActive() or self._countdown.is_running()

    def rest(self) -> None:
        """Nobody is there, or the kiosk itself is busy: no time runs."""
        self._countdown.stop()
        self._quiet.stop()

    def stir(self) -> None:
        """A sign of life that is no event of the window: what a screen reader presses is not touched."""
        self._resume()
        if self._quiet.isActive():
            self._quiet.start()
        self.stirred.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            if self._quiet.isActive():
                self._quiet.start()
            elif self._countdown.is_running() and event.type() in _ANSWERS:
                # Only when the window has had the event as well.
                QTimer.singleShot(0, self, self._resume)
            self.stirred.emit()
        return super().eventFilter(watched, event)

    def _resume(self) -> None:
        if self._countdown.is_running():
            self._countdown.stop()
            self._quiet.start()

    def _grow_doubtful(self) -> None:
        if self._warns:
            self._countdown.start(WARNING_S)
        else:
            self._end()

    def _end(self) -> None:
        self.rest()
        self.expired.emit()
