"""The program that plays, a process of its own: `python -m shared.voice.sounder`.

Qt Multimedia blocks while it looks for a sound server, never finds one that came after it, and aborts its process when
the sound server dies (Qt 6.12 with PulseAudio). None of that may befall a program that shows calls.

On standard input: for each sound a head (its number, rate, volume, bytes) and its samples; a head without a rate:
silence now. On standard output, a line each: `ready`, `missing REASON`, `ended NUMBER`, `failed NUMBER REASON`.
"""

import os
import signal
import sys
import threading
from typing import BinaryIO, Final

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QObject, Signal, Slot

from shared.voice.player import SoundCardMissing, amplify, quieten_multimedia
from shared.voice.sound import Sound
from shared.voice.sounder_head import HEAD

quieten_multimedia()

from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices, QtAudio  # noqa: E402

_AFTERWARDS: Final = 0.12
"""Seconds. A sink that has nothing left to read has not played all of it yet: 16 ms are lost through PulseAudio."""


def find_missing_silence(sound: Sound) -> int:
    """How many samples of silence it needs after it, so that nothing of it is lost when the sound card stops."""
    heard = np.flatnonzero(np.frombuffer(sound.samples, np.int16))
    silent = len(sound.samples) // 2 - (int(heard[-1]) + 1 if heard.size else 0)
    return max(0, int(_AFTERWARDS * sound.rate) - silent)


class Sounder(QObject):
    """The system's usual sound card; ends the program when there is none."""

    asked = Signal(int, object, float)
    """Number, sound (None: silence), volume."""

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._sink: QAudioSink | None = None
        self._buffer: QBuffer | None = None
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self.look)
        self.asked.connect(self._take)

    @Slot()
    def look(self) -> None:
        """Say whether there is a sound card."""
        if QMediaDevices.defaultAudioOutput().isNull():
            tell("missing the machine has no sound card that can be used")
            QCoreApplication.exit(0)
        else:
            tell("ready")

    @Slot(int, object, float)
    def _take(self, number: int, sound: Sound | None, volume: float) -> None:
        self._stop()
        self._number = number
        if sound is not None:
            try:
                self._play(sound, volume)
            except SoundCardMissing as fault:
                tell(f"failed {number} {fault}")
                QCoreApplication.exit(0)

    def _play(self, sound: Sound, volume: float) -> None:
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
            raise SoundCardMissing(f"the sound card {device.description()!r} does not take speech")

    def _stop(self) -> None:
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
        if self._sink is not None and self._sink.state() in (QtAudio.State.IdleState, QtAudio.State.StoppedState):
            self._stop()
            tell(f"ended {self._number}")


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def read_wishes(source: BinaryIO, sounder: Sounder) -> None:
    """Until who asks is gone; then the process is, even if the sound server holds it up."""
    while len(head := source.read(HEAD.size)) == HEAD.size:
        number, rate, volume, size = HEAD.unpack(head)
        samples = source.read(size)
        sounder.asked.emit(number, Sound(samples, rate) if rate else None, volume)
    os._exit(0)


def main() -> int:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal's Ctrl+C is meant for who asks
    app = QCoreApplication([])
    sounder = Sounder()
    threading.Thread(target=read_wishes, args=(sys.stdin.buffer, sounder), daemon=True).start()
    sounder.look()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
