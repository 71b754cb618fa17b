"""One thing is said at a time, the newest; and where nothing is heard, all goes on."""

from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from shared.voice.sound import Sound
from shared.voice.sound_card import SoundCard
from shared.voice.speaker import Speaker
from tests.shared.voice.fakes import FakeEngine, FakePlayer


@pytest.fixture
def player(qapp: object) -> FakePlayer:
    return FakePlayer()


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def speaker(player: FakePlayer, engine: FakeEngine) -> Iterator[Speaker]:
    made = Speaker(player, volume=0.5, open_engine=engine.opener())
    yield made
    made.close()


def test_a_text_is_rendered_and_played(qtbot: QtBot, speaker: Speaker, player: FakePlayer) -> None:
    speaker.say("halo", "id")
    assert speaker.state == "rendering"
    qtbot.waitUntil(lambda: speaker.state == "speaking")
    assert player.played == [(Sound(b"halo", 22050), 0.5)]
    with qtbot.waitSignal(speaker.said):
        player.end()
    assert speaker.state == "silent"


def test_a_newer_text_takes_the_place_of_an_older(qtbot: QtBot, speaker: Speaker, player: FakePlayer) -> None:
    speaker.say("satu", "id")
    qtbot.waitUntil(lambda: speaker.state == "speaking")
    speaker.say("dua", "en")
    assert not player.playing
    qtbot.waitUntil(lambda: speaker.state == "speaking")
    assert [sound.samples for sound, _ in player.played] == [b"satu", b"dua"]


def test_what_was_overtaken_while_rendering_is_never_heard(
    qtbot: QtBot, speaker: Speaker, player: FakePlayer, engine: FakeEngine
) -> None:
    engine.gate = Event()
    for text in ("satu", "dua", "tiga"):
        speaker.say(text, "id")
    engine.gate.set()
    qtbot.waitUntil(lambda: speaker.state == "speaking")
    assert [sound.samples for sound, _ in player.played] == [b"tiga"]


def test_hushed_is_silent_even_while_rendering(
    qtbot: QtBot, speaker: Speaker, player: FakePlayer, engine: FakeEngine
) -> None:
    engine.gate = Event()
    speaker.say("satu", "id")
    speaker.hush()
    engine.gate.set()
    speaker.say("dua", "id")
    qtbot.waitUntil(lambda: speaker.state == "speaking")
    assert [sound.samples for sound, _ in player.played] == [b"dua"]
    speaker.hush()
    assert (speaker.state, player.playing) == ("silent", False)


def test_no_sound_card_is_said_and_all_goes_on(qtbot: QtBot, speaker: Speaker, player: FakePlayer) -> None:
    player.missing = True
    speaker.say("halo", "id")
    qtbot.waitUntil(lambda: speaker.state == "no_sound_card")
    player.missing = False
    speaker.say("halo", "id")
    qtbot.waitUntil(lambda: speaker.state == "speaking")


def test_lasting_silence_is_logged_once(
    qtbot: QtBot, speaker: Speaker, player: FakePlayer, caplog: pytest.LogCaptureFixture
) -> None:
    for missing in (True, True, False, True):
        player.missing = missing
        speaker.say("halo", "id")
        qtbot.waitUntil(lambda: speaker.state in ("no_sound_card", "speaking"))
    assert [record.getMessage() for record in caplog.records] == ["Nothing is heard: no sound card"] * 2


def test_no_voice_is_said_and_all_goes_on(qtbot: QtBot, speaker: Speaker, engine: FakeEngine) -> None:
    engine.missing = True
    speaker.say("halo", "id")
    qtbot.waitUntil(lambda: speaker.state == "no_voice")


def test_volume_stays_between_silence_and_full(qtbot: QtBot, speaker: Speaker, player: FakePlayer) -> None:
    for asked, had in ((2.0, 1.0), (-1.0, 0.0), (0.3, 0.3)):
        speaker.set_volume(asked)
        assert speaker.volume == had
        speaker.say("halo", "id")
        qtbot.waitUntil(lambda: speaker.state == "speaking")
        assert player.played[-1][1] == had


@pytest.mark.qt_log_ignore("PulseAudioService", "No audio device detected")
def test_the_real_sound_card_plays_or_says_why_not(qtbot: QtBot) -> None:
    speaker = Speaker(SoundCard(), volume=0.01)
    said: list[bool] = []
    speaker.said.connect(lambda: said.append(True))
    speaker.say("A", "id")
    qtbot.waitUntil(lambda: bool(said) or speaker.state == "no_sound_card", timeout=10_000)
    speaker.close()
