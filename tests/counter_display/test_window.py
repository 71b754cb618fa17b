"""The whole display, drawn: what a visitor reads, how large, how clearly."""

import logging

import pytest
from pytestqt.qtbot import QtBot

from counter_display.display import Display
from counter_display.memory import CallMemory
from counter_display.settings import ScreenSettings
from shared.wire.events import DayStarted
from shared.wire.methods import GetOutlook, Outlook, ReportDisplay
from tests.counter_display.conftest import OpenDisplay
from tests.counter_display.fake_hall import LONGEST_NAME, MORNING, FakeClock, FakeHall, make_site
from tests.counter_display.scene import (
    catch_up,
    ink_height,
    look,
    named,
    pass_time,
    read,
    rectangle,
    texts,
)

SCREENS = [
    pytest.param((1920, 1080), id="full HD"),
    pytest.param((3840, 2160), id="4K"),
    pytest.param((1080, 1920), id="upright"),
]


def open_busy(qtbot: QtBot, display: Display, hall: FakeHall, clock: FakeClock) -> None:
    """A hall in full swing: one number called again, two more coming, one before."""
    hall.connect()
    hall.open()
    hall.pause("6")
    hall.issue("B", 12)
    hall.call("2")
    catch_up(qtbot, display, hall)
    pass_time(display, clock, 10)
    hall.call("1")
    hall.recall("1")
    hall.call("3")
    hall.call("4")
    catch_up(qtbot, display, hall)
    pass_time(display, clock, 5)


# --- how large, how clearly


@pytest.mark.parametrize("size", SCREENS)
def test_the_called_number_is_58_mm_high_on_the_screen(
    qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay, size: tuple[int, int]
) -> None:
    display = open_display(size, screen=ScreenSettings(diagonal_inches=55, distance_m=10, motion=False))
    open_busy(qtbot, display, hall, clock)
    picture = display.window.grabWindow()
    px_per_mm = (size[0] ** 2 + size[1] ** 2) ** 0.5 / (55 * 25.4)
    for name, least in (("number", 58), ("sign", 58), ("listNumber", 50), ("listSign", 50)):
        for item in named(display.window, name):
            height = ink_height(picture, rectangle(item), item.property("color")) / px_per_mm
            assert height >= least, f"{name} {item.property('text')!r} is {height:.1f} mm high"


@pytest.mark.parametrize("size", SCREENS)
def test_a_number_of_a_kiosks_own_series_is_whole_and_as_high(
    qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay, size: tuple[int, int]
) -> None:
    display = open_display(size, screen=ScreenSettings(diagonal_inches=55, distance_m=10, motion=False))
    hall.connect()
    hall.open()
    hall.issue("A", letter="K")
    hall.issue("B", letter="W")
    hall.call("1")
    catch_up(qtbot, display, hall)
    pass_time(display, clock, 10)
    hall.call("2")
    catch_up(qtbot, display, hall)
    pass_time(display, clock, 5)
    assert read(display.window, "number") == ["B-W001"]
    check_whole(display)
    picture = display.window.grabWindow()
    px_per_mm = (size[0] ** 2 + size[1] ** 2) ** 0.5 / (55 * 25.4)
    for name, least in (("number", 58), ("listNumber", 50)):
        for item in named(display.window, name):
            height = ink_height(picture, rectangle(item), item.property("color")) / px_per_mm
            assert height >= least, f"{name} {item.property('text')!r} is {height:.1f} mm high"


@pytest.mark.parametrize("size", SCREENS)
def test_the_first_call_has_no_empty_list_beside_it(
    qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay, size: tuple[int, int]
) -> None:
    display = open_display(size)
    hall.connect()
    hall.open()
    hall.call("1")
    catch_up(qtbot, display, hall)
    assert named(display.window, "noOtherCalls")
    hall.call("2")
    catch_up(qtbot, display, hall)
    assert not named(display.window, "noOtherCalls")


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("counters", [6, 60])
def test_no_text_is_cut_off(
    qtbot: QtBot,
    clock: FakeClock,
    open_display: OpenDisplay,
    size: tuple[int, int],
    counters: int,
) -> None:
    hall = FakeHall(make_site(counters, name="Mal Pelayanan Publik Kabupaten Lampung Timur"))
    display = open_display(size, at=hall)
    open_busy(qtbot, display, hall, clock)
    assert LONGEST_NAME.startswith(" ".join(read(display.window, "agencyText")[0].split()))
    check_whole(display)
    pass_time(display, clock, 30)
    check_whole(display)


