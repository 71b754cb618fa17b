"""Closing the console: never by accident, and the visit is never lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_console.actions import Action
from officer_console.views.leaving import LeaveDialog
from tests.officer_console.conftest import SwitchOn
from tests.officer_console.hall import Hall
from tests.officer_console.pc import WiredPc

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard", extend=True)

KTP = "dukcapil-cetak-ktp-baru"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def left(at_desk: WiredPc) -> list[bool]:
    left: list[bool] = []
    at_desk.console.leaving.left.connect(lambda: left.append(True))
    return left


def ask(pc: WiredPc) -> LeaveDialog:
    pc.window.close()
    dialog = pc.dialog
    assert isinstance(dialog, LeaveDialog)
    return dialog


def test_without_a_counter_the_program_ends_at_once(pc: WiredPc) -> None:
    left: list[bool] = []
    pc.console.leaving.left.connect(lambda: left.append(True))
    assert pc.window.close()
    assert left == [True]


def test_a_visitor_at_the_counter_is_not_left_by_accident(
    hall: Hall, at_desk: WiredPc, left: list[bool], qtbot: QtBot
) -> None:
    hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    dialog = ask(at_desk)
    assert at_desk.window.isVisible()
    assert not dialog.close_counter.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (at_desk.number, left) == ("A-001", [])
    dialog = ask(at_desk)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert at_desk.window.isMinimized() or not at_desk.window.isVisible()
    assert left == []


def test_who_quits_all_the_same_finds_the_visit_again(
    hall: Hall, at_desk: WiredPc, left: list[bool], switch_on: SwitchOn, qtbot: QtBot
) -> None:
    hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    qtbot.mouseClick(ask(at_desk).quit, LEFT)
    assert left == [True]
    at_desk.switch_off()
    again = switch_on()
    again.wait_for_number("A-001")


def test_an_idle_counter_is_closed_before_the_program_ends(
    hall: Hall, at_desk: WiredPc, left: list[bool], qtbot: QtBot
) -> None:
    qtbot.mouseClick(ask(at_desk).close_counter, LEFT)
    qtbot.waitUntil(lambda: left == [True])
    assert hall.day.board.counters["1"].status == "closed"


def test_a_counter_that_could_not_be_closed_keeps_the_program(
    hall: Hall, at_desk: WiredPc, left: list[bool], qtbot: QtBot
) -> None:
    dialog = ask(at_desk)
    at_desk.wire.cut()
    QApplication.processEvents()
    qtbot.mouseClick(dialog.close_counter, LEFT)
    at_desk.wait_for_notice("Belum terkirim: Tutup loket")
    assert left == []
    at_desk.wire.mend()
    qtbot.waitUntil(lambda: hall.day.board.counters["1"].status == "closed")
    assert left == []


def test_the_strip_is_closed_no_more_easily_than_the_window(at_desk: WiredPc, left: list[bool], qtbot: QtBot) -> None:
    at_desk.console.shell.show_strip()
    qtbot.waitActive(at_desk.strip)
    assert not at_desk.strip.close()
    dialog = at_desk.dialog
    assert dialog.parentWidget() is at_desk.strip
    dialog.reject()
    assert left == []
