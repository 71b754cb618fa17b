"""The process that plays may be slow, die or hang: who asks is told, never held up, and the next one plays."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from shared.voice.player import SoundCardMissing
from shared.voice.sound import RATE, Sound
from shared.voice.sound_card import SoundCard
from shared.voice.sounder import find_missing_silence

SOUND = Sound(bytes(2 * RATE), RATE)
SOUNDER = """
import os, struct, sys
sys.path.insert(0, {root!r})
from shared.voice.sounder_head import HEAD
def tell(line):
    print(line, flush=True)
def take():
    number, rate, volume, size = HEAD.unpack(sys.stdin.buffer.read(HEAD.size))
    assert len(sys.stdin.buffer.read(size)) == size
    return number, rate
{body}
sys.stdin.buffer.read()
"""


class Sounders:
    """Stands in for the process that plays; what each does is written down before it is started."""

    def __init__(self, folder: Path) -> None:
        self.script = folder / "sounder.py"

    def do(self, body: str) -> None:
        self.script.write_text(SOUNDER.format(root=str(Path(__file__).parents[3]), body=body), "utf-8")


@pytest.fixture
def sounders(tmp_path: Path) -> Sounders:
    return Sounders(tmp_path)


@pytest.fixture
def card(qapp: object, sounders: Sounders) -> Iterator[SoundCard]:
    made = SoundCard(command=[sys.executable, "-S", str(sounders.script)], patience_ms=60_000)
    yield made
    made.close()


def test_a_sound_is_played_to_its_end(qtbot: QtBot, card: SoundCard, sounders: Sounders) -> None:
    sounders.do("tell('ready')\nwhile True: tell(f'ended {take()[0]}')")
    card.check()
    for _ in range(2):
        with qtbot.waitSignal(card.ended):
            card.play(SOUND, 0.5)


def test_what_was_stopped_does_not_end(qtbot: QtBot, card: SoundCard, sounders: Sounders) -> None:
    sounders.do(
        "tell('ready')\none, _ = take()\nassert take() == (one, 0)\ntell(f'ended {one}')\ntell(f'ended {take()[0]}')"
    )
    ended: list[int] = []
    card.ended.connect(lambda: ended.append(card._number))
    card.play(SOUND, 0.5)
    card.stop()
    with qtbot.waitSignal(card.ended):
        card.play(SOUND, 0.5)
    assert ended == [2]


def test_a_machine_without_a_sound_card_says_so_and_finds_one_later(
    qtbot: QtBot, card: SoundCard, sounders: Sounders
) -> None:
    sounders.do("tell('missing no card at all')\nsys.exit()")
    with pytest.raises(SoundCardMissing, match="no card at all"):
        card.check()
    sounders.do("tell('ready')\ntell(f'ended {take()[0]}')")
    with pytest.raises(SoundCardMissing, match="no card at all"):
        card.play(SOUND, 0.5)  # looks again, and does not wait for it
    qtbot.waitUntil(lambda: card._ready)
    with qtbot.waitSignal(card.ended):
        card.play(SOUND, 0.5)


def test_a_process_that_dies_in_mid_sound_is_told_and_replaced(
    qtbot: QtBot, card: SoundCard, sounders: Sounders
) -> None:
    sounders.do("tell('ready')\ntake()\nos.abort()")
    with qtbot.waitSignal(card.failed) as failed:
        card.play(SOUND, 0.5)
    assert failed.args == ["the sound server broke down"]
    sounders.do("tell('ready')\ntell(f'ended {take()[0]}')")
    with pytest.raises(SoundCardMissing, match="broke down"):
        card.check()
    qtbot.waitUntil(lambda: card._ready)
    with qtbot.waitSignal(card.ended):
        card.play(SOUND, 0.5)


def test_a_card_that_refuses_a_sound_is_told(qtbot: QtBot, card: SoundCard, sounders: Sounders) -> None:
    sounders.do("tell('ready')\ntell(f'failed {take()[0]} it takes no speech')")
    with qtbot.waitSignal(card.failed) as failed:
        card.play(SOUND, 0.5)
    assert failed.args == ["it takes no speech"]


def test_a_card_that_never_comes_to_its_end_is_given_up(qtbot: QtBot, sounders: Sounders) -> None:
    sounders.do("tell('ready')\ntake()")
    card = SoundCard(command=[sys.executable, "-S", str(sounders.script)], patience_ms=1)
    with qtbot.waitSignal(card.failed) as failed:
        card.play(Sound(b"", RATE), 0.5)
    assert failed.args == ["the sound card takes speech and never comes to its end"]
    card.close()


def test_a_sound_server_that_does_not_answer_holds_nobody_up(qtbot: QtBot, sounders: Sounders) -> None:
    sounders.do("")
    card = SoundCard(command=[sys.executable, "-S", str(sounders.script)], first_ms=1)
    for _ in range(2):
        with pytest.raises(SoundCardMissing, match="does not answer"):
            card.check()
    card.close()


def test_a_program_that_cannot_be_started_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    card = SoundCard(command=[str(tmp_path / "none")])
    with pytest.raises(SoundCardMissing, match="cannot be started"):
        card.check()
    card.close()


def test_what_plays_ends_with_who_asks(qtbot: QtBot, card: SoundCard) -> None:
    process = QProcess()
    process.setWorkingDirectory(str(Path(__file__).parents[3]))
    process.start(sys.executable, ["-m", "shared.voice.sounder"])
    process.closeWriteChannel()
    assert process.waitForFinished()


@pytest.mark.parametrize(("silent", "missing"), [(0, 2646), (1000, 1646), (5000, 0)])
def test_nothing_is_lost_at_the_end_of_a_sound(silent: int, missing: int) -> None:
    sound = Sound(b"\x01\x00" * 100 + bytes(2 * silent), 22050)
    assert find_missing_silence(sound) == missing
