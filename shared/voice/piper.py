"""Piper: a neural voice from a file, offline. Its library comes with the extra `piper`, a file for each language."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from shared.voice.engine import VoiceFault, VoiceMissing
from shared.voice.numerals import find_tongue
from shared.voice.settings import WORDS_PER_MINUTE
from shared.voice.sound import Sound
from shared.wire.scalars import Language

if TYPE_CHECKING:
    from piper import PiperVoice

_INSTEAD: Final = "eSpeak speaks instead"
_OTHER_TONGUES: Final = {"id": "en", "en": "id"}
"""A voice of the other of these is certainly the wrong file."""


class Piper:
    """A voice file for each language; a file that cannot be used is told of, and the others speak."""

    def __init__(self, files: Mapping[Language, str], *, words_per_minute: int = WORDS_PER_MINUTE) -> None:
        """Load the voices, which takes seconds.

        Raises:
            VoiceFault: none of them can be used.
        """
        self._pace = WORDS_PER_MINUTE / words_per_minute
        self._voices: dict[Language, PiperVoice] = {}
        self._faults: dict[Language, str] = {}
        for language, file in files.items():
            try:
                self._voices[language] = _load(Path(file), language)
            except VoiceFault as fault:
                self._faults[language] = str(fault)
        if not self._voices:
            reasons = "; ".join(self._faults.values())
            raise VoiceFault(reasons or f"no voice file for Piper: name one for each language, or {_INSTEAD}")

    def render(self, text: str, language: Language) -> Sound:
        """The sound of a text; a language without words of its own is read by the Indonesian voice.

        Raises:
            VoiceMissing: there is no file for the language, or it cannot be used.
        """
        found = language if language in self._voices or language in self._faults else find_tongue(language)
        if found in self._faults:
            raise VoiceFault(self._faults[found])
        if found not in self._voices:
            raise VoiceMissing(f"Piper has no voice file for {language!r}")
        return self._speak(self._voices[found], text)

    def _speak(self, voice: "PiperVoice", text: str) -> Sound:
        from piper import SynthesisConfig  # noqa: PLC0415

        text = text.replace("[[", "[ [")  # between double brackets Piper reads phonemes
        pace = SynthesisConfig(length_scale=voice.config.length_scale * self._pace)
        try:
            waves = [chunk.audio_float_array.astype(np.float64) for chunk in voice.synthesize(text, pace)]
        except Exception as fault:
            raise VoiceFault(f"Piper does not say {text!r}: {_first_line(fault)}; {_INSTEAD}") from fault
        wave = np.concatenate([*waves, np.zeros(0)])
        if not np.isfinite(wave).all():
            raise VoiceFault(f"Piper's voice is broken, it says no sound for {text!r}; {_INSTEAD}")
        return Sound.of(wave, voice.config.sample_rate)


def _load(file: Path, language: Language) -> "PiperVoice":
    try:
        import onnxruntime  # noqa: PLC0415
        from piper import PiperVoice  # noqa: PLC0415
        from piper.config import PiperConfig  # noqa: PLC0415
    except ImportError as fault:
        raise VoiceFault(f"Piper is not installed: pip install 'antrean[piper]'; {_INSTEAD}") from fault
    described = Path(f"{file}.json")
    for needed in (file, described):
        if not needed.is_file():
            raise VoiceFault(f"{needed} is missing: a Piper voice is a pair of files, .onnx and .onnx.json; {_INSTEAD}")
    try:
        config = PiperConfig.from_dict(_read_json(described))
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise VoiceFault(f"{described} is no description of a Piper voice: {fault!r}; {_INSTEAD}") from fault
    if not isinstance(config.sample_rate, int) or not 4_000 <= config.sample_rate <= 400_000:
        raise VoiceFault(f"{described} is no description of a Piper voice: {config.sample_rate!r} samples; {_INSTEAD}")
    spoken = config.espeak_voice.partition("-")[0]
    if spoken == _OTHER_TONGUES.get(language):
        raise VoiceFault(f"{file} speaks {config.espeak_voice!r} and is configured for {language!r}; {_INSTEAD}")
    options = onnxruntime.SessionOptions()
    # The screen's pictures need the other half of the machine.
    options.intra_op_num_threads = max(1, (os.cpu_count() or 1) // 2)
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(str(file), sess_options=options, providers=["CPUExecutionProvider"])
    except Exception as fault:
        raise VoiceFault(f"{file} is no Piper voice, fetch it again: {_first_line(fault)}; {_INSTEAD}") from fault
    missing = {"input", "input_lengths", "scales"} - {taken.name for taken in session.get_inputs()}
    if missing:
        raise VoiceFault(f"{file} is no Piper voice, it takes no {', '.join(sorted(missing))}; {_INSTEAD}")
    return PiperVoice(session=session, config=config)


def _read_json(path: Path) -> dict[str, Any]:
    described: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return described


def _first_line(fault: Exception) -> str:
    return (str(fault).splitlines() or [type(fault).__name__])[0]
