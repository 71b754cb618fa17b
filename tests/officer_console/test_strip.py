"""The strip: the same desk in a few centimetres, by keys and by mouse."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from officer_console.actions import KEYS, Action
from officer_console.services.strip_place import MARGIN, Screen, StripPlace
from officer_console.viewmodels.pausing import InMinutes
from officer_console.viewmodels.session import Page
from officer_console.viewmodels.strip import FRESH_MS, STRIP_ACTIONS
from officer_console.views.floating_bar import HEIGHT, WIDTH
from officer_console.views.strip import NOTICE_PX, Strip
from officer_console.views.transfer_dialog import TransferDialog
from shared.wire import methods as do
from tests.officer_console.conftest import SwitchOn
from tests.officer_console.hall import Hall
from tests.officer_console.pc import WiredPc
from tests.officer_console.test_layout import find_cut_off

# What the offscreen platform says of windows, since it has none.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard", extend=True)

KTP = "dukcapil-cetak-ktp-baru"
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
BIG = Screen("big", QRect(0, 0, 1920, 1040))
SMALL = Screen("\\\\.\\DISPLAY2", QRect(1920, 100, 1366, 728))
SIZE = QSize(WIDTH, HEIGHT)

Press = Callable[[WiredPc, Action, QtBot], None]


def by_key(pc: WiredPc, action: Action, qtbot: QtBot) -> None:
    pressed = QKeySequence(KEYS[action])[0]
    if not pc.strip.isActiveWindow():
        pc.strip.activateWindow()
        qtbot.waitUntil(pc.strip.isActiveWindow)
    qtbot.keyClick(pc.strip, pressed.key(), pressed.keyboardModifiers())


def by_mouse(pc: WiredPc, action: Action, qtbot: QtBot) -> None:
    qtbot.mouseClick(pc.strip.buttons[action], LEFT)


@pytest.fixture
def on_strip(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> WiredPc:
    """Three wait for counter 1, whose officer has the strip up."""
    for _ in range(3):
        hall.issue(KTP)
    at_desk.console.shell.show_strip()
    qtbot.waitActive(at_desk.strip)
    return at_desk


def do_step(pc: WiredPc, hall: Hall, qtbot: QtBot, press: Press, action: Action) -> None:
    hall.pass_time(1_000)
    press(pc, action, qtbot)
    pc.wait_until_idle()


@pytest.mark.parametrize("press", [by_key, by_mouse])
def test_everything_frequent_is_done_on_the_strip(hall: Hall, on_strip: WiredPc, press: Press, qtbot: QtBot) -> None:
    strip = on_strip.strip

    def step(action: Action) -> tuple[str, str]:
        do_step(on_strip, hall, qtbot, press, action)
        assert strip.state is not None
        return strip.number, strip.state.headline

    assert step(Action.NEXT) == ("A-001", "Dipanggil")
    assert step(Action.RECALL) == ("A-001", "Dipanggil")
    assert [call.recall for call in hall.day.board.calls] == [0, 1]
    assert step(Action.START) == ("A-001", "Sedang dilayani")
    assert step(Action.FINISH) == ("", "Siap untuk pengunjung berikutnya")
    assert step(Action.NEXT) == ("A-002", "Dipanggil")
    assert step(Action.HOLD)[0] == ""
    assert step(Action.RETURN)[0] == ""
    assert step(Action.NEXT) == ("A-002", "Dipanggil")
    for _ in range(hall.site.description.recalls_before_no_show):
        step(Action.RECALL)
    assert step(Action.NO_SHOW)[0] == ""
    assert step(Action.UNDO) == ("A-002", "Dipanggil")


def test_what_undo_takes_back_is_told_after_a_press_for_a_while(hall: Hall, on_strip: WiredPc, qtbot: QtBot) -> None:
    strip = on_strip.strip
    height = strip.height()

    def line_after(action: Action) -> str:
        do_step(on_strip, hall, qtbot, by_key, action)
        assert strip.height() == height, "nothing moves for it"
        strip.setFixedWidth(WIDTH)  # the offscreen platform's screen is narrower
        QApplication.processEvents()
        return strip.line

    assert line_after(Action.NEXT) == "Urungkan: panggil A-001"
    assert line_after(Action.START) == "Urungkan: mulai A-001"
    assert line_after(Action.NEXT) == "panggil A-002, selesai A-001", "with the sign of undo before it"
    hall.pass_time(FRESH_MS)
    strip._fresh.timeout.emit()
    assert "Urungkan" not in strip.line
    assert strip.state is not None
    strip.setFixedWidth(WIDTH)
    QApplication.processEvents()
    assert strip.line == strip.state.queue


def test_lost_connection_is_told_before_what_undo_takes_back(hall: Hall, on_strip: WiredPc, qtbot: QtBot) -> None:
    do_step(on_strip, hall, qtbot, by_key, Action.NEXT)
    assert "panggil A-001" in on_strip.strip.line
    on_strip.wire.cut()
    qtbot.waitUntil(lambda: on_strip.strip.line.startswith("Tidak"))


@pytest.mark.parametrize("press", [by_key, by_mouse])
def test_questions_open_above_the_strip(hall: Hall, on_strip: WiredPc, press: Press, qtbot: QtBot) -> None:
    do_step(on_strip, hall, qtbot, press, Action.NEXT)
    hall.pass_time(1_000)
    press(on_strip, Action.TRANSFER, qtbot)
    dialog = on_strip.dialog
    assert isinstance(dialog, TransferDialog)
    assert dialog.parentWidget() is on_strip.strip
    assert QApplication.topLevelWidgets().count(dialog) == 1
    dialog.reject()
    assert on_strip.strip.number == "A-001"


def test_the_pause_is_asked_shown_and_ended(hall: Hall, on_strip: WiredPc, qtbot: QtBot) -> None:
    by_key(on_strip, Action.PAUSE, qtbot)
    qtbot.keyClick(on_strip.dialog.reasons, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: on_strip.state.paused)
    assert on_strip.strip.state is not None
    assert on_strip.strip.state.headline == "Loket sedang jeda · Istirahat"
    do_step(on_strip, hall, qtbot, by_mouse, Action.PAUSE)
    assert on_strip.strip.state.mood == "idle"
    on_strip.console.desk.pause("Salat", InMinutes(15))
    qtbot.waitUntil(lambda: on_strip.state.paused)
    assert on_strip.strip.state.headline == "Jeda sampai 09.56 · Salat"


def test_who_waits_and_who_is_next(on_strip: WiredPc, qtbot: QtBot) -> None:
    assert on_strip.strip.state is not None
    assert on_strip.strip.state.queue == "Loket 1 · 3 menunggu · berikut A-001"
    by_key(on_strip, Action.NEXT, qtbot)
    on_strip.wait_until_idle()
    assert on_strip.strip.state.queue == "2 menunggu · berikut A-002"


def test_a_press_that_is_not_sent_yet_is_told_and_taken_back(hall: Hall, on_strip: WiredPc, qtbot: QtBot) -> None:
    do_step(on_strip, hall, qtbot, by_key, Action.NEXT)
    on_strip.wire.cut()
    qtbot.waitUntil(lambda: on_strip.strip.state is not None and on_strip.strip.state.mood == "offline")
    assert on_strip.strip.number == "A-001"
    assert on_strip.strip.state is not None
    assert on_strip.strip.state.queue == "Tidak tersambung sejak 09.41"
    by_key(on_strip, Action.START, qtbot)
    assert "Belum terkirim: Mulai layani" in on_strip.strip.notice.text
    assert on_strip.strip.notice.isVisible()
    qtbot.mouseClick(on_strip.strip.notice.button, LEFT)
    assert "Ditarik kembali" in on_strip.strip.notice.text
    qtbot.keyClick(on_strip.strip, Qt.Key.Key_Escape)
    assert not on_strip.strip.notice.isVisible()
    assert on_strip.strip.height() == HEIGHT


def test_the_way_between_strip_and_full_window_keeps_everything(hall: Hall, on_strip: WiredPc, qtbot: QtBot) -> None:
    do_step(on_strip, hall, qtbot, by_key, Action.NEXT)
    on_strip.wire.cut()
    qtbot.waitUntil(lambda: on_strip.strip.state is not None and on_strip.strip.state.mood == "offline")
    by_key(on_strip, Action.START, qtbot)
    qtbot.keyClick(on_strip.strip, Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(on_strip.window.isActiveWindow)
    assert not on_strip.strip.isVisible()
    assert (on_strip.number, "Belum terkirim" in on_strip.notice) == ("A-001", True)
    qtbot.keyClick(on_strip.window, Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(on_strip.strip.isActiveWindow)
    assert not on_strip.window.isVisible()
    assert (on_strip.strip.number, "Belum terkirim" in on_strip.strip.notice.text) == ("A-001", True)
    qtbot.mouseClick(on_strip.strip.full, LEFT)
    qtbot.waitUntil(on_strip.window.isVisible)
    qtbot.mouseClick(on_strip.desk.bar.strip, LEFT)
    qtbot.waitUntil(on_strip.strip.isVisible)


def test_of_several_who_stepped_aside_one_is_chosen(hall: Hall, on_strip: WiredPc, qtbot: QtBot) -> None:
    for action in (Action.NEXT, Action.HOLD, Action.NEXT, Action.HOLD):
        do_step(on_strip, hall, qtbot, by_key, action)
    hall.pass_time(1_000)
    by_key(on_strip, Action.RETURN, qtbot)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    first, second = menu.actions()
    assert first.text().startswith("A-001 · Ditahan")
    assert second.text().startswith("A-002 · Ditahan")
    second.trigger()
    menu.close()
    qtbot.waitUntil(lambda: on_strip.aside_numbers() == ["A-001"])
    assert on_strip.waiting_numbers() == ["A-002", "A-003"]


def test_where_there_is_no_desk_the_full_window_comes_up(hall: Hall, switch_on: SwitchOn, qtbot: QtBot) -> None:
    pc = switch_on(strip=True)
    assert pc.window.isVisible()
    pc.sit_down()
    qtbot.waitUntil(pc.strip.isActiveWindow)
    assert not pc.window.isVisible()
    by_key(pc, Action.LEAVE, qtbot)
    pc.wait_for_page(Page.COUNTERS)
    qtbot.waitUntil(pc.window.isActiveWindow)
    assert not pc.strip.isVisible()
    assert hall.day.board.counters["1"].status == "closed"
    pc.take("2")
    qtbot.waitUntil(pc.strip.isVisible)


def test_a_colleague_who_asks_for_the_counter_is_answered_on_the_strip(
    hall: Hall, on_strip: WiredPc, qtbot: QtBot
) -> None:
    colleague = next(each.code for each in hall.site.officers if "1" in each.counters and each.code != "arif.kurniawan")
    hall.act(do.RequestCounter("1"), colleague)
    qtbot.waitUntil(on_strip.strip.asked.isVisible)
    assert on_strip.strip.height() > HEIGHT
    qtbot.mouseClick(on_strip.strip.asked.no, LEFT)
    qtbot.waitUntil(lambda: not on_strip.strip.asked.isVisible())
    assert on_strip.strip.height() == HEIGHT
    assert hall.day.board.counters["1"].officer == "arif.kurniawan"


def test_everything_on_the_strip_has_a_name_and_is_reached_by_tab(on_strip: WiredPc, qtbot: QtBot) -> None:
    strip = on_strip.strip
    reached = []
    focused = strip.buttons[Action.NEXT]
    focused.setFocus()
    for _ in range(len(STRIP_ACTIONS) + 1):
        reached.append(strip.focusWidget())
        qtbot.keyClick(strip.focusWidget(), Qt.Key.Key_Tab)
    assert reached == [*strip.buttons.values(), strip.full]
    names = [QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) for button in reached]
    assert names[0] == "Panggil berikutnya, F5"
    assert names[-1] == "Jendela penuh, Ctrl+B"
    assert all(names)
    assert QAccessible.queryAccessibleInterface(strip).text(QAccessible.Text.Name).startswith("Loket 1. ")


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_on_the_strip_is_cut_off(hall: Hall, switch_on: SwitchOn, language: str, qtbot: QtBot) -> None:
    pc = switch_on(language=language, strip=True)
    pc.sit_down()
    qtbot.waitUntil(pc.strip.isVisible)
    assert find_cut_off(pc.strip) == []
    hall.issue(KTP, priority=True)
    hall.issue(KTP)
    pc.console.desk.press(Action.NEXT)
    pc.wait_until_idle()
    assert find_cut_off(pc.strip) == []
    pc.console.desk.press(Action.PAUSE)
    assert pc.strip.notice.isVisible()
    QApplication.processEvents()
    assert find_cut_off(pc.strip) == []
    assert pc.strip.width() == min(WIDTH, pc.strip.screen().availableGeometry().width())
    assert pc.strip.height() == HEIGHT + NOTICE_PX


# --- where it stands


def test_a_notice_grows_to_where_there_is_room_and_no_button_moves(hall: Hall, on_strip: WiredPc, qtbot: QtBot) -> None:
    strip = on_strip.strip
    free = strip.screen().availableGeometry()
    button = strip.buttons[Action.START]
    for top in (free.top(), free.bottom() + 1 - HEIGHT):
        strip.move(free.left(), top)
        before = button.mapToGlobal(QPoint())
        hall.pass_time(1_000)
        on_strip.console.desk.press(Action.FINISH)
        qtbot.waitUntil(strip.notice.isVisible)
        QApplication.processEvents()
        assert button.mapToGlobal(QPoint()) == before
        assert free.contains(strip.geometry())
        on_strip.console.desk.escape()
        QApplication.processEvents()
        assert button.mapToGlobal(QPoint()) == before


def test_the_strip_is_dragged_and_stands_there_again_after_a_restart(
    on_strip: WiredPc, switch_on: SwitchOn, tmp_path: Path, qtbot: QtBot
) -> None:
    strip = on_strip.strip
    free = strip.screen().availableGeometry()
    strip.move(free.topLeft())
    drag(strip, QPoint(0, 30), qtbot)
    assert strip.pos() == free.topLeft() + QPoint(0, 30)
    drag(strip, QPoint(0, 5_000), qtbot)
    drag(strip, QPoint(0, -100), qtbot)
    assert strip.geometry().bottom() == free.bottom() - 100
    there = strip.pos()
    on_strip.switch_off()
    again = switch_on(state=tmp_path, strip=True)
    qtbot.waitUntil(again.strip.isVisible)
    assert again.strip.pos() == there


def drag(strip: Strip, way: QPoint, qtbot: QtBot) -> None:
    grip = QPoint(8, HEIGHT // 2)
    qtbot.mousePress(strip, LEFT, pos=grip)
    qtbot.mouseMove(strip, grip + way)
    qtbot.mouseRelease(strip, LEFT, pos=grip)


def test_keys_put_the_strip_to_the_edges(on_strip: WiredPc, qtbot: QtBot) -> None:
    strip = on_strip.strip
    free = strip.screen().availableGeometry()
    qtbot.keyClick(strip, Qt.Key.Key_Up, CONTROL)
    assert strip.y() == free.top()
    qtbot.keyClick(strip, Qt.Key.Key_Down, CONTROL)
    assert strip.geometry().bottom() == free.bottom()


def test_at_first_the_strip_stands_below_on_the_right(tmp_path: Path) -> None:
    place = StripPlace(tmp_path / "console.ini")
    assert place.find([BIG, SMALL], SIZE) == QPoint(1919 - WIDTH - MARGIN, 1039 - HEIGHT - MARGIN)


def test_a_place_is_remembered_for_each_screen(tmp_path: Path) -> None:
    StripPlace(tmp_path / "console.ini").remember(BIG, QPoint(100, 50))
    StripPlace(tmp_path / "console.ini").remember(SMALL, QPoint(1950, 200))
    place = StripPlace(tmp_path / "console.ini")
    assert place.find([BIG, SMALL], SIZE) == QPoint(1950, 200)
    assert place.find([BIG], SIZE) == QPoint(100, 50), "its screen is gone"
    assert place.find([BIG, Screen(SMALL.name, QRect(0, 0, 1366, 728))], SIZE) == QPoint(30, 100), "it stands elsewhere"


@pytest.mark.parametrize(
    ("kept", "found"), [(QPoint(-500, 20), QPoint(0, 20)), (QPoint(5000, 5000), QPoint(1920 - WIDTH, 1040 - HEIGHT))]
)
def test_the_strip_is_always_in_sight(tmp_path: Path, kept: QPoint, found: QPoint) -> None:
    place = StripPlace(tmp_path / "console.ini")
    place.remember(BIG, kept)
    assert place.find([BIG], SIZE) == found


def test_a_file_that_was_spoilt_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "console.ini").write_text("[strip]\nscreen=big\nat-big=here\n", encoding="utf-8")
    assert StripPlace(tmp_path / "console.ini").find([BIG], SIZE) == QPoint(
        1919 - WIDTH - MARGIN, 1039 - HEIGHT - MARGIN
    )
