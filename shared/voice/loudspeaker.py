"""A loudspeaker that writes what would be heard to a WAV file, pauses and all: for halls on trial, demos and tests."""

import errno
import os
import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from shared.voice.levels import resample
from shared.voice.player import Player, SoundCardMissing, amplify
from shared.voice.sound import RATE, Sound

_HEADER: Final = struct.Struct("<4sI4s4sIHHIIHH4sI")
_LARGEST: Final = 2**32 - 2**20
"""Bytes of samples in a file: a WAV file's lengths have 32 bits."""
_TICK_MS: Final = 50
_CHUNK: Final = 2**20
"""Bytes of silence written at once."""


class WavRecorder(Player):
    """Writes in step with the time, so that a program killed in mid-sentence leaves what was heard until then.

    With `speed` 20 time runs twenty times as fast: a sound ends after a twentieth of its length, and in the file all
    lengths are natural. A file that is there is gone on with, after a second of silence; a full one goes on in
    `name-2.wav`, `name-3.wav`, ….
    """

    def __init__(
        self,
        path: Path,
        *,
        speed: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """Open the file.

        Raises:
            SoundCardMissing: it cannot be written, or is something else than a recording of this program.
        """
        super().__init__(parent)
        self._path = path
        self._speed = speed
        self._clock = clock
        self._parts = 1
        self._fault = ""
        self._size = 0
        """Bytes of samples in the file that is open."""
        self._file = self._open(path)
        self._samples = b""
        """Of the sound that is heard, from its beginning."""
        self._heard = 0
        """How many bytes of it are written."""
        self._since = clock()
        """When the sound that is heard began, or the silence."""
        self._timer = QTimer(self, interval=max(1, round(_TICK_MS / max(1.0, speed))))
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._follow)

    def check(self) -> None:
        if not self._timer.isActive():
            self._write_silence()
        if self._fault:
            raise SoundCardMissing(self._fault)

    def play(self, sound: Sound, volume: float) -> None:
        self.stop()
        self.check()
        self._samples = Sound.of(resample(sound.wave, sound.rate) * amplify(volume)).samples
        self._heard = 0
        self._timer.start()

    def stop(self) -> None:
        if self._timer.isActive():
            self._write_heard()
            self._end()

    def close(self) -> None:
        """Write the silence until now, and nothing after it."""
        self.stop()
        if not self._file.closed:
            self._write_silence()
            self._file.close()

    @Slot()
    def _follow(self) -> None:
        self._write_heard()
        if self._fault:
            self._end()
            self.failed.emit(self._fault)
        elif self._heard == len(self._samples):
            self._end()
            self.ended.emit()

    def _end(self) -> None:
        self._timer.stop()
        self._since += self._heard / 2 / RATE / self._speed

    def _write_heard(self) -> None:
        until = min(len(self._samples), 2 * self._elapsed())
        if until > self._heard:
            self._write(self._samples[self._heard : until])
            self._heard = until

    def _write_silence(self) -> None:
        silent = self._elapsed()
        for begun in range(0, 2 * silent, _CHUNK):
            self._write(bytes(min(_CHUNK, 2 * silent - begun)))
        self._since += silent / RATE / self._speed

    def _elapsed(self) -> int:
        """Samples since the sound or the silence began."""
        return max(0, round((self._clock() - self._since) * self._speed * RATE))

    def _write(self, samples: bytes) -> None:
        try:
            if self._size + len(samples) > _LARGEST:
                self._file.close()
                self._parts += 1
                self._file = self._open(self._path.with_stem(f"{self._path.stem}-{self._parts}"))
            self._append(self._file, samples)
            self._write_header(self._file)
            self._fault = ""
        except SoundCardMissing as fault:
            self._fault = str(fault)
        except (OSError, ValueError) as fault:  # ValueError: closed, after another part could not be opened
            self._fault = f"{self._path} cannot be written: {fault}"

    def _open(self, path: Path) -> BinaryIO:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("r+b" if path.exists() else "w+b", buffering=0)
        except OSError as fault:
            raise SoundCardMissing(f"{path} cannot be written: {fault}") from fault
        header = file.read(_HEADER.size)
        if header and header[:4] + header[8:40] != _pack(0)[:4] + _pack(0)[8:40]:
            file.close()
            raise SoundCardMissing(f"{path} is no recording of this program; give another file, or remove it")
        self._size = (path.stat().st_size - _HEADER.size) // 2 * 2 if header else 0
        try:
            if header:
                file.truncate(_HEADER.size + self._size)
                self._append(file, bytes(2 * RATE))
            self._write_header(file)
        except OSError as fault:  # a full disk keeps no display from showing calls
            self._fault = f"{path} cannot be written: {fault.strerror}"
        return file

    def _append(self, file: BinaryIO, samples: bytes) -> None:
        """Raises OSError where not all of it can be written; the file is whole all the same."""
        file.seek(_HEADER.size + self._size)
        written = file.write(samples)
        self._size += written // 2 * 2
        if written < len(samples):
            file.truncate(_HEADER.size + self._size)
            self._write_header(file)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def _write_header(self, file: BinaryIO) -> None:
        file.seek(0)
        file.write(_pack(self._size))


def _pack(size: int) -> bytes:
    riff, form, data = size + _HEADER.size - 8, 16, size
    return _HEADER.pack(b"RIFF", riff, b"WAVE", b"fmt ", form, 1, 1, RATE, 2 * RATE, 2, 16, b"data", data)
