"""Every action of the desk, by key and by mouse, on the whole window and the real rules."""

import dataclasses

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from officer_console.actions import Action
from officer_console.viewmodels.session import Page
from officer_console.views.reason_dialog import ReasonDialog
from officer_console.views.transfer_dialog import TransferDialog
from shared.wire import methods as do
from shared.wire.events import TicketCalled, TicketTransferred
from tests.officer_console.conftest import SwitchOn
from tests.officer_console.hall import Hall
from tests.officer_console.pc import WiredPc
from tests.officer_console.ways import Press, both_ways

# The offscreen platform says of every dialog that it cannot tell anybody its size hints.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

KTP = "dukcapil-cetak-ktp-baru"
SKCK = "polres-skck-baru"


@pytest.fixture
def called(hall: Hall, at_desk: WiredPc) -> WiredPc:
    """A-001 is at the counter, A-002 and A-003 wait."""
    for _ in range(3):
        hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    # What follows is another press, not the second half of a double one.
    hall.pass_time(1_000)
    return at_desk


def call_again(pc: WiredPc) -> None:
    """The site wants it once before a no-show."""
    pc.key(Action.RECALL)
    pc.wait_until_idle()


def ticket_state(hall: Hall, number: str) -> str:
    """Where a number is by the server's own board; "ended" if it is no longer on it."""
    return next((each.state for each in hall.day.board.tickets.values() if each.number == number), "ended")


@both_ways
def test_next_calls_the_ticket_that_is_due_first(hall: Hall, at_desk: WiredPc, press: Press) -> None:
    hall.issue(KTP)
    hall.issue(KTP, priority=True)
    press(at_desk, Action.NEXT)
    at_desk.wait_for_number("A-002")
    assert ticket_state(hall, "A-002") == "called"
    assert at_desk.waiting_numbers() == ["A-001"]


@both_ways
def test_next_finishes_the_visitor_before(hall: Hall, called: WiredPc, press: Press) -> None:
    assert called.button(Action.NEXT).text() == "Selesai dan panggil berikutnya"
    press(called, Action.NEXT)
    called.wait_for_number("A-002")
    assert ticket_state(hall, "A-001") == "ended"


@both_ways
def test_recall_is_counted(hall: Hall, called: WiredPc, press: Press) -> None:
    press(called, Action.RECALL)
    called.wait_until_idle()
    assert [call.recall for call in hall.day.board.calls] == [0, 1]
    assert "dipanggil ulang 1 kali" in called.state.visitor.story  # type: ignore[union-attr]


@both_ways
def test_start_and_finish(hall: Hall, called: WiredPc, press: Press) -> None:
    press(called, Action.START)
    called.wait_until_idle()
    assert ticket_state(hall, "A-001") == "serving"
    assert called.state.visitor.state_text == "Sedang dilayani"  # type: ignore[union-attr]
    press(called, Action.FINISH)
    called.wait_for_number("")
    assert ticket_state(hall, "A-001") == "ended"
    assert called.desk.card.headline == "Siap untuk pengunjung berikutnya"


@both_ways
def test_no_show_moves_to_the_table_of_those_aside_and_can_be_undone(hall: Hall, called: WiredPc, press: Press) -> None:
    call_again(called)
    press(called, Action.NO_SHOW)
    called.wait_for_number("")
    assert called.aside_numbers() == ["A-001"]
    called.wait_for_notice("A-001 ditandai tidak hadir")
    press(called, Action.UNDO_NO_SHOW)
    called.wait_for_number("A-001")
    assert ticket_state(hall, "A-001") == "called"


def test_the_no_show_marked_below_is_undone_before_the_last_one(hall: Hall, called: WiredPc) -> None:
    call_again(called)
    called.key(Action.NO_SHOW)
    called.wait_for_number("")
    called.key(Action.NEXT)
    called.wait_for_number("A-002")
    call_again(called)
    called.key(Action.NO_SHOW)
    called.wait_for_number("")
    called.mark_aside("A-001")
    called.key(Action.UNDO_NO_SHOW)
    called.wait_for_number("A-001")
    assert called.aside_numbers() == ["A-002"]


@both_ways
def test_hold_and_return_keep_the_place(hall: Hall, called: WiredPc, press: Press) -> None:
    press(called, Action.HOLD)
    called.wait_for_number("")
    assert called.aside_numbers() == ["A-001"]
    press(called, Action.RETURN)
    called.wait_until_idle()
    assert called.waiting_numbers() == ["A-001", "A-002", "A-003"]


