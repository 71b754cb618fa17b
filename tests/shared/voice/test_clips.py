"""Recorded words as sentences: the longest group that fits, no gap, no click, no word left out."""

import wave
from pathlib import Path

import numpy as np
import pytest

from shared.voice.clips import Clips, read_wav, split_clauses, split_words
from shared.voice.engine import VoiceFault, VoiceMissing
from shared.voice.levels import measure_loudness
from shared.voice.sound import RATE


def make_tone(hertz: float, seconds: float = 0.4, *, rate: int = RATE, loudness: float = 0.3) -> np.ndarray:
    tone = loudness * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)
    silence = np.zeros(rate // 5)
    return np.concatenate([silence, tone, silence])


def write(path: Path, values: np.ndarray, *, rate: int = RATE, width: int = 2, channels: int = 1) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    scaled = np.repeat(np.rint(values * (2 ** (8 * width - 1) - 1)).astype("<i4"), channels)
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, width, rate, 0, "NONE", ""))
        file.writeframes(scaled.view(np.uint8).reshape(-1, 4)[:, :width].tobytes())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for place, word in enumerate(("nol", "dua", "lima", "a", "loket", "tiga")):
        write(tmp_path / "id" / f"{word}.wav", make_tone(300 + 100 * place, loudness=0.02 + 0.1 * place))
    write(tmp_path / "id" / "silakan-menuju.wav", make_tone(1200, 0.8))
    write(tmp_path / "id" / "Nomor-Antrean.WAV", make_tone(1300, 0.8, rate=44_100), rate=44_100, channels=2)
    write(tmp_path / "en" / "a.wav", make_tone(500))
    return tmp_path


CALL = "Nomor antrean A nol dua lima, silakan menuju loket tiga."


def test_a_call_is_joined_of_its_words_without_gaps(folder: Path) -> None:
    sound = Clips(folder).render(CALL, "id")
    assert sound.seconds == pytest.approx(2 * 0.8 + 6 * 0.4 + 0.14, abs=0.2)
    loud = np.abs(sound.wave) > 0.01
    silences = np.diff(np.flatnonzero(loud))
    assert np.sum(silences > 0.05 * RATE) == 1  # the comma


def test_no_joint_clicks(folder: Path) -> None:
    wave_ = Clips(folder).render(CALL, "id").wave
    steepest = 2 * np.pi * 1300 / RATE * np.max(np.abs(wave_))
    assert np.max(np.abs(np.diff(wave_))) <= steepest * 1.05


def test_words_of_several_recordings_are_equally_loud(folder: Path) -> None:
    clips = Clips(folder)
    levels = [measure_loudness(clips.render(word, "id").wave) for word in ("nol", "tiga", "silakan menuju")]
    assert max(levels) - min(levels) < 1


def test_the_longest_group_that_fits_is_taken(folder: Path) -> None:
    write(folder / "id" / "loket-tiga.wav", make_tone(2000, 1.5))
    assert Clips(folder).render("loket tiga", "id").seconds == pytest.approx(1.5, abs=0.1)
    assert Clips(folder).render("loket lima", "id").seconds == pytest.approx(0.8, abs=0.1)


def test_a_sentence_with_a_word_that_is_not_recorded_is_left_to_the_next_voice(folder: Path) -> None:
    with pytest.raises(VoiceMissing, match=r"'prioritas' is not recorded: .*prioritas\.wav is missing") as caught:
        Clips(folder).render("loket Prioritas", "id")
    assert not isinstance(caught.value, VoiceFault)
    with pytest.raises(VoiceMissing, match="'queue' is not recorded"):
        Clips(folder).render("Queue number", "en")


def test_the_english_letter_is_the_letter(folder: Path) -> None:
    assert Clips(folder).render("eh", "en").seconds == pytest.approx(0.4, abs=0.1)


def test_a_language_without_words_of_its_own_has_indonesian_ones(folder: Path) -> None:
    assert Clips(folder).render("nol", "jv") == Clips(folder).render("nol", "id")


@pytest.mark.parametrize(("width", "channels", "rate"), [(2, 1, 8000), (2, 2, 48_000), (3, 1, 44_100)])
def test_recordings_of_16_and_24_bits_are_read_at_the_house_s_rate(
    tmp_path: Path, width: int, channels: int, rate: int
) -> None:
    write(tmp_path / "id" / "satu.wav", make_tone(440, 1.0, rate=rate), rate=rate, width=width, channels=channels)
    values = read_wav(tmp_path / "id" / "satu.wav")
    assert values.size == pytest.approx(1.4 * RATE, rel=0.001)
    assert np.max(np.abs(values)) == pytest.approx(0.3, abs=0.01)
    peak = np.argmax(np.abs(np.fft.rfft(values))) * RATE / values.size
    assert peak == pytest.approx(440, abs=1)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"ID3 music"])
def test_a_file_that_is_no_recording_is_named(folder: Path, content: bytes) -> None:
    (folder / "id" / "nol.wav").write_bytes(content)
    with pytest.raises(VoiceFault, match=r"nol\.wav cannot be read .*: save it as WAV, PCM of 16 bits"):
        Clips(folder).render("nol", "id")


def test_a_recording_of_8_bits_is_refused(folder: Path) -> None:
    write(folder / "id" / "nol.wav", make_tone(300), width=1)
    with pytest.raises(VoiceFault, match="has 8 bits"):
        Clips(folder).render("nol", "id")


def test_a_recording_of_an_impossible_rate_is_refused(folder: Path) -> None:
    write(folder / "id" / "nol.wav", make_tone(300), rate=1)
    with pytest.raises(VoiceFault, match="has 1 samples a second"):
        Clips(folder).render("nol", "id")


def test_a_folder_without_recordings_is_told(tmp_path: Path) -> None:
    (tmp_path / "id").mkdir()
    for wrong in (tmp_path, tmp_path / "none"):
        with pytest.raises(VoiceFault, match="has no recordings"):
            Clips(wrong)


def test_clauses_end_with_a_breath() -> None:
    assert [text.strip() for text, _ in split_clauses(CALL)] == [
        "Nomor antrean A nol dua lima",
        "silakan menuju loket tiga",
    ]
    assert [breath for _, breath in split_clauses("satu. dua, tiga")] == [0.32, 0.14, 0.0]
    assert split_clauses(" . ") == []


def test_words_are_named_in_small_letters_without_signs() -> None:
    assert split_words("Loket (B), KTP-el's", "id") == ["loket", "b", "ktp", "el's"]
