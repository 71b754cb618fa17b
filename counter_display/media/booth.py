"""The film player, on a thread of its own.

Qt's player waits for a file that does not answer, and for minutes where that is a network share. In its own thread
nothing but the film waits; a booth that hangs is left to itself, ends when the share answers, and another is opened.
Nothing here runs Python on the player's inner threads: a player that waits for them would wait for Python for ever.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Qt, QThread, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QImage

from shared.voice.player import amplify, quieten_multimedia

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame

FRAME_MS: Final = 16
"""The newest frame of a film is fetched at this pace."""
DRAWN_FRAME_MS: Final = 40
"""The same where no graphics hardware scales and colours it."""


class Booth(QObject):
    """One player. Its signals come from its thread; call its slots through signals only."""

    began = Signal(int)
    """The first frame of this film is there."""
    ended = Signal(int)
    failed = Signal(int, str)
    moved = Signal(int)
    """The film goes on."""
    framed = Signal()
    """`take` has a frame."""

    def __init__(self, *, drawn: bool) -> None:
        """`drawn`: frames are wanted as images of `room` pixels, for a scene without graphics hardware."""
        super().__init__()
        self._drawn = drawn
        self._room = QSize()
        self._fill = False
        self._number = 0
        self._running = False
        self._shown_us = -1
        self._position = -1
        self._frame: QVideoFrame | QImage | None = None
        self._player: QMediaPlayer | None = None

    # --- on the GUI's thread

    def set_room(self, room: QSize) -> None:
        """How large a drawn frame is wanted."""
        self._room = room

    def take(self) -> "QVideoFrame | QImage | None":
        """The newest frame, once."""
        frame, self._frame = self._frame, None
        return frame

    # --- on its own

    @Slot()
    def open(self) -> None:
        from PySide6.QtMultimedia import QMediaPlayer, QVideoSink  # noqa: PLC0415

        self._sink: QVideoSink = QVideoSink(self)
        self._player = QMediaPlayer(self)
        self._player.setVideoSink(self._sink)
        self._sound: QAudioOutput | None = None
        self._player.mediaStatusChanged.connect(self._follow)
        self._player.errorOccurred.connect(self._fail)
        self._fetcher = QTimer(self)
        self._fetcher.setTimerType(Qt.TimerType.PreciseTimer)
        self._fetcher.setInterval(DRAWN_FRAME_MS if self._drawn else FRAME_MS)
        self._fetcher.timeout.connect(self._fetch)

    @Slot(int, str, bool, bool)
    def play(self, number: int, path: str, fill: bool, loop: bool) -> None:
        """Play a file from its beginning."""
        from PySide6.QtMultimedia import QMediaPlayer  # noqa: PLC0415

        if self._player is None:
            return
        self._number = number
        self._fill = fill
        self._running = True
        self._shown_us = self._position = -1
        self._player.setSource(QUrl())
        self._player.setLoops(QMediaPlayer.Loops.Infinite if loop else QMediaPlayer.Loops.Once)
        self._player.setSource(QUrl.fromLocalFile(path))
        if self._running:
            self._player.play()
            self._fetcher.start()

    @Slot(float)
    def set_volume(self, volume: float) -> None:
        """From 0 to 1, as it is felt. Without a sound card a film is silent."""
        from PySide6.QtMultimedia import QAudioOutput, QMediaDevices  # noqa: PLC0415

        if self._player is None:
            return
        if self._sound is None:
            if volume == 0 or QMediaDevices.defaultAudioOutput().isNull():
                return
            self._sound = QAudioOutput(self)
            self._player.setAudioOutput(self._sound)
        self._sound.setVolume(amplify(volume))

    @Slot()
    def stop(self) -> None:
        """Let go of the file."""
        self._running = False
        if self._player is not None:
            self._fetcher.stop()
            self._player.stop()
            self._player.setSource(QUrl())

    @Slot()
    def _fetch(self) -> None:
        if self._player is None:
            return
        position = self._player.position()
        if position != self._position:
            self._position = position
            self.moved.emit(self._number)
        frame = self._sink.videoFrame()
        if not frame.isValid() or frame.startTime() == self._shown_us:
            return
        first, self._shown_us = self._shown_us == -1, frame.startTime()
        waiting = self._frame is not None
        self._frame = self._draw(frame) if self._drawn else frame
        if first:
            self.began.emit(self._number)
        if not waiting:
            self.framed.emit()

    def _draw(self, frame: "QVideoFrame") -> QImage:
        image: QImage = frame.toImage()
        if self._room.isEmpty():
            return image
        way = Qt.AspectRatioMode.KeepAspectRatioByExpanding if self._fill else Qt.AspectRatioMode.KeepAspectRatio
        return image.scaled(self._room, way, Qt.TransformationMode.SmoothTransformation)

    @Slot()
    def _follow(self) -> None:
        from PySide6.QtMultimedia import QMediaPlayer  # noqa: PLC0415

        if self._player is None or not self._running:
            return
        status = self._player.mediaStatus()
        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            self._running = False
            self._fetcher.stop()
            self.ended.emit(self._number)
        elif status == QMediaPlayer.MediaStatus.LoadedMedia and not self._player.hasVideo():
            self._give_up("it has no picture")
        elif status == QMediaPlayer.MediaStatus.InvalidMedia:
            self._give_up(self._player.errorString())

    @Slot()
    def _fail(self) -> None:
        if self._player is not None and self._running:
            self._give_up(self._player.errorString())

    def _give_up(self, why: str) -> None:
        self._running = False
        self._fetcher.stop()
        self.failed.emit(self._number, why)


class BoothThread(QThread):
    """A booth with its thread, from the outside."""

    play = Signal(int, str, bool, bool)
    volume = Signal(float)
    halt = Signal()
    leave = Signal()

    def __init__(self, *, drawn: bool) -> None:
        super().__init__()
        quieten_multimedia()
        import PySide6.QtMultimedia  # noqa: F401, PLC0415  (on the GUI's thread, before a film needs it)

        self.booth = Booth(drawn=drawn)
        self.booth.moveToThread(self)
        self.started.connect(self.booth.open)
        self.play.connect(self.booth.play)
        self.volume.connect(self.booth.set_volume)
        self.halt.connect(self.booth.stop)
        self.leave.connect(self.booth.stop)
        self.leave.connect(self.booth.deleteLater)
        self.booth.destroyed.connect(self.quit, Qt.ConnectionType.DirectConnection)
        self.start()
