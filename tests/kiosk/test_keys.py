"""Keys, switches and gestures: everything is reached without a touch, and nothing leads out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest

from kiosk.config import AccessConfig
from kiosk.services.keys import is_passed, read_key
from tests.kiosk.conftest import SetStage
from tests.kiosk.stage import Stage
from tests.kiosk.test_window_measures import SCENES, Scene, not_known

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
META = Qt.KeyboardModifier.MetaModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

LEADING_OUT = [
    (Qt.Key.Key_F4, ALT),
    (Qt.Key.Key_Q, CTRL),
    (Qt.Key.Key_W, CTRL),
    (Qt.Key.Key_Tab, ALT),
    (Qt.Key.Key_Tab, CTRL),
    (Qt.Key.Key_Escape, NONE),
    (Qt.Key.Key_Escape, CTRL | SHIFT),
    (Qt.Key.Key_Delete, CTRL | ALT),
    (Qt.Key.Key_F11, NONE),
    (Qt.Key.Key_Menu, NONE),
    (Qt.Key.Key_Super_L, META),
    (Qt.Key.Key_D, META),
    (Qt.Key.Key_Space, ALT),
    (Qt.Key.Key_Print, NONE),
    (Qt.Key.Key_HomePage, NONE),
    (Qt.Key.Key_Back, NONE),
    (Qt.Key.Key_C, CTRL),
    (Qt.Key.Key_A, CTRL),
]


def focused(stage: Stage) -> str:
    item = stage.window.activeFocusItem()
    return item.objectName() if item is not None else ""


@pytest.mark.parametrize(("key", "modifiers"), LEADING_OUT)
def test_no_key_leads_out(stage: Stage, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(stage.window, key, modifiers)
    assert stage.window.isVisible()
    assert stage.page == "home"


@given(key=st.sampled_from(list(Qt.Key)), modifiers=st.sampled_from([CTRL, ALT, META, CTRL | ALT, ALT | SHIFT]))
def test_nothing_with_a_held_key_reaches_the_page(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    assert not is_passed(key, modifiers, "x")


def test_plain_characters_reach_the_page() -> None:
    assert is_passed(Qt.Key.Key_A, NONE, "a")
    assert is_passed(Qt.Key.Key_A, SHIFT, "A")
    assert not is_passed(Qt.Key.Key_F5, NONE, "")


def test_the_window_is_closed_by_nobody_but_the_program(stage: Stage) -> None:
    closing = QCloseEvent()
    QGuiApplication.sendEvent(stage.window, closing)
    assert not closing.isAccepted()
    assert stage.window.isVisible()
    stage.window.close()
    assert stage.window.isVisible()
    stage.kiosk.keys.closable = True
    stage.window.close()
    assert not stage.window.isVisible()


def test_no_menu_and_no_other_button_does_anything(stage: Stage) -> None:
    point = stage.middle("agency-dukcapil")
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, point)
    QGuiApplication.sendEvent(stage.window, menu)
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton):
        QTest.mouseClick(stage.window, button, NONE, point)
    assert stage.page == "home"


def test_a_drop_is_not_taken(stage: Stage) -> None:
    assert stage.kiosk.keys.eventFilter(stage.window, QEvent(QEvent.Type.Drop))


def test_swipes_from_the_edges_lead_nowhere(stage: Stage) -> None:
    right, middle = stage.screen.width - 1, stage.screen.height // 2
    for start, end in ((QPoint(0, middle), QPoint(right, middle)), (QPoint(right // 2, 0), QPoint(right // 2, middle))):
        QTest.mousePress(stage.window, Qt.MouseButton.LeftButton, NONE, start)
        QTest.mouseMove(stage.window, end)
        QTest.mouseRelease(stage.window, Qt.MouseButton.LeftButton, NONE, end)
    assert stage.window.isVisible()
    assert stage.page == "home"


@pytest.mark.parametrize("scene", [scene for scene in SCENES if scene is not not_known], ids=lambda s: s.__name__)
def test_every_control_is_reached_by_arrows_alone(stage: Stage, scene: Scene) -> None:
    stage.play(scene)
    dialog = stage.window.property("dialog")
    wanted = {
        button.objectName()
        for button in stage.buttons()
        if button.opacity() > 0 and button.objectName() != "begin" and (dialog is None or dialog.isAncestorOf(button))
    }
    reached: set[str] = set()
    for _ in range(3 * len(wanted) + 6):
        stage.kiosk.navigation.step()
        reached.add(focused(stage))
    assert wanted <= reached


def test_arrows_go_where_they_point(stage: Stage) -> None:
    stage.focus("agency-dukcapil")
    here = stage.middle("agency-dukcapil")
    stage.key(Qt.Key.Key_Down)
    below = stage.middle(focused(stage))
    assert below.y() > here.y()
    stage.key(Qt.Key.Key_Up)
    assert focused(stage) == "agency-dukcapil"


def test_whoever_uses_the_arrows_is_still_there(stage: Stage) -> None:
    stage.go_to_service("dukcapil-cetak-ktp-baru")
    stage.kiosk.countdown.start(20)
    stage.until(lambda: stage.find("idleQuestion") is not None)
    stage.key(Qt.Key.Key_Down)
    assert not stage.kiosk.countdown.is_running()


def test_a_single_switch_takes_a_number(set_stage: SetStage) -> None:
    """The focus comes round by itself; all that the visitor has is one key."""
    stage = set_stage(access=AccessConfig(scan_seconds=0.02))
    stage.open()
    for wanted, page in (
        ("agency-dukcapil", "agency"),
        ("service-dukcapil-cetak-ktp-baru", "service"),
        ("take", "ticket"),
    ):
        stage.until(lambda wanted=wanted: focused(stage) == wanted)
        stage.key(Qt.Key.Key_Space)
        stage.until(lambda page=page: stage.page == page)
    assert len(stage.server.orders) == 1


def test_no_switch_no_motion(stage: Stage) -> None:
    assert not stage.kiosk.scanning._timer.isActive()


def test_a_key_that_is_none_is_explained(caplog: pytest.LogCaptureFixture) -> None:
    assert read_key("F15") is Qt.Key.Key_F15
    assert read_key("Banana") is None
    assert "guidance_key" in caplog.text
