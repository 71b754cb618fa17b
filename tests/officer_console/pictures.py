"""Draws docs/pictures/console: every view and state of the officers' console. `make pictures` runs this."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_console.views.floating_bar import WIDTH
from tests.kiosk.pictures import save
from tests.officer_console import scenes
from tests.officer_console.scenes import Scene, staged

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", "does not support raise", "does not support grabbing the keyboard", extend=True
)

FOLDER = Path(__file__).parents[2] / "docs" / "pictures" / "console"
SCALE = os.environ.get("QT_SCALE_FACTOR", "1")
FACTORS = {"1.5": (1280, 680), "2": (1366, 700)}
"""The window's size in logical pixels: 1920×1080 and 2732×1536, less the desktop's own bars."""
SCALED: list[Scene] = [
    scenes.login,
    scenes.counters,
    scenes.ready,
    scenes.called,
    scenes.serving,
    scenes.link_lost,
    scenes.crowded,
    scenes.dialog_transfer,
    scenes.as_strip(scenes.called),
]


@dataclass(frozen=True)
class Case:
    """A scene in a hall and in a scheme."""

    scene: Scene
    scheme: str = "light"
    site: str = "lampung-timur"

    def __str__(self) -> str:
        site = "" if self.site == "lampung-timur" else f"-{self.site}"
        dark = "-dark" if self.scheme == "dark" else ""
        return f"{self.scene.__name__.replace('_', '-')}{site}{dark}"


CASES = [
    *(Case(scene, scheme) for scene in scenes.SCENES for scheme in ("light", "dark")),
    *(
        Case(scene, scheme, site)
        for scene in (scenes.counters_many, scenes.longest_names)
        for site, scheme in (("jember", "light"), ("kota-jambi", "dark"))
    ),
]


@pytest.mark.skipif(SCALE != "1", reason="of a scaled screen")
@pytest.mark.parametrize("case", CASES, ids=str)
def test_picture(case: Case, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    draw(case, qtbot, qapp, tmp_path, FOLDER / f"{case}.png")


@pytest.mark.skipif(SCALE == "1", reason="of a screen that is not scaled")
@pytest.mark.parametrize("case", [Case(scene) for scene in SCALED], ids=str)
def test_picture_of_a_scaled_screen(case: Case, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    draw(case, qtbot, qapp, tmp_path, FOLDER / f"{case}-{round(float(SCALE) * 100)}-percent.png")


@pytest.mark.skipif(SCALE != "1", reason="of a screen that is not scaled")
@pytest.mark.parametrize("factor", FACTORS)
def test_pictures_of_scaled_screens(factor: str) -> None:
    """Qt scales a whole process or nothing of it."""
    command = [sys.executable, "-m", "pytest", "-o", "python_files=pictures.py", "-q", "-p", "no:cacheprovider"]
    run = subprocess.run(
        [*command, __file__], check=False, env=os.environ | {"QT_SCALE_FACTOR": factor}, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout[-4000:]


def draw(case: Case, qtbot: QtBot, app: QApplication, folder: Path, file: Path) -> None:
    with staged(qtbot, app, folder / "hall", site=case.site, scheme=case.scheme) as scenery:
        case.scene(scenery)
        if SCALE in FACTORS:
            scenery.pc.window.resize(*FACTORS[SCALE])
        # The offscreen platform's screen is narrower than any that the console is for.
        scenery.pc.console.strip.setFixedWidth(WIDTH)
        qtbot.wait(150)  # a button that was pressed by a key comes up again
        FOLDER.mkdir(parents=True, exist_ok=True)
        picture = scenery.picture()
        picture.setDevicePixelRatio(1)
        save(picture, file, 1 if SCALE == "1" else 2)
