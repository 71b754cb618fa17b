"""The chime before a call: two bells of our own arithmetic, "ding" and a third below it "dong".

The ear that grows old loses the high notes first: the bells' ground notes are between 500 and 700 Hz.
"""

from functools import cache
from typing import Final

import numpy as np

from shared.voice.sound import RATE, Wave

_DING: Final = 659.26
"""Hz: e''."""
_DONG: Final = 523.25
"""Hz: c''."""
_PARTIALS: Final = ((1.0, 1.0, 1.0), (2.0, 0.45, 0.7), (3.01, 0.16, 0.5), (4.2, 0.07, 0.3))
"""Of a bell's ground note: how many times as high, how loud, how long it rings."""
_RINGS: Final = 0.38
"""Seconds in which a bell's ground note falls to a third."""
_DONG_AT: Final = 0.42
_SECONDS: Final = 1.5
_STRIKE: Final = 0.006
"""Seconds until a bell is at its loudest: a beat of felt, without a click."""
_DIES: Final = 0.2
"""Seconds at the end in which the last of it goes."""


@cache
def ring_chime() -> Wave:
    """The chime at the house's rate; its level is not evened yet."""
    count = int(_SECONDS * RATE)
    wave = np.zeros(count)
    start = int(_DONG_AT * RATE)
    wave += _ring(_DING, count)
    wave[start:] += _ring(_DONG, count - start)
    end = int(_DIES * RATE)
    wave[-end:] *= 0.5 + 0.5 * np.cos(np.linspace(0, np.pi, end))
    wave.setflags(write=False)
    return wave


def _ring(note: float, count: int) -> Wave:
    seconds = np.arange(count) / RATE
    bell = np.zeros(count)
    for height, loudness, length in _PARTIALS:
        bell += loudness * np.exp(-seconds / (_RINGS * length)) * np.sin(2 * np.pi * note * height * seconds)
    return bell * np.minimum(1.0, seconds / _STRIKE)
