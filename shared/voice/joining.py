"""Phrases joined to one sound, without a click at any joint."""

from collections.abc import Callable
from functools import cache
from typing import Final, assert_never

import numpy as np

from shared.voice.chime import ring_chime
from shared.voice.levels import even_wave
from shared.voice.sound import RATE, Sound, Wave
from shared.voice.utterance import Chime, Pause, Speech, Utterance

_FADE: Final = 0.005
"""Seconds in which a piece comes up from silence and goes back to it."""


def join(utterance: Utterance, sound_of: Callable[[Speech], Sound]) -> Sound:
    """One sound of all its phrases; each sentence comes evened from `sound_of`, at the house's rate."""
    pieces: list[Wave] = [np.zeros(0)]
    for part in utterance.parts:
        match part:
            case Chime():
                pieces.append(_even_chime())
            case Pause(milliseconds=milliseconds):
                pieces.append(np.zeros(RATE * milliseconds // 1000))
            case Speech():
                pieces.append(fade(sound_of(part).wave))
            case _:
                assert_never(part)
    return Sound.of(np.concatenate(pieces))


def fade(wave: Wave) -> Wave:
    """The same, up from silence and back to it."""
    count = min(int(_FADE * RATE), wave.size // 2)
    if not count:
        return wave
    faded = wave.copy()
    slope = 0.5 - 0.5 * np.cos(np.linspace(0, np.pi, count))
    faded[:count] *= slope
    faded[-count:] *= slope[::-1]
    return faded


@cache
def _even_chime() -> Wave:
    return fade(even_wave(ring_chime()))
