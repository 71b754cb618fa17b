"""Kiosks that need somebody, and copies of tickets that did not come out."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from officer_console.actions import Action
from officer_console.viewmodels.desk_state import VisitorProps
from officer_console.viewmodels.kiosk_alerts import PATIENCE_MS
from officer_console.viewmodels.session import Page
from officer_console.views.kiosk_dialog import KioskDialog
from shared.wire import methods as do
from tests.officer_console.conftest import SwitchOn
from tests.officer_console.hall import MINUTE_MS, Hall
from tests.officer_console.pc import WiredPc

# The offscreen platform says of every dialog that it cannot tell anybody its size hints.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

KTP = "dukcapil-cetak-ktp-baru"


def line(pc: WiredPc, qtbot: QtBot, text: str) -> None:
    """Until the status bar says this of the kiosks."""
    qtbot.waitUntil(lambda: pc.window.kiosks.text == text)


def story(pc: WiredPc) -> str:
    """What is told of the visitor at the counter."""
    visitor = pc.state.visitor
    assert isinstance(visitor, VisitorProps)
    return visitor.story


# --- which kiosks need somebody --------------------------------------------------------------------------------------


def test_nothing_is_said_of_kiosks_that_are_well(at_desk: WiredPc, qtbot: QtBot) -> None:
    line(at_desk, qtbot, "")


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ({"online": False}, "Kiosk lobi: tidak tersambung sejak 09.40"),
        ({"printer": "out_of_paper"}, "Kiosk lobi: kertas habis"),
        ({"printer": "cover_open"}, "Kiosk lobi: penutup printer terbuka"),
        ({"printer": "hung"}, "Kiosk lobi: printer tidak berfungsi"),
        ({"printer": "unreachable"}, "Kiosk lobi: printer tidak berfungsi"),
        ({"printer": "near_end"}, "Kiosk lobi: kertas hampir habis"),
        ({"printer": "near_end", "paper_left": 12}, "Kiosk lobi: kertas untuk kurang dari 20 tiket"),
        ({"printer": "unknown", "paper_left": 29}, "Kiosk lobi: kertas untuk kurang dari 30 tiket"),
        ({"printer": "unknown", "paper_left": 0}, "Kiosk lobi: kertas untuk kurang dari 10 tiket"),
        ({"printer": "unknown", "paper_left": 30}, ""),
        ({"waiting_to_send": 3}, "Kiosk lobi: 3 tiket belum terkirim"),
        (
            {"online": False, "waiting_to_send": 3},
            "Kiosk lobi: tidak tersambung sejak 09.40 · Kiosk lobi: 3 tiket belum terkirim",
        ),
    ],
    ids=str,
)
def test_kiosk_that_needs_somebody_is_told(
    hall: Hall, at_desk: WiredPc, qtbot: QtBot, state: dict[str, object], told: str
) -> None:
    hall.set_kiosks(hall.kiosk(**state), hall.kiosk("kiosk-2"))
    line(at_desk, qtbot, told)


def test_kiosks_that_give_no_paper_are_told_before_those_that_soon_will_not(
    hall: Hall, at_desk: WiredPc, qtbot: QtBot
) -> None:
    hall.set_kiosks(hall.kiosk(printer="near_end"), hall.kiosk("kiosk-2", name="Kiosk utara", printer="out_of_paper"))
    line(at_desk, qtbot, "Kiosk utara: kertas habis · Kiosk lobi: kertas hampir habis")
    assert at_desk.window.kiosks.property("tone") == "alarm"
    hall.set_kiosks(hall.kiosk(printer="near_end"))
    line(at_desk, qtbot, "Kiosk lobi: kertas hampir habis")
    assert at_desk.window.kiosks.property("tone") == "caution"


def test_kiosk_that_comes_back_at_once_is_not_told(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.set_kiosks(hall.kiosk(online=False, since=hall.now), hall.kiosk("kiosk-2", printer="near_end"))
    line(at_desk, qtbot, "Kiosk lobi: kertas hampir habis")
    hall.pass_time(PATIENCE_MS)
    at_desk.console.desk.ticked.emit(hall.now)
    line(at_desk, qtbot, "Kiosk lobi: tidak tersambung sejak 09.41 · Kiosk lobi: kertas hampir habis")


def test_tickets_of_a_kiosk_that_has_just_come_back_are_on_their_way(
    hall: Hall, at_desk: WiredPc, qtbot: QtBot
) -> None:
    hall.set_kiosks(hall.kiosk(waiting_to_send=3, since=hall.now), hall.kiosk("kiosk-2", printer="near_end"))
    line(at_desk, qtbot, "Kiosk lobi: kertas hampir habis")
    hall.pass_time(PATIENCE_MS)
    at_desk.console.desk.ticked.emit(hall.now)
    line(at_desk, qtbot, "Kiosk lobi: 3 tiket belum terkirim · Kiosk lobi: kertas hampir habis")


def test_english_counts_one_and_many(hall: Hall, switch_on: SwitchOn, qtbot: QtBot) -> None:
    pc = switch_on(language="en")
    pc.sit_down()
    for count, told in ((1, "Kiosk lobi: 1 ticket still to be sent"), (2, "Kiosk lobi: 2 tickets still to be sent")):
        hall.set_kiosks(hall.kiosk(waiting_to_send=count))
        line(pc, qtbot, told)


def test_kiosks_are_told_before_anybody_has_logged_in(hall: Hall, pc: WiredPc, qtbot: QtBot) -> None:
    hall.set_kiosks(hall.kiosk(printer="out_of_paper"))
    pc.wait_for_page(Page.LOGIN)
    line(pc, qtbot, "Kiosk lobi: kertas habis")


def test_console_that_is_cut_off_itself_says_nothing_of_kiosks(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.set_kiosks(hall.kiosk(printer="out_of_paper"))
    line(at_desk, qtbot, "Kiosk lobi: kertas habis")
    at_desk.wire.cut()
    line(at_desk, qtbot, "")
    at_desk.wire.mend()
    line(at_desk, qtbot, "Kiosk lobi: kertas habis")


def test_what_does_not_fit_the_line_makes_the_window_no_wider(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    many = [hall.kiosk(f"kiosk-{number}", name=f"Kiosk pintu {number}", online=False) for number in range(9)]
    hall.set_kiosks(*many)
    qtbot.waitUntil(lambda: "Kiosk pintu 8" in at_desk.window.kiosks.text)
    assert at_desk.window.width() == 1366


# --- a copy ----------------------------------------------------------------------------------------------------------


def ask_for_copy(pc: WiredPc, qtbot: QtBot) -> KioskDialog:
    pc.key(Action.REPRINT)
    qtbot.waitUntil(lambda: isinstance(pc.dialog, KioskDialog))
    dialog = pc.dialog
    assert isinstance(dialog, KioskDialog)
    return dialog


def listed(dialog: KioskDialog) -> list[str]:
    return [dialog.kiosks.item(row).text() for row in range(dialog.kiosks.count())]


def test_copy_of_the_marked_number_comes_from_the_chosen_kiosk(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    second = hall.issue(KTP)
    qtbot.waitUntil(lambda: len(at_desk.waiting_numbers()) == 2)
    at_desk.mark_waiting("A-002")
    dialog = ask_for_copy(at_desk, qtbot)
    assert listed(dialog) == ["Kiosk lobi", "Kiosk pintu utara"]
    dialog.kiosks.setCurrentRow(1)
    qtbot.keyClick(dialog.kiosks, Qt.Key.Key_Return)
    at_desk.wait_for_notice("Salinan A-002 keluar di Kiosk pintu utara.")
    [request] = at_desk.wire.commands(do.ReprintTicket)
    assert request.params == do.ReprintTicket(second.id, "kiosk-2")


def test_without_a_mark_the_copy_is_the_visitors_at_the_counter(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    ticket = hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    dialog = ask_for_copy(at_desk, qtbot)
    qtbot.mouseClick(dialog.buttons.yes, Qt.MouseButton.LeftButton)
    at_desk.wait_for_notice("Salinan A-001")
    [request] = at_desk.wire.commands(do.ReprintTicket)
    assert request.params == do.ReprintTicket(ticket.id, "kiosk-1")


def test_only_kiosks_that_are_there_and_print_are_offered(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    hall.set_kiosks(
        hall.kiosk("a", name="Mati", online=False),
        hall.kiosk("b", name="Habis", printer="out_of_paper"),
        hall.kiosk("c", name="Hampir habis", printer="near_end"),
        hall.kiosk("d", name="Tanpa kabar", printer="unknown"),
    )
    qtbot.waitUntil(lambda: at_desk.waiting_numbers() == ["A-001"])
    at_desk.mark_waiting("A-001")
    assert listed(ask_for_copy(at_desk, qtbot)) == ["Hampir habis", "Tanpa kabar"]


def test_nothing_marked_and_nobody_at_the_counter_is_told(at_desk: WiredPc) -> None:
    at_desk.key(Action.REPRINT)
    at_desk.wait_for_notice("Pilih nomor di tabel Menunggu")


def test_no_kiosk_that_prints_is_told_and_the_notice_goes_when_one_is_back(
    hall: Hall, at_desk: WiredPc, qtbot: QtBot
) -> None:
    hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    hall.set_kiosks(hall.kiosk(printer="out_of_paper"))
    line(at_desk, qtbot, "Kiosk lobi: kertas habis")
    at_desk.key(Action.REPRINT)
    at_desk.wait_for_notice("Tidak ada mesin antrean yang dapat mencetak")
    hall.set_kiosks(hall.kiosk())
    qtbot.waitUntil(lambda: "Tidak ada mesin" not in at_desk.notice)


def test_copy_that_does_not_come_out_is_told(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    ticket = hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    qtbot.keyClick(ask_for_copy(at_desk, qtbot).kiosks, Qt.Key.Key_Return)
    at_desk.wait_for_notice("Salinan A-001")
    hall.pass_time(MINUTE_MS)
    hall.act(do.ReportPrint(ticket.id, "failed", "kertas habis"))
    at_desk.wait_for_notice("Salinan A-001 tidak keluar di Kiosk lobi.")


def test_kiosk_that_has_gone_meanwhile_is_told(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    dialog = ask_for_copy(at_desk, qtbot)
    hall.set_kiosks(hall.kiosk(online=False))
    qtbot.keyClick(dialog.kiosks, Qt.Key.Key_Return)
    at_desk.wait_for_notice("Mesin antrean itu sedang tidak tersambung.")


def test_visitor_whose_paper_did_not_come_out_is_known_at_the_counter(
    hall: Hall, at_desk: WiredPc, qtbot: QtBot
) -> None:
    ticket = hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    hall.act(do.ReportPrint(ticket.id, "failed", "kertas habis"))
    qtbot.waitUntil(lambda: story(at_desk).endswith("kertas tidak keluar"))
    hall.act(do.ReportPrint(ticket.id, "printed"))
    qtbot.waitUntil(lambda: "kertas" not in story(at_desk))


def test_number_of_a_kiosks_own_series_is_shown_whole(hall: Hall, at_desk: WiredPc) -> None:
    recorded = hall.act(do.RecordTicket("A-K12345", KTP, hall.now))
    assert isinstance(recorded, do.Issued), recorded
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-K12345")
