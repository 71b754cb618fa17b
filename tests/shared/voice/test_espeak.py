"""The sound itself, measured."""

import threading
from pathlib import Path

import pytest

from shared.voice.engine import VoiceMissing
from shared.voice.espeak import Espeak, open_espeak
from shared.voice.sound import Sound
from shared.voice.wording import say_number


def render(text: str, language: str = "id") -> Sound:
    return open_espeak().render(text, language)


def test_speech_has_a_length_and_can_be_heard() -> None:
    sound = render("Nomor antrean A nol dua lima, silakan menuju loket tiga.")
    assert sound.rate == 22050
    assert 2 < sound.seconds < 8
    assert sound.level > 0.03


def test_a_whole_number_is_longer_than_its_letter() -> None:
    assert render(say_number("A-025", "id")).seconds > 1.5 * render("A").seconds


def test_languages_sound_different() -> None:
    assert render("Nomor lima", "id") != render("Nomor lima", "en")


def test_a_language_without_a_voice_is_read_in_indonesian() -> None:
    assert render("Nomor lima", "jv").seconds == pytest.approx(render("Nomor lima", "id").seconds, rel=0.1)


def test_nothing_to_say_is_silence() -> None:
    assert render("").level == 0


def test_half_a_sign_is_no_obstacle() -> None:
    assert render("lima \ud83d lima").seconds > render("lima").seconds


def test_threads_take_turns() -> None:
    alone = {text: render(text).seconds for text in ("satu", "dua puluh satu ribu", "A")}
    together: dict[str, list[float]] = {text: [] for text in alone}
    threads = [
        threading.Thread(target=lambda text=text: together[text].append(render(text).seconds))
        for text in list(alone) * 5
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for text, lengths in together.items():
        assert lengths == pytest.approx([alone[text]] * 5, rel=0.1), text


def test_missing_voices_are_named(tmp_path: Path) -> None:
    with pytest.raises(VoiceMissing, match="has no voices"):
        Espeak(tmp_path / "library", tmp_path)


def test_a_library_that_does_not_load_is_named(tmp_path: Path) -> None:
    (tmp_path / "phontab").touch()
    with pytest.raises(VoiceMissing, match="does not load"):
        Espeak(tmp_path / "library", tmp_path)


def test_a_path_that_espeak_would_cut_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VoiceMissing, match="no path of more than"):
        Espeak(tmp_path / "library", tmp_path / ("x" * 150))


def test_level_is_that_of_the_samples() -> None:
    assert Sound(b"", 22050).level == 0
    assert Sound(b"\x00\x80" * 10, 22050).level == pytest.approx(1)
    assert Sound(b"\x00\x40\x00\xc0" * 10, 22050).level == pytest.approx(0.5)
