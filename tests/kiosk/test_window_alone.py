"""The whole window while the server is away, silent or late, and while the printer does not print."""

from pathlib import Path

import msgspec
import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage

from kiosk.printing.status import OutOfPaper, Ready
from kiosk.storage.hall import Bearings, HallCache, KioskName
from kiosk.storage.store import KioskStore
from kiosk.window import Pace
from shared.link.instant import read_clocks
from shared.wire.events import (
    TicketCancelled,
    TicketIssued,
    TicketPrintReported,
    TicketReprintRequested,
    TicketRestored,
)
from shared.wire.hours import AgencyHours, OpeningDay, SiteHours, Span
from shared.wire.kiosk import KioskState
from shared.wire.methods import Outlook, ReportKiosk
from shared.wire.ticket import Ticket
from tests.kiosk.conftest import SetStage
from tests.kiosk.fakes import TUESDAY_MORNING, FakePrinter, FakeServer
from tests.kiosk.stage import LANDSCAPE, PORTRAIT, Stage

HOUR = 3_600_000
TODAY = "2026-11-17"
NEIGHBOUR = KioskState("kiosk-2", "Mesin 2", True, "ready", None, 0, TUESDAY_MORNING)
ALONE = "Server sedang tidak terhubung. Anda tetap bisa mengambil nomor di mesin ini."


def first_service(stage: Stage) -> str:
    return stage.server.site.services[0].code


def go_alone(stage: Stage) -> None:
    stage.server.vanish()
    stage.until(lambda: stage.find("banner") is not None)


def take(stage: Stage) -> str:
    """A visitor takes a number; the number."""
    stage.go_to_service(first_service(stage))
    stage.go("take")
    stage.until(lambda: stage.page == "ticket")
    return stage.text("number")


@pytest.fixture
def site_hours() -> SiteHours:
    site = FakeServer().site
    morning = Span(TUESDAY_MORNING - HOUR, TUESDAY_MORNING + HOUR)
    spans = (morning, Span(TUESDAY_MORNING + 2 * HOUR, TUESDAY_MORNING + 4 * HOUR))
    return SiteHours((OpeningDay(TODAY, tuple(AgencyHours(one.code, spans) for one in site.agencies)),), False)


# --- the server is away


def test_visitor_gets_a_number_of_this_kiosk_and_the_truth_about_it(stage: Stage) -> None:
    go_alone(stage)
    assert stage.text("banner") == ALONE
    stage.go_to_service(first_service(stage))
    assert stage.text("waitRange") == "Perkiraan tunggu: belum diketahui"
    assert stage.text("waitingNow") == "Dipanggil menurut waktu kedatangan"
    stage.go("priority", "take")
    stage.until(lambda: stage.page == "ticket")
    assert stage.text("number") == "A-K001"
    assert stage.text("priorityMark") == "Prioritas"
    assert stage.text("ticketWait") == "Perkiraan tunggu: belum diketahui"
    assert "Nomor Anda dari mesin ini" in [item.property("text") for item in stage.texts()]
    (paper,) = stage.printer.printed
    assert (paper.number, paper.ahead, paper.wait, paper.offline) == ("A-K001", None, None, True)
    stage.go("finish")
    stage.server.return_()
    stage.until(lambda: [report.state for report in stage.server.reports] == ["printed"])
    assert [record.number for _, record in stage.server.records] == ["A-K001"]
    stage.until(lambda: stage.find("banner") is None)
    assert take(stage) == "A-025"


def test_kiosk_started_without_the_server_knows_the_hall(
    set_stage: SetStage, site_hours: SiteHours, tmp_path: Path
) -> None:
    store = KioskStore(tmp_path)
    bearings = Bearings(TUESDAY_MORNING - read_clocks().wall, TUESDAY_MORNING)
    for what in (FakeServer().site, site_hours, KioskName("kiosk-1", "K"), bearings):
        HallCache(store).keep(what)
    store.close()
    stage = set_stage()
    stage.until(lambda: stage.page == "attract")
    stage.kiosk.frame.begin()
    stage.until(lambda: stage.page == "home")
    assert stage.text("banner") == ALONE
    assert take(stage) == "A-K001"


