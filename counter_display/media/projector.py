"""Plays films, one at a time, each with its deadlines; and fades their sound while somebody speaks."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, QTimer, QVariantAnimation, Signal, Slot

from counter_display.media.booth import BoothThread

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtMultimedia import QVideoFrame

log = logging.getLogger("antrean.display")

PATIENCE_MS: Final = 10_000
"""How long a film may take to begin, and how long it may stand still."""
FADE_MS: Final = 300
MOST_LOST: Final = 3
"""With so many booths hanging no further one is opened: each holds a file, a thread and some memory."""
END_MS: Final = 1_000


class Projector(QObject):
    """Tells of each film, under the number that it was given, either that it began and ended or that it failed."""

    began = Signal(int)
    ended = Signal(int)
    stalled = Signal(int)
    """It does not begin, or does not go on."""
    undecodable = Signal(int, str)
    framed = Signal()
    """`take_frame` has a frame."""

    def __init__(self, *, drawn: Callable[[], bool], patience_ms: int = PATIENCE_MS, fade_ms: int = FADE_MS) -> None:
        """`drawn` tells, once the window is there, whether it has no graphics hardware: then frames come as images."""
        super().__init__()
        self._drawn = drawn
        self._patience_ms = patience_ms
        self._booth: BoothThread | None = None
        self._lost: list[BoothThread] = []
        self._number: int | None = None
        self._begun = False
        self._room = QSize()
        self._level = 0.0
        self._watch = QTimer(self)
        self._watch.setSingleShot(True)
        self._watch.timeout.connect(self._give_up)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(fade_ms)
        self._fade.valueChanged.connect(self._set_level)

    @property
    def drawn(self) -> bool:
        """Whether frames come as images."""
        return self._drawn()

    @property
    def volume(self) -> float:
        """As it is heard now, from 0 to 1."""
        return self._level

    @property
    def lost(self) -> int:
        """How many players hang."""
        return len(self._lost)

    def set_room(self, room: QSize) -> None:
        """How large drawn frames are wanted."""
        self._room = room
        if self._booth is not None:
            self._booth.booth.set_room(room)

    def play(self, number: int, path: str, *, fill: bool = False, loop: bool = False) -> None:
        """Play a film in place of the one before."""
        self._number = number
        self._begun = False
        if self._booth is None:
            if len(self._lost) >= MOST_LOST:
                QTimer.singleShot(0, self, self._give_up)
                return
            self._booth = self._open()
        self._booth.play.emit(number, path, fill, loop)
        self._booth.volume.emit(self._level)
        self._watch.start(self._patience_ms)

    def stop(self) -> None:
        """No film any more."""
        self._number = None
        self._watch.stop()
        if self._booth is not None:
            self._booth.halt.emit()

    def fade_to(self, volume: float) -> None:
        """Become as loud as `volume`, from 0 to 1, within a breath; without a film at once."""
        self._fade.stop()
        if self._number is None or not self._fade.duration():
            self._set_level(volume)
            return
        self._fade.setStartValue(self._level)
        self._fade.setEndValue(float(volume))
        self._fade.start()

    def take_frame(self) -> "QVideoFrame | QImage | None":
        """The newest frame, once; None while there is none."""
        return self._booth.booth.take() if self._booth is not None and self._number is not None else None

    def close(self) -> None:
        """End it. A player that hangs is left behind, see `players_hang`."""
        self.stop()
        self._fade.stop()
        if self._booth is not None:
            self._abandon()
        for thread in self._lost:
            if not thread.wait(END_MS):
                _LEFT_BEHIND.append(thread)

    def _open(self) -> BoothThread:
        thread = BoothThread(drawn=self._drawn())
        booth = thread.booth
        booth.set_room(self._room)
        booth.began.connect(self._take_beginning)
        booth.moved.connect(self._take_progress)
        booth.ended.connect(self._take_end)
        booth.failed.connect(self._take_failure)
        booth.framed.connect(self.framed)
        return thread

    def _abandon(self) -> None:
        thread, self._booth = self._booth, None
        if thread is None:
            return
        booth = thread.booth
        booth.disconnect(self)
        thread.finished.connect(self._clear)
        self._lost.append(thread)
        thread.leave.emit()

    @Slot()
    def _clear(self) -> None:
        self._lost = [thread for thread in self._lost if not thread.isFinished()]

    @Slot(int)
    def _take_beginning(self, number: int) -> None:
        if number == self._number:
            self._begun = True
            self._watch.start(self._patience_ms)
            self.began.emit(number)

    @Slot(int)
    def _take_progress(self, number: int) -> None:
        if number == self._number and self._begun:
            self._watch.start(self._patience_ms)

    @Slot(int)
    def _take_end(self, number: int) -> None:
        if number == self._number:
            self._watch.stop()
            self.ended.emit(number)

    @Slot(int, str)
    def _take_failure(self, number: int, why: str) -> None:
        if number == self._number:
            self._watch.stop()
            self.undecodable.emit(number, why)

    @Slot()
    def _give_up(self) -> None:
        number, self._number = self._number, None
        self._abandon()
        if number is not None:
            self.stalled.emit(number)

    @Slot(float)
    def _set_level(self, volume: float) -> None:
        self._level = float(volume)
        if self._booth is not None:
            self._booth.volume.emit(self._level)


_LEFT_BEHIND: Final[list[BoothThread]] = []
"""A running QThread must not be destroyed."""


def players_hang() -> bool:
    """Whether closed projectors have left players behind that still hang."""
    return any(thread.isRunning() for thread in _LEFT_BEHIND)
