"""Whatever fails, the hall hears the whole sentence, and staff learn what to mend."""

from pathlib import Path

import pytest

from shared.voice.choice import Voice, open_engine
from shared.voice.engine import Engine, VoiceFault, VoiceMissing
from shared.voice.levels import TARGET, measure_loudness
from shared.voice.settings import EngineSettings
from shared.voice.sound import Sound
from tests.shared.voice.fakes import ToneEngine
from tests.shared.voice.tiny_piper import write_voice

CALL = "Nomor antrean A nol dua lima, silakan menuju loket tiga."


class Silent:
    def render(self, text: str, language: str) -> Sound:
        return Sound(bytes(8000), 22050)


def fail() -> Engine:
    raise VoiceFault("the file is broken")


def test_what_one_lacks_the_next_says() -> None:
    first, second = ToneEngine(lacking=frozenset({"dua"})), ToneEngine()
    told: list[str] = []
    voice = Voice([lambda: first, lambda: second], told.append)
    voice.render("satu", "id")
    voice.render("dua", "id")
    assert (first.asked, second.asked) == ([("satu", "id"), ("dua", "id")], [("dua", "id")])
    assert told == []


def test_an_engine_that_does_not_open_is_told_once_and_passed_over() -> None:
    told: list[str] = []
    voice = Voice([fail, ToneEngine], told.append)
    assert voice.render("satu", "id").seconds > 0
    assert voice.render("dua", "id").seconds > 0
    assert told == ["the file is broken"]


def test_silence_for_a_text_is_no_speech() -> None:
    told: list[str] = []
    voice = Voice([Silent, ToneEngine], told.append)
    assert voice.render("satu", "id").level > 0.05
    assert told == ["Silent says nothing for 'satu'"]


class Broken:
    def render(self, text: str, language: str) -> Sound:
        raise ZeroDivisionError("a rate of nothing")


def test_an_engine_with_a_fault_of_its_own_silences_nobody(caplog: pytest.LogCaptureFixture) -> None:
    told: list[str] = []
    assert Voice([Broken, ToneEngine], told.append).render("satu", "id").level > 0.05
    assert told == ["Broken fails, see the log: a rate of nothing"]
    assert "ZeroDivisionError" in caplog.text


def test_all_that_staff_should_mend_is_told_together() -> None:
    told: list[str] = []
    Voice([fail, Silent, ToneEngine], told.append).render("satu", "id")
    assert told[-1] == "the file is broken; Silent says nothing for 'satu'"


def test_when_nothing_speaks_the_reasons_are_given() -> None:
    voice = Voice([fail, lambda: ToneEngine(lacking=frozenset({"satu"}))], lambda _: None)
    with pytest.raises(VoiceMissing, match="no word for 'satu'"):
        voice.render("satu", "id")
    with pytest.raises(VoiceMissing, match="the file is broken"):
        Voice([fail], lambda _: None).render("satu", "id")


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (EngineSettings(), ""),
        (EngineSettings(engine="piper"), "no voice file for Piper"),
        (EngineSettings(engine="piper", piper={"id": "/none/id.onnx"}), "id.onnx is missing"),
        (EngineSettings(engine="clips"), "no folder of recordings"),
        (EngineSettings(engine="clips", clips="/none"), "/none has no recordings"),
    ],
)
def test_no_mistake_in_the_settings_silences_the_hall(settings: EngineSettings, told: str) -> None:
    faults: list[str] = []
    sound = open_engine(settings, faults.append).render(CALL, "id")
    assert 2 < sound.seconds < 8
    assert measure_loudness(sound.wave) == pytest.approx(TARGET, abs=0.5)
    assert told in "".join(faults)
    assert bool(told) is bool(faults)


def test_a_language_that_piper_has_not_is_said_by_espeak(tmp_path: Path) -> None:
    voice = open_engine(EngineSettings(engine="piper", piper={"id": str(write_voice(tmp_path))}))
    espeak = open_engine(EngineSettings())
    assert voice.render(CALL, "en").seconds == pytest.approx(espeak.render(CALL, "en").seconds, rel=0.02)
    assert voice.render(CALL, "id").seconds != pytest.approx(espeak.render(CALL, "id").seconds, rel=0.1)


def test_a_faster_pace_is_shorter() -> None:
    slow, fast = (open_engine(EngineSettings(words_per_minute=pace)).render(CALL, "id") for pace in (100, 200))
    assert fast.seconds < 0.7 * slow.seconds