def test_queue_that_was_full_stays_full_for_all_its_services(set_stage: SetStage) -> None:
    full = Outlook("full", 50, 2, None, until=TUESDAY_MORNING + 22 * HOUR)
    stage = set_stage(server=FakeServer(outlook=lambda _: full))
    stage.open()
    site = stage.server.site
    agency = site.services[0].agency
    asked = set(stage.patrolled())
    other = next(known.code for known in site.services if known.agency == agency and known.code not in asked)
    go_alone(stage)
    stage.go_to_service(other)
    stage.until(lambda: stage.find("orderNotice") is not None)
    assert stage.text("orderNotice") == (
        "Nomor untuk layanan ini sudah habis hari ini. Silakan datang kembali besok pukul 07.41\N{NO-BREAK SPACE}WIB."
    )
    assert not stage.see("take").isEnabled()


def test_closed_and_break_are_said_by_the_hours_that_were_told(set_stage: SetStage, site_hours: SiteHours) -> None:
    stage = set_stage(server=FakeServer(hours=site_hours))
    stage.open()
    stage.until(lambda: stage.kiosk.memory.hours == site_hours)
    stage.server.now = TUESDAY_MORNING + HOUR
    stage.server.welcome()
    stage.until(lambda: stage.kiosk.clock() >= TUESDAY_MORNING + HOUR)
    go_alone(stage)
    stage.go_to_service(first_service(stage))
    stage.until(lambda: stage.find("orderNotice") is not None)
    assert stage.text("orderNotice") == "Istirahat. Buka lagi pukul 11.41\N{NO-BREAK SPACE}WIB."
    assert not stage.see("take").isEnabled()
    stage.server.now = TUESDAY_MORNING + 4 * HOUR
    stage.server.welcome()
    stage.until(lambda: stage.kiosk.clock() >= TUESDAY_MORNING + 4 * HOUR)
    stage.server.vanish()
    stage.kiosk.frame.startOver()
    stage.until(lambda: stage.page == "closed")


def test_nobody_is_said_to_wait_when_nobody_knows(stage: Stage) -> None:
    go_alone(stage)
    stage.until(lambda: not stage.kiosk.pages.home.props.waiting)


def test_visitor_on_the_way_stays_where_she_is_when_the_server_comes_back(stage: Stage) -> None:
    go_alone(stage)
    stage.go_to_service(first_service(stage))
    stage.server.welcome()
    stage.until(lambda: stage.find("banner") is None)
    assert stage.page == "service"