def check_whole(display: Display) -> None:
    frame = display.window.contentItem().boundingRect().toRect()
    for item in texts(display.window):
        text = item.property("text")
        assert not item.property("truncated"), text
        assert item.property("contentWidth") <= item.width() + 1.5, text
        # A line is 1.24 high, its capitals 0.67: numbers stand in boxes of their capitals.
        spare = (0.57 if item.property("lineCount") == 1 else 0.3) * item.property("font").pixelSize()
        assert item.property("contentHeight") <= item.height() + spare, text
        assert frame.contains(rectangle(item).adjusted(2, 2, -2, -2)), text


def test_no_two_words_on_the_stage_touch(
    qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay
) -> None:
    display = open_display()
    open_busy(qtbot, display, hall, clock)
    (number,), (agency,), (words,) = (named(display.window, name) for name in ("number", "agency", "stageWords"))
    capitals = rectangle(number).center().y(), number.property("font").pixelSize() * 0.34
    assert rectangle(words).bottom() <= capitals[0] - capitals[1]
    assert rectangle(agency).top() >= capitals[0] + capitals[1]


# --- what a visitor reads


def test_a_call_says_number_counter_and_agency(
    qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay
) -> None:
    display = open_display()
    open_busy(qtbot, display, hall, clock)
    window = display.window
    assert read(window, "number") == ["A-001"]
    assert read(window, "sign") == ["1"]
    assert read(window, "kind") == ["Loket"]
    assert read(window, "listNumber") == ["C-001", "D-001", "B-001"]
    assert read(window, "listSign") == ["3", "4", "2"]
    assert read(window, "tileNumber") == ["A-001", "B-001", "C-001", "D-001"]
    assert read(window, "waitingCount") == ["11"]
    assert read(window, "placeText") == ["MPP Contoh"]
    assert read(window, "dateText") == ["Sabtu, 21 November 2026"]


def test_ten_calls_at_once_are_all_staged_in_order(qtbot: QtBot, clock: FakeClock, open_display: OpenDisplay) -> None:
    hall = FakeHall(make_site(10))
    display = open_display(at=hall)
    hall.connect()
    hall.open()
    for counter in hall.site.counters:
        hall.call(counter.code)
    catch_up(qtbot, display, hall)
    seen = []
    for _ in range(10):
        seen += read(display.window, "number")
        pass_time(display, clock, (display.lobby.wall._showing.next_look(clock.now) or 0) / 1000 - clock.now / 1000)
    assert seen == [f"{letter}-001" for letter in "ABCDEFGHIJ"]


def test_a_storm_is_staged_whole_also_across_a_cut_and_a_restart(
    qtbot: QtBot, clock: FakeClock, open_display: OpenDisplay
) -> None:
    hall = FakeHall(make_site(10))
    memory = CallMemory(None)
    staged: list[int] = []
    called: list[int] = []

    def follow(display: Display) -> Display:
        display.lobby.wall.staged.connect(lambda call: staged.append(call.seq))
        return display

    def storm(rounds: int) -> None:
        for turn in range(rounds):
            press = hall.recall if turn % 4 == 3 else hall.call
            called.extend(press(counter.code) for counter in hall.site.counters)
        hall.pass_time(1)

    display = follow(open_display(at=hall, memory=memory))
    hall.connect()
    hall.open()
    storm(4)
    catch_up(qtbot, display, hall)
    pass_time(display, clock, 9)
    hall.cut()
    storm(4)
    hall.connect()
    catch_up(qtbot, display, hall)
    pass_time(display, clock, 600)
    assert staged == called

    display.close()
    display = follow(open_display(at=hall, memory=memory))
    storm(4)
    hall.connect()
    catch_up(qtbot, display, hall)
    pass_time(display, clock, 600)
    assert staged == called, "each once, in order, also by the display that came after"


def test_a_recall_is_seen_as_one(qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay) -> None:
    display = open_display()
    hall.connect()
    hall.open()
    hall.call("1")
    catch_up(qtbot, display, hall)
    assert "Silakan menuju loket" in all_texts(display)
    pass_time(display, clock, 9)
    assert "Panggilan terakhir" in all_texts(display)
    hall.recall("1")
    catch_up(qtbot, display, hall)
    assert "Panggilan ulang" in all_texts(display)


