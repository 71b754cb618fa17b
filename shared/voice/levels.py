"""One loudness for all that is heard, and one rate.

Loudness is measured as ITU-R BS.1770-4 does it, so that a neural voice, eSpeak, a recording and the chime are equally
loud to the ear, whatever their peaks are. All lengths are in samples, all levels in decibels below full scale.
"""

import math
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from shared.voice.sound import RATE, Sound, Wave

TARGET: Final = -18.0
"""LUFS: loud, with room for the peaks of speech."""
CEILING: Final = -1.0
"""dB: no sample is louder; converters of sound cards may overshoot between two."""
_SILENCE: Final = -70.0
"""LUFS: the absolute gate of BS.1770; what is below has no loudness."""
_GATE: Final = -10.0
"""LU: what is this much below the rest, pauses between words, does not count (BS.1770's relative gate)."""
_BLOCK: Final = 0.4
_STEP: Final = 0.1
_AUDIBLE: Final = 10 ** (-50 / 20)
"""Below it, to the loudest sample, speech has not begun."""
_MARGIN: Final = 0.03
"""Seconds left before and after what is audible: soft consonants."""
_REACH: Final = 0.005
"""Seconds in which the limiter gives way before a peak, and returns after it."""
_CLOSE: Final = 0.2
_ROUNDS: Final = 4
"""A limiter makes it softer; so often the rest of the way is gone again."""


def measure_loudness(wave: Wave, rate: int = RATE) -> float:
    """The gated loudness in LUFS; -inf where there is nothing to be heard (BS.1770-4, annex 1, one channel)."""
    if not wave.size:
        return -math.inf
    weighted = _weigh(wave, rate)
    block, step = int(_BLOCK * rate), int(_STEP * rate)
    if weighted.size < block:
        weighted = np.concatenate([weighted, np.zeros(block - weighted.size)])
        return _gate(np.array([np.sum(np.square(weighted)) / max(wave.size, 1)]))
    return _gate(np.mean(np.square(sliding_window_view(weighted, block)[::step]), axis=1))


def even(sound: Sound, target: float = TARGET) -> Sound:
    """The same at the house's rate and loudness, without the silence around it; silence stays silence."""
    return Sound.of(even_wave(trim(resample(sound.wave, sound.rate)), target))


def even_wave(wave: Wave, target: float = TARGET) -> Wave:
    """The same wave, at the house's rate, `target` LUFS loud and nowhere above the ceiling."""
    evened = wave
    for _ in range(_ROUNDS):
        loudness = measure_loudness(evened)
        if math.isinf(loudness) or abs(loudness - target) < _CLOSE:
            break
        evened = _limit(evened * 10 ** ((target - loudness) / 20))
    return evened


def trim(wave: Wave, margin: float = _MARGIN) -> Wave:
    """Without the silence before and after; a margin, in seconds, stays for what is soft."""
    loudest = np.max(np.abs(wave), initial=0.0)
    audible = np.flatnonzero(np.abs(wave) > loudest * _AUDIBLE)
    if not audible.size:
        return wave[:0]
    around = int(margin * RATE)
    return wave[max(0, int(audible[0]) - around) : int(audible[-1]) + 1 + around]


def resample(wave: Wave, rate: int) -> Wave:
    """A wave of `rate` samples a second at the house's rate; what is too high for that is left out."""
    if rate == RATE or not wave.size:
        return wave
    # Silence around it: the ends would otherwise ring into each other.
    around = rate // 10
    padded = np.pad(wave, around)
    count = round(padded.size * RATE / rate)
    spectrum = np.fft.rfft(padded)
    kept = min(spectrum.size, count // 2 + 1)
    changed = np.zeros(count // 2 + 1, dtype=np.complex128)
    changed[:kept] = spectrum[:kept]
    stretched = np.fft.irfft(changed, count) * (count / padded.size)
    begins = round(around * RATE / rate)
    return np.asarray(stretched[begins : begins + round(wave.size * RATE / rate)], dtype=np.float64)


def _gate(powers: Wave) -> float:
    heard = powers[powers > _power(_SILENCE)]
    if not heard.size:
        return -math.inf
    heard = heard[heard > _power(_loudness(float(np.mean(heard))) + _GATE)]
    return _loudness(float(np.mean(heard)))


def _loudness(power: float) -> float:
    return -0.691 + 10 * math.log10(power)


def _power(loudness: float) -> float:
    return float(10 ** ((loudness + 0.691) / 10))


def _weigh(wave: Wave, rate: int) -> Wave:
    """Through the two filters of BS.1770, by their response at each frequency: the same at any rate."""
    count = 1 << (wave.size + rate // 10 - 1).bit_length()
    return np.fft.irfft(np.fft.rfft(wave, count) * _response(count, rate), count)[: wave.size]


@lru_cache(maxsize=16)
def _response(count: int, rate: int) -> NDArray[np.complex128]:
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(count, 1 / rate) / 48_000)
    shelf = (1.53512485958697 - 2.69169618940638 * turn + 1.19839281085285 * turn**2) / (
        1 - 1.69065929318241 * turn + 0.73248077421585 * turn**2
    )
    high_pass = (1 - 2 * turn + turn**2) / (1 - 1.99004745483398 * turn + 0.99007225036621 * turn**2)
    return np.asarray(shelf * high_pass, dtype=np.complex128)


def _limit(wave: Wave) -> Wave:
    """Softer around peaks, smoothly, so that none is above the ceiling."""
    ceiling = 10 ** (CEILING / 20)
    if np.max(np.abs(wave), initial=0.0) <= ceiling:
        return wave
    reach = int(_REACH * RATE)
    wanted = np.minimum(1.0, ceiling / np.maximum(np.abs(wave), ceiling))
    # The least within reach, then the mean of that over the same reach: never more than what is wanted anywhere.
    least = _slide_minimum(np.pad(wanted, 2 * reach, constant_values=1.0), 2 * reach + 1)
    weights = np.hanning(2 * reach + 3)[1:-1]
    return np.asarray(wave * np.convolve(least, weights / weights.sum(), mode="valid"), dtype=np.float64)


def _slide_minimum(values: Wave, width: int) -> Wave:
    """The least of every `width` values in a row, from ever longer rows of half the length."""
    covered = 1
    while covered < width:
        step = min(covered, width - covered)
        values = np.minimum(values[:-step], values[step:])
        covered += step
    return values
