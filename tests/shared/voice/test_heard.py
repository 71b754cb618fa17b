"""What comes out is measured: it is speech, of the right length, level and language, without clicks."""

from pathlib import Path

import numpy as np
import pytest

from shared.voice.choice import open_engine
from shared.voice.engine import Engine
from shared.voice.joining import join
from shared.voice.levels import CEILING, TARGET, measure_loudness
from shared.voice.numerals import say_cardinal
from shared.voice.settings import EngineSettings
from shared.voice.sound import RATE, Sound
from shared.voice.utterance import Chime, Pause, Speech, Utterance
from shared.voice.wording import say_call, say_text
from tests.shared.voice.hearing import (
    compare,
    count_syllables,
    find_pauses,
    measure_bands,
    measure_flatness,
    measure_rhythm,
    measure_voicing,
)
from tests.shared.voice.tiny_piper import write_voice

CALLS = [
    ("A-001", "1"), ("A-025", "3"), ("B-110", "21"), ("C-999", "Loket Prioritas"), ("DP-1203", "4A"),
    ("E-K777", "Ruang Laktasi"), ("KB-40506", "Loket 33"), ("Z-888", "Terminal 1"),
]  # fmt: skip


@pytest.fixture(scope="module")
def voice() -> Engine:
    return open_engine(EngineSettings(words_per_minute=130))


@pytest.fixture(scope="module")
def heard(voice: Engine) -> dict[tuple[str, str], Sound]:
    """Every call in both languages."""
    texts = [(say_call(number, counter, language), language) for number, counter in CALLS for language in ("id", "en")]
    return {(text, language): voice.render(text, language) for text, language in texts}


def make_noise(seconds: float) -> Sound:
    return Sound.of(np.random.default_rng(4).normal(0, 0.1, int(seconds * RATE)))


def test_every_call_is_equally_loud_and_none_is_cut_off(heard: dict[tuple[str, str], Sound]) -> None:
    for text, sound in heard.items():
        assert measure_loudness(sound.wave) == pytest.approx(TARGET, abs=0.5), text
        assert np.max(np.abs(sound.wave)) <= 10 ** (CEILING / 20) + 1e-4, text


def test_the_length_follows_the_syllables(heard: dict[tuple[str, str], Sound]) -> None:
    calls = [(count_syllables(text), sound.seconds) for (text, language), sound in heard.items() if language == "id"]
    syllables, seconds = np.array(calls).T
    assert np.corrcoef(syllables, seconds)[0, 1] > 0.95
    pace = syllables / seconds
    assert np.all((pace > 3.2) & (pace < 7))
    assert np.ptp(pace) < 1.5


def test_it_is_voiced_and_has_the_rhythm_of_speech(heard: dict[tuple[str, str], Sound]) -> None:
    for text, sound in heard.items():
        assert measure_voicing(sound) > 0.5, text
        assert measure_flatness(sound) < 0.2, text
        assert 2 < measure_rhythm(sound) < 9, text


def test_the_ear_tells_speech_from_noise_and_from_a_tone() -> None:
    tone = Sound.of(0.2 * np.sin(2 * np.pi * 1000 * np.arange(3 * RATE) / RATE))
    assert measure_voicing(make_noise(3)) < 0.1
    assert measure_flatness(make_noise(3)) > 0.9
    assert not 2 < measure_rhythm(make_noise(3)) < 9
    assert not 2 < measure_rhythm(tone) < 9


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_listener_knows_the_digits_again_at_another_pace(voice: Engine, language: str) -> None:
    slow, other = voice, open_engine(EngineSettings(words_per_minute=165))
    words = [say_cardinal(digit, language) for digit in range(10)]
    known = {word: measure_bands(other.render(word, language)) for word in words}
    for word in words:
        said = measure_bands(slow.render(word, language))
        assert min(known, key=lambda one: compare(said, known[one])) == word


def test_the_languages_have_voices_of_their_own(voice: Engine) -> None:
    text = "Nomor antrean dua lima"
    own, again, foreign = (measure_bands(voice.render(text, language)) for language in ("id", "id", "en"))
    assert compare(own, foreign) > 3 * compare(own, again)


def test_a_comma_is_a_breath(voice: Engine) -> None:
    sound = voice.render(say_call("A-025", "3", "id"), "id")
    assert len(find_pauses(sound, 0.08)) == 1


def test_an_utterance_has_its_chime_pauses_and_sentences(heard: dict[tuple[str, str], Sound]) -> None:
    (indonesian, _), (english, _) = list(heard)[2:4]
    parts = (Chime(), Pause(500), Speech(indonesian, "id"), Pause(700), Speech(english, "en"))
    sound = join(Utterance(parts), lambda speech: heard[speech.text, speech.language])
    chime = join(Utterance((Chime(),)), lambda speech: heard[speech.text, speech.language])
    spoken = heard[indonesian, "id"].seconds + heard[english, "en"].seconds
    assert sound.seconds == pytest.approx(chime.seconds + 0.5 + spoken + 0.7, abs=0.01)
    pauses = find_pauses(sound, 0.45)
    assert len(pauses) == 2
    assert pauses[1][0] == pytest.approx(chime.seconds + 0.5 + heard[indonesian, "id"].seconds, abs=0.1)
    assert measure_loudness(chime.wave) == pytest.approx(TARGET, abs=0.5)
    assert measure_loudness(sound.wave) == pytest.approx(TARGET, abs=1)


def test_no_joint_is_heard(heard: dict[tuple[str, str], Sound]) -> None:
    speeches = [Speech(text, language) for text, language in heard]
    parts: list[Chime | Pause | Speech] = []
    joints: list[int] = []
    at = 0
    for speech in speeches:
        for part in (Chime(), speech, Pause(100)):
            parts.append(part)
            length = join(Utterance((part,)), lambda one: heard[one.text, one.language]).wave.size
            joints.append(at)
            at += length
    wave = join(Utterance(tuple(parts)), lambda one: heard[one.text, one.language]).wave
    assert wave.size == at
    steps = np.abs(np.diff(wave))
    for joint in joints[1:]:
        assert abs(wave[joint]) < 0.001
        assert np.max(steps[joint - 20 : joint + 20]) < 0.01


def test_every_engine_is_equally_loud(tmp_path: Path, heard: dict[tuple[str, str], Sound]) -> None:
    neural = open_engine(EngineSettings(engine="piper", piper={"id": str(write_voice(tmp_path, loudness=0.01))}))
    call = say_call("A-025", "3", "id")
    assert measure_loudness(neural.render(call, "id").wave) == pytest.approx(TARGET, abs=0.5)
    assert neural.render(call, "id") != heard[call, "id"]


@pytest.mark.parametrize("text", ["Tutup.", "A", "Mohon perhatian. Loket 3 tutup pukul 14.30 karena rapat."])
def test_short_and_long_announcements_are_as_loud_as_calls(voice: Engine, text: str) -> None:
    sound = voice.render(say_text(text, "id"), "id")
    assert measure_loudness(sound.wave) == pytest.approx(TARGET, abs=1.5)


def test_where_there_is_nothing_to_say_nothing_is_said(voice: Engine) -> None:
    assert voice.render(say_text("… !", "id"), "id").seconds == 0
