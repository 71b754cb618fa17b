"""Calling by itself, where the site wants it: a countdown that is seen, and that the officer can stop."""

from dataclasses import replace

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_console.actions import Action
from officer_console.viewmodels.auto_call import seconds_left
from shared.wire import methods as do
from tests.officer_console.conftest import SwitchOn
from tests.officer_console.hall import Hall
from tests.officer_console.pc import WiredPc

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard", extend=True)

KTP = "dukcapil-cetak-ktp-baru"
WAIT = 10


@pytest.fixture
def idle(hall: Hall, switch_on: SwitchOn) -> WiredPc:
    """Nobody is at counter 1 and nobody waits, at a site whose idle counters call after ten seconds."""
    description = msgspec.structs.replace(hall.site.description, auto_call_seconds=WAIT)
    hall.set_site(replace(hall.site, description=description))
    pc = switch_on()
    pc.sit_down()
    return pc


def pass_seconds(hall: Hall, pc: WiredPc, seconds: float) -> None:
    hall.pass_time(round(seconds * 1000))
    pc.console.auto_call.refresh()


def wait_for_countdown(pc: WiredPc, qtbot: QtBot, seconds: int) -> None:
    qtbot.waitUntil(lambda: f"dipanggil dalam {seconds} detik (Esc: nanti)" in pc.desk.card.headline)


def test_whoever_waits_is_called_after_the_countdown(hall: Hall, idle: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    wait_for_countdown(idle, qtbot, WAIT)
    assert idle.desk.card.headline.startswith("A-001 ")
    pass_seconds(hall, idle, 6.5)
    wait_for_countdown(idle, qtbot, 4)
    pass_seconds(hall, idle, 3.4)
    wait_for_countdown(idle, qtbot, 1)
    assert not hall.day.board.calls
    pass_seconds(hall, idle, 0.1)
    idle.wait_for_number("A-001")


def test_esc_postpones_until_the_officer_presses_something(hall: Hall, idle: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    hall.issue(KTP)
    wait_for_countdown(idle, qtbot, WAIT)
    idle.escape()
    assert idle.desk.card.headline == "Siap untuk pengunjung berikutnya"
    pass_seconds(hall, idle, 10 * WAIT)
    hall.issue(KTP)
    QApplication.processEvents()
    assert not hall.day.board.calls
    idle.key(Action.NEXT)
    idle.wait_for_number("A-001")
    hall.pass_time(1_000)
    idle.key(Action.FINISH)
    wait_for_countdown(idle, qtbot, WAIT)


def test_a_pause_a_question_and_a_lost_link_stop_it(hall: Hall, idle: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    wait_for_countdown(idle, qtbot, WAIT)
    idle.key(Action.PAUSE)
    dialog = idle.dialog
    pass_seconds(hall, idle, 2 * WAIT)
    assert not hall.day.board.calls
    dialog.reject()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    pass_seconds(hall, idle, 0)
    wait_for_countdown(idle, qtbot, WAIT)
    idle.console.desk.pause("Salat")
    qtbot.waitUntil(lambda: idle.state.paused)
    pass_seconds(hall, idle, 2 * WAIT)
    assert not hall.day.board.calls
    hall.act(do.ResumeCounter("1"), "arif.kurniawan")
    wait_for_countdown(idle, qtbot, WAIT)
    idle.wire.cut()
    qtbot.waitUntil(lambda: idle.desk.card.headline == "Siap untuk pengunjung berikutnya")
    pass_seconds(hall, idle, 2 * WAIT)
    assert idle.console.presses.current is None
    idle.wire.mend()
    wait_for_countdown(idle, qtbot, WAIT)


def test_nobody_is_called_over_a_visitor(hall: Hall, idle: WiredPc) -> None:
    hall.issue(KTP)
    hall.issue(KTP)
    idle.key(Action.NEXT)
    idle.wait_for_number("A-001")
    pass_seconds(hall, idle, 10 * WAIT)
    assert idle.number == "A-001"
    assert len(hall.day.board.calls) == 1


def test_what_the_server_refuses_is_not_asked_again_and_again(hall: Hall, idle: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    wait_for_countdown(idle, qtbot, WAIT)
    idle.wire.hold = True
    hall.act(do.OpenCounter("2"), "aisyah.kusuma")
    hall.act(do.CallNext("2"), "aisyah.kusuma")
    pass_seconds(hall, idle, WAIT)
    idle.wire.release()
    idle.wait_for_notice("Tidak ada yang menunggu")
    assert len(idle.wire.commands(do.CallNext)) == 1
    pass_seconds(hall, idle, 2 * WAIT)
    assert len(idle.wire.commands(do.CallNext)) == 1


def test_a_site_that_does_not_want_it_has_no_countdown(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    assert hall.site.description.auto_call_seconds == 0
    hall.issue(KTP)
    qtbot.waitUntil(lambda: at_desk.waiting_numbers() == ["A-001"])
    pass_seconds(hall, at_desk, 3_600)
    assert at_desk.desk.card.headline == "Siap untuk pengunjung berikutnya"


@pytest.mark.parametrize(("now", "left"), [(100.0, 10), (100.2, 10), (101.0, 9), (109.9, 1), (110.0, 0), (200.0, 0)])
def test_begun_seconds_count(now: float, left: int) -> None:
    assert seconds_left(100.0, 10, now) == left
