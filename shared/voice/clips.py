"""Recorded words, joined to sentences without gaps or clicks.

A folder for each language (`id/`, `en/`) with a WAV file for each word or group of words, in small letters, a hyphen
for each space: `nol.wav`, `a.wav`, `silakan-menuju.wav`, `loket-prioritas.wav`. The longest group that fits is taken.
`python -m shared.voice.clip_list` lists what a site needs.
"""

import re
import wave
from pathlib import Path
from typing import Final

import numpy as np

from shared.voice.engine import VoiceFault, VoiceMissing
from shared.voice.levels import even_wave, resample, trim
from shared.voice.numerals import find_tongue
from shared.voice.sound import RATE, Sound, Wave
from shared.wire.scalars import Language

LOUDNESS: Final = -20.0
"""LUFS of each word, so that recordings of several days and microphones are one voice."""
_OVERLAP: Final = 0.012
"""Seconds in which one word goes and the next comes."""
_MARGIN: Final = 0.015
"""Seconds before and after a word that are kept of its recording."""
_COMMA: Final = 0.14
_STOP: Final = 0.32
"""Seconds of breath."""
_LONGEST: Final = 8
"""Words in a group at most."""
_LETTERS: Final = {"en": {"eh": "a"}}
"""What is written for the other voices' sake."""


class Clips:
    """Words on disk; each is read when it is said first."""

    def __init__(self, folder: Path) -> None:
        """Look which words there are.

        Raises:
            VoiceFault: there is no such folder, or no recording in it.
        """
        self._files = find_files(folder)
        self._waves: dict[Path, Wave] = {}
        self._folder = folder

    def render(self, text: str, language: Language) -> Sound:
        """The recorded words of a text, joined.

        Raises:
            VoiceMissing: one of them is not recorded, or its file cannot be read.
        """
        tongue = find_tongue(language)
        files = self._files.get(tongue, {})
        pieces: list[Wave] = []
        for clause, breath in split_clauses(text):
            words = split_words(clause, tongue)
            while words:
                count = next(
                    (count for count in range(min(_LONGEST, len(words)), 0, -1) if name(words[:count]) in files), 0
                )
                if not count:
                    wanted = self._folder / tongue / f"{name(words[:1])}.wav"
                    raise VoiceMissing(f"{words[0]!r} is not recorded: {wanted} is missing")
                pieces.append(self._read(files[name(words[:count])]))
                words = words[count:]
            pieces.append(np.zeros(int(breath * RATE)))
        return Sound.of(overlap(pieces))

    def _read(self, path: Path) -> Wave:
        if path not in self._waves:
            self._waves[path] = even_wave(trim(read_wav(path), margin=_MARGIN), LOUDNESS)
        return self._waves[path]


def find_files(folder: Path) -> dict[Language, dict[str, Path]]:
    """Per language the name of every recording → its file.

    Raises:
        VoiceFault: there is no such folder, or no recording in it.
    """
    found = {
        tongue.name: {
            path.stem.casefold(): path for path in sorted(tongue.iterdir()) if path.suffix.casefold() == ".wav"
        }
        for tongue in (sorted(folder.iterdir()) if folder.is_dir() else ())
        if tongue.is_dir()
    }
    if not any(found.values()):
        raise VoiceFault(
            f"{folder} has no recordings: it needs id/nol.wav, id/satu.wav, …; another voice speaks instead"
        )
    return found


def read_wav(path: Path) -> Wave:
    """A recording at the house's rate, its channels made one.

    Raises:
        VoiceFault: it cannot be read, or is no WAV file of 16 or 24 bits.
    """
    try:
        with wave.open(str(path), "rb") as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            samples = file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as fault:
        raise VoiceFault(
            f"{path} cannot be read ({fault}): save it as WAV, PCM of 16 bits; another voice speaks"
        ) from fault
    if not 4_000 <= rate <= 400_000:
        raise VoiceFault(f"{path} has {rate} samples a second: save it with 22,050 or more; another voice speaks")
    if width == 2:
        values = np.frombuffer(samples[: len(samples) // 2 * 2], "<i2") / 2**15
    elif width == 3:
        triples = np.frombuffer(samples[: len(samples) // 3 * 3], np.uint8).reshape(-1, 3).astype(np.int32)
        values = ((triples @ np.array([2**8, 2**16, 2**24], np.int32)) >> 8) / 2**23
    else:
        raise VoiceFault(f"{path} has {8 * width} bits: save it as WAV, PCM of 16 bits; another voice speaks")
    whole = values[: len(values) // channels * channels].reshape(-1, channels)
    mono: Wave = whole.mean(axis=1) if len(whole) else np.zeros(0)
    return resample(mono, rate)


def split_clauses(text: str) -> list[tuple[str, float]]:
    """What is said in one breath, and the seconds of breath after it; none after the last."""
    found = re.findall(r"([^,;:.!?…]+)([,;:.!?…]*)", text)
    clauses = [
        (clause, _COMMA if mark[:1] in (",", ";", ":", "") else _STOP) for clause, mark in found if clause.strip()
    ]
    return [*clauses[:-1], (clauses[-1][0], 0.0)] if clauses else []


def split_words(clause: str, tongue: Language) -> list[str]:
    """The words of a clause as recordings are named."""
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", clause.casefold())
    return [_LETTERS.get(tongue, {}).get(word, word) for word in words]


def name(words: list[str]) -> str:
    """A recording's file name, without `.wav`."""
    return "-".join(words)


def overlap(pieces: list[Wave]) -> Wave:
    """One after the other, each coming as the one before it goes."""
    joined = np.zeros(sum(piece.size for piece in pieces))
    most, at = int(_OVERLAP * RATE), 0
    for piece in pieces:
        count = min(most, piece.size // 2)
        slope = 0.5 - 0.5 * np.cos(np.linspace(0, np.pi, count))
        shaped = piece.copy()
        shaped[:count] *= slope
        shaped[piece.size - count :] *= slope[::-1]
        begin = max(0, at - count)
        joined[begin : begin + piece.size] += shaped
        at = begin + piece.size
    return joined[:at]
