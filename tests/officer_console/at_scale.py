"""Run by test_high_dpi.py in a process of its own: Qt scales a whole process or nothing of it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_console.actions import Action
from tests.officer_console import scenes
from tests.officer_console.scenes import Scene, staged
from tests.officer_console.test_layout import find_cut_off

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", extend=True)

TITLE_BAR, TASK_BAR = 32, 48
"""In logical pixels."""


@pytest.mark.parametrize(
    "scene", [scenes.login_elsewhere, scenes.counters, scenes.serving], ids=lambda one: one.__name__
)
def test_the_window_fits_its_screen_and_nothing_is_cut_off(
    scene: Scene, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with staged(qtbot, qapp, tmp_path / "hall") as scenery:
        scene(scenery)
        window = scenery.pc.window
        screen = window.screen().geometry().size()
        assert window.devicePixelRatio() > 1
        window.resize(screen.width(), screen.height() - TITLE_BAR - TASK_BAR)
        QApplication.processEvents()
        assert window.width() <= screen.width()
        assert window.height() <= screen.height() - TITLE_BAR - TASK_BAR
        assert find_cut_off(window) == []


def test_dialogs_and_the_strip_fit_the_screen(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with staged(qtbot, qapp, tmp_path / "hall") as scenery:
        scenes.serving(scenery)
        screen = scenery.pc.window.screen().geometry()
        for action in (Action.TRANSFER, Action.PLAN, Action.NOTE, Action.WALK_IN):
            scenery.pc.key(action)
            dialog = scenery.pc.dialog
            QApplication.processEvents()
            assert find_cut_off(dialog) == []
            assert dialog.height() <= screen.height() - TITLE_BAR - TASK_BAR
            dialog.reject()
            scenery.hall.pass_time(1_000)
        scenery.press(Action.FINISH)
        scenery.pc.key(Action.PAUSE)
        QApplication.processEvents()
        assert find_cut_off(scenery.pc.dialog) == []
        assert scenery.pc.dialog.height() <= screen.height() - TITLE_BAR - TASK_BAR
        scenery.pc.dialog.reject()
        scenery.pc.console.shell.show_strip()
        strip = scenery.pc.console.strip
        qtbot.waitUntil(strip.isVisible)
        assert screen.contains(strip.geometry())
        assert find_cut_off(strip) == []
