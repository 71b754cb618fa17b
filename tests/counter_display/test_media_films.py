"""Films, as Qt's player really plays them: to their end, broken, hanging; soft while somebody speaks."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from counter_display.media.projector import Projector, players_hang
from tests.counter_display import reels

pytestmark = pytest.mark.qt_log_ignore(*reels.MACHINE)

SHORT_MS = 900
"""A projector's patience where a film is to hang."""
LONG_MS = 20_000


@pytest.fixture
def projector(qapp: QGuiApplication) -> Iterator[Projector]:
    projector = Projector(drawn=lambda: True, patience_ms=LONG_MS)
    projector.set_room(QSize(80, 45))
    yield projector
    projector.close()


class Pipe:
    """A file on a share that stops answering: whoever reads it gets what there is, and then waits."""

    def __init__(self, path: Path, content: bytes) -> None:
        os.mkfifo(path)
        self.path = path
        self._content = content
        self._answer = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with self.path.open("wb") as pipe:
            pipe.write(self._content)
            pipe.flush()
            self._answer.wait(60)

    def answer(self) -> None:
        """The share is back."""
        self._answer.set()
        self._thread.join(10)


def test_a_film_is_drawn_and_comes_to_its_end(qtbot: QtBot, tmp_path: Path, projector: Projector) -> None:
    film = reels.save_film(tmp_path / "a.avi", reels.GREEN, sound=True)
    with qtbot.waitSignals([projector.began, projector.framed, projector.ended], order="strict", timeout=LONG_MS):
        projector.play(1, str(film))
    frame = projector.take_frame()
    assert isinstance(frame, QImage)
    assert frame.size() == QSize(80, 45), "scaled beside the GUI"
    colour = QColor(frame.pixel(40, 22))
    assert abs(colour.green() - reels.GREEN[1]) < 16
    assert colour.green() > colour.red() + 60
    assert projector.take_frame() is None, "each frame is handed out once"


@pytest.mark.parametrize("content", [b"hello" * 1000, b"RIFF\xff\xff\x00\x00AVI LIST"])
def test_a_film_that_cannot_be_decoded_fails(
    qtbot: QtBot, tmp_path: Path, projector: Projector, content: bytes
) -> None:
    film = tmp_path / "a.mp4"
    film.write_bytes(content)
    with qtbot.waitSignal(projector.undecodable, timeout=LONG_MS) as failed:
        projector.play(3, str(film))
    number, why = failed.args
    assert number == 3
    assert why


def test_a_picture_that_moves_goes_on_until_it_is_stopped(qtbot: QtBot, tmp_path: Path, projector: Projector) -> None:
    picture = reels.save_gif(tmp_path / "a.gif", [reels.RED, reels.BLUE], ms=60)
    seen: set[bool] = set()

    def look() -> bool:
        frame = projector.take_frame()
        if isinstance(frame, QImage):
            seen.add(QColor(frame.pixel(40, 22)).red() > 100)
            turns.append(0)
        return len(turns) > 6

    turns: list[int] = []
    with qtbot.assertNotEmitted(projector.ended):
        projector.play(1, str(picture), loop=True)
        qtbot.waitUntil(look, timeout=LONG_MS)
    assert seen == {True, False}


@pytest.mark.parametrize("part", [0.0, 0.5])
def test_a_film_that_hangs_is_given_up_while_the_window_goes_on(
    qtbot: QtBot, tmp_path: Path, projector: Projector, part: float
) -> None:
    film = reels.save_film(tmp_path / "fine.avi", reels.RED, seconds=2)
    content = film.read_bytes()
    pipe = Pipe(tmp_path / "a.avi", content[: round(len(content) * part)])
    projector._patience_ms = SHORT_MS
    with qtbot.waitSignal(projector.stalled, timeout=LONG_MS, check_params_cb=lambda number: number == 1):
        projector.play(1, str(pipe.path))
    assert projector.lost == 1
    projector._patience_ms = LONG_MS
    with qtbot.waitSignal(projector.began, timeout=LONG_MS):
        projector.play(2, str(film))
    assert projector.lost == 1, "the next film does not wait for the one that hangs"
    pipe.answer()
    qtbot.waitUntil(lambda: projector.lost == 0, timeout=LONG_MS)


def test_the_sound_fades_and_does_not_jump(qtbot: QtBot, tmp_path: Path, projector: Projector) -> None:
    film = reels.save_film(tmp_path / "a.avi", reels.RED, seconds=3, sound=True)
    projector.fade_to(0.6)
    assert projector.volume == 0.6, "nothing is playing yet"
    with qtbot.waitSignal(projector.began, timeout=LONG_MS):
        projector.play(1, str(film))
    levels: list[float] = []
    projector.fade_to(0.1)

    def is_soft() -> bool:
        levels.append(projector.volume)
        return projector.volume == pytest.approx(0.1)

    qtbot.waitUntil(is_soft)
    assert sorted(levels, reverse=True) == levels
    assert any(0.15 < level < 0.55 for level in levels), levels


def test_the_end_of_the_program_learns_of_a_player_that_hangs(
    qtbot: QtBot, tmp_path: Path, projector: Projector
) -> None:
    pipe = Pipe(tmp_path / "a.avi", b"")
    projector._patience_ms = SHORT_MS
    with qtbot.waitSignal(projector.stalled, timeout=LONG_MS):
        projector.play(1, str(pipe.path))
    projector.close()
    assert players_hang()
    pipe.answer()
    qtbot.waitUntil(lambda: not players_hang(), timeout=LONG_MS)