def test_enter_on_a_row_aside_returns_it(hall: Hall, called: WiredPc, qtbot: QtBot) -> None:
    called.key(Action.HOLD)
    called.wait_for_number("")
    called.mark_aside("A-001")
    qtbot.keyClick(called.desk.aside.view, Qt.Key.Key_Return)
    called.wait_until_idle()
    assert ticket_state(hall, "A-001") == "waiting"


@both_ways
def test_transfer_finds_a_service_by_typing_and_keeps_number_and_note(
    hall: Hall, called: WiredPc, press: Press, qtbot: QtBot
) -> None:
    press(called, Action.TRANSFER)
    dialog = called.dialog
    assert isinstance(dialog, TransferDialog)
    qtbot.keyClicks(dialog.search, "skck baru")
    assert dialog.target.service == SKCK  # type: ignore[union-attr]
    qtbot.keyClicks(dialog.note, "berkas lengkap")
    qtbot.keyClick(dialog.note, Qt.Key.Key_Return)
    called.wait_for_number("")
    moved = next(ticket for ticket in hall.day.board.tickets.values() if ticket.number == "A-001")
    assert (moved.queue, moved.service, moved.state) == ("polres", SKCK, "waiting")
    assert [each.event.note for each in hall.journal if isinstance(each.event, TicketTransferred)] == ["berkas lengkap"]


def test_transfer_offers_no_service_of_the_same_queue(called: WiredPc) -> None:
    called.key(Action.TRANSFER)
    dialog = called.dialog
    assert isinstance(dialog, TransferDialog)
    offered = dialog.found.view.model().rowCount()
    site = called.console.link.site
    assert site is not None
    assert offered == sum(service.queue != "dukcapil" for service in site.services)
    dialog.reject()
    called.wait_until_idle()
    assert called.wire.commands(do.TransferTicket) == []


def test_transfer_with_nothing_found_cannot_be_accepted(called: WiredPc, qtbot: QtBot) -> None:
    called.key(Action.TRANSFER)
    dialog = called.dialog
    assert isinstance(dialog, TransferDialog)
    qtbot.keyClicks(dialog.search, "tidak ada layanan begini")
    assert not dialog.buttons.yes.isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    dialog.reject()


@both_ways
def test_a_chosen_ticket_is_called_with_its_reason(hall: Hall, at_desk: WiredPc, press: Press, qtbot: QtBot) -> None:
    for _ in range(3):
        hall.issue(KTP)
    qtbot.waitUntil(lambda: at_desk.waiting_numbers() == ["A-001", "A-002", "A-003"])
    at_desk.mark_waiting("A-003")
    press(at_desk, Action.CALL_CHOSEN)
    dialog = at_desk.dialog
    assert isinstance(dialog, ReasonDialog)
    assert "A-003" in dialog.windowTitle()
    qtbot.keyClicks(dialog.words, "diminta pengawas")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    at_desk.wait_for_number("A-003")
    assert [each.event.reason for each in hall.journal if isinstance(each.event, TicketCalled)] == ["diminta pengawas"]


