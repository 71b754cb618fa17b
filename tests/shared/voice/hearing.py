"""An ear: what can be told of a sound by measuring it."""

import itertools
import re

import numpy as np

from shared.voice.sound import RATE, Sound

FRAME = 512
HOP = 220
"""A hundredth of a second."""


def count_syllables(words: str) -> int:
    """Of Indonesian words: their vowels, and the names of letters have one each."""
    return sum(len(re.findall("[aeiou]", word.casefold())) if len(word) > 1 else 1 for word in words.split())


def split_frames(wave: np.ndarray) -> np.ndarray:
    """Windows of 23 ms, a hundredth of a second apart."""
    padded = np.pad(wave, (0, max(0, FRAME - wave.size)))
    return np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP] * np.hanning(FRAME)


def measure_bands(sound: Sound) -> np.ndarray:
    """The loudness of 24 bands, as wide as the ear has them, in each hundredth of a second; in decibels."""
    power = np.abs(np.fft.rfft(split_frames(sound.wave))) ** 2
    mel = np.linspace(2595 * np.log10(1 + 100 / 700), 2595 * np.log10(1 + 8000 / 700), 25)
    edges = (700 * (10 ** (mel / 2595) - 1) / RATE * FRAME).astype(int)
    bands = np.stack([power[:, low : max(low + 1, high)].sum(axis=1) for low, high in itertools.pairwise(edges)])
    return 10 * np.log10(bands.T + 1e-6)


def measure_voicing(sound: Sound) -> float:
    """In which share of the loud frames there is a pitch between 70 and 350 Hz."""
    wave = sound.wave
    length = RATE // 20
    frames = np.lib.stride_tricks.sliding_window_view(wave, length)[:: length // 2]
    loud = frames[np.sqrt(np.mean(frames**2, axis=1)) > 0.02]
    if not len(loud):
        return 0.0
    spectra = np.abs(np.fft.rfft(loud - loud.mean(axis=1, keepdims=True), 2 * length)) ** 2
    echoes = np.fft.irfft(spectra)
    pitch = echoes[:, RATE // 350 : RATE // 70].max(axis=1) / np.maximum(echoes[:, 0], 1e-9)
    return float(np.mean(pitch > 0.45))


def measure_flatness(sound: Sound) -> float:
    """1 of white noise, towards 0 of what has a timbre: of the mean spectrum, in the band of speech."""
    power = np.mean(np.abs(np.fft.rfft(split_frames(sound.wave))) ** 2, axis=0)[3:150] + 1e-9
    return float(np.exp(np.mean(np.log(power))) / np.mean(power))


def measure_rhythm(sound: Sound) -> float:
    """How often in a second the loudness comes and goes most: of speech, its syllables; 0 where it stays."""
    envelope = np.sqrt(np.mean(split_frames(sound.wave) ** 2, axis=1))
    if np.std(envelope) < 0.3 * np.mean(envelope):
        return 0.0
    spectrum = np.abs(np.fft.rfft(envelope - envelope.mean(), 4096))
    rates = np.fft.rfftfreq(4096, HOP / RATE)
    heard = (rates > 0.8) & (rates < 30)
    return float(np.sum(rates[heard] * spectrum[heard] ** 2) / np.sum(spectrum[heard] ** 2))


def find_pauses(sound: Sound, seconds: float) -> list[tuple[float, float]]:
    """Silences of at least so many seconds within it: from, to."""
    loud = np.flatnonzero(np.abs(sound.wave) > 0.004)
    gaps = np.flatnonzero(np.diff(loud) > seconds * RATE)
    return [(loud[gap] / RATE, loud[gap + 1] / RATE) for gap in gaps]


def compare(one: np.ndarray, other: np.ndarray) -> float:
    """How unlike two sounds' bands are, whatever their pace: along the best way through both (time warping)."""
    one, other = (bands - bands.mean(axis=0) for bands in (one, other))
    costs = np.sqrt(((one[:, None] - other[None]) ** 2).sum(axis=2))
    best = np.full(costs.shape[1] + 1, np.inf)
    best[0] = 0
    for row in costs.tolist():
        former, left = best.tolist(), np.inf
        now = [np.inf]
        for place, cost in enumerate(row):
            left = cost + min(former[place], former[place + 1], left)
            now.append(left)
        best = np.array(now)
    return float(best[-1]) / (len(one) + len(other))
