"""The machine's sound card, played by a process of its own: whatever befalls that, a new one is started."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Slot

from shared.voice.player import Player, SoundCardMissing
from shared.voice.sound import Sound
from shared.voice.sounder_head import HEAD

COMMAND: Final = (sys.executable, "-m", "shared.voice.sounder")
FIRST_MS: Final = 3_000
"""The first look for a sound card is waited for so long at most."""
PATIENCE_MS: Final = 4_000
"""A sound that takes so much longer than it is has not been heard."""


class SoundCard(Player):
    """The system's usual sound card. One that is plugged in later, or a sound server that starts later, is found."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        command: Sequence[str] = COMMAND,
        first_ms: int = FIRST_MS,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._first_ms = first_ms
        self._patience_ms = patience_ms
        self._process: QProcess | None = None
        self._ready = False
        self._missing = ""
        """Why nothing can be heard; empty while nobody has looked."""
        self._number = 0
        self._playing = False
        self._watch = QTimer(self, singleShot=True)
        self._watch.timeout.connect(self._give_up)

    def start(self) -> None:
        """Look for a sound card, if none is there yet; nobody waits for it."""
        if self._process is not None:
            return
        process = self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        root = str(Path(__file__).parents[2])  # wherever this program's own code lies
        environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH")))))
        process.setProcessEnvironment(environment)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._take_end)
        process.errorOccurred.connect(self._take_error)
        process.start(self._command[0], list(self._command[1:]))

    @property
    def is_known(self) -> bool:
        if self._process is not None:
            self._read()
        return self._ready or bool(self._missing)

    def check(self) -> None:
        self.start()
        if not self._ready and not self._missing:
            self._await_first()
        if not self._ready:
            raise SoundCardMissing(self._missing or "the sound server does not answer")

    def play(self, sound: Sound, volume: float) -> None:
        self.stop()
        self.check()
        self._number += 1
        self._playing = True
        self._write(HEAD.pack(self._number, sound.rate, volume, len(sound.samples)) + sound.samples)
        self._watch.start(round(sound.seconds * 1000) + self._patience_ms)

    def stop(self) -> None:
        if self._playing:
            self._playing = False
            self._watch.stop()
            self._write(HEAD.pack(self._number, 0, 0, 0))

    def close(self) -> None:
        self.stop()
        self._leave()

    def _await_first(self) -> None:
        process, waiting = self._process, True
        while process is not None and waiting and not self._ready and not self._missing:
            waiting = process.waitForReadyRead(self._first_ms)
            self._read()
        if not self._ready and not self._missing:
            self._missing = "the sound server does not answer"

    def _write(self, frame: bytes) -> None:
        if self._process is not None:
            self._process.write(frame)

    @Slot()
    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            word, _, rest = bytes(self._process.readLine().data()).decode(errors="replace").strip().partition(" ")
            number, _, reason = rest.partition(" ")
            if word == "ready":
                self._ready, self._missing = True, ""
            elif word == "missing":
                self._lose(rest)
            elif word == "ended" and self._playing and number == str(self._number):
                self._playing = False
                self._watch.stop()
                self.ended.emit()
            elif word == "failed":
                self._lose(reason)

    @Slot()
    def _take_end(self) -> None:
        self._read()
        self._lose(self._missing or "the sound server broke down")

    @Slot()
    def _take_error(self) -> None:
        if self._process is not None and self._process.error() == QProcess.ProcessError.FailedToStart:
            self._lose(f"what plays cannot be started: {self._process.errorString()}")

    @Slot()
    def _give_up(self) -> None:
        self._lose("the sound card takes speech and never comes to its end")

    def _lose(self, reason: str) -> None:
        """There is no sound card now; the next look is at a process of its own."""
        self._ready, self._missing = False, reason
        self._leave()
        if self._playing:
            self._playing = False
            self._watch.stop()
            self.failed.emit(reason)

    def _leave(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for signal in (process.readyReadStandardOutput, process.finished, process.errorOccurred):
            signal.disconnect()
        process.kill()
        process.waitForFinished(1000)
        process.deleteLater()
