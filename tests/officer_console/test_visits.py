"""What a visit leaves behind and where it goes on: results and notes, further services, counters and colleagues."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from officer_console.actions import Action
from officer_console.views.note_dialog import NoteDialog
from officer_console.views.plan_dialog import MOST, PlanDialog
from officer_console.views.reason_dialog import ReasonDialog
from officer_console.views.transfer_dialog import TransferDialog
from shared.wire import methods as do
from shared.wire.ticket import Ticket
from tests.officer_console.conftest import SwitchOn
from tests.officer_console.hall import Hall
from tests.officer_console.pc import WiredPc
from tests.officer_console.ways import Press, both_ways

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

KTP = "dukcapil-cetak-ktp-baru"
SKCK = "polres-skck-baru"
COLLEAGUE = "aisyah.kusuma"


@pytest.fixture
def called(hall: Hall, at_desk: WiredPc) -> WiredPc:
    """A-001 is at the counter; a colleague sits at counter 2, of the same queue."""
    hall.act(do.OpenCounter("2"), COLLEAGUE)
    hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    hall.pass_time(1_000)
    return at_desk


def ticket(hall: Hall, number: str = "A-001") -> Ticket:
    return next(each for each in hall.day.board.tickets.values() if each.number == number)


def note_of(pc: WiredPc) -> NoteDialog:
    dialog = pc.dialog
    assert isinstance(dialog, NoteDialog)
    return dialog


def plan_of(pc: WiredPc) -> PlanDialog:
    dialog = pc.dialog
    assert isinstance(dialog, PlanDialog)
    return dialog


def transfer_of(pc: WiredPc, qtbot: QtBot) -> TransferDialog:
    dialog = pc.dialog
    assert isinstance(dialog, TransferDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


# --- result and note


@both_ways
def test_result_and_note_are_kept_and_shown_on_the_card(
    hall: Hall, called: WiredPc, press: Press, qtbot: QtBot
) -> None:
    press(called, Action.NOTE)
    dialog = note_of(called)
    qtbot.keyClick(dialog.results, Qt.Key.Key_Down)
    qtbot.keyClicks(dialog.note, " KK asli  menyusul ")
    qtbot.keyClick(dialog.note, Qt.Key.Key_Return)
    called.wait_until_idle()
    assert (ticket(hall).result, ticket(hall).note) == ("documents_missing", "KK asli menyusul")
    assert called.state.visitor.noted == "Berkas belum lengkap: KK asli menyusul"  # type: ignore[union-attr]


def test_what_was_noted_before_is_there_to_be_changed(hall: Hall, called: WiredPc) -> None:
    hall.act(do.NoteVisit("1", "come_back", "ambil hari Kamis"), "arif.kurniawan")
    called.wait_until_idle()
    called.key(Action.NOTE)
    dialog = note_of(called)
    assert dialog.note.text() == "ambil hari Kamis"
    assert dialog.results.currentItem().text() == "Kembali lain hari"
    dialog.reject()


def test_what_a_colleague_wrote_is_shown_on_the_card(hall: Hall, at_desk: WiredPc) -> None:
    hall.act(do.OpenCounter("2"), COLLEAGUE)
    hall.issue(KTP)
    hall.act(do.CallNext("2"), COLLEAGUE)
    hall.act(do.TransferTicket("2", None, "berkas sudah lengkap", "1"), COLLEAGUE)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    assert at_desk.state.visitor.noted == "Catatan: berkas sudah lengkap"  # type: ignore[union-attr]


def test_the_focus_goes_to_next_when_the_visitor_goes(called: WiredPc) -> None:
    """What stands beside the number goes with it; Space must not press its neighbour."""
    called.button(Action.NOTE).setFocus()
    called.key(Action.FINISH)
    called.wait_for_number("")
    assert called.window.focusWidget() is called.button(Action.NEXT)


# --- further services


@both_ways
def test_a_visit_goes_on_to_the_services_planned_under_its_number(
    hall: Hall, called: WiredPc, press: Press, qtbot: QtBot
) -> None:
    due = ticket(hall).due_at
    press(called, Action.PLAN)
    dialog = plan_of(called)
    qtbot.keyClicks(dialog.services.search, "skck baru")
    qtbot.keyClick(dialog.services.search, Qt.Key.Key_Return)
    assert dialog.planned == (SKCK,)
    qtbot.keyClick(dialog.services.search, Qt.Key.Key_Return)
    called.wait_until_idle()
    assert called.state.visitor.goes_on == "Lalu: SKCK baru"  # type: ignore[union-attr]
    assert called.button(Action.FINISH).text() == "Selesai, lanjut"
    assert "SKCK baru" in called.button(Action.FINISH).toolTip()
    press(called, Action.FINISH)
    called.wait_for_number("")
    assert (ticket(hall).queue, ticket(hall).service, ticket(hall).state) == ("polres", SKCK, "waiting")
    assert ticket(hall).due_at == due


def test_the_order_of_further_services_is_changed_by_keys(called: WiredPc, qtbot: QtBot) -> None:
    called.key(Action.PLAN)
    dialog = plan_of(called)
    for words in ("skck baru", "samsat", "izin"):
        qtbot.keyClicks(dialog.services.search, words)
        qtbot.keyClick(dialog.services.search, Qt.Key.Key_Return)
    first, second, third = dialog.planned
    qtbot.keyClick(dialog.then, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert dialog.planned == (first, third, second)
    qtbot.keyClick(dialog.then, Qt.Key.Key_Delete)
    assert dialog.planned == (first, second)
    dialog.reject()


@pytest.mark.parametrize("way", ["mouse", "key"])
def test_no_more_further_services_than_the_wire_carries(called: WiredPc, qtbot: QtBot, way: str) -> None:
    called.key(Action.PLAN)
    dialog = plan_of(called)
    for _ in range(MOST):
        qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    assert dialog.told == "Layanan lanjutan, sesuai urutan: 8 dari 8"
    if way == "mouse":
        qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClicks(dialog.services.search, "skck")
        qtbot.keyClick(dialog.services.search, Qt.Key.Key_Return)
    assert dialog.isVisible(), "an Enter too many does not close it"
    assert len(dialog.planned) == MOST
    assert dialog.told == "Layanan lanjutan paling banyak 8. Hapus satu dahulu."
    qtbot.keyClick(dialog.then, Qt.Key.Key_Delete)
    assert dialog.told == "Layanan lanjutan, sesuai urutan: 7 dari 8"
    dialog.reject()


def test_a_plan_is_emptied(hall: Hall, called: WiredPc, qtbot: QtBot) -> None:
    hall.act(do.PlanVisit(ticket(hall).id, (SKCK,)), "arif.kurniawan")
    called.wait_until_idle()
    called.key(Action.PLAN)
    dialog = plan_of(called)
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    dialog.accept()
    called.wait_until_idle()
    assert ticket(hall).then == ()
    assert called.button(Action.FINISH).text() == "Selesai"


# --- to a counter, to a colleague


def test_transfer_to_a_counter_keeps_service_and_due_time(hall: Hall, called: WiredPc, qtbot: QtBot) -> None:
    due = ticket(hall).due_at
    called.key(Action.TRANSFER)
    dialog = transfer_of(called, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert "Cetak KTP-el baru" in dialog.lead.text()
    qtbot.keyClicks(dialog.search, "loket 2")
    qtbot.keyClicks(dialog.note, "tinggal foto")
    qtbot.keyClick(dialog.note, Qt.Key.Key_Return)
    called.wait_for_number("")
    sent = ticket(hall)
    assert (sent.service, sent.due_at, sent.for_counter, sent.note) == (KTP, due, "2", "tinggal foto")
    [row] = called.state.waiting
    assert (row.sent_to, row.elsewhere) == ("untuk Loket 2", True)
    assert called.desk.card.headline == "Tidak ada yang menunggu"


def test_transfer_to_a_colleague(hall: Hall, called: WiredPc, qtbot: QtBot) -> None:
    called.key(Action.TRANSFER)
    dialog = transfer_of(called, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(dialog.search, "aisyah")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    called.wait_for_number("")
    assert ticket(hall).for_officer == COLLEAGUE
    assert called.state.waiting[0].sent_to == "untuk Aisyah Kusuma"


def test_who_is_not_at_a_counter_is_shown_and_cannot_be_chosen(hall: Hall, called: WiredPc, qtbot: QtBot) -> None:
    hall.act(do.CloseCounter("2"), COLLEAGUE)
    called.wait_until_idle()
    called.key(Action.TRANSFER)
    dialog = transfer_of(called, qtbot)
    for way in (1, 2):
        dialog.choose_way(way)
        model = dialog.found.view.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        assert rows
        assert [row.data() for row in rows if row.flags() & Qt.ItemFlag.ItemIsEnabled] == []
        assert dialog.target is None
        assert not dialog.buttons.yes.isEnabled()
    assert any("Aisyah Kusuma\ntidak di loket" in row.data() for row in rows)
    dialog.choose_way(0)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.buttons.yes.isEnabled()


def test_enter_too_many_sends_a_visitor_nowhere(hall: Hall, called: WiredPc, qtbot: QtBot) -> None:
    called.key(Action.TRANSFER)
    dialog = transfer_of(called, qtbot)
    assert not dialog.buttons.yes.isEnabled()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()
    assert ticket(hall).state == "called"
    dialog.reject()


def test_who_was_sent_here_stands_where_they_are_called_and_says_so(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.act(do.OpenCounter("2"), COLLEAGUE)
    for _ in range(3):
        hall.issue(KTP)
        hall.act(do.CallNext("2"), COLLEAGUE)
        if len(hall.day.board.tickets) == 1:
            hall.act(do.TransferTicket("2", None, "", "1"), COLLEAGUE)
        elif len(hall.day.board.tickets) == 2:
            hall.act(do.TransferTicket("2", None, "", None, "arif.kurniawan"), COLLEAGUE)
    qtbot.waitUntil(lambda: at_desk.waiting_numbers() == ["A-001", "A-002"])
    assert [row.sent_to for row in at_desk.state.waiting] == ["untuk loket ini", "untuk Anda"]
    index = at_desk.desk.waiting_model.index(0, 1)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "untuk loket ini · Cetak KTP-el baru (pemula)"
    assert "untuk loket ini" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")


# --- recalls


def test_recalls_are_counted_on_the_button_and_end_at_the_limit(hall: Hall, called: WiredPc) -> None:
    limit = hall.site.description.recall_limit
    for count in range(1, limit + 1):
        called.key(Action.RECALL)
        called.wait_until_idle()
        assert called.button(Action.RECALL).text() == f"Panggil ulang {count}/{limit}"
        hall.pass_time(1_000)
    assert called.button(Action.RECALL).look == "blocked"
    called.key(Action.RECALL)
    called.wait_for_notice(f"sudah dipanggil ulang {limit} kali")
    assert called.desk.notice.button.text() == "Tidak hadir (F9)"
    called.click(called.desk.notice.button)
    called.wait_for_number("")
    assert called.aside_numbers() == ["A-001"]


def test_no_show_too_soon_says_why_and_offers_to_call_again(hall: Hall, called: WiredPc) -> None:
    assert hall.site.description.recalls_before_no_show == 1
    assert called.button(Action.NO_SHOW).look == "blocked"
    called.key(Action.NO_SHOW)
    called.wait_for_notice("Panggil ulang dulu: tidak hadir baru dapat ditandai setelah 1 kali")
    called.click(called.desk.notice.button)
    called.wait_until_idle()
    assert ticket(hall).recalls == 1
    assert called.button(Action.NO_SHOW).look == "ready"


def test_a_service_that_the_arrows_led_to_is_added_by_enter(hall: Hall, called: WiredPc, qtbot: QtBot) -> None:
    called.key(Action.PLAN)
    dialog = plan_of(called)
    first, second = hall.site.description.services[:2]
    search = dialog.services.search
    qtbot.waitUntil(search.hasFocus)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert dialog.planned == (second.code,)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Up)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert dialog.planned == (second.code, first.code)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [ticket.then for ticket in hall.day.board.tickets.values()] == [(second.code, first.code)])
    called.wait_until_idle()


# --- the end of a number


@both_ways
def test_the_number_marked_last_is_cancelled_for_a_reason(
    hall: Hall, called: WiredPc, press: Press, qtbot: QtBot
) -> None:
    for _ in range(2):
        hall.issue(KTP)
    qtbot.waitUntil(lambda: called.waiting_numbers() == ["A-002", "A-003"])
    called.mark_waiting("A-003")
    press(called, Action.CANCEL)
    assert called.dialog.windowTitle() == "Batalkan tiket A-003"
    called.dialog.accept()
    called.wait_until_idle()
    assert called.waiting_numbers() == ["A-002"]
    assert called.number == "A-001"
    assert called.notice == "A-003 dibatalkan."


def test_the_mark_goes_with_its_row_and_passes_to_no_neighbour(hall: Hall, called: WiredPc, qtbot: QtBot) -> None:
    for _ in range(2):
        hall.issue(KTP)
    qtbot.waitUntil(lambda: called.waiting_numbers() == ["A-002", "A-003"])
    called.mark_waiting("A-002")
    hall.act(do.CallNext("2"), COLLEAGUE)
    qtbot.waitUntil(lambda: called.waiting_numbers() == ["A-003"])
    called.wait_until_idle()
    assert called.desk.waiting.view.marked_ticket() is None
    called.key(Action.CANCEL)
    assert called.dialog.windowTitle() == "Batalkan tiket A-001"
    assert isinstance(called.dialog, ReasonDialog)
    buttons = called.dialog.buttons
    assert (buttons.yes.text(), buttons.no.text()) == ("Batalkan tiket", "Jangan batalkan")
    called.dialog.reject()


def test_with_nothing_marked_the_visitor_is_cancelled(hall: Hall, called: WiredPc, switch_on: SwitchOn) -> None:
    called.key(Action.CANCEL)
    assert called.dialog.windowTitle() == "Batalkan tiket A-001"
    called.dialog.accept()
    called.wait_for_number("")
    assert hall.day.board.tickets == {}


def test_a_held_number_is_cancelled_in_its_table(hall: Hall, called: WiredPc) -> None:
    called.key(Action.HOLD)
    called.wait_for_number("")
    called.mark_aside("A-001")
    called.key(Action.CANCEL)
    called.dialog.accept()
    called.wait_until_idle()
    assert called.aside_numbers() == []
