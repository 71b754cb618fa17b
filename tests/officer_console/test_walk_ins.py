"""Numbers that an officer gives by word of mouth, say while the kiosk is out of order."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from officer_console.actions import Action
from officer_console.views.number_dialog import NumberDialog
from officer_console.views.walk_in_dialog import WalkInDialog
from shared.link.state import Online
from shared.wire import methods as do
from shared.wire.events import TicketCalled
from tests.officer_console.hall import Hall
from tests.officer_console.pc import WiredPc
from tests.officer_console.ways import Press, both_ways

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

KTP = "dukcapil-cetak-ktp-baru"
SKCK = "polres-skck-baru"


def ask(pc: WiredPc) -> WalkInDialog:
    dialog = pc.dialog
    assert isinstance(dialog, WalkInDialog)
    return dialog


def given(pc: WiredPc) -> NumberDialog:
    pc.wait_until_idle()
    dialog = pc.dialog
    assert isinstance(dialog, NumberDialog)
    return dialog


@both_ways
def test_a_number_without_paper_is_shown_large(hall: Hall, at_desk: WiredPc, press: Press, qtbot: QtBot) -> None:
    press(at_desk, Action.WALK_IN)
    dialog = ask(at_desk)
    qtbot.keyClicks(dialog.services.search, "skck baru")
    qtbot.mouseClick(dialog.priority, Qt.MouseButton.LeftButton)
    qtbot.keyClick(dialog.services.search, Qt.Key.Key_Return)
    shown = given(at_desk)
    [ticket] = hall.day.board.tickets.values()
    assert shown.number.text() == ticket.number
    assert (ticket.service, ticket.priority, ticket.printed) == (SKCK, True, "none")
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    at_desk.wait_until_idle()
    assert at_desk.notice == f"{ticket.number} diberikan tanpa kertas."


def test_the_own_queues_come_first(at_desk: WiredPc) -> None:
    at_desk.key(Action.WALK_IN)
    dialog = ask(at_desk)
    model = dialog.services.view.model()
    first = [model.index(row, 0).data() for row in range(model.rowCount())]
    own = [text for text in first if "Kependudukan dan Pencatatan Sipil" in text]
    assert first[: len(own)] == own
    assert len(own) < len(first)
    dialog.reject()


def test_it_is_called_at_once_where_this_counter_serves_it(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    at_desk.key(Action.WALK_IN)
    ask(at_desk).accept()
    shown = given(at_desk)
    qtbot.mouseClick(shown.call, Qt.MouseButton.LeftButton)
    at_desk.wait_for_number("A-002")
    assert [one.event.reason for one in hall.journal if isinstance(one.event, TicketCalled)] == [
        "Nomor diberikan di loket"
    ]


def test_calling_it_at_once_says_that_it_ends_the_visit_before(hall: Hall, at_desk: WiredPc) -> None:
    hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    at_desk.key(Action.WALK_IN)
    ask(at_desk).accept()
    shown = given(at_desk)
    assert shown.call.text() == "Selesai dan panggil ini"
    shown.reject()


def test_a_number_of_another_queue_cannot_be_called_here(at_desk: WiredPc, qtbot: QtBot) -> None:
    at_desk.key(Action.WALK_IN)
    dialog = ask(at_desk)
    qtbot.keyClicks(dialog.services.search, "skck baru")
    dialog.accept()
    shown = given(at_desk)
    assert not shown.call.isVisible()
    shown.reject()


def test_while_the_cable_is_out_the_number_comes_when_it_is_back(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    at_desk.wire.cut()
    qtbot.waitUntil(lambda: not isinstance(at_desk.console.link.state, Online))
    at_desk.key(Action.WALK_IN)
    ask(at_desk).accept()
    at_desk.wait_for_notice("Belum terkirim: Tanpa kertas")
    at_desk.wire.mend()
    shown = given(at_desk)
    assert shown.number.text() == "A-001"
    shown.reject()
    assert len(at_desk.wire.commands(do.IssueTicket)) == 1


def test_a_refusal_is_told_in_its_place(hall: Hall, at_desk: WiredPc) -> None:
    hall.storage_full = True
    at_desk.key(Action.WALK_IN)
    ask(at_desk).accept()
    at_desk.wait_for_notice("Server belum dapat menjalankan: Tanpa kertas")
    at_desk.escape()
