"""Loudness as ITU-R BS.1770 measures it, and what is done with it."""

import math

import numpy as np
import pytest

from shared.voice.chime import ring_chime
from shared.voice.levels import CEILING, TARGET, even, even_wave, measure_loudness, resample, trim
from shared.voice.sound import RATE, Sound


def make_tone(hertz: float, seconds: float, *, rate: int = RATE, loudness: float = 1.0) -> np.ndarray:
    return loudness * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)


@pytest.mark.parametrize("rate", [16_000, 22_050, 44_100, 48_000])
def test_the_reference_tone_has_its_loudness(rate: int) -> None:
    # BS.1770-4, annex 1: a 997 Hz sine wave at 0 dBFS in one channel reads -3.01 LKFS.
    assert measure_loudness(make_tone(997, 5, rate=rate), rate) == pytest.approx(-3.01, abs=0.05)


@pytest.mark.parametrize(("hertz", "gain"), [(60, -3.6), (500, -0.6), (4000, 3.3), (8000, 3.3)])
def test_the_ear_s_weights_are_those_of_the_standard(hertz: float, gain: float) -> None:
    reference = measure_loudness(make_tone(997, 5, rate=48_000), 48_000)
    assert measure_loudness(make_tone(hertz, 5, rate=48_000), 48_000) - reference == pytest.approx(gain, abs=0.4)


def test_pauses_do_not_make_speech_softer() -> None:
    tone = make_tone(500, 2, loudness=0.1)
    with_pauses = np.concatenate([tone, np.zeros(4 * RATE), tone])
    assert measure_loudness(with_pauses) == pytest.approx(measure_loudness(tone), abs=0.5)


def test_silence_has_no_loudness() -> None:
    assert measure_loudness(np.zeros(RATE)) == -math.inf
    assert measure_loudness(np.zeros(0)) == -math.inf
    assert even(Sound(b"", RATE)) == Sound(b"", RATE)
    assert even(Sound(bytes(2 * RATE), RATE)).seconds == 0


@pytest.mark.parametrize("loudness", [0.001, 0.05, 1.0])
@pytest.mark.parametrize("seconds", [0.1, 0.35, 3])
def test_soft_and_loud_become_equally_loud(loudness: float, seconds: float) -> None:
    evened = even_wave(make_tone(500, seconds, loudness=loudness))
    assert measure_loudness(evened) == pytest.approx(TARGET, abs=0.3)


def test_peaks_give_way_smoothly() -> None:
    wave = make_tone(300, 2, loudness=0.02)
    wave[RATE] = wave[RATE // 2] = 1.0
    evened = even_wave(wave)
    ceiling = 10 ** (CEILING / 20)
    assert np.max(np.abs(evened)) <= ceiling + 1e-9
    assert np.max(np.abs(evened)) == pytest.approx(ceiling, rel=0.1)
    assert measure_loudness(evened) == pytest.approx(TARGET, abs=0.5)
    far = slice(RATE * 3 // 4 - 1000, RATE * 3 // 4 + 1000)
    assert evened[far] == pytest.approx(wave[far] * (evened[far] @ wave[far]) / (wave[far] @ wave[far]), abs=1e-9)


def test_a_sound_keeps_its_pitch_at_another_rate() -> None:
    wave = resample(make_tone(440, 1, rate=16_000, loudness=0.5), 16_000)
    assert wave.size == RATE
    inner = wave[1000:-1000]
    assert inner == pytest.approx(make_tone(440, 1, loudness=0.5)[1000:-1000], abs=0.01)


def test_what_is_too_high_is_left_out_and_not_folded_down() -> None:
    wave = resample(make_tone(20_000, 1, rate=48_000), 48_000)
    assert np.max(np.abs(wave[1000:-1000])) < 0.01


def test_silence_around_is_cut_and_soft_beginnings_are_kept() -> None:
    wave = np.concatenate([np.zeros(RATE), make_tone(500, 1), np.zeros(RATE)])
    trimmed = trim(wave)
    assert trimmed.size / RATE == pytest.approx(1.06, abs=0.005)
    assert np.count_nonzero(trimmed) == np.count_nonzero(wave)


def test_the_chime_is_two_bells_and_dies_away() -> None:
    chime = ring_chime()
    first, second = chime[: int(0.4 * RATE)], chime[int(0.8 * RATE) : int(1.2 * RATE)]

    def pitch(part: np.ndarray) -> float:
        return float(np.argmax(np.abs(np.fft.rfft(part, 4 * RATE)))) / 4

    assert pitch(first) == pytest.approx(659, abs=3)
    assert pitch(second) == pytest.approx(523, abs=3)
    assert abs(chime[0]) < 1e-6
    assert abs(chime[-1]) < 1e-6
    assert np.max(np.abs(chime[-RATE // 50 :])) < 0.01
