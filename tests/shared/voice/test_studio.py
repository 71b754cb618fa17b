"""Utterances rendered ahead, in order, and told of."""

from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from shared.voice.sound import Sound
from shared.voice.studio import Studio
from shared.voice.utterance import Chime, Pause, Speech, Utterance
from tests.shared.voice.fakes import ToneEngine


def say(*texts: str) -> Utterance:
    return Utterance(tuple(Speech(text, "id") for text in texts))


class Ear:
    """What a studio has told."""

    def __init__(self, studio: Studio) -> None:
        self.heard: list[tuple[Utterance, Sound]] = []
        self.missed: list[tuple[Utterance, str]] = []
        studio.ready.connect(lambda utterance, sound: self.heard.append((utterance, sound)))
        studio.missing.connect(lambda utterance, reason: self.missed.append((utterance, reason)))

    @property
    def texts(self) -> list[str]:
        return [" ".join(speech.text for speech in utterance.speeches) for utterance, _ in self.heard]


@pytest.fixture
def engine() -> ToneEngine:
    return ToneEngine()


@pytest.fixture
def studio(qapp: object, engine: ToneEngine) -> Iterator[Studio]:
    made = Studio(engine.open)
    yield made
    made.close()


def test_an_utterance_becomes_one_sound_of_all_its_phrases(qtbot: QtBot, studio: Studio) -> None:
    ear = Ear(studio)
    studio.render(Utterance((Speech("satu dua", "id"), Pause(300), Speech("tiga", "en"))))
    qtbot.waitUntil(lambda: len(ear.heard) == 1)
    assert ear.heard[0][1].seconds == pytest.approx(0.2 + 0.3 + 0.1, abs=0.001)


def test_the_chime_has_a_length_of_its_own(qtbot: QtBot, studio: Studio) -> None:
    ear = Ear(studio)
    studio.render(Utterance((Chime(),)))
    qtbot.waitUntil(lambda: len(ear.heard) == 1)
    assert 1 < ear.heard[0][1].seconds < 2


def test_utterances_are_ready_in_the_order_of_the_asking(qtbot: QtBot, studio: Studio, engine: ToneEngine) -> None:
    engine.gate = Event()
    ear = Ear(studio)
    for text in ("satu", "dua", "satu", "tiga"):
        studio.render(say(text))
    engine.gate.set()
    qtbot.waitUntil(lambda: len(ear.heard) == 4)
    assert ear.texts == ["satu", "dua", "satu", "tiga"]


def test_who_asks_is_answered_after_the_asking(qtbot: QtBot, studio: Studio) -> None:
    ear = Ear(studio)
    studio.render(say("satu"))
    qtbot.waitUntil(lambda: len(ear.heard) == 1)
    studio.render(say("satu"))
    assert len(ear.heard) == 1
    qtbot.waitUntil(lambda: len(ear.heard) == 2)


def test_what_was_prepared_is_ready_while_the_engine_is_busy(qtbot: QtBot, studio: Studio, engine: ToneEngine) -> None:
    ear = Ear(studio)
    studio.prepare(say("satu"))
    studio.render(say("dua"))
    qtbot.waitUntil(lambda: len(ear.heard) == 1 and len(engine.asked) == 2)
    qtbot.waitUntil(lambda: studio._find_all(say("satu")) is not None)
    engine.gate = Event()
    studio.prepare(say("sepuluh"))
    qtbot.waitUntil(lambda: ("sepuluh", "id") in engine.asked)
    studio.render(say("satu"))
    qtbot.waitUntil(lambda: len(ear.heard) == 2)
    assert not engine.gate.is_set()
    engine.gate.set()


def test_what_is_asked_for_comes_before_what_is_prepared(qtbot: QtBot, studio: Studio, engine: ToneEngine) -> None:
    engine.gate = Event()
    ear = Ear(studio)
    for text in ("satu", "dua", "tiga"):
        studio.prepare(say(text))
    studio.render(say("sepuluh"))
    engine.gate.set()
    qtbot.waitUntil(lambda: len(engine.asked) == 4)
    assert engine.asked.index(("sepuluh", "id")) <= 1
    qtbot.waitUntil(lambda: len(ear.heard) == 1)


def test_a_sentence_is_rendered_once(qtbot: QtBot, studio: Studio, engine: ToneEngine) -> None:
    ear = Ear(studio)
    studio.render(say("satu", "satu"))
    studio.render(say("satu"))
    qtbot.waitUntil(lambda: len(ear.heard) == 2)
    assert engine.asked == [("satu", "id")]


def test_what_cannot_be_said_is_told_and_the_next_goes_on(qtbot: QtBot) -> None:
    engine = ToneEngine(lacking=frozenset({"apa"}))
    studio = Studio(engine.open)
    ear = Ear(studio)
    studio.prepare(say("apa"))
    studio.render(say("satu", "apa"))
    studio.render(say("dua"))
    qtbot.waitUntil(lambda: len(ear.heard) == 1)
    assert ear.missed == [(say("satu", "apa"), "no word for 'apa'")]
    studio.close()


def test_what_is_forgotten_is_not_told(qtbot: QtBot, studio: Studio, engine: ToneEngine) -> None:
    engine.gate = Event()
    ear = Ear(studio)
    studio.render(say("satu"))
    qtbot.waitUntil(lambda: len(engine.asked) == 1)
    studio.render(say("dua"))
    studio.forget()
    engine.gate.set()
    studio.render(say("tiga"))
    qtbot.waitUntil(lambda: len(ear.heard) == 2)
    assert ear.texts == ["satu", "tiga"]


def test_what_staff_should_mend_is_shown(qtbot: QtBot, studio: Studio, engine: ToneEngine) -> None:
    studio.render(say("satu"))
    qtbot.waitUntil(lambda: engine.report is not None)
    assert engine.report is not None
    with qtbot.waitSignal(studio.fault_changed):
        engine.report("the voice file is broken")
    assert studio.fault == "the voice file is broken"


def test_a_closed_studio_tells_nothing(qtbot: QtBot, engine: ToneEngine) -> None:
    studio = Studio(engine.open)
    ear = Ear(studio)
    studio.render(say("satu"))
    studio.close()
    studio.render(say("dua"))
    qtbot.wait(1)
    assert ear.heard == []