def all_texts(display: Display) -> list[str]:
    return [item.property("text") for item in texts(display.window)]


def test_calls_elsewhere_are_not_this_zones(qtbot: QtBot, clock: FakeClock, open_display: OpenDisplay) -> None:
    hall = FakeHall(make_site(4, zones=("timur", "barat")))
    display = open_display(at=hall, zones=("barat",))
    hall.connect()
    hall.open()
    hall.call("1")
    hall.call("2")
    catch_up(qtbot, display, hall)
    assert read(display.window, "number") == ["B-001"]
    assert read(display.window, "listNumber") == []
    assert read(display.window, "tileSign") == ["2", "4"]
    assert read(display.window, "placeText") == ["MPP Contoh · Ruang barat"]


def test_sixty_counters_come_page_by_page(qtbot: QtBot, clock: FakeClock, open_display: OpenDisplay) -> None:
    hall = FakeHall(make_site(60))
    display = open_display(at=hall)
    hall.connect()
    hall.open()
    catch_up(qtbot, display, hall)
    seen: set[str] = set()
    for _ in range(display.lobby.counter_table.property("pages")):
        seen |= set(read(display.window, "tileSign"))
        clock.pass_time(display.lobby.counter_table.room.page_ms / 1000)
        display.lobby.counter_table.look()
    assert seen == {str(number) for number in range(1, 61)}


def test_english_is_a_language_of_the_display(
    qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay
) -> None:
    display = open_display(language="en")
    open_busy(qtbot, display, hall, clock)
    shown = all_texts(display)
    assert "Called again" in shown
    assert "Saturday, 21 November 2026" in shown
    assert not any("Panggilan" in text or "Loket" in text for text in shown)


def test_the_window_may_change_its_size(
    qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay
) -> None:
    display = open_display((1920, 1080))
    open_busy(qtbot, display, hall, clock)
    display.window.resize(1080, 1920)
    qtbot.waitUntil(lambda: display.geometry.layout.portrait)
    assert display.geometry.layout.call_capital_mm >= 35
    check_whole(display)


# --- the connection


def test_a_lost_connection_is_told_with_its_time_and_the_board_stays(
    qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay
) -> None:
    display = open_display()
    open_busy(qtbot, display, hall, clock)
    display.status._grace.setInterval(0)
    hall.cut()
    qtbot.waitUntil(lambda: bool(read(display.window, "lostText")))
    time = str(display.clock.time).split()[0]
    assert " ".join(read(display.window, "lostText")[0].split()) == f"Sambungan terputus. Keadaan pukul {time}."
    assert read(display.window, "number") == ["A-001"]
    hall.connect()
    qtbot.waitUntil(lambda: not read(display.window, "lostText"))
    assert read(display.window, "placeText") == ["MPP Contoh"]


def test_a_short_cut_is_not_told(qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay) -> None:
    display = open_display()
    open_busy(qtbot, display, hall, clock)
    with qtbot.waitSignal(display.status.changed):
        hall.cut()
    assert read(display.window, "lostText") == []


def test_calls_made_meanwhile_are_listed_and_only_fresh_ones_staged(
    qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay
) -> None:
    display = open_display()
    hall.connect()
    hall.open()
    hall.call("1")
    catch_up(qtbot, display, hall)
    pass_time(display, clock, 20)
    hall.cut()
    hall.call("2")
    hall.call("3")
    hall.pass_time(31)
    hall.call("4")
    hall.connect()
    catch_up(qtbot, display, hall)
    assert read(display.window, "number") == ["D-001"]
    assert read(display.window, "listNumber") == ["C-001", "B-001"]
    assert "Dipanggil selama terputus" in all_texts(display)
    pass_time(display, clock, 10)
    qtbot.waitUntil(lambda: read(display.window, "listNumber") == ["C-001", "B-001", "A-001"])
    assert "Dipanggil selama terputus" not in all_texts(display)


def test_a_display_restarted_in_mid_day_has_its_board_back_and_calls_nobody_anew(
    qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay
) -> None:
    memory = CallMemory(None)
    display = open_display(memory=memory)
    open_busy(qtbot, display, hall, clock)
    pass_time(display, clock, 60)
    qtbot.waitUntil(lambda: read(display.window, "listNumber") == ["C-001", "A-001", "B-001"])
    before = sorted(all_texts(display))
    display.close()
    again = open_display(memory=memory)
    hall.connect()
    catch_up(qtbot, again, hall)
    assert not again.lobby.wall.scene.fresh
    qtbot.waitUntil(lambda: sorted(all_texts(again)) == before)


