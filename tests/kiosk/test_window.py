"""A visitor's ways through the whole window, by real taps."""

import msgspec
import pytest
from PySide6.QtCore import QRectF, Qt

from kiosk.config import ScreenConfig
from kiosk.printing.outcome import Printed, PrintFailed
from kiosk.printing.status import CoverOpen, OutOfPaper, PrinterStatus, Ready, Silent, Unreadable
from kiosk.window import Pace
from shared.ui.scale import Screen
from shared.wire.errors import error
from shared.wire.methods import GetOutlook, IssueTicket, Outlook, WaitRange
from tests.kiosk.conftest import SetStage
from tests.kiosk.fakes import OPEN, TUESDAY_MORNING, FakeServer, read_site
from tests.kiosk.stage import LANDSCAPE, PORTRAIT, Stage

HOUR = 3_600_000
CUT_OFF = (
    "Nomor hari ini sudah habis: antrean sudah sampai jam tutup. Silakan datang kembali pada hari kerja berikutnya."
)
QUOTA_REACHED = (
    "Nomor untuk layanan ini sudah habis hari ini. Silakan datang kembali besok pukul 07.41\N{NO-BREAK SPACE}WIB."
)
OPENS_TOMORROW = "Tutup. Buka besok pukul 07.41\N{NO-BREAK SPACE}WIB."
BREAK = "Istirahat. Buka lagi pukul 12.41\N{NO-BREAK SPACE}WIB."


@pytest.fixture
def service(stage: Stage) -> str:
    """A service of the first agency, the one with the most requirements."""
    agency = stage.server.site.agencies[0].code
    offered = [known for known in stage.server.site.services if known.agency == agency]
    return max(offered, key=lambda known: len(known.requirements)).code


