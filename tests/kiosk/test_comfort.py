"""What one visitor asks for, and what is left of it for the next."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.config import ScreenConfig
from kiosk.services.comfort import Comfort, Comforts
from kiosk.window import Pace
from shared.ui.palette import CONTRAST, LIGHT
from tests.kiosk.conftest import SetStage
from tests.kiosk.stage import Stage


def test_each_choice_shows_at_once(stage: Stage) -> None:
    theme = stage.kiosk.quick.theme
    body = theme.property("body")
    for name in ("access", "comfortVoice", "comfortStill", "comfortContrast", "comfortLarge", "comfortReach"):
        stage.play(lambda _, name=name: stage.tap(name))
    assert stage.kiosk.comfort.chosen == Comforts(True, True, True, True, True)
    assert theme.property("paper").name() == CONTRAST.paper
    assert theme.property("body") > body
    assert stage.see("quietPlace")
    stage.kiosk.comfort.setContrast(False)
    assert theme.property("paper").name() == LIGHT.paper


def test_the_page_before_is_there_again(stage: Stage) -> None:
    stage.tap_tile("agency", "dukcapil")
    stage.until(lambda: stage.page == "agency")
    stage.tap("access")
    assert (stage.page, stage.pages()) == ("comfort", ["comfortPage"])
    stage.tap("comfortDone")
    assert (stage.page, stage.pages()) == ("agency", ["agencyPage"])
    stage.go("access", "access")
    assert stage.page == "agency"


def test_a_number_is_taken_in_every_comfort(stage: Stage) -> None:
    for name in ("access", "comfortContrast", "comfortLarge", "comfortReach", "comfortDone"):
        stage.play(lambda _, name=name: stage.tap(name))
    stage.go_to_service("dukcapil-cetak-ktp-baru")
    stage.focus("take")
    stage.key(Qt.Key.Key_Return)
    stage.until(lambda: stage.page == "ticket")
    stage.focus("finish")
    stage.key(Qt.Key.Key_Return)
    assert stage.page == "home"


def pixels(text: QQuickItem) -> int:
    return int(text.property("fontInfo").property("pixelSize").toNumber())


def test_the_number_is_magnified_and_any_touch_ends_it(stage: Stage) -> None:
    stage.go_to_service("dukcapil-cetak-ktp-baru")
    stage.tap("take")
    stage.until(lambda: stage.page == "ticket")
    for name in ("magnify", "number"):
        stage.play(lambda stage, name=name: stage.tap(name))
        huge, usual = stage.see("hugeNumber"), stage.see("number")
        assert huge.property("text").replace("\n", "") == "A-025"
        assert pixels(huge) > 1.5 * pixels(usual)
        assert stage.window.property("dialog").objectName() == "magnifiedNumber"
        stage.tap_at(stage.middle("hugeNumber"))
        assert stage.find("hugeNumber") is None
    stage.play(lambda stage: stage.tap("magnify"))
    stage.key(Qt.Key.Key_Return)
    assert stage.find("hugeNumber") is None


def test_a_magnified_number_is_gone_with_its_visitor(stage: Stage) -> None:
    stage.go_to_service("dukcapil-cetak-ktp-baru")
    stage.tap("take")
    stage.until(lambda: stage.page == "ticket")
    stage.tap("magnify")
    stage.kiosk.frame.leave()
    assert stage.find("hugeNumber") is None
    stage.kiosk.frame.begin()
    stage.go_to_service("dukcapil-cetak-ktp-baru")
    stage.tap("take")
    stage.until(lambda: stage.page == "ticket")
    assert stage.find("hugeNumber") is None


def test_nothing_of_it_is_left_for_the_next_visitor(stage: Stage) -> None:
    stage.go("access", "comfortContrast", "comfortLarge")
    stage.kiosk.frame.startOver()
    assert stage.kiosk.comfort.chosen == Comforts()
    assert stage.page == "home"
    assert stage.kiosk.quick.theme.property("paper").name() == LIGHT.paper


def test_whoever_goes_away_from_the_choices_takes_them_along(set_stage: SetStage) -> None:
    stage = set_stage(pace=Pace(settle_ms=1, second_ms=1))
    stage.open()
    stage.go("access", "comfortContrast")
    stage.kiosk.countdown.start(20)
    stage.until(lambda: stage.page == "attract" and not stage.kiosk.comfort.is_any)


def test_no_motion_is_the_configurations_or_the_visitors(set_stage: SetStage) -> None:
    moving = set_stage(look=ScreenConfig(motion=True))
    moving.open()
    assert moving.kiosk.quick.theme.property("calm") > 0
    moving.kiosk.comfort.setStill(True)
    assert moving.kiosk.quick.theme.property("calm") == 0


@pytest.mark.parametrize("name", ["Contrast", "LargeText", "LowReach", "Voice", "Still"])
def test_every_choice_is_told_once(name: str) -> None:
    comfort = Comfort()
    told: list[Comforts] = []
    comfort.changed.connect(lambda: told.append(comfort.chosen))
    choose = getattr(comfort, f"set{name}")
    choose(True)
    choose(True)
    choose(False)
    assert len(told) == 2
    assert comfort.chosen == Comforts()
    assert not comfort.is_any


def test_kiosk_that_was_closed_waits_for_no_visitor(qtbot: QtBot, tmp_path: Path) -> None:
    """Time that ran out after it would take the comforts back on a window that is gone."""
    stage = Stage(qtbot, tmp_path)
    stage.open()
    stage.kiosk.comfort.open()
    stage.kiosk.homeward.start(20)
    assert stage.kiosk.idle.is_watching
    stage.close()
    assert not stage.kiosk.idle.is_watching
    assert not stage.kiosk.homeward.is_running()
