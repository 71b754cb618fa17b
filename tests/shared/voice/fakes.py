"""A loudspeaker that nobody hears, and a voice that needs no time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

import numpy as np

from shared.voice.choice import Report
from shared.voice.engine import VoiceMissing
from shared.voice.player import Player, SoundCardMissing
from shared.voice.sound import RATE, Sound


class FakePlayer(Player):
    """Plays until it is told that the sound has ended."""

    def __init__(self, *, missing: bool = False) -> None:
        super().__init__()
        self.missing = missing
        self.known = True
        self.played: list[tuple[Sound, float]] = []
        self.playing = False

    @property
    def is_known(self) -> bool:
        return self.known

    def check(self) -> None:
        if self.missing:
            raise SoundCardMissing("no sound card")

    def play(self, sound: Sound, volume: float) -> None:
        self.check()
        self.played.append((sound, volume))
        self.playing = True

    def stop(self) -> None:
        self.playing = False

    def end(self) -> None:
        self.playing = False
        self.ended.emit()


@dataclass
class FakeEngine:
    """Its sounds are the texts themselves."""

    missing: bool = False
    gate: Event | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)

    def opener(self) -> Callable[[], "FakeEngine"]:
        return lambda: self

    def render(self, text: str, language: str) -> Sound:
        self.asked.append((text, language))
        if self.gate is not None:
            self.gate.wait(10)
        if self.missing:
            raise VoiceMissing("no voice")
        return Sound(text.encode(), 22050)


@dataclass
class ToneEngine:
    """A tone for each text, a tenth of a second for each of its words; `lacking` texts it cannot say."""

    lacking: frozenset[str] = frozenset()
    gate: Event | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)
    report: Report | None = None

    def open(self, report: Report) -> "ToneEngine":
        """As a Studio opens its engine."""
        self.report = report
        return self

    def render(self, text: str, language: str) -> Sound:
        self.asked.append((text, language))
        if self.gate is not None:
            self.gate.wait(10)
        if text in self.lacking:
            raise VoiceMissing(f"no word for {text!r}")
        count = RATE // 10 * max(1, len(text.split()))
        return Sound.of(0.25 * np.sin(2 * np.pi * 440 / RATE * np.arange(count)))
