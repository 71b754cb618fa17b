"""A voice that can be read back: every word is two tones, so that a recording tells which words it holds, and when."""

import wave
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from shared.voice.sound import RATE
from shared.voice.wording import say_call, say_call_short

TONE: Final = 0.045
"""Seconds of each of a word's two tones."""
LOW: Final = tuple(range(400, 1300, 100))
HIGH: Final = tuple(range(1500, 2850, 150))
"""In hertz: the first tone of a word, and the second."""
WINDOW: Final = 441
HOP: Final = 110
AUDIBLE: Final = 0.005
"""Of full scale, the root of the mean square."""
BLUR: Final = 3
"""Windows between two tones that show neither."""

Word = tuple[str, str]
"""Language and word."""
CUT: Final[Word] = ("", "…")


@dataclass(frozen=True, slots=True)
class Heard:
    """A word in a recording; times in seconds from its beginning."""

    word: Word
    begun: float
    ended: float


class Vocabulary:
    """The words of a hall with these numbers and counters, and their tones."""

    def __init__(self, prefixes: str, counters: int, announcements: Iterable[str] = ()) -> None:
        texts = {
            ("id", say_call(f"{prefix}-{serial:03}", f"Loket {counter}", "id"))
            for prefix in prefixes
            for serial in (123, 456, 789, 0)
            for counter in range(1, counters + 1)
        }
        texts |= {
            ("en", say_call(f"{prefix}-{serial:03}", f"Counter {counter}", "en"))
            for prefix in prefixes
            for serial in (123, 456, 789, 0)
            for counter in range(1, counters + 1)
        }
        texts |= {("id", text) for text in announcements}
        words = sorted({(language, word) for language, text in texts for word in split(text)})
        assert len(words) <= len(LOW) * len(HIGH)
        self._tones = {word: (LOW[index % len(LOW)], HIGH[index // len(LOW)]) for index, word in enumerate(words)}
        self._words = {tones: word for word, tones in self._tones.items()}

    def record(self, folder: Path) -> None:
        """Write the words as a site's own recordings."""
        for (language, word), tones in self._tones.items():
            place = folder / language
            place.mkdir(parents=True, exist_ok=True)
            times = np.arange(int(TONE * RATE)) / RATE
            tone = np.concatenate([0.4 * np.sin(2 * np.pi * hertz * times) for hertz in tones])
            # The names of recordings: the English voice is written "eh" for the letter A.
            name = "a" if (language, word) == ("en", "eh") else word
            with wave.open(str(place / f"{name}.wav"), "wb") as file:
                file.setparams((1, 2, RATE, 0, "NONE", ""))
                file.writeframes(np.rint(tone * 32767).astype("<i2").tobytes())

    def hear(self, recordings: Sequence[Path]) -> list[Heard]:
        """Every word in recordings that go on one after the other; what is half a word is `CUT`."""
        tones = list(_find_tones(np.concatenate([read(path) for path in recordings])))
        words = []
        while tones:
            first = tones.pop(0)
            word = self._words.get((first.hertz, tones[0].hertz)) if tones else None
            words.append(Heard(word or CUT, first.begun, tones.pop(0).ended if word else first.ended))
        return words


@dataclass(frozen=True, slots=True)
class _Tone:
    hertz: int
    begun: float
    ended: float


def split(text: str) -> list[str]:
    """The words of a text as they are recorded."""
    return "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()


def say_forms(number: str, counter: str, language: str) -> list[list[Word]]:
    """Everything that may be said for a call, long and short."""
    forms = []
    for say in (say_call, say_call_short):
        words: list[Word] = [("id", word) for word in split(say(number, f"Loket {counter}", "id"))]
        if language == "en":
            words += [("en", word) for word in split(say(number, f"Counter {counter}", "en"))]
        forms.append(words)
    return forms


def read(path: Path) -> NDArray[np.float64]:
    """The samples of a recording, from -1 to 1."""
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768


def _find_tones(samples: NDArray[np.float64]) -> Iterable[_Tone]:
    """Tones in the order in which they are heard; every audible place belongs to one, but the change between two."""
    frames = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP]
    power = np.concatenate([[0.0], np.cumsum(np.square(samples))])
    loud = np.flatnonzero((power[WINDOW:] - power[:-WINDOW])[::HOP] > WINDOW * AUDIBLE**2)
    known = np.array((*LOW, *HIGH))
    bins = np.fft.rfftfreq(4 * WINDOW, 1 / RATE)
    found = []
    for some in np.array_split(loud, max(1, loud.size // 4096)):
        spectra = np.abs(np.fft.rfft(frames[some] * np.hanning(WINDOW), 4 * WINDOW, axis=1))
        peaks = bins[np.argmax(spectra, axis=1)]
        nearest = known[np.argmin(np.abs(known[None, :] - peaks[:, None]), axis=1)]
        found += list(zip(some.tolist(), nearest.tolist(), strict=True))
    runs = [list(run) for _, run in groupby(enumerate(found), key=lambda each: (each[1][1], each[1][0] - each[0]))]
    for run in runs:
        (_, (begin, hertz)), (_, (end, _)) = run[0], run[-1]
        if end - begin >= BLUR:
            yield _Tone(hertz, begin * HOP / RATE, (end * HOP + WINDOW) / RATE)


def gaps(words: Sequence[Heard]) -> list[float]:
    """The silence before each word but the first, in seconds."""
    return [later.begun - earlier.ended for earlier, later in pairwise(words)]
