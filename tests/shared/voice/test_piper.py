"""Piper's own library with a voice file of its form; no voice of flesh is small enough to keep here."""

import json
from pathlib import Path

import numpy as np
import pytest

from shared.voice import piper as adapter
from shared.voice.engine import VoiceFault, VoiceMissing
from shared.voice.piper import Piper
from tests.shared.voice.tiny_piper import RATE, describe_voice, write_voice

TEXT = "Nomor antrean A nol dua lima, silakan menuju loket tiga."


@pytest.fixture(scope="module")
def voices(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("voices")
    return {"id": str(write_voice(folder, "id")), "en": str(write_voice(folder, "en-us"))}


def test_a_voice_file_speaks_at_its_own_rate(voices: dict[str, str]) -> None:
    sound = Piper(voices).render(TEXT, "id")
    assert sound.rate == RATE
    assert sound.level > 0.1
    assert sound.seconds > 2


def test_a_longer_text_is_longer(voices: dict[str, str]) -> None:
    piper = Piper(voices)
    assert piper.render(f"{TEXT} {TEXT}", "id").seconds == pytest.approx(2 * piper.render(TEXT, "id").seconds, rel=0.05)


def test_languages_have_voices_of_their_own(voices: dict[str, str]) -> None:
    piper = Piper(voices)
    assert piper.render(TEXT, "id") != piper.render(TEXT, "en")
    assert piper.render(TEXT, "jv") == piper.render(TEXT, "id")


def test_a_language_without_a_file_is_left_to_the_next_engine(voices: dict[str, str]) -> None:
    with pytest.raises(VoiceMissing, match="has no voice file for 'en'") as caught:
        Piper({"id": voices["id"]}).render("Queue number", "en")
    assert not isinstance(caught.value, VoiceFault)


def test_a_slower_pace_is_longer(voices: dict[str, str]) -> None:
    usual, slow = (Piper(voices, words_per_minute=pace).render(TEXT, "id") for pace in (145, 100))
    assert slow.seconds == pytest.approx(usual.seconds * 1.45, rel=0.02)


def test_a_broken_file_is_told_and_the_other_language_speaks(voices: dict[str, str], tmp_path: Path) -> None:
    broken = write_voice(tmp_path, "en-us")
    broken.write_bytes(b"not found")
    piper = Piper({"id": voices["id"], "en": str(broken)})
    assert piper.render(TEXT, "id").level > 0.1
    with pytest.raises(VoiceFault, match=r"en-us\.onnx is no Piper voice, fetch it again: .*; eSpeak speaks instead"):
        piper.render("Queue number", "en")


def test_files_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    with pytest.raises(VoiceFault, match=r"none\.onnx is missing: a Piper voice is a pair of files"):
        Piper({"id": str(tmp_path / "none.onnx")})
    voice = write_voice(tmp_path)
    described = Path(f"{voice}.json")
    described.write_text("[]")
    with pytest.raises(VoiceFault, match=r"id\.onnx\.json is no description of a Piper voice"):
        Piper({"id": str(voice)})
    described.write_text(json.dumps(describe_voice("id") | {"audio": {"sample_rate": 0}}))
    with pytest.raises(VoiceFault, match="is no description of a Piper voice: 0 samples"):
        Piper({"id": str(voice)})
    described.write_text("<html>")
    with pytest.raises(VoiceFault, match="is no description of a Piper voice"):
        Piper({"id": str(voice)})
    described.unlink()
    with pytest.raises(VoiceFault, match=r"id\.onnx\.json is missing"):
        Piper({"id": str(voice)})


def test_a_model_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VoiceFault, match="is no Piper voice, it takes no input"):
        Piper({"id": str(write_voice(tmp_path, input_name="pixels"))})


def test_a_voice_of_the_other_language_is_refused(voices: dict[str, str]) -> None:
    with pytest.raises(VoiceFault, match="speaks 'en-us' and is configured for 'id'"):
        Piper({"id": voices["en"]})


def test_no_file_at_all_is_told() -> None:
    with pytest.raises(VoiceFault, match="no voice file for Piper"):
        Piper({})


def test_a_voice_that_says_no_sound_is_told(tmp_path: Path) -> None:
    piper = Piper({"id": str(write_voice(tmp_path, loudness=float("nan")))})
    with pytest.raises(VoiceFault, match="says no sound"):
        piper.render(TEXT, "id")


def test_a_phoneme_that_the_voice_has_not_is_left_out(voices: dict[str, str]) -> None:
    assert np.isfinite(Piper(voices).render("Zürich ñandú", "id").wave).all()


def test_brackets_are_brackets(voices: dict[str, str]) -> None:
    piper = Piper(voices)
    assert piper.render("satu [[b d s t]]", "id").seconds == pytest.approx(
        piper.render("satu b d s t", "id").seconds, abs=0.3
    )


def test_without_the_library_the_remedy_is_named(voices: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(adapter.__builtins__, "__import__", _refuse)  # type: ignore[arg-type]
    with pytest.raises(VoiceFault, match=r"pip install 'antrean\[piper\]'"):
        Piper(voices)


def _refuse(name: str, *_: object) -> object:
    raise ImportError(name)
