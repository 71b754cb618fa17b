"""The console on the real link, against the server as a process of its own that gets killed."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec import Struct
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from demo.hall import PASSWORD, Hall
from officer_console.actions import Action
from officer_console.app import main
from officer_console.viewmodels import kiosk_alerts
from officer_console.viewmodels.session import Page
from officer_console.views.announcement_dialog import AnnouncementDialog
from officer_console.views.kiosk_dialog import KioskDialog
from officer_console.views.number_dialog import NumberDialog
from shared.link.settings import LinkSettings
from shared.link.state import Offline, Online
from shared.ui.link import LinkAdapter
from shared.wire import methods as do
from shared.wire.errors import Error
from shared.wire.events import AnnouncementMade, Recorded, TicketCalled, TicketRecalled
from shared.wire.events import TicketReprintRequested as Reprint
from tests.officer_console.hall import PROFILE
from tests.officer_console.pc import Pc, settings_in

KTP = "dukcapil-cetak-ktp-baru"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    hall = Hall(PROFILE, tmp_path_factory.mktemp("hall"), pretend_now="2026-11-17T09:41:00+07:00")
    hall.add_device("kiosk-1", "kiosk")
    hall.add_device("console-1", "console")
    hall.add_device("lobi", "display")
    hall.set_passwords(["arif.kurniawan", "aisyah.kusuma", "nurhayati.siregar"])
    hall.start()
    yield hall
    hall.stop()


@pytest.fixture
def kiosk(hall: Hall, qapp: QApplication) -> Iterator[LinkAdapter]:
    token = hall.token_file("kiosk-1").read_text().strip()
    kiosk = LinkAdapter(LinkSettings(hall.url, token, "kiosk/test"))
    yield kiosk
    kiosk.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a kiosk has still to send is told soon."""
    monkeypatch.setattr(kiosk_alerts, "PATIENCE_MS", 200)


def issue(kiosk: LinkAdapter, qtbot: QtBot) -> str:
    """A visitor takes a number."""
    answers: list[Struct | Error] = []
    kiosk.call(do.IssueTicket(KTP), answers.append)
    qtbot.waitUntil(lambda: answers != [], timeout=20_000)
    [issued] = answers
    assert isinstance(issued, do.Issued), issued
    return issued.ticket.number


def test_a_visit_outlives_the_server_and_the_pc(
    hall: Hall, kiosk: LinkAdapter, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    token = hall.token_file("console-1").read_text().strip()
    settings = settings_in(tmp_path, server=hall.url)
    told: list[Recorded] = []
    kiosk.recorded.connect(told.append)
    first, second = issue(kiosk, qtbot), issue(kiosk, qtbot)

    pc = Pc(qtbot, qapp, settings, token)
    pc.log_in(password="not this one")
    qtbot.waitUntil(lambda: "kata sandi salah" in pc.window.login_page.message.text())
    pc.window.login_page.password.clear()
    pc.log_in(password=PASSWORD)
    pc.take("1")
    pc.wait_for_page(Page.DESK)
    pc.key(Action.NEXT)
    pc.wait_for_number(first)

    hall.kill()
    qtbot.waitUntil(lambda: isinstance(pc.console.link.state, Offline), timeout=20_000)
    assert pc.number == first
    pc.key(Action.RECALL)
    pc.wait_for_notice("Belum terkirim: Panggil ulang. Akan dikirim saat tersambung.")
    hall.start()
    qtbot.waitUntil(lambda: isinstance(pc.console.link.state, Online), timeout=20_000)
    pc.wait_until_idle()
    pc.wait_for_notice(f"{first} dipanggil.")

    pc.switch_off()
    again = Pc(qtbot, qapp, settings, token)
    qtbot.waitUntil(lambda: again.page is Page.DESK, timeout=20_000)
    assert again.number == first
    again.key(Action.NEXT)
    again.wait_for_number(second)
    again.key(Action.FINISH)
    again.wait_for_number("")
    again.key(Action.LEAVE)
    again.wait_for_page(Page.COUNTERS)
    again.click(again.window.counter_page.leave)
    again.wait_for_page(Page.LOGIN)
    again.switch_off()

    seen = partial(find_calls, told)
    qtbot.waitUntil(lambda: len(seen()) == 3, timeout=20_000)
    assert seen() == [(TicketCalled, first), (TicketRecalled, first), (TicketCalled, second)]


@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
def test_a_number_without_paper_goes_on_to_another_service_and_all_of_it_is_taken_back(
    hall: Hall, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    token = hall.token_file("console-1").read_text().strip()
    pc = Pc(qtbot, qapp, settings_in(tmp_path, server=hall.url), token)
    pc.log_in(password=PASSWORD)
    pc.take("1")
    pc.wait_for_page(Page.DESK)
    pc.wait_until_idle()
    before = pc.desk.bar.figures
    answers = pc.console.desk.answers
    answers.walk_in(KTP, priority=True)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), NumberDialog))
    shown = pc.dialog
    assert isinstance(shown, NumberDialog)
    number = shown.number.text()
    shown.accept()
    pc.wait_for_number(number)
    answers.note("served", "berkas lengkap")
    pc.wait_until_idle()
    board = pc.console.link.board
    assert board is not None
    ticket = next(each for each in board.tickets.values() if each.number == number)
    answers.plan(ticket.id, ("polres-skck-baru",))
    pc.wait_until_idle()
    pc.key(Action.FINISH)
    pc.wait_for_number("")
    pc.wait_until_idle()
    assert (board.tickets[ticket.id].queue, board.tickets[ticket.id].result) == ("polres", None)
    assert pc.desk.bar.figures != before
    for told in ("selesai", "lanjutan", "hasil", "panggil", "nomor"):
        qtbot.waitUntil(lambda told=told: f"Urungkan: {told} {number}" == pc.button(Action.UNDO).text())
        qtbot.waitUntil(lambda: not pc.console.desk.is_deaf())
        pc.key(Action.UNDO)
        pc.wait_until_idle()
    assert ticket.id not in board.tickets
    assert pc.desk.bar.figures == before
    pc.key(Action.LEAVE)
    pc.wait_for_page(Page.COUNTERS)
    pc.click(pc.window.counter_page.leave)
    pc.wait_for_page(Page.LOGIN)
    pc.switch_off()