def test_a_double_click_on_a_waiting_row_asks_before_it_calls(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    qtbot.waitUntil(lambda: at_desk.waiting_numbers() == ["A-001"])
    view = at_desk.desk.waiting.view
    where = view.visualRect(view.model().index(0, 0)).center()
    at_desk.mark_waiting("A-001")
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    dialog = at_desk.dialog
    assert isinstance(dialog, ReasonDialog)
    assert at_desk.wire.commands(do.CallTicket) == []
    qtbot.keyClick(dialog.reasons, Qt.Key.Key_Return)
    at_desk.wait_for_number("A-001")


@both_ways
def test_pause_takes_the_first_reason_on_enter_and_resume_needs_none(
    hall: Hall, at_desk: WiredPc, press: Press, qtbot: QtBot
) -> None:
    press(at_desk, Action.PAUSE)
    dialog = at_desk.dialog
    assert isinstance(dialog, ReasonDialog)
    qtbot.keyClick(dialog.reasons, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at_desk.state.paused)
    assert hall.day.board.counters["1"].reason == "Istirahat"
    assert at_desk.desk.card.headline == "Loket sedang jeda"
    at_desk.wait_until_idle()
    assert at_desk.button(Action.PAUSE).text() == "Lanjutkan"
    hall.pass_time(1_000)
    press(at_desk, Action.PAUSE)
    qtbot.waitUntil(lambda: not at_desk.state.paused)


@both_ways
def test_closing_the_counter_leads_back_to_the_choice(hall: Hall, at_desk: WiredPc, press: Press) -> None:
    press(at_desk, Action.LEAVE)
    at_desk.wait_for_page(Page.COUNTERS)
    assert hall.day.board.counters["1"].status == "closed"


@pytest.mark.parametrize(
    ("action", "told"),
    [
        (Action.RECALL, "Belum ada pengunjung di loket Anda"),
        (Action.START, "Belum ada pengunjung di loket Anda"),
        (Action.FINISH, "Belum ada pengunjung di loket Anda"),
        (Action.NO_SHOW, "Belum ada pengunjung di loket Anda"),
        (Action.HOLD, "Belum ada pengunjung di loket Anda"),
        (Action.TRANSFER, "Belum ada pengunjung di loket Anda"),
        (Action.CALL_CHOSEN, "Pilih dulu nomor di tabel Menunggu"),
        (Action.RETURN, "Pilih dulu nomor di tabel Ditahan, tidak hadir"),
        (Action.UNDO_NO_SHOW, "Tidak ada tanda tidak hadir dari loket ini"),
    ],
)
@both_ways
def test_what_cannot_be_done_says_why_and_sends_nothing(
    at_desk: WiredPc, action: Action, told: str, press: Press
) -> None:
    before = len(at_desk.wire.sent)
    assert at_desk.button(action).look == "blocked"
    press(at_desk, action)
    at_desk.wait_for_notice(told)
    assert len(at_desk.wire.sent) == before


def test_pause_and_close_say_why_while_a_visitor_is_there(called: WiredPc) -> None:
    for action in (Action.PAUSE, Action.LEAVE):
        called.key(action)
        called.wait_for_notice("Masih ada pengunjung di loket Anda")
        called.escape()


def test_nobody_waiting_is_the_servers_word_and_goes_when_somebody_comes(
    hall: Hall, at_desk: WiredPc, qtbot: QtBot
) -> None:
    at_desk.key(Action.NEXT)
    at_desk.wait_for_notice("Tidak ada yang menunggu untuk loket Anda")
    hall.issue(KTP)
    qtbot.waitUntil(lambda: at_desk.notice == "")


def test_a_reason_that_no_longer_holds_is_not_left_standing(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    at_desk.key(Action.FINISH)
    at_desk.wait_for_notice("Belum ada pengunjung")
    hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    assert "Belum ada" not in at_desk.notice


def test_a_site_where_next_does_not_finish_asks_to_finish_first(hall: Hall, switch_on: SwitchOn) -> None:
    description = msgspec.structs.replace(hall.site.description, next_finishes=False)
    hall.set_site(dataclasses.replace(hall.site, description=description))
    pc = switch_on()
    pc.sit_down()
    for _ in range(2):
        hall.issue(KTP)
    pc.key(Action.NEXT)
    pc.wait_for_number("A-001")
    hall.pass_time(1_000)
    pc.key(Action.NEXT)
    pc.wait_for_notice("Selesaikan, tahan, atau alihkan dulu")
    assert pc.number == "A-001"


def test_tickets_of_later_tiers_stand_below(hall: Hall, switch_on: SwitchOn, qtbot: QtBot) -> None:
    pc = switch_on()
    pc.sit_down("yuni.pratama", "8")
    bapenda = next(service.code for service in hall.site.description.services if service.queue == "bapenda")
    samsat = next(service.code for service in hall.site.description.services if service.queue == "samsat")
    first = hall.issue(bapenda)
    hall.pass_time(60_000)
    second = hall.issue(samsat)
    qtbot.waitUntil(lambda: pc.waiting_numbers() == [second.number, first.number])
    pc.key(Action.NEXT)
    pc.wait_for_number(second.number)


def test_a_colleagues_call_leaves_the_table_by_itself(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    hall.issue(KTP)
    qtbot.waitUntil(lambda: at_desk.waiting_numbers() == ["A-001", "A-002"])
    hall.act(do.OpenCounter("2"), "aisyah.kusuma")
    hall.act(do.CallNext("2"), "aisyah.kusuma")
    qtbot.waitUntil(lambda: at_desk.waiting_numbers() == ["A-002"])
    assert at_desk.number == ""


def test_the_marked_row_stays_marked_while_others_come_and_go(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    for _ in range(3):
        hall.issue(KTP)
    qtbot.waitUntil(lambda: len(at_desk.waiting_numbers()) == 3)
    at_desk.mark_waiting("A-002")
    hall.issue(KTP, priority=True)
    hall.act(do.OpenCounter("2"), "aisyah.kusuma")
    hall.act(do.CallNext("2"), "aisyah.kusuma")
    hall.act(do.CallNext("2"), "aisyah.kusuma")
    qtbot.waitUntil(lambda: at_desk.waiting_numbers() == ["A-002", "A-003"])
    assert at_desk.state.chosen is not None
    assert at_desk.state.chosen.number == "A-002"
