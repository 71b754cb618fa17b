"""Which voice speaks: recorded clips, Piper or eSpeak NG; what one of them lacks, the next says, whole sentences."""

import logging
import math
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

from shared.voice.clips import Clips
from shared.voice.engine import Engine, VoiceFault, VoiceMissing
from shared.voice.espeak import open_espeak
from shared.voice.levels import even, measure_loudness
from shared.voice.piper import Piper
from shared.voice.settings import EngineSettings
from shared.voice.sound import Sound
from shared.wire.scalars import Language

log = logging.getLogger("antrean.voice")

Report = Callable[[str], None]
"""Told all that staff should mend, as one text, whenever it grows."""


class Voice:
    """Several engines as one; whatever says it, it comes out equally loud."""

    def __init__(self, openers: Sequence[Callable[[], Engine]], report: Report) -> None:
        self._waiting = list(openers)
        self._engines: list[Engine] = []
        self._report = report
        self._told: dict[str, bool] = {}
        """Each reason once, and whether staff can mend it."""

    def render(self, text: str, language: Language) -> Sound:
        """The sound of a text, evened, by the first engine that has all of it.

        Raises:
            VoiceMissing: none has.
        """
        reasons: list[str] = []
        for engine in self._open():
            try:
                return _render(engine, text, language)
            except VoiceMissing as lack:
                self._tell(lack)
                reasons.append(str(lack))
            except Exception as bug:
                # A file of somebody else's making found it; a hall that is not called for it would be worse.
                log.exception("%s does not say %r", type(engine).__name__, text)
                self._tell(VoiceFault(f"{type(engine).__name__} fails, see the log: {bug}"))
                reasons.append(str(bug))
        raise VoiceMissing("; ".join(reasons or self._told) or "no voice can be used on this machine")

    def _open(self) -> list[Engine]:
        waiting, self._waiting = self._waiting, []
        for opener in waiting:
            try:
                self._engines.append(opener())
            except VoiceMissing as lack:
                self._tell(lack)
        return self._engines

    def _tell(self, lack: VoiceMissing) -> None:
        reason = str(lack)
        if reason in self._told:
            return
        is_fault = self._told[reason] = isinstance(lack, VoiceFault)
        log.log(logging.WARNING if is_fault else logging.INFO, "%s", reason)
        if is_fault:
            self._report("; ".join(reason for reason, mendable in self._told.items() if mendable))


def _render(engine: Engine, text: str, language: Language) -> Sound:
    sound = even(engine.render(text, language))
    if any(map(str.isalnum, text)) and math.isinf(measure_loudness(sound.wave)):
        raise VoiceFault(f"{type(engine).__name__} says nothing for {text!r}")
    return sound


def open_engine(settings: EngineSettings, report: Report = lambda _: None) -> Engine:
    """The voice that the settings choose, with eSpeak behind it; files are opened at the first sentence.

    What is missing or broken is told to `report`, in one sentence that says what to do.
    """
    openers: list[Callable[[], Engine]] = []
    if settings.engine == "clips":
        openers.append(partial(_open_clips, settings.clips))
    if settings.engine == "piper" or (settings.engine == "clips" and settings.piper):
        openers.append(partial(Piper, settings.piper, words_per_minute=settings.words_per_minute))
    return Voice([*openers, partial(_open_paced_espeak, settings.words_per_minute)], report)


@cache
def open_house_voice() -> Engine:
    """eSpeak as every program has it out of the box, evened."""
    return open_engine(EngineSettings())


class _PacedEspeak:
    """eSpeak at the site's pace."""

    def __init__(self, words_per_minute: int) -> None:
        self._espeak = open_espeak()
        self._words_per_minute = words_per_minute

    def render(self, text: str, language: Language) -> Sound:
        return self._espeak.render(text, language, words_per_minute=self._words_per_minute)


def _open_paced_espeak(words_per_minute: int) -> Engine:
    return _PacedEspeak(words_per_minute)


def _open_clips(folder: str) -> Engine:
    if not folder:
        raise VoiceFault("no folder of recordings: name it in the settings as `clips`; another voice speaks instead")
    return Clips(Path(folder))
