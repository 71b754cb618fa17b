"""A visitor's ways to a service, from the first touch: by searching, by the most taken, by its agency."""

import re

import msgspec
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtQuick import QQuickItem

from kiosk.config import ScreenConfig
from kiosk.window import Pace
from shared.ui.scale import Screen
from shared.wire.methods import GetOutlook, Outlook
from tests.kiosk.conftest import SetStage
from tests.kiosk.fakes import OPEN, TUESDAY_MORNING, FakeServer, read_site
from tests.kiosk.stage import LANDSCAPE, PORTRAIT, Stage

POPULAR = ("dukcapil-cetak-ktp-baru", "polres-perpanjangan-sim-c", "polres-skck-baru", "no-longer-offered")
HOUR = 3_600_000


@pytest.fixture(params=[PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def screen(request: pytest.FixtureRequest) -> Screen:
    return request.param


@pytest.fixture
def big_stage(set_stage: SetStage, screen: Screen) -> Stage:
    """350 services, and nobody there yet."""
    stage = set_stage(server=FakeServer(site=read_site("purbalingga"), popular=POPULAR), screen=screen)
    stage.wait_for_a_visitor()
    return stage


def found(stage: Stage) -> list[str]:
    """The codes of what is found on the page shown, from the top down."""
    tiles = [item for item in stage.buttons() if item.objectName().startswith("found-")]
    tiles.sort(key=lambda item: stage.place(item).y())
    return [item.objectName().removeprefix("found-") for item in tiles]


def type_on_screen(stage: Stage, text: str) -> None:
    for letter in text:
        stage.tap("key-space" if letter == " " else f"key-{letter}")


def type_on_keyboard(stage: Stage, text: str) -> None:
    for letter in text:
        stage.key(Qt.Key(ord(letter.upper())))


def open_search(stage: Stage) -> None:
    stage.kiosk.frame.begin()
    stage.tap("openSearch")
    stage.until(lambda: stage.page == "search")


# --- the first touch


def test_waiting_kiosk_tells_the_hall_the_hour_and_how_to_begin(big_stage: Stage) -> None:
    stage = big_stage
    assert stage.page == "attract"
    assert stage.text("attractPlace") == "Mal Pelayanan Publik Kabupaten Purbalingga"
    assert re.fullmatch(r"[0-2][0-9]\.[0-5][0-9]\N{NO-BREAK SPACE}WIB", stage.text("attractTime"))
    assert stage.text("attractDate") == "Selasa, 17 November 2026"
    assert stage.text("invitation-0") == "Sentuh layar untuk mulai"
    assert stage.text("invitation-1") == "Touch the screen to begin"


def test_waiting_kiosk_tells_until_when_the_hall_is_open_and_who_waits(set_stage: SetStage) -> None:
    until = Outlook("open", 3, 1, None, until=TUESDAY_MORNING + 5 * HOUR)
    stage = set_stage(server=FakeServer(outlook=lambda _: until))
    stage.wait_for_a_visitor()
    assert stage.text("attractHours") == "Buka sampai pukul 14.41\N{NO-BREAK SPACE}WIB"
    assert stage.text("attractWaiting") == "Tidak ada yang menunggu"


def test_waiting_kiosk_of_a_closed_hall_tells_when_it_opens(set_stage: SetStage) -> None:
    shut = Outlook("closed", 0, 0, None, until=TUESDAY_MORNING + 22 * HOUR)
    stage = set_stage(server=FakeServer(outlook=lambda _: shut))
    stage.wait_for_a_visitor()
    assert stage.text("attractHours") == "Tutup. Buka besok pukul 07.41\N{NO-BREAK SPACE}WIB."
    stage.tap("begin")
    stage.until(lambda: stage.page == "closed")


def test_first_touch_anywhere_leads_home_and_presses_nothing_there(big_stage: Stage) -> None:
    stage = big_stage
    stage.kiosk.frame.begin()
    tile = stage.middle("popular-dukcapil-cetak-ktp-baru")
    stage.kiosk.frame.leave()
    stage.until(lambda: stage.page == "attract")
    stage.until(lambda: not stage.kiosk.frame.property("settling"))
    stage.tap_at(tile)
    assert stage.page == "home"


def test_hammering_on_the_waiting_kiosk_leads_home_and_no_further(set_stage: SetStage) -> None:
    stage = set_stage(server=FakeServer(site=read_site("purbalingga"), popular=POPULAR), pace=Pace())
    stage.wait_for_a_visitor()
    stage.until(lambda: not stage.kiosk.frame.property("settling"))
    for _ in range(20):
        stage.tap_at(QPoint(540, 900))
    assert stage.page == "home"


def test_any_key_leads_home(big_stage: Stage) -> None:
    big_stage.key(Qt.Key.Key_A)
    assert big_stage.page == "home"


def test_first_touch_may_choose_the_language(big_stage: Stage) -> None:
    stage = big_stage
    stage.tap("language-en")
    stage.until(lambda: stage.text("headline") == "Which agency are you visiting?")


def test_who_begins_with_access_help_goes_on_to_the_home_page(big_stage: Stage) -> None:
    stage = big_stage
    stage.tap("access")
    stage.until(lambda: stage.page == "comfort")
    stage.kiosk.comfort.close()
    stage.until(lambda: stage.page == "home")


@pytest.mark.parametrize("language", ["id", "en"])
def test_visit_left_behind_ends_at_the_waiting_kiosk_with_nothing_left(
    set_stage: SetStage, screen: Screen, language: str
) -> None:
    server = FakeServer(site=read_site("kota-jambi"))
    stage = set_stage(server=server, screen=screen, pace=Pace(settle_ms=1, quiet_ms=700, second_ms=5))
    stage.wait_for_a_visitor()
    stage.tap(f"language-{language}")
    stage.tap("openSearch")
    type_on_screen(stage, "akta")
    stage.until(lambda: stage.page == "attract")
    assert stage.pages() == ["attractPage"]
    assert stage.kiosk.frame.property("language") == "id"
    assert stage.kiosk.countdown.of_seconds == 20
    open_search(stage)
    assert stage.see("typedField").property("typed") == ""


def test_motion_of_the_waiting_kiosk_can_be_switched_off(set_stage: SetStage) -> None:
    for motion in (True, False):
        stage = set_stage(look=ScreenConfig(motion=motion), server=FakeServer())
        stage.wait_for_a_visitor()
        assert stage.see("attractPage").property("moves") is motion


def test_language_of_the_profile_without_texts_of_the_kiosk_is_not_offered(set_stage: SetStage) -> None:
    site = msgspec.structs.replace(read_site(), languages=("id", "en", "xx"))
    stage = set_stage(server=FakeServer(site=site))
    stage.wait_for_a_visitor()
    assert stage.kiosk.frame.property("languages") == ["id", "en"]
    assert stage.find("invitation-2") is None


# --- three taps


def test_common_service_is_three_taps_from_the_first_touch(big_stage: Stage) -> None:
    stage = big_stage
    stage.tap("begin")
    stage.tap("popular-polres-perpanjangan-sim-c")
    stage.tap("take")
    stage.until(lambda: stage.page == "ticket")
    assert [order.service for _, order in stage.server.orders] == ["polres-perpanjangan-sim-c"]


def test_back_leads_where_one_came_from(big_stage: Stage) -> None:
    stage = big_stage
    stage.kiosk.frame.begin()
    stage.tap("popular-polres-skck-baru")
    stage.until(lambda: stage.page == "service")
    stage.tap("back")
    stage.until(lambda: stage.page == "home")
    stage.tap("openSearch")
    type_on_screen(stage, "skck")
    stage.tap("found-polres-skck-baru")
    stage.until(lambda: stage.page == "service")
    stage.tap("back")
    stage.until(lambda: stage.page == "search")
    assert stage.see("typedField").property("typed") == "skck"
    stage.tap("back")
    stage.until(lambda: stage.page == "home")


def test_most_taken_are_not_spoken_of_while_nobody_knows_them(set_stage: SetStage) -> None:
    stage = set_stage()
    stage.open()
    assert stage.find("popularHeading") is None
    assert stage.find("agenciesHeading") is None


def test_most_taken_of_yesterday_stand_until_the_first_ticket_of_today(set_stage: SetStage) -> None:
    server = FakeServer(site=read_site("purbalingga"), popular=("polres-skck-baru",))
    set_stage(server=server).open()
    today = FakeServer(site=server.site)
    stage = set_stage(server=today)
    stage.open()
    stage.see("popular-polres-skck-baru")
    today.popular = ("dukcapil-akta-kelahiran",)
    today.return_()
    stage.see("popular-dukcapil-akta-kelahiran")
    assert stage.find("popular-polres-skck-baru") is None


# --- searching


@pytest.mark.parametrize("language", ["id", "en"])
def test_ticket_by_the_keys_on_the_screen(set_stage: SetStage, screen: Screen, language: str) -> None:
    stage = set_stage(server=FakeServer(site=read_site("purbalingga")), screen=screen, language=language)
    stage.open()
    stage.tap("openSearch")
    typed = {"id": "akta lair", "en": "birth certifcate"}[language]
    type_on_screen(stage, typed)
    assert stage.see("typedField").property("typed") == typed
    assert found(stage)[0] == "dukcapil-akta-kelahiran"
    stage.tap("found-dukcapil-akta-kelahiran")
    stage.tap("take")
    stage.until(lambda: stage.page == "ticket")


def test_ticket_by_a_keyboard(big_stage: Stage) -> None:
    stage = big_stage
    open_search(stage)
    type_on_keyboard(stage, "SKCX")
    stage.key(Qt.Key.Key_Backspace)
    type_on_keyboard(stage, "K BARU")
    assert stage.see("typedField").property("typed") == "skck baru"
    stage.focus("found-polres-skck-baru")
    stage.key(Qt.Key.Key_Return)
    stage.until(lambda: stage.page == "service")


def test_every_key_finds_anew(big_stage: Stage) -> None:
    stage = big_stage
    open_search(stage)
    assert stage.text("searchHeading") == "Paling banyak diambil"
    assert found(stage)[0] == POPULAR[0]
    type_on_screen(stage, "sim")
    assert found(stage)[:2] == ["polres-perpanjangan-sim-c", "polres-perpanjangan-sim-a"]
    type_on_screen(stage, " a")
    assert found(stage)[0] == "polres-perpanjangan-sim-a"
    stage.tap("key-delete")
    stage.tap("key-delete")
    assert stage.see("typedField").property("typed") == "sim"
    stage.tap("key-clear")
    assert stage.text("searchHeading") == "Paling banyak diambil"


def test_found_service_tells_its_agency_and_letters(big_stage: Stage) -> None:
    stage = big_stage
    open_search(stage)
    type_on_screen(stage, "skck")
    tile = stage.see("found-polres-skck-baru")
    assert (tile.property("name"), tile.property("letters"), tile.property("detail")) == ("SKCK baru", "PL", "Polres")


def test_agency_is_found_and_leads_to_its_services(big_stage: Stage) -> None:
    stage = big_stage
    open_search(stage)
    type_on_screen(stage, "dukcapil")
    assert found(stage)[0] == "dukcapil"
    stage.tap("found-dukcapil")
    stage.until(lambda: stage.page == "agency")
    stage.tap("back")
    stage.until(lambda: stage.page == "search")


def test_nothing_found_is_said_kindly_and_the_agencies_help_on(big_stage: Stage) -> None:
    stage = big_stage
    open_search(stage)
    type_on_screen(stage, "qwxzy")
    assert stage.text("searchHeading") == "Maaf, “qwxzy” tidak ditemukan."
    assert stage.text("searchAdvice") == "Coba kata lain, atau pilih instansinya:"
    assert found(stage)[0] == stage.server.site.agencies[0].code


def test_search_begins_with_the_agencies_while_nobody_knows_the_most_taken(set_stage: SetStage) -> None:
    stage = set_stage()
    stage.open()
    stage.tap("openSearch")
    assert stage.text("searchHeading") == "Ketik keperluan Anda, atau pilih instansi"
    assert found(stage)[0] == stage.server.site.agencies[0].code


def test_other_results_come_by_turning_the_page(big_stage: Stage) -> None:
    stage = big_stage
    open_search(stage)
    type_on_screen(stage, "izin praktik")
    first = found(stage)
    stage.tap("pagerForward")
    stage.until(lambda: not stage.see("found").property("moving"))
    assert found(stage)
    assert set(found(stage)).isdisjoint(first)
    type_on_screen(stage, " dokter")
    stage.until(lambda: found(stage)[0] == "dpmptsp-izin-praktik-dokter")


def test_keys_are_twenty_millimetres_and_none_lies_on_another(big_stage: Stage, screen: Screen) -> None:
    stage = big_stage
    open_search(stage)
    keys = [item for item in stage.buttons() if item.objectName().startswith("key-")]
    assert len(keys) == 39
    window = QRectF(0, 0, screen.width, screen.height)
    for key in keys:
        assert min(key.width(), key.height()) / screen.px_per_mm >= 20
        assert window.contains(stage.place(key))
        assert not any(other is not key and overlap(stage, key, other) for other in keys)


def overlap(stage: Stage, one: QQuickItem, other: QQuickItem) -> bool:
    return stage.place(one).adjusted(1, 1, -1, -1).intersects(stage.place(other))


# --- what cannot be had now


@pytest.mark.parametrize(
    ("outlook", "said"),
    [
        (
            Outlook("closed", 0, 0, None, until=TUESDAY_MORNING + 22 * HOUR),
            "Tutup. Buka besok pukul 07.41\N{NO-BREAK SPACE}WIB.",
        ),
        (
            Outlook("break", 0, 0, None, until=TUESDAY_MORNING + HOUR),
            "Istirahat. Buka lagi pukul 10.41\N{NO-BREAK SPACE}WIB.",
        ),
        (
            Outlook("cut_off", 40, 1, None, until=TUESDAY_MORNING + HOUR),
            "Nomor hari ini sudah habis. Silakan datang pada hari kerja berikutnya.",
        ),
        (
            Outlook("full", 40, 1, None, until=TUESDAY_MORNING + 22 * HOUR),
            "Nomor hari ini sudah habis. Silakan datang kembali besok pukul 07.41\N{NO-BREAK SPACE}WIB.",
        ),
    ],
    ids=["closed", "break", "full", "quota"],
)
def test_what_is_shut_says_so_on_home_on_its_page_and_when_found(
    set_stage: SetStage, outlook: Outlook, said: str
) -> None:
    site = read_site("purbalingga")
    shut = {service.code for service in site.services if service.agency == "polres"}

    def answer(question: GetOutlook) -> Outlook:
        return outlook if question.service in shut else OPEN

    stage = set_stage(server=FakeServer(site=site, outlook=answer, popular=POPULAR))
    stage.open()
    assert stage.see("popular-polres-skck-baru").property("detail") == said
    stage.tap("openSearch")
    type_on_screen(stage, "skck")
    assert stage.see("found-polres-skck-baru").property("detail") == f"Polres · {said}"
    type_on_screen(stage, "xxxx")
    stage.tap("back")
    stage.until(lambda: stage.page == "home")
    stage.tap_tile("agency", "polres")
    stage.until(lambda: stage.page == "agency")
    assert said[:10] in stage.text("agencyNotice")


def test_agency_without_officers_says_so_and_gives_numbers(set_stage: SetStage) -> None:
    absent = Outlook("open", 0, 0, None)
    stage = set_stage(server=FakeServer(outlook=lambda _: absent))
    stage.open()
    stage.go("agency-dukcapil")
    assert stage.text("agencyNotice") == "Belum ada loket instansi ini yang buka. Nomor sudah dapat diambil."
