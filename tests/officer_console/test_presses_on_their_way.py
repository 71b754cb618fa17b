"""What becomes of a press: at once, once, and honestly told while the server is slow, full or away."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_console.actions import Action
from officer_console.services.presses import Progress
from officer_console.viewmodels.session import Page
from shared.link.state import Offline, Online
from shared.wire import methods as do
from tests.officer_console.conftest import SwitchOn
from tests.officer_console.hall import Hall
from tests.officer_console.pc import WiredPc

KTP = "dukcapil-cetak-ktp-baru"


def progress(pc: WiredPc) -> Progress | None:
    press = pc.console.presses.current
    return press.progress if press else None


def ids(pc: WiredPc, kind: type[do.Command]) -> set[str | int]:
    """The different ids under which a kind of command was sent."""
    return {request.id for request in pc.wire.commands(kind)}


def test_a_key_is_felt_and_sent_before_the_event_loop_runs_again(hall: Hall, at_desk: WiredPc) -> None:
    hall.issue(KTP)
    at_desk.wire.hold = True
    button = at_desk.button(Action.NEXT)
    at_desk.key(Action.NEXT)
    assert button.isDown()
    assert button.look == "pending"
    assert len(at_desk.wire.commands(do.CallNext)) == 1
    at_desk.wire.release()
    at_desk.wait_for_number("A-001")
    assert button.look == "ready"


def test_a_mouse_press_is_felt_on_the_way_down(at_desk: WiredPc, qtbot: QtBot) -> None:
    button = at_desk.button(Action.NEXT)
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    assert button.isDown()
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("presses", [2, 3, 7])
def test_pressing_again_while_the_answer_is_awaited_sends_one_command(
    hall: Hall, at_desk: WiredPc, presses: int
) -> None:
    for _ in range(9):
        hall.issue(KTP)
    at_desk.wire.hold = True
    for _ in range(presses):
        at_desk.key(Action.NEXT)
        at_desk.click(Action.NEXT)
        hall.pass_time(1_000)
    at_desk.wire.release()
    at_desk.wait_for_number("A-001")
    assert len(at_desk.wire.commands(do.CallNext)) == 1
    assert len(at_desk.waiting_numbers()) == 8


def test_a_double_press_is_one_press_even_when_the_answer_comes_in_between(hall: Hall, at_desk: WiredPc) -> None:
    hall.issue(KTP)
    hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    hall.pass_time(150)
    at_desk.key(Action.NEXT)
    at_desk.wait_until_idle()
    assert at_desk.number == "A-001"
    hall.pass_time(1_000)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-002")


def test_an_impatient_press_that_meets_the_late_answer_is_the_same_press(hall: Hall, at_desk: WiredPc) -> None:
    hall.issue(KTP)
    hall.issue(KTP)
    at_desk.wire.hold = True
    at_desk.key(Action.NEXT)
    hall.pass_time(5_000)
    at_desk.wire.release()
    at_desk.wait_for_number("A-001")
    hall.pass_time(50)
    at_desk.key(Action.NEXT)
    at_desk.wait_until_idle()
    assert at_desk.number == "A-001"


def test_a_key_held_down_is_one_press(hall: Hall, at_desk: WiredPc) -> None:
    for _ in range(3):
        hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    hall.pass_time(1_000)
    target = at_desk.window
    for _ in range(5):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier, "", autorep=True)
        QApplication.sendEvent(target, held)
    at_desk.wait_until_idle()
    assert at_desk.number == "A-001"


def test_enter_and_space_press_the_button_that_has_the_focus(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Enter):
        ticket = hall.issue(KTP)
        qtbot.keyClick(at_desk.button(Action.NEXT), key)
        at_desk.wait_for_number(ticket.number)
        hall.pass_time(1_000)


def test_a_focused_button_keeps_the_focus_when_it_can_no_longer_do_anything(
    hall: Hall, at_desk: WiredPc, qtbot: QtBot
) -> None:
    hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    button = at_desk.button(Action.FINISH)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    at_desk.wait_for_number("")
    assert at_desk.window.focusWidget() is button


def test_a_slow_server_is_told_and_another_key_is_refused_aloud(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    at_desk.wire.hold = True
    at_desk.key(Action.NEXT)
    at_desk.console.presses._slow.setInterval(0)
    at_desk.wait_for_notice("Server belum menjawab: Panggil berikutnya")
    assert not at_desk.desk.notice.button.isVisible(), "what has been sent is not offered to be taken back"
    at_desk.key(Action.PAUSE)
    at_desk.wait_for_notice("Jeda tidak diterima: Panggil berikutnya belum selesai")
    at_desk.escape()
    at_desk.wait_for_notice("Panggil berikutnya sudah terkirim dan tidak dapat ditarik kembali")
    at_desk.wire.release()
    at_desk.wait_for_number("A-001")
    at_desk.wait_for_notice("A-001 dipanggil.")


def test_a_press_while_the_link_is_down_is_kept_told_and_sent_once(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    at_desk.wire.cut()
    qtbot.waitUntil(lambda: isinstance(at_desk.console.link.state, Offline))
    at_desk.key(Action.NEXT)
    at_desk.wait_for_notice("Belum terkirim: Panggil berikutnya. Akan dikirim saat tersambung.")
    assert at_desk.button(Action.NEXT).look == "pending"
    assert at_desk.wire.commands() == at_desk.wire.commands(do.OpenCounter)
    at_desk.wire.mend()
    at_desk.wait_for_number("A-001")
    assert len(ids(at_desk, do.CallNext)) == 1
    at_desk.wait_for_notice("A-001 dipanggil.")


def test_the_next_key_counts_as_soon_as_the_counter_shows_what_came_of_the_first(
    hall: Hall, at_desk: WiredPc, qtbot: QtBot
) -> None:
    hall.issue(KTP)
    at_desk.wire.late = True
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    at_desk.key(Action.RECALL)
    assert "tidak diterima" not in at_desk.notice
    assert at_desk.button(Action.RECALL).look == "pending"
    at_desk.wire.release()
    qtbot.waitUntil(lambda: "dipanggil ulang 1 kali" in str(at_desk.state.visitor))
    assert at_desk.button(Action.RECALL).look == "ready"
    assert (len(ids(at_desk, do.CallNext)), len(ids(at_desk, do.Recall))) == (1, 1)


def test_an_impatient_press_that_meets_the_number_before_the_answer_is_the_same_press(
    hall: Hall, at_desk: WiredPc
) -> None:
    for _ in range(2):
        hall.issue(KTP)
    at_desk.wire.hold = True
    at_desk.key(Action.NEXT)
    hall.pass_time(5_000)
    at_desk.wire.release()
    at_desk.wire.late = True
    at_desk.wait_for_number("A-001")
    hall.pass_time(50)
    at_desk.key(Action.NEXT)
    at_desk.wire.release()
    at_desk.wait_until_idle()
    assert at_desk.waiting_numbers() == ["A-002"]


def test_what_others_do_ends_no_press(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.storage_full = True
    at_desk.key(Action.NEXT)
    at_desk.wait_for_notice("Server belum dapat menjalankan")
    hall.issue(KTP)
    hall.act(do.OpenCounter("2"), "aisyah.kusuma")
    qtbot.waitUntil(lambda: at_desk.waiting_numbers() == ["A-001"])
    assert progress(at_desk) is Progress.DELAYED
    hall.storage_full = False
    hall.pass_time(2_000)
    at_desk.wait_for_number("A-001")


@pytest.mark.parametrize("way", ["key", "mouse"])
def test_a_press_that_was_not_sent_can_be_taken_back(hall: Hall, at_desk: WiredPc, qtbot: QtBot, way: str) -> None:
    hall.issue(KTP)
    at_desk.wire.cut()
    qtbot.waitUntil(lambda: isinstance(at_desk.console.link.state, Offline))
    at_desk.key(Action.NEXT)
    at_desk.wait_for_notice("Belum terkirim")
    if way == "key":
        at_desk.escape()
    else:
        at_desk.click(at_desk.desk.notice.button)
    at_desk.wait_for_notice("Ditarik kembali: Panggil berikutnya. Tidak ada yang dikirim.")
    at_desk.wire.mend()
    qtbot.waitUntil(lambda: isinstance(at_desk.console.link.state, Online))
    at_desk.wait_until_idle()
    assert at_desk.wire.commands(do.CallNext) == []
    assert at_desk.number == ""
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")


def test_the_same_key_again_while_the_link_is_down_adds_nothing(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    for _ in range(3):
        hall.issue(KTP)
    at_desk.wire.cut()
    qtbot.waitUntil(lambda: isinstance(at_desk.console.link.state, Offline))
    for _ in range(4):
        at_desk.key(Action.NEXT)
        hall.pass_time(2_000)
    at_desk.wire.mend()
    at_desk.wait_for_number("A-001")
    assert len(ids(at_desk, do.CallNext)) == 1


def test_a_link_lost_after_sending_is_told_as_unsure_and_done_once(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    for _ in range(3):
        hall.issue(KTP)
    at_desk.wire.hold = True
    at_desk.key(Action.NEXT)
    assert hall.day.board.counters["1"].ticket is not None, "the server has done it; only the answer is missing"
    at_desk.wire.cut()
    at_desk.wait_for_notice("Sambungan putus saat mengirim: Panggil berikutnya")
    assert progress(at_desk) is Progress.UNSURE
    assert not at_desk.desk.notice.button.isVisible()
    at_desk.wire.hold = False
    at_desk.wire.mend()
    at_desk.wait_for_number("A-001")
    assert len(at_desk.wire.commands(do.CallNext)) == 2, "asked again"
    assert len(ids(at_desk, do.CallNext)) == 1, "under the same id"
    assert at_desk.waiting_numbers() == ["A-002", "A-003"]


def test_a_press_lost_on_the_way_is_done_once_after_all(hall: Hall, at_desk: WiredPc) -> None:
    hall.issue(KTP)
    at_desk.wire.dead = True
    at_desk.key(Action.NEXT)
    at_desk.wire.cut()
    at_desk.wait_for_notice("Sambungan putus saat mengirim")
    assert hall.day.board.counters["1"].ticket is None
    at_desk.wire.mend()
    at_desk.wait_for_number("A-001")
    assert len(ids(at_desk, do.CallNext)) == 1


def test_a_server_that_cannot_store_is_told_and_asked_again_by_itself(hall: Hall, at_desk: WiredPc) -> None:
    hall.issue(KTP)
    hall.storage_full = True
    at_desk.key(Action.NEXT)
    at_desk.wait_for_notice("Server belum dapat menjalankan: Panggil berikutnya")
    assert at_desk.desk.notice.button.isVisible(), "it has certainly not been done"
    hall.storage_full = False
    hall.pass_time(2_000)
    at_desk.wait_for_number("A-001")


def test_what_a_full_server_has_not_done_can_be_taken_back(hall: Hall, at_desk: WiredPc) -> None:
    hall.issue(KTP)
    hall.storage_full = True
    at_desk.key(Action.NEXT)
    at_desk.wait_for_notice("Server belum dapat menjalankan")
    at_desk.click(at_desk.desk.notice.button)
    at_desk.wait_for_notice("Ditarik kembali")
    hall.storage_full = False
    hall.pass_time(5_000)
    at_desk.wait_until_idle()
    assert at_desk.number == ""


def test_the_visitor_stays_on_screen_while_the_link_is_down(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    at_desk.wire.cut()
    qtbot.waitUntil(lambda: "Tidak tersambung sejak pukul 09.41" in at_desk.window.connection.text())
    assert at_desk.number == "A-001"
    assert at_desk.page is Page.DESK


def test_what_happened_meanwhile_is_shown_when_the_link_is_back(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    at_desk.wire.cut()
    qtbot.waitUntil(lambda: isinstance(at_desk.console.link.state, Offline))
    numbers = [hall.issue(KTP).number for _ in range(15)]
    assert at_desk.waiting_numbers() == []
    at_desk.wire.mend()
    qtbot.waitUntil(lambda: at_desk.waiting_numbers() == numbers)
    assert at_desk.window.connection.text() == "Tersambung"


def test_a_refusal_is_told_in_english_where_english_is_spoken(hall: Hall, switch_on: SwitchOn) -> None:
    pc = switch_on(language="en")
    pc.sit_down()
    pc.key(Action.NEXT)
    pc.wait_for_notice("Nobody is waiting for your counter.")
    assert pc.button(Action.NEXT).text() == "Call next"
