"""A pause with a reason and an end, as the officer chooses it and as it is told while it lasts."""

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QTimeEdit
from pytestqt.qtbot import QtBot

from officer_console.actions import Action
from officer_console.viewmodels.pausing import InMinutes
from officer_console.views.pause_dialog import PauseDialog
from shared.wire import methods as do
from tests.officer_console.hall import MINUTE_MS, Hall
from tests.officer_console.pc import WiredPc

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def ask(pc: WiredPc) -> PauseDialog:
    pc.key(Action.PAUSE)
    dialog = pc.dialog
    assert isinstance(dialog, PauseDialog)
    return dialog


def choose_reason(dialog: PauseDialog, reason: str) -> None:
    [item] = dialog.reasons.findItems(reason, Qt.MatchFlag.MatchExactly)
    dialog.reasons.setCurrentItem(item)


def test_a_pause_is_open_ended_unless_an_end_is_chosen(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    qtbot.keyClick(ask(at_desk).reasons, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at_desk.state.paused)
    seat = hall.day.board.counters["1"]
    assert (seat.reason, seat.until) == ("Istirahat", None)
    assert at_desk.desk.card.headline == "Loket sedang jeda"


def test_minutes_count_from_the_moment_of_the_answer(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    dialog = ask(at_desk)
    choose_reason(dialog, "Salat")
    hall.pass_time(MINUTE_MS)
    qtbot.mouseClick(dialog.end.minutes[15], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.buttons.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: at_desk.state.paused)
    assert hall.day.board.counters["1"].until == hall.now + 15 * MINUTE_MS
    assert at_desk.desk.card.headline == "Jeda sampai 09.57"


def test_an_end_by_the_clock_is_set_by_typing_it(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    dialog = ask(at_desk)
    assert dialog.end.time.time() == QTime(10, 0)
    dialog.end.time.setSelectedSection(QTimeEdit.Section.HourSection)
    qtbot.keyClicks(dialog.end.time, "1130")
    assert dialog.end.at.isChecked()
    qtbot.mouseClick(dialog.buttons.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: at_desk.state.paused)
    assert hall.day.board.counters["1"].until == hall.now + 109 * MINUTE_MS
    assert at_desk.desk.card.headline == "Jeda sampai 11.30"


def test_a_time_that_has_passed_is_told_and_the_question_stays(at_desk: WiredPc, qtbot: QtBot) -> None:
    dialog = ask(at_desk)
    dialog.end.time.setTime(QTime(9, 41))
    qtbot.mouseClick(dialog.buttons.yes, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "sudah lewat" in dialog.trouble.text()
    dialog.end.time.setTime(QTime(9, 42))
    assert not dialog.trouble.isVisible()
    qtbot.mouseClick(dialog.buttons.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: at_desk.state.paused)


def test_a_pause_that_has_lasted_as_long_as_it_was_meant_to_says_so(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    at_desk.console.desk.pause("Rapat", InMinutes(5))
    qtbot.waitUntil(lambda: at_desk.state.paused)
    hall.pass_time(5 * MINUTE_MS - 1)
    at_desk.console.desk.refresh()
    assert not at_desk.state.overdue
    hall.pass_time(1)
    at_desk.console.desk.refresh()
    assert at_desk.state.overdue
    assert at_desk.desk.card.headline == "Waktu jeda habis pukul 09.46"
    assert hall.act(do.ResumeCounter("1"), "arif.kurniawan") == do.Done()
    qtbot.waitUntil(lambda: not at_desk.state.overdue)