# --- while there are no calls


def test_before_the_server_answers_the_display_says_so(open_display: OpenDisplay) -> None:
    display = open_display()
    assert read(display.window, "faceTitle") == ["Menghubungkan …"]
    assert read(display.window, "time") == [], "this machine's own clock may be wrong"


def test_before_the_first_call_the_display_greets(qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay) -> None:
    display = open_display()
    hall.connect()
    hall.open("1")
    catch_up(qtbot, display, hall)
    assert read(display.window, "faceTitle") == ["Selamat datang"]
    hall.call("1")
    catch_up(qtbot, display, hall)
    assert read(display.window, "faceTitle") == []
    assert read(display.window, "number") == ["A-001"]


@pytest.mark.parametrize(
    ("hours", "detail"),
    [
        pytest.param(22 * 60 + 19, "Buka Minggu, 22 November 2026, 08.00\N{NO-BREAK SPACE}WIB", id="tomorrow"),
        pytest.param(79, "Buka 11.00\N{NO-BREAK SPACE}WIB", id="today"),
    ],
)
def test_a_closed_hall_says_when_it_opens(
    qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay, hours: int, detail: str
) -> None:
    hall.outlook = Outlook("closed", 0, 0, None, until=MORNING + hours * 60_000)
    display = open_display()
    hall.connect()
    catch_up(qtbot, display, hall)
    assert read(display.window, "faceTitle") == ["Tutup"]
    qtbot.waitUntil(lambda: read(display.window, "faceDetail") == [detail])
    asked = [type(asked) for asked in hall.asked if not isinstance(asked, ReportDisplay)]
    assert asked == [GetOutlook] * 6, "one service of each agency"


def test_at_its_hour_of_opening_the_hall_is_no_longer_closed(
    qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay
) -> None:
    hall.outlook = Outlook("closed", 0, 0, None, until=MORNING + 100)
    display = open_display()
    hall.connect()
    catch_up(qtbot, display, hall)
    qtbot.waitUntil(lambda: read(display.window, "faceDetail") == ["Buka 09.41\N{NO-BREAK SPACE}WIB"])
    hall.outlook = Outlook("open", 0, 0, None)
    qtbot.waitUntil(lambda: read(display.window, "faceTitle") == ["Loket segera dibuka"])


def test_in_opening_hours_without_a_counter_the_visitor_is_asked_to_wait(
    qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay
) -> None:
    display = open_display()
    hall.connect()
    catch_up(qtbot, display, hall)
    qtbot.waitUntil(lambda: read(display.window, "faceTitle") == ["Loket segera dibuka"])


def test_after_the_last_counter_has_closed_the_last_call_has_its_time(
    qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay
) -> None:
    display = open_display()
    hall.connect()
    hall.open("1")
    hall.call("1")
    hall.finish("1")
    hall.shut("1")
    catch_up(qtbot, display, hall)
    assert read(display.window, "number") == ["A-001"]
    pass_time(display, clock, 9)
    assert read(display.window, "number") == []
    assert read(display.window, "faceTitle") == ["Tutup"]


def test_a_device_the_server_does_not_know_is_told_to_its_it_staff(
    qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay, caplog: pytest.LogCaptureFixture
) -> None:
    display = open_display()
    with caplog.at_level(logging.ERROR, "antrean.display"):
        hall.refuse()
        qtbot.waitUntil(lambda: read(display.window, "faceDetail") == ["Untuk petugas TI: unknown_token"])
    assert "unknown_token" in caplog.text


def test_a_zone_that_is_not_there_is_told_to_its_it_staff(
    qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay
) -> None:
    display = open_display(zones=("atas",))
    hall.connect()
    qtbot.waitUntil(lambda: read(display.window, "faceTitle") == ["Layar ini belum disiapkan"])
    assert "atas" in read(display.window, "faceDetail")[0]


def test_a_new_day_clears_the_wall(qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay) -> None:
    display = open_display()
    open_busy(qtbot, display, hall, clock)
    hall.happen(DayStarted("2026-11-22"))
    hall.open()
    catch_up(qtbot, display, hall)
    assert read(display.window, "number") == []
    assert read(display.window, "listNumber") == []
    hall.call("1")
    catch_up(qtbot, display, hall)
    look(display)
    assert len(read(display.window, "number")) == 1