@pytest.mark.parametrize("screen", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_hundred_taps_while_the_server_is_away_are_one_ticket(set_stage: SetStage, screen: object) -> None:
    stage = set_stage(pace=Pace(), screen=screen)
    stage.open()
    go_alone(stage)
    stage.go_to_service(first_service(stage))
    stage.until(lambda: not stage.kiosk.frame.property("settling"))
    point: QPoint = stage.middle("take")
    for _ in range(100):
        stage.tap_at(point)
    stage.until(lambda: stage.page == "ticket")
    stage.server.return_()
    stage.until(lambda: bool(stage.server.reports))
    assert [paper.number for paper in stage.printer.printed] == ["A-K001"]
    assert len(stage.server.records) == len(stage.server.reports) == 1


def test_late_answer_changes_nothing_on_the_screen_and_its_ticket_is_cancelled(set_stage: SetStage) -> None:
    stage = set_stage(server=FakeServer(holds=True), pace=Pace(settle_ms=1, patience_ms=50))
    stage.open()
    assert take(stage) == "A-K001"
    stage.server.release()
    stage.until(lambda: bool(stage.server.cancelled))
    assert stage.text("number") == "A-K001"
    assert [cancel.ticket for cancel in stage.server.cancelled] == [id for id, _ in stage.server.orders]
    assert [paper.number for paper in stage.printer.printed] == ["A-K001"]


# --- the printer does not print


def test_printer_that_is_down_is_said_before_anything_is_chosen_and_who_else_prints(stage: Stage) -> None:
    stage.server.tell_kiosks(NEIGHBOUR)
    stage.printer.become(OutOfPaper())
    said = "Kertas printer habis. Nomor tampil di layar untuk difoto. Tiket kertas: silakan ke Mesin 2."
    stage.until(lambda: stage.kiosk.frame.property("printerNotice") == said)
    assert stage.text("printerNotice") == said
    stage.go_to_service(first_service(stage))
    assert stage.text("take") == "Tampilkan di layar"
    stage.go("take")
    stage.until(lambda: stage.page == "ticket")
    assert stage.text("number") == "A-025"
    assert stage.printer.printed == []
    assert "foto layar ini" in stage.text("paper")
    stage.until(lambda: [report.state for report in stage.server.reports] == ["failed"])
    stage.go("finish")
    stage.printer.become(Ready())
    stage.until(lambda: stage.find("printerNotice") is None)
    take(stage)
    assert [paper.number for paper in stage.printer.printed] == ["A-026"]


def test_paper_that_is_near_its_end_stops_nothing_and_is_reported(stage: Stage) -> None:
    stage.printer.become(Ready(near_end=True))
    stage.until(lambda: stage.server.kiosk_reports[-1].printer == "near_end")
    assert stage.find("printerNotice") is None
    take(stage)
    assert len(stage.printer.printed) == 1


@pytest.mark.parametrize("screen", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_code_on_the_screen_is_read_by_a_phone_and_says_what_paper_would(
    set_stage: SetStage, screen: object, tmp_path: Path
) -> None:
    stage = set_stage(printer=FakePrinter(OutOfPaper()), screen=screen)
    stage.open()
    go_alone(stage)
    take(stage)
    stage.play(lambda _: None)
    ((id, _),) = [(entry.id, entry) for entry in stage.books.outbox.load()][:1]
    assert read(stage.picture(), tmp_path) == [f"A-K001 {stage.server.site.name.id} 2026-11-17 09:41 {id}"]
    assert stage.see("code").width() / stage.screen.px_per_mm > 30


def read(picture: QImage, folder: Path) -> list[str]:
    picture.save(str(folder / "screen.png"))
    return [code.text for code in zxingcpp.read_barcodes(Image.open(folder / "screen.png"))]


# --- what the server is told


def test_server_hears_how_the_kiosk_is_whenever_that_changes(stage: Stage) -> None:
    reports = stage.server.kiosk_reports
    stage.until(lambda: reports == [ReportKiosk("ready")])
    stage.printer.become(OutOfPaper())
    stage.until(lambda: reports[-1] == ReportKiosk("out_of_paper"))
    go_alone(stage)
    take(stage)
    stage.printer.become(Ready())
    before = len(reports)
    assert before == 2
    stage.server.holds = True
    stage.server.return_()
    stage.until(lambda: reports[-1] == ReportKiosk("ready"))


def test_own_numbers_that_wait_to_be_told_are_counted(stage: Stage) -> None:
    go_alone(stage)
    take(stage)
    assert stage.kiosk._report() == ReportKiosk("ready", waiting_to_send=1)


# --- copies


def test_copy_that_an_officer_orders_is_printed_once_and_reported(stage: Stage) -> None:
    take(stage)
    ((ticket, _),) = stage.server.orders
    stage.until(lambda: len(stage.server.reports) == 1)
    stage.server.record(TicketReprintRequested(ticket, "kiosk-1"))
    stage.until(lambda: len(stage.server.reports) == 2)
    original, copy = stage.printer.printed
    assert (copy.number, copy.copy, copy.qr) == ("A-025", True, original.qr)
    assert (stage.server.reports[1].ticket, stage.server.reports[1].state) == (ticket, "printed")


def test_copy_of_another_kiosks_ticket_is_made_from_the_board(set_stage: SetStage) -> None:
    stage = set_stage()
    stage.open()
    take(stage)
    ((ticket, _),) = stage.server.orders
    stage.store.connection.execute("DELETE FROM tickets")
    stage.server.record(TicketReprintRequested(ticket, "kiosk-1"))
    stage.until(lambda: len(stage.printer.printed) == 2)
    assert stage.printer.printed[1].number == "A-025"


def test_first_paper_of_a_number_given_without_one_is_no_copy(stage: Stage) -> None:
    walk_in = Ticket(
        id="0199b3d0-6f6e-7c8d-9a41-3e8f5b7d2c99",
        number="A-031",
        queue=stage.server.site.services[0].queue,
        service=stage.server.site.services[0].code,
        priority=False,
        language="id",
        visit="0199b3d0-6f6e-7c8d-9a41-3e8f5b7d2c99",
        issued_at=stage.server.now,
        due_at=stage.server.now,
        printed="none",
    )
    stage.server.record(TicketIssued(walk_in))
    stage.server.record(TicketReprintRequested(walk_in.id, "kiosk-1"))
    stage.until(lambda: len(stage.server.reports) == 1)
    stage.server.record(TicketPrintReported(walk_in.id, "printed"))
    stage.server.record(TicketReprintRequested(walk_in.id, "kiosk-1"))
    stage.until(lambda: len(stage.server.reports) == 2)
    assert [(paper.number, paper.copy, paper.ahead) for paper in stage.printer.printed] == [
        ("A-031", False, None),
        ("A-031", True, None),
    ]


def test_ticket_whose_cancelling_is_taken_back_has_its_copy_and_waits_as_before(set_stage: SetStage) -> None:
    stage = set_stage()
    stage.open()
    take(stage)
    ((ticket, _),) = stage.server.orders
    stage.store.connection.execute("DELETE FROM tickets")
    assert stage.link.board is not None
    before = stage.link.board.tickets[ticket]
    stage.server.record(TicketCancelled(ticket))
    stage.server.record(TicketRestored(before, stage.link.board.seq + 1))
    stage.server.record(TicketReprintRequested(ticket, "kiosk-1"))
    stage.until(lambda: len(stage.printer.printed) == 2)
    assert stage.printer.printed[1].number == "A-025"
    assert stage.link.board.tickets[ticket] == before


def test_copy_is_not_printed_for_another_kiosk_or_too_late(stage: Stage) -> None:
    take(stage)
    ((ticket, _),) = stage.server.orders
    stage.server.record(TicketReprintRequested(ticket, "kiosk-2"))
    stage.server.now -= 2 * 60_000
    stage.server.record(TicketReprintRequested(ticket, "kiosk-1"))
    stage.server.now += 2 * 60_000
    stage.server.record(TicketReprintRequested(ticket, "kiosk-1"))
    stage.until(lambda: len(stage.printer.printed) == 2)


def test_service_tells_what_it_costs_where_that_is_known(set_stage: SetStage) -> None:
    site = FakeServer().site
    priced = msgspec.structs.replace(site.services[0], cost="Rp30.000 (PNBP)")
    stage = set_stage(server=FakeServer(site=msgspec.structs.replace(site, services=(priced, *site.services[1:]))))
    stage.open()
    stage.go_to_service(first_service(stage))
    assert stage.text("cost") == "Biaya: Rp30.000 (PNBP)"


def test_service_tells_until_when_numbers_are_given_where_that_is_soon(set_stage: SetStage) -> None:
    soon = Outlook("open", 3, 1, None, until=TUESDAY_MORNING + HOUR // 2)
    stage = set_stage(server=FakeServer(outlook=lambda _: soon))
    stage.open()
    stage.go_to_service(first_service(stage))
    stage.until(lambda: stage.find("closing") is not None)
    assert stage.text("closing") == "Nomor sampai pukul 10.11\N{NO-BREAK SPACE}WIB"