@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
@pytest.mark.usefixtures("impatient")
def test_kiosk_is_watched_and_asked_for_a_copy(
    hall: Hall, kiosk: LinkAdapter, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    told: list[Recorded] = []
    kiosk.recorded.connect(told.append)
    token = hall.token_file("console-1").read_text().strip()
    pc = Pc(qtbot, qapp, settings_in(tmp_path, server=hall.url), token)
    pc.log_in(password=PASSWORD)
    pc.take("1")
    pc.wait_for_page(Page.DESK)
    kiosk.call(do.ReportKiosk("out_of_paper"), lambda _answer: None)
    qtbot.waitUntil(lambda: pc.window.kiosks.text == "kiosk-1: kertas habis", timeout=20_000)
    kiosk.call(do.ReportKiosk("ready", waiting_to_send=2), lambda _answer: None)
    qtbot.waitUntil(lambda: pc.window.kiosks.text == "kiosk-1: 2 tiket belum terkirim", timeout=20_000)

    issue(kiosk, qtbot)
    qtbot.waitUntil(lambda: pc.waiting_numbers() != [], timeout=20_000)
    number = pc.waiting_numbers()[0]
    pc.mark_waiting(number)
    pc.key(Action.REPRINT)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), KioskDialog))
    pc.dialog.accept()
    pc.wait_for_notice(f"Salinan {number} keluar di kiosk-1.")
    qtbot.waitUntil(lambda: [each.event.kiosk for each in told if isinstance(each.event, Reprint)] == ["kiosk-1"])
    pc.switch_off()


@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
def test_supervisor_announces_and_an_officer_may_not(
    hall: Hall, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    display = LinkAdapter(LinkSettings(hall.url, hall.token_file("lobi").read_text().strip(), "display/test"))
    heard: list[str] = []
    display.recorded.connect(
        lambda recorded: heard.extend(
            [recorded.event.announcement.text] if isinstance(recorded.event, AnnouncementMade) else []
        )
    )
    token = hall.token_file("console-1").read_text().strip()
    pc = Pc(qtbot, qapp, settings_in(tmp_path, server=hall.url), token)
    pc.log_in("aisyah.kusuma", password=PASSWORD)
    pc.wait_for_page(Page.COUNTERS)
    answers: list[Struct | Error] = []
    pc.console.link.call(do.MakeAnnouncement("Tidak boleh"), answers.append)
    qtbot.waitUntil(lambda: answers != [], timeout=20_000)
    [refused] = answers
    assert isinstance(refused, Error)
    assert refused.data.code == "supervisors_only"
    pc.click(pc.window.counter_page.leave)

    pc.log_in("nurhayati.siregar", password=PASSWORD)
    pc.wait_for_page(Page.COUNTERS)
    qtbot.waitUntil(lambda: isinstance(display.state, Online), timeout=20_000)
    display.call(do.ReportDisplay("lobby", "hall", "no_sound_card"), lambda _answer: None)
    qtbot.waitUntil(lambda: pc.window.displays.text == "lobi: tanpa suara (tidak ada kartu suara)", timeout=20_000)
    pc.click(pc.window.brand.announce)
    dialog = pc.dialog
    assert isinstance(dialog, AnnouncementDialog)
    assert dialog.message.text().startswith("Tidak ada layar yang dapat bersuara")
    display.call(do.ReportDisplay("lobby", "hall", "ready"), lambda _answer: None)
    qtbot.waitUntil(lambda: dialog.message.text() == "", timeout=20_000)
    dialog.text.field.setPlainText("Sekarang")
    dialog.announce.click()
    qtbot.waitUntil(lambda: heard == ["Sekarang"], timeout=20_000)
    dialog.text.field.setPlainText("Nanti")
    dialog.time.time.setTime(QTime(23, 59))
    qtbot.waitUntil(lambda: dialog.announcements.rows.count() == 1, timeout=20_000)
    dialog.announce.click()
    qtbot.waitUntil(lambda: dialog.announcements.rows.count() == 2, timeout=20_000)

    hall.kill()
    qtbot.waitUntil(lambda: isinstance(pc.console.link.state, Offline), timeout=20_000)
    hall.start()
    qtbot.waitUntil(lambda: isinstance(pc.console.link.state, Online), timeout=20_000)
    dialog.announcements.rows.setCurrentRow(0)
    assert dialog.announcements.withdraw.isEnabled()
    dialog.announcements.withdraw.click()
    qtbot.waitUntil(lambda: dialog.announcements.rows.count() == 1, timeout=20_000)
    dialog.reject()
    display.close()
    pc.switch_off()


def find_calls(told: list[Recorded]) -> list[tuple[type, str]]:
    """The calls among the events, in order."""
    events = (each.event for each in told)
    return [(type(event), event.number) for event in events if isinstance(event, TicketCalled | TicketRecalled)]


@pytest.mark.parametrize(
    ("arguments", "said"), [([], "Which server?"), (["--server", "ws://x/", "--token-file", "/nonexistent"], "token")]
)
def test_a_program_that_cannot_start_says_what_is_missing(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err