@pytest.mark.parametrize("screen", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_three_taps_lead_from_agency_to_ticket(set_stage: SetStage, screen: object) -> None:
    stage = set_stage(screen=screen)
    stage.open()
    stage.go("agency-dukcapil")
    stage.until(lambda: stage.page == "agency")
    first = stage.server.site.services[0].code
    stage.go(f"service-{first}", "take")
    stage.until(lambda: stage.page == "ticket")
    (order,) = (order for _, order in stage.server.orders)
    assert order == IssueTicket(first, priority=False, language="id")
    assert stage.text("number") == "A-025"
    assert stage.text("paper") == "Tiket sudah tercetak. Silakan diambil."
    (paper,) = stage.printer.printed
    assert (paper.number, paper.agency) == ("A-025", "Dinas Kependudukan dan Pencatatan Sipil")
    assert [(report.state, report.reason) for report in stage.server.reports] == [("printed", "")]


def test_every_service_of_the_largest_hall_is_reached_by_taps(set_stage: SetStage) -> None:
    site = read_site("purbalingga")
    stage = set_stage(server=FakeServer(site=site))
    stage.open()
    largest = max(site.agencies, key=lambda agency: sum(known.agency == agency.code for known in site.services))
    offered = [known for known in site.services if known.agency == largest.code]
    for known in (offered[0], offered[len(offered) // 2], offered[-1]):
        stage.go_to_service(known.code)
        assert stage.text("serviceName") == known.name.id
        stage.go("back")
        stage.until(lambda: stage.page == "agency")
        stage.go("back")
        stage.until(lambda: stage.page == "home")


@pytest.mark.parametrize(("screen", "most"), [(PORTRAIT, 4), (LANDSCAPE, 5)], ids=["portrait", "landscape"])
def test_thirty_one_agencies_are_few_pages(set_stage: SetStage, screen: Screen, most: int) -> None:
    stage = set_stage(server=FakeServer(site=read_site("kota-jambi")), screen=screen)
    stage.open()
    seen: list[str] = []
    for page in range(most):
        if page:
            stage.go("pagerForward")
        stage.until(lambda: not stage.see("agencies").property("moving"))
        seen += [item.objectName() for item in stage.buttons() if item.objectName().startswith("agency-")]
    assert seen == [f"agency-{agency.code}" for agency in stage.server.site.agencies]
    assert stage.find("pagerForward") is None


def test_tab_leads_only_to_what_is_seen(set_stage: SetStage) -> None:
    stage = set_stage(server=FakeServer(site=read_site("kota-jambi")))
    stage.open()
    window = QRectF(0, 0, stage.screen.width, stage.screen.height)
    reached: list[str] = []
    while True:
        stage.key(Qt.Key.Key_Tab)
        item = stage.window.activeFocusItem()
        assert item is not None
        if item.objectName() in reached:
            break
        assert window.contains(stage.place(item)), item.objectName()
        reached.append(item.objectName())
    assert sorted(reached) == sorted(item.objectName() for item in stage.buttons())


def test_service_page_tells_what_to_bring_and_how_long_it_takes(stage: Stage, service: str) -> None:
    stage.go_to_service(service)
    known = next(known for known in stage.server.site.services if known.code == service)
    shown = [item.property("text") for item in stage.texts()]
    assert set(known.requirements) <= set(shown)
    assert stage.see("waitRange").property("text") == "Perkiraan tunggu: 15–25\N{NO-BREAK SPACE}menit"
    assert stage.see("waitingNow").property("text") == "12 orang menunggu · 2 loket buka"


def test_documents_and_cost_are_read_in_english(set_stage: SetStage) -> None:
    site = read_site("jember")
    stage = set_stage(server=FakeServer(site=site))
    known = next(known for known in site.services if known.cost == "Rp30.000 (PNBP)")
    stage.wait_for_a_visitor()
    stage.tap("language-en")
    stage.until(lambda: stage.page == "home")
    stage.go_to_service(known.code)
    shown = [item.property("text") for item in stage.texts()]
    assert set(site.read_service(known, "en").requirements) <= set(shown)
    assert stage.text("cost") == "Cost: Rp30,000 (state fee, PNBP)"


def test_keyboard_alone_leads_to_a_ticket(stage: Stage) -> None:
    first = stage.server.site.services[0]
    for name, page in ((f"agency-{first.agency}", "agency"), (f"service-{first.code}", "service"), ("take", "ticket")):
        stage.focus(name)
        assert stage.see(name).property("visualFocus")
        stage.key(Qt.Key.Key_Space)
        stage.until(lambda page=page: stage.page == page)
    assert len(stage.server.orders) == 1


def test_hurried_visitor_sees_one_page_at_a_time(set_stage: SetStage) -> None:
    stage = set_stage(look=ScreenConfig(motion=True))
    stage.open()
    first = stage.server.site.services[0]
    stage.kiosk.frame.showAgency(first.agency)
    stage.kiosk.frame.showService(first.code)
    assert stage.pages() == ["servicePage"]
    stage.kiosk.frame.back()
    assert stage.pages() == ["agencyPage"]
    resting = stage.kiosk.quick.window.contentItem().height() - stage.see("agencyPage").height()
    stage.until(lambda: stage.place(stage.see("agencyPage")).top() == resting)


def test_two_taps_in_a_row_give_one_ticket(set_stage: SetStage) -> None:
    stage = set_stage(pace=Pace())
    stage.open()
    stage.go_to_service(stage.server.site.services[0].code)
    stage.until(lambda: not stage.kiosk.frame.property("settling"))
    point = stage.middle("take")
    stage.tap_at(point)
    stage.tap_at(point)
    stage.until(lambda: stage.page == "ticket")
    assert len(stage.server.orders) == len(stage.printer.printed) == 1


@pytest.mark.parametrize("holds", [True, False], ids=["slow server", "fast server"])
def test_a_hundred_taps_give_one_ticket(set_stage: SetStage, holds: bool) -> None:
    stage = set_stage(server=FakeServer(holds=holds), pace=Pace())
    stage.open()
    stage.go_to_service(stage.server.site.services[0].code)
    stage.until(lambda: not stage.kiosk.frame.property("settling"))
    point = stage.middle("take")
    for _ in range(100):
        stage.tap_at(point)
    if holds:
        stage.server.release()
    stage.until(lambda: stage.page == "ticket")
    for _ in range(100):
        stage.tap_at(point)
    stage.until(lambda: bool(stage.server.reports))
    assert stage.page == "ticket"
    assert len(stage.server.orders) == len(stage.printer.printed) == len(stage.server.reports) == 1


def test_hammering_finger_does_not_pass_through_two_pages(set_stage: SetStage) -> None:
    stage = set_stage(pace=Pace())
    stage.open()
    stage.until(lambda: not stage.kiosk.frame.property("settling"))
    point = stage.middle("agency-dukcapil")
    for _ in range(50):
        stage.tap_at(point)
    assert stage.page == "agency"


def test_priority_is_asked_for_and_shown_and_no_reason_is(stage: Stage, service: str) -> None:
    def outlook(question: GetOutlook) -> Outlook:
        return msgspec.structs.replace(OPEN, wait=WaitRange(240, 600)) if question.priority else OPEN

    stage.server.outlook = outlook
    stage.go_to_service(service)
    stage.go("priority")
    stage.until(lambda: "4–10" in stage.see("waitRange").property("text"))
    stage.go("take")
    stage.until(lambda: stage.page == "ticket")
    assert stage.server.orders[0][1].priority
    assert stage.text("priorityMark") == "Prioritas"
    assert stage.printer.printed[0].priority


def test_priority_can_be_taken_back(stage: Stage, service: str) -> None:
    stage.go_to_service(service)
    stage.go("priority", "priority", "take")
    stage.until(lambda: stage.page == "ticket")
    assert not stage.server.orders[0][1].priority
    assert stage.find("priorityMark") is None


def test_language_changes_every_text_and_the_ticket(stage: Stage, service: str) -> None:
    assert stage.text("headline") == "Silakan pilih instansi"
    stage.go("language-en")
    stage.until(lambda: stage.text("headline") == "Which agency are you visiting?")
    assert stage.text("clockDate") == "Tue, 17 Nov"
    assert stage.text("place") == "East Lampung Public Service Mall"
    stage.go_to_service(service)
    assert stage.see("waitingNow").property("text") == "12 people waiting · 2 counters open"
    stage.go("take")
    stage.until(lambda: stage.page == "ticket")
    assert stage.server.orders[0][1].language == "en"
    assert stage.printer.printed[0].language == "en"
    assert stage.text("paper") == "Your ticket is printed. Please take it."
    stage.go("language-id")
    stage.until(lambda: stage.text("paper") == "Tiket sudah tercetak. Silakan diambil.")


def test_next_visitor_finds_nothing_of_the_last(stage: Stage, service: str) -> None:
    stage.go("pagerForward", "language-en")
    last = stage.patrolled()[-1]
    stage.go_to_service(last)
    stage.go("priority", "take")
    stage.until(lambda: stage.page == "ticket")
    stage.go("finish")
    stage.until(lambda: stage.page == "home")
    assert stage.text("headline") == "Silakan pilih instansi"
    assert stage.see("agencies").property("page") == 0
    for item in ("number", "code", "ticketService", "serviceName"):
        assert stage.find(item) is None
    assert stage.kiosk.pages.ticket.props.number == ""
    assert stage.kiosk.pages.service.props.name == ""
    stage.go_to_service(service)
    assert not stage.see("priority").property("chosen")


def test_number_goes_by_itself_after_its_time(set_stage: SetStage) -> None:
    stage = set_stage(pace=Pace(settle_ms=1, second_ms=5))
    stage.open()
    stage.go_to_service(stage.server.site.services[0].code)
    stage.go("take")
    stage.until(lambda: stage.page == "ticket")
    stage.until(lambda: stage.page == "attract")


def test_number_without_paper_stays_long_enough_to_be_photographed(stage: Stage, service: str) -> None:
    stage.printer.outcome = PrintFailed("out_of_paper", "the roll has ended", maybe_on_paper=False)
    stage.go_to_service(service)
    stage.go("take")
    stage.until(lambda: stage.page == "ticket")
    assert stage.kiosk.homeward.of_seconds == 60
    assert stage.text("paper") == "Kertas printer habis. Nomor Anda berlaku tanpa kertas: foto layar ini."
    assert "A-025" in stage.see("code").property("text")


def test_progress_of_the_paper_is_the_printers(stage: Stage, service: str) -> None:
    stage.printer.holds = True
    stage.go_to_service(service)
    stage.go("take")
    stage.until(lambda: stage.page == "ticket")
    assert stage.text("paper") == "Tiket Anda sedang dicetak…"
    assert not stage.see("finish").isEnabled()
    assert stage.server.reports == []
    stage.printer.release()
    stage.until(lambda: stage.text("paper") == "Tiket sudah tercetak. Silakan diambil.")
    assert stage.see("finish").isEnabled()
    stage.until(lambda: len(stage.server.reports) == 1)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (OutOfPaper(), "Kertas printer habis."),
        (CoverOpen(), "Tutup printer terbuka."),
        (Silent(), "Printer sedang tidak dapat mencetak."),
    ],
)
def test_printer_that_cannot_print_is_told_before_a_number_is_issued(
    stage: Stage, service: str, status: PrinterStatus, said: str
) -> None:
    stage.go_to_service(service)
    stage.printer.status = status
    stage.go("take")
    stage.until(lambda: stage.find("orderNotice") is not None)
    assert stage.text("orderNotice").startswith(said)
    assert stage.text("take") == "Tampilkan di layar"
    assert stage.server.orders == []
    stage.go("take")
    stage.until(lambda: stage.page == "ticket")
    assert stage.printer.printed == []
    assert len(stage.server.orders) == 1
    stage.until(lambda: len(stage.server.reports) == 1)
    assert stage.server.reports[0].state == "failed"
    assert "foto layar ini" in stage.text("paper")


def test_printer_that_cannot_tell_prints_and_says_so(stage: Stage, service: str) -> None:
    stage.printer.status = Unreadable()
    stage.printer.outcome = Printed(confirmed=False)
    stage.go_to_service(service)
    stage.go("take")
    stage.until(lambda: stage.page == "ticket")
    assert stage.text("paper").startswith("Tiket sudah dikirim ke printer.")
    stage.until(lambda: [report.state for report in stage.server.reports] == ["sent"])


def test_printer_mended_meanwhile_prints(stage: Stage, service: str) -> None:
    stage.go_to_service(service)
    stage.printer.status = OutOfPaper()
    stage.go("take")
    stage.until(lambda: stage.text("take") == "Tampilkan di layar")
    stage.go("back")
    stage.until(lambda: stage.page == "agency")
    stage.printer.status = Ready()
    stage.tap_tile("service", service)
    stage.go("take")
    stage.until(lambda: stage.page == "ticket")
    assert len(stage.printer.printed) == 1


@pytest.mark.parametrize(
    ("refusal", "said", "again"),
    [
        (error("refused", "hall_closed", "", {"opens_at": TUESDAY_MORNING + 22 * HOUR}), OPENS_TOMORROW, False),
        (error("refused", "on_break", "", {"until": TUESDAY_MORNING + 3 * HOUR}), BREAK, False),
        (error("refused", "cut_off", "", {"closes_at": TUESDAY_MORNING + HOUR}), CUT_OFF, False),
        (
            error("refused", "queue_full", "", {"quota": 50, "opens_at": TUESDAY_MORNING + 22 * HOUR}),
            QUOTA_REACHED,
            False,
        ),
        (
            error("refused", "queue_full", "", {"quota": 50, "opens_at": None}),
            "Nomor untuk layanan ini sudah habis hari ini. Silakan hubungi petugas.",
            False,
        ),
        (
            error("limited", "too_fast", ""),
            "Terlalu banyak permintaan sekaligus. Mohon tunggu sebentar, lalu coba lagi.",
            True,
        ),
        (error("refused", "something_new", ""), "Maaf, nomor tidak dapat diberikan. Silakan hubungi petugas.", False),
    ],
)
def test_refusal_is_said_plainly(stage: Stage, service: str, refusal: object, said: str, again: bool) -> None:
    stage.server.refusal = refusal
    stage.go_to_service(service)
    stage.go("take")
    stage.until(lambda: stage.find("orderNotice") is not None)
    assert stage.text("orderNotice") == said
    assert stage.text("take") == ("Coba lagi" if again else "Nomor tidak tersedia")
    assert stage.see("take").isEnabled() == again
    assert stage.page == "service"
    assert stage.printer.printed == []


@pytest.mark.parametrize(
    ("outlook", "said"),
    [
        (Outlook("closed", 0, 0, None, until=TUESDAY_MORNING + 22 * HOUR), OPENS_TOMORROW),
        (Outlook("break", 3, 0, None, until=TUESDAY_MORNING + 3 * HOUR), BREAK),
        (Outlook("cut_off", 40, 1, None, until=TUESDAY_MORNING + HOUR), CUT_OFF),
        (Outlook("full", 40, 1, None, until=TUESDAY_MORNING + 22 * HOUR), QUOTA_REACHED),
    ],
)
def test_service_that_gives_no_numbers_says_so_before_the_tap(
    stage: Stage, service: str, outlook: Outlook, said: str
) -> None:
    stage.server.outlook = lambda question: outlook if question.service == service else OPEN
    stage.go_to_service(service)
    stage.until(lambda: stage.find("orderNotice") is not None)
    assert stage.text("orderNotice") == said
    assert not stage.see("take").isEnabled()
    stage.tap_at(stage.middle("take"))
    assert stage.server.orders == []


def test_line_that_is_full_for_others_may_have_room_for_priority(set_stage: SetStage) -> None:
    full = Outlook("cut_off", 40, 1, None, until=TUESDAY_MORNING + HOUR)
    stage = set_stage(server=FakeServer(outlook=lambda question: OPEN if question.priority else full))
    stage.open()
    stage.go_to_service(stage.server.site.services[0].code)
    stage.until(lambda: stage.find("orderNotice") is not None)
    stage.tap("priority")
    stage.until(lambda: stage.find("orderNotice") is None)
    stage.tap("take")
    stage.until(lambda: stage.page == "ticket")
    assert [order.priority for _, order in stage.server.orders] == [True]


def test_line_that_is_full_for_everybody_stays_so(set_stage: SetStage) -> None:
    full = Outlook("cut_off", 40, 1, None, until=TUESDAY_MORNING + HOUR)
    stage = set_stage(server=FakeServer(outlook=lambda _: full))
    stage.open()
    stage.go_to_service(stage.server.site.services[0].code)
    stage.tap("priority")
    stage.until(lambda: stage.kiosk.pages.service.props.priority)
    assert not stage.see("take").isEnabled()
    stage.tap("priority")
    assert not stage.kiosk.pages.service.props.priority


def test_closed_hall_says_when_it_opens(set_stage: SetStage) -> None:
    shut = Outlook("closed", 0, 0, None, until=TUESDAY_MORNING + 22 * HOUR)
    stage = set_stage(server=FakeServer(outlook=lambda _: shut))
    stage.open()
    stage.until(lambda: stage.page == "closed")
    assert "Kami buka besok pukul 07.41\N{NO-BREAK SPACE}WIB." in [item.property("text") for item in stage.texts()]


def test_hall_opens_by_itself(set_stage: SetStage) -> None:
    shut = Outlook("closed", 0, 0, None, until=TUESDAY_MORNING)
    stage = set_stage(server=FakeServer(outlook=lambda _: shut), pace=Pace(settle_ms=1, round_ms=20))
    stage.open()
    stage.until(lambda: stage.page == "closed")
    stage.server.outlook = lambda _: OPEN
    stage.until(lambda: stage.page == "home")


def test_closed_agency_says_so_on_its_tile(stage: Stage) -> None:
    shut = Outlook("closed", 0, 0, None, until=TUESDAY_MORNING + 22 * HOUR)
    first = stage.patrolled()[0]
    stage.server.outlook = lambda question: shut if question.service == first else OPEN
    stage.kiosk.outlooks.patrol(stage.patrolled())
    stage.until(
        lambda: stage.see("agency-dukcapil").property("detail") == "Tutup. Buka besok pukul 07.41\N{NO-BREAK SPACE}WIB."
    )
    assert stage.page == "home"


def test_people_waiting_are_those_on_the_board(stage: Stage, service: str) -> None:
    assert stage.text("waiting") == "Tidak ada yang menunggu"
    stage.go_to_service(service)
    stage.go("take")
    stage.until(lambda: stage.page == "ticket")
    stage.go("finish")
    stage.until(lambda: stage.page == "home")
    assert stage.text("waiting") == "1 orang menunggu"


def test_before_the_server_is_there_the_kiosk_asks_for_patience(set_stage: SetStage) -> None:
    stage = set_stage()
    assert stage.page == "connecting"
    assert stage.text("headline") == "Mohon tunggu sebentar"


def test_kiosk_that_the_server_does_not_know_says_so(stage: Stage) -> None:
    stage.server.reject()
    stage.until(lambda: stage.page == "refused")
    assert stage.text("headline") == "Mesin ini sedang tidak melayani"


def test_lost_connection_is_told_and_where_the_kiosk_has_no_numbers_none_is_promised(set_stage: SetStage) -> None:
    stage = set_stage(server=FakeServer(letter=""))
    stage.open()
    stage.go_to_service(stage.server.site.services[0].code)
    stage.server.vanish()
    stage.until(lambda: stage.text("banner") != "")
    assert stage.text("banner") == "Sambungan ke server terputus. Sedang disambungkan kembali…"
    assert stage.text("orderNotice") == "Nomor tidak dapat diberikan selama sambungan terputus."
    assert not stage.see("take").isEnabled()
    stage.server.return_()
    stage.until(lambda: stage.see("take").isEnabled())
    assert stage.find("banner") is None


def test_hall_described_anew_sends_the_visitor_to_the_start(stage: Stage, service: str) -> None:
    stage.go_to_service(service)
    site = stage.server.site
    stage.server.describe(msgspec.structs.replace(site, services=site.services[1:]))
    stage.until(lambda: stage.page == "home")


def test_quiet_visitor_is_asked_and_a_touch_keeps_the_page(set_stage: SetStage) -> None:
    stage = set_stage(pace=Pace(settle_ms=1, quiet_ms=1_000))
    stage.open()
    stage.go_to_service(stage.server.site.services[0].code)
    stage.until(lambda: stage.find("idleQuestion") is not None)
    assert stage.text("idleText") == "Masih perlu waktu?"
    assert stage.kiosk.countdown.of_seconds == 20
    stage.go("stay")
    stage.until(lambda: stage.find("idleQuestion") is None)
    assert stage.page == "service"


def test_any_touch_is_an_answer_and_presses_nothing_beneath(set_stage: SetStage) -> None:
    stage = set_stage(pace=Pace(settle_ms=1, quiet_ms=1_000))
    stage.open()
    stage.go_to_service(stage.server.site.services[0].code)
    point = stage.middle("take")
    stage.until(lambda: stage.find("idleQuestion") is not None)
    stage.tap_at(point)
    stage.until(lambda: stage.find("idleQuestion") is None)
    assert stage.server.orders == []


def test_absent_visitor_is_followed_by_the_attract_page(set_stage: SetStage) -> None:
    stage = set_stage(pace=Pace(settle_ms=1, quiet_ms=1_000, second_ms=5))
    stage.open()
    stage.go("language-en")
    stage.go_to_service(stage.server.site.services[0].code)
    stage.until(lambda: stage.page == "attract")
    assert stage.kiosk.countdown.of_seconds == 20
    assert stage.kiosk.frame.property("language") == "id"


def test_home_page_left_behind_with_a_ticket_goes_without_a_question(set_stage: SetStage) -> None:
    stage = set_stage(pace=Pace(settle_ms=1, quiet_ms=300))
    stage.open()
    stage.kiosk.frame.startOver()
    stage.until(lambda: stage.page == "attract")
    assert stage.kiosk.countdown.of_seconds == 0


def test_long_list_of_documents_is_turned_by_its_buttons(set_stage: SetStage) -> None:
    site = read_site()
    many = tuple(f"Berkas nomor {number} yang namanya cukup panjang untuk dua baris" for number in range(12))
    longest = msgspec.structs.replace(site.services[0], requirements=many)
    site = msgspec.structs.replace(site, services=(longest, *site.services[1:]))
    stage = set_stage(server=FakeServer(site=site), screen=LANDSCAPE)
    stage.open()
    stage.play(lambda stage: stage.go_to_service(longest.code))
    view = stage.see("requirements")
    assert stage.find("requirementsUp") is None
    while stage.find("requirementsDown") is not None:
        before = view.property("contentY")
        stage.go("requirementsDown")
        stage.until(lambda before=before: view.property("contentY") > before)
    last = next(item for item in stage.texts() if item.property("text") == many[-1])
    assert stage.place(view).contains(stage.place(last))
    stage.go("requirementsUp")
    stage.until(lambda: view.property("contentY") < view.property("contentHeight") - view.height())
