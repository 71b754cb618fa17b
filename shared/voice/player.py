"""The loudspeaker, through Qt Multimedia: one sound at a time.

Qt Multimedia is loaded when something is to be heard and not before: it takes a while, and looks for sound servers.
"""

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLoggingCategory, QObject, Signal, Slot

from shared.voice.sound import Sound

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink

_NOISE: Final = "\n".join(
    f"qt.multimedia.{category}=false"
    for category in ("symbolsresolver.warning", "ffmpeg*.info", "ffmpeg*.warning", "playbackengine*.info")
)
"""Qt names every optional library that it does not find, its codecs, and once more what a player's error says."""
_AFTERWARDS: Final = 0.12
"""Seconds. A sink that has nothing left to read has not played all of it yet: 16 ms are lost through PulseAudio."""


class SoundCardMissing(Exception):
    """Nothing can be heard on this machine; the message says why."""


def quieten_multimedia() -> None:
    """Before Qt Multimedia is loaded: keep what it says of itself out of the log."""
    QLoggingCategory.setFilterRules(_NOISE)


def amplify(volume: float) -> float:
    """What samples are multiplied with for a volume from 0 to 1: as loudness is felt, not as it is measured."""
    return float(min(1.0, max(0.0, volume)) ** 3)


def find_missing_silence(sound: Sound) -> int:
    """How many samples of silence it needs after it, so that nothing of it is lost when the sound card stops."""
    heard = np.flatnonzero(np.frombuffer(sound.samples, np.int16))
    silent = len(sound.samples) // 2 - (int(heard[-1]) + 1 if heard.size else 0)
    return max(0, int(_AFTERWARDS * sound.rate) - silent)


class Player(QObject):
    """A loudspeaker."""

    ended = Signal()
    """A sound has been played to its end."""

    def check(self) -> None:
        """Whether something can be heard, without making a sound.

        Raises:
            SoundCardMissing: there is nothing to play on.
        """
        raise NotImplementedError

    def play(self, sound: Sound, volume: float) -> None:
        """Play from the beginning, in place of what is heard now; `volume` from 0 to 1.

        Raises:
            SoundCardMissing: there is nothing to play it on.
        """
        raise NotImplementedError

    def stop(self) -> None:
        """Be silent now."""
        raise NotImplementedError


class SoundCard(Player):
    """The system's usual sound card. One that is plugged in later is found at the next sound."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buffer: QBuffer | None = None
        self._sink: QAudioSink | None = None

    def check(self) -> None:
        QLoggingCategory.setFilterRules(_NOISE)
        from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415

        if QMediaDevices.defaultAudioOutput().isNull():
            raise SoundCardMissing("the machine has no sound card that can be used")

    def play(self, sound: Sound, volume: float) -> None:
        quieten_multimedia()
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices, QtAudio  # noqa: PLC0415

        self.stop()
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            raise SoundCardMissing("the machine has no sound card that can be used")
        form = QAudioFormat()
        form.setSampleRate(sound.rate)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._sink = QAudioSink(device, form, self)
        self._sink.setVolume(amplify(volume))
        self._sink.stateChanged.connect(self._follow)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(sound.samples + bytes(2 * find_missing_silence(sound))))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink.start(self._buffer)
        if self._sink is None or self._sink.error() != QtAudio.Error.NoError:
            self.stop()
            raise SoundCardMissing(f"the sound card {device.description()!r} does not take speech")

    def stop(self) -> None:
        sink, self._sink = self._sink, None
        if sink is not None:
            sink.stateChanged.disconnect(self._follow)
            sink.stop()
            sink.deleteLater()
        if self._buffer is not None:
            self._buffer.deleteLater()
            self._buffer = None

    @Slot()
    def _follow(self) -> None:
        from PySide6.QtMultimedia import QtAudio  # noqa: PLC0415

        if self._sink is not None and self._sink.state() in (QtAudio.State.IdleState, QtAudio.State.StoppedState):
            self.stop()
            self.ended.emit()
