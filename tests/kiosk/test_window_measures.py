"""What can be measured on the live scene: fingers, eyes and screen readers."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.config import ScreenConfig
from kiosk.printing.outcome import PrintFailed
from kiosk.printing.status import OutOfPaper
from shared.ui.palette import contrast
from shared.ui.scale import CAP_HEIGHT, Screen
from shared.wire.errors import error
from shared.wire.hours import AgencyHours, OpeningDay, SiteHours, Span
from shared.wire.kiosk import KioskState
from shared.wire.methods import Outlook
from tests.kiosk.conftest import SetStage
from tests.kiosk.fakes import OPEN, TUESDAY_MORNING, FakeServer, read_site
from tests.kiosk.stage import LANDSCAPE, PORTRAIT, Stage

WIDE_32 = Screen.of_diagonal(1920, 1080, 32)
WIDE_18 = Screen.of_diagonal(1366, 768, 18.5)
NEIGHBOUR = KioskState("kiosk-2", "Mesin 2", True, "ready", None, 0, TUESDAY_MORNING)
CUT_OFF = error("refused", "cut_off", "", {"closes_at": TUESDAY_MORNING})


def home(stage: Stage) -> None:
    stage.until(lambda: stage.page == "home")


def attract(stage: Stage) -> None:
    stage.server.outlook = lambda _: replace(OPEN, until=TUESDAY_MORNING + 19_140_000)
    stage.kiosk.outlooks.patrol(stage.patrolled())
    stage.kiosk.frame.leave()
    stage.until(lambda: stage.page == "attract" and stage.find("attractFacts") is not None)


def attract_troubled(stage: Stage) -> None:
    stage.printer.become(OutOfPaper())
    attract(stage)
    stage.server.vanish()
    stage.until(lambda: stage.find("attractBanner") is not None and stage.find("attractPrinter") is not None)


def search(stage: Stage) -> None:
    stage.kiosk.frame.openSearch()
    stage.until(lambda: stage.page == "search")


def found(stage: Stage) -> None:
    search(stage)
    stage.kiosk.pages.search.type("pendampingan sertifikat")


def not_found(stage: Stage) -> None:
    search(stage)
    stage.kiosk.pages.search.type("qwxzy")


def full(stage: Stage) -> None:
    stage.server.outlook = lambda _: Outlook("cut_off", 90, 2, None, until=TUESDAY_MORNING + 8_000_000)
    stage.kiosk.outlooks.patrol(stage.patrolled())
    agency(stage)
    stage.until(lambda: stage.kiosk.pages.agency.props.notice != "")


def cut_off_for_today(stage: Stage) -> None:
    full(stage)
    stage.kiosk.frame.showService(longest(stage)[0])
    stage.until(lambda: stage.kiosk.pages.service.props.notice != "")


def quota_reached(stage: Stage) -> None:
    stage.server.outlook = lambda _: Outlook("full", 50, 2, None, until=TUESDAY_MORNING + 80_000_000)
    stage.kiosk.outlooks.patrol(stage.patrolled())
    agency(stage)
    stage.kiosk.frame.showService(longest(stage)[0])
    stage.until(lambda: stage.kiosk.pages.service.props.notice != "")


def agency(stage: Stage) -> None:
    stage.kiosk.frame.showAgency(longest(stage)[1])


def service(stage: Stage) -> None:
    agency(stage)
    stage.kiosk.frame.showService(longest(stage)[0])
    stage.until(lambda: stage.kiosk.pages.service.props.wait != "")


def paperless(stage: Stage) -> None:
    """Known before anybody chooses, and another kiosk prints."""
    stage.server.tell_kiosks(NEIGHBOUR)
    stage.printer.become(OutOfPaper())
    service(stage)


def offered(stage: Stage) -> None:
    """Found only when the visitor has chosen."""
    service(stage)
    stage.printer.status = OutOfPaper()
    stage.kiosk.pages.service.take()


def refused(stage: Stage) -> None:
    stage.server.refusal = CUT_OFF
    service(stage)
    stage.kiosk.pages.service.take()
    stage.until(lambda: stage.kiosk.pages.service.props.notice != "")


def printing(stage: Stage) -> None:
    stage.printer.holds = True
    service(stage)
    stage.kiosk.pages.service.choosePriority(True)
    stage.kiosk.pages.service.take()
    stage.until(lambda: stage.page == "ticket")


def printed(stage: Stage) -> None:
    printing(stage)
    stage.printer.release()


def unprinted(stage: Stage) -> None:
    stage.printer.outcome = PrintFailed("out_of_paper", "the roll has ended", maybe_on_paper=True)
    printed(stage)


def idle(stage: Stage) -> None:
    service(stage)
    stage.kiosk.countdown.start(20)


def closed(stage: Stage) -> None:
    stage.server.outlook = lambda _: Outlook("closed", 0, 0, None, until=TUESDAY_MORNING + 80_000_000)
    stage.kiosk.outlooks.patrol(stage.patrolled())
    stage.until(lambda: stage.page == "closed")


def not_known(stage: Stage) -> None:
    stage.server.reject()
    stage.until(lambda: stage.page == "refused")


def comfort(stage: Stage) -> None:
    stage.kiosk.comfort.open()
    stage.until(lambda: stage.page == "comfort")


def staff_pin(stage: Stage) -> None:
    stage.lock("2580")
    stage.kiosk.maintenance.ask()
    stage.kiosk.maintenance.type("1")
    stage.kiosk.maintenance.enterPin()
    stage.until(lambda: stage.page == "pin")


def maintenance(stage: Stage) -> None:
    staff_pin(stage)
    for digit in "2580":
        stage.kiosk.maintenance.type(digit)
    stage.kiosk.maintenance.enterPin()
    stage.until(lambda: stage.page == "maintenance")


def calibration(stage: Stage) -> None:
    maintenance(stage)
    stage.kiosk.maintenance.act("screen")
    stage.kiosk.maintenance.act("measured")


def section(stage: Stage, name: str) -> None:
    maintenance(stage)
    stage.kiosk.maintenance.act(name)


def staff_printer(stage: Stage) -> None:
    stage.printer.become(OutOfPaper())
    section(stage, "printer")
    stage.kiosk.maintenance.act("test")


def staff_tickets(stage: Stage) -> None:
    printed(stage)
    section(stage, "tickets")


def staff_network(stage: Stage) -> None:
    section(stage, "network")
    stage.kiosk.maintenance.act("pair")


def staff_log(stage: Stage) -> None:
    section(stage, "log")


def staff_sound(stage: Stage) -> None:
    section(stage, "sound")


def staff_program(stage: Stage) -> None:
    section(stage, "program")


def magnified(stage: Stage) -> None:
    printed(stage)
    number = stage.see("magnify")
    assert isinstance(number, QQuickItem)
    number.clicked.emit()  # type: ignore[attr-defined]
    stage.see("hugeNumber")


def offline(stage: Stage) -> None:
    service(stage)
    stage.server.vanish()
    stage.until(lambda: stage.find("banner") is not None)


def offline_paperless(stage: Stage) -> None:
    paperless(stage)
    stage.server.vanish()
    stage.until(lambda: not stage.kiosk.pages.service.props.counters)


def troubled_home(stage: Stage) -> None:
    stage.server.tell_kiosks(NEIGHBOUR)
    stage.printer.become(OutOfPaper())
    stage.server.vanish()
    stage.until(lambda: stage.find("banner") is not None)


def own_number(stage: Stage) -> None:
    offline(stage)
    stage.kiosk.pages.service.choosePriority(True)
    stage.kiosk.pages.service.take()
    stage.until(lambda: stage.page == "ticket")


def own_number_on_the_screen(stage: Stage) -> None:
    offline_paperless(stage)
    stage.kiosk.pages.service.take()
    stage.until(lambda: stage.page == "ticket")


SCENES = [
    attract,
    attract_troubled,
    home,
    search,
    found,
    not_found,
    full,
    agency,
    service,
    paperless,
    refused,
    quota_reached,
    cut_off_for_today,
    printing,
    printed,
    unprinted,
    idle,
    closed,
    not_known,
    comfort,
    staff_pin,
    maintenance,
    calibration,
    staff_printer,
    staff_tickets,
    staff_network,
    magnified,
    offline,
    troubled_home,
    own_number_on_the_screen,
]
LIKE_OTHERS = [offered, own_number, staff_log, staff_sound, staff_program]
"""Scenes laid out like one of the others: drawn, and not measured once more."""
Scene = Callable[[Stage], None]


def longest(stage: Stage) -> tuple[str, str]:
    """The service with the longest name, and its agency."""
    known = max(stage.server.site.services, key=lambda known: len(known.name.id))
    return known.code, known.agency


@pytest.fixture(params=[PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def screen(request: pytest.FixtureRequest) -> Screen:
    return request.param


@pytest.fixture(params=SCENES, ids=lambda scene: scene.__name__)
def scene(request: pytest.FixtureRequest) -> Scene:
    return request.param


def largest_hall() -> FakeServer:
    """The hall with the most services, on a day that has begun: it tells its hours and what is most taken."""
    site = read_site("purbalingga")
    popular = tuple(service.code for service in site.services[2:9])
    spans = (Span(TUESDAY_MORNING - 6_000_000, TUESDAY_MORNING + 19_140_000),)
    today = OpeningDay("2026-11-17", tuple(AgencyHours(agency.code, spans) for agency in site.agencies))
    return FakeServer(site=site, popular=popular, hours=SiteHours((today,), tickets_in_breaks=True))


@pytest.fixture
def big_stage(set_stage: SetStage, screen: Screen) -> Stage:
    """The largest hall, in Indonesian."""
    stage = set_stage(server=largest_hall(), screen=screen)
    stage.open()
    return stage


@dataclass(frozen=True)
class Played:
    """A scene at rest on its stage, for everything that is only looked at."""

    stage: Stage
    scene: Scene


@pytest.fixture(
    scope="module",
    params=[(screen, scene) for screen in (PORTRAIT, LANDSCAPE) for scene in SCENES],
    ids=lambda played: f"{'portrait' if played[0] is PORTRAIT else 'landscape'}-{played[1].__name__}",
)
def played(request: pytest.FixtureRequest, qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """One stage for all measures of a scene: to set it takes longer than to measure it."""
    screen, scene = request.param
    folder = tmp_path_factory.mktemp("kiosk")
    stages: list[Stage] = []
    try:
        stage = Stage(
            QtBot(request),
            folder,
            server=largest_hall(),
            screen=screen,
            on_set=stages.append,
        )
        stage.open()
        stage.play(scene)
        yield Played(stage, scene)
    finally:
        for stage in stages:
            stage.close()


def test_targets_are_twenty_millimetres(played: Played) -> None:
    assert too_small(played.stage) == {}


def test_capitals_are_high_enough_at_arms_length(played: Played) -> None:
    big_stage = played.stage
    sizes = {
        text.property("text"): text.property("fontInfo").property("pixelSize").toNumber()
        * CAP_HEIGHT
        / big_stage.screen.px_per_mm
        for text in big_stage.texts()
    }
    assert sizes
    assert {text: size for text, size in sizes.items() if size < 7.3} == {}


def test_no_text_is_cut_off_or_covered(played: Played) -> None:
    assert cut_off(played.stage) == []
    assert covered(played.stage) == []


@pytest.mark.parametrize("scene", [home, search, service, paperless, offline, printed, unprinted, attract_troubled])
@pytest.mark.parametrize("screen", [WIDE_32, WIDE_18], ids=["32-inches", "18.5-inches"])
def test_other_panels_across_hold_every_page_at_once(set_stage: SetStage, screen: Screen, scene: Scene) -> None:
    stage = set_stage(server=largest_hall(), screen=screen)
    stage.open()
    stage.play(scene)
    assert too_small(stage) == {}
    assert cut_off(stage) == []
    assert covered(stage) == []
    assert stage.see(f"{stage.page}Page").property("overflowing") is False


@pytest.mark.parametrize("scene", [attract, attract_troubled])
def test_attract_page_of_a_hall_with_a_long_name_is_touched_where_it_is_seen(set_stage: SetStage, scene: Scene) -> None:
    stage = set_stage()
    stage.open()
    stage.play(scene)
    assert stage.see("attractPage").property("overflowing") is False
    begin = stage.place(stage.see("begin"))
    assert (begin.top(), begin.bottom()) == (0, stage.screen.height)
    assert cut_off(stage) == []
    assert covered(stage) == []


def test_line_and_counters_are_told_beside_whatever_else_there_is(set_stage: SetStage, screen: Screen) -> None:
    stage = set_stage(server=largest_hall(), screen=screen)
    stage.open()
    stage.play(offered)
    assert stage.text("waitingNow") == "12 orang menunggu · 2 loket buka"


def test_buttons_hold_their_words(played: Played) -> None:
    big_stage = played.stage
    texts = big_stage.texts()
    for button in big_stage.buttons():
        for text in texts:
            if button.isAncestorOf(text):
                assert big_stage.place(button).adjusted(-1, -1, 1, 1).contains(big_stage.place(text)), text.property(
                    "text"
                )


@pytest.mark.parametrize(("scheme", "language"), [("light", "id"), ("dark", "en")])
def test_every_text_is_seen_and_every_control_is_named(
    set_stage: SetStage, scene: Scene, scheme: str, language: str
) -> None:
    """Seven to one on what is painted; to a screen reader a name and a way to press."""
    stage = set_stage(look=ScreenConfig(scheme=scheme, motion=False), language=language)
    stage.open()
    stage.play(scene)
    painted = stage.picture()
    poor = {}
    for text in in_front(stage):
        ground = most_common(painted, visible_part(stage, text))
        if ground is not None and (ratio := contrast(text.property("color").name(), ground)) < 7:
            poor[text.property("text")] = (ratio, text.property("color").name(), ground)
    assert poor == {}
    controls = stage.controls()
    assert len(controls) >= len([button for button in stage.buttons() if not is_scrolled(button)])
    assert [control for control in controls if not control.name.strip()] == []
    assert [control for control in controls if "Press" not in control.actions and "Toggle" not in control.actions] == []


def test_names_of_the_controls_are_indonesian(stage: Stage) -> None:
    assert {"Dinas Kependudukan dan Pencatatan Sipil", "Halaman berikutnya", "English"} <= names(stage)
    agency(stage)
    assert {"Kembali", "English"} <= names(stage)
    service(stage)
    assert {"Kembali", "Saya sudah punya berkasnya, ambil nomor"} <= names(stage)
    (priority,) = (control for control in stage.controls() if control.role == QAccessible.Role.CheckBox)
    assert priority.name == (
        "Saya perlu antrean prioritas. Lansia, disabilitas, hamil, menyusui, atau membawa anak kecil. Tanpa bukti."
    )
    stage.kiosk.pages.service.take()
    stage.until(lambda: stage.page == "ticket")
    assert "Selesai" in names(stage)


def test_every_control_has_an_object_name(played: Played) -> None:
    big_stage = played.stage
    assert [button.property("text") for button in big_stage.buttons() if not button.objectName()] == []


def too_small(stage: Stage) -> dict[str, tuple[float, float]]:
    """What cannot be hit by a finger: its width and height in millimetres."""
    sizes = {
        button.objectName(): (button.width() / stage.screen.px_per_mm, button.height() / stage.screen.px_per_mm)
        for button in stage.buttons()
    }
    return {name: size for name, size in sizes.items() if min(size) < 20}


def cut_off(stage: Stage) -> list[str]:
    """Texts that are not seen as a whole."""
    window = QRectF(0, 0, stage.screen.width, stage.screen.height)
    return [
        text.property("text")
        for text in stage.texts()
        if text.property("truncated")
        or text.property("contentHeight") > text.height() + 1
        or text.property("contentWidth") > text.width() + 1
        or not (is_scrolled(text) or window.contains(stage.place(text)))
    ]


def in_front(stage: Stage) -> list[QQuickItem]:
    """The texts of the dialog while there is one, else all."""
    dialog = stage.window.property("dialog")
    return [text for text in stage.texts() if dialog is None or dialog.isAncestorOf(text)]


def covered(stage: Stage) -> list[tuple[str, str]]:
    """Texts that lie on each other."""
    places = {
        text.property("text"): stage.place(text).adjusted(1, 1, -1, -1)
        for text in in_front(stage)
        if not is_scrolled(text)
    }
    return [(one, other) for one in places for other in places if one < other and places[one].intersects(places[other])]


def names(stage: Stage) -> set[str]:
    return {control.name for control in stage.controls()}


def is_scrolled(item: QQuickItem) -> bool:
    """Whether it lies in something that moves, and may lie outside of what is seen of it."""
    parent = item.parentItem()
    while parent is not None:
        moves = parent.inherits("QQuickFlickable") and (
            parent.property("interactive") or parent.property("contentWidth") > parent.width() + 1
        )
        if moves:
            return True
        parent = parent.parentItem()
    return False


def visible_part(stage: Stage, text: QQuickItem) -> QRect:
    part = stage.place(text)
    parent = text.parentItem()
    while parent is not None:
        if parent.clip():
            part = part.intersected(stage.place(parent))
        parent = parent.parentItem()
    return part.toAlignedRect().intersected(QRect(0, 0, stage.screen.width, stage.screen.height))


def most_common(painted: QImage, part: QRect) -> str | None:
    """The colour that most of a text's box has: its ground."""
    if part.isEmpty():
        return None
    dots = painted.copy(part).convertToFormat(QImage.Format.Format_RGB32)
    flat, width = memoryview(dots.constBits()).cast("I").tolist(), dots.width()
    lines = [flat[start : start + width - 1 : 3] for start in range(0, len(flat) - width, 3 * width)]
    columns = zip(*lines, strict=True)
    seen = Counter(colour for column in columns for colour in column)
    return QColor(seen.most_common(1)[0][0]).name() if seen else None
