"""The small screen over one counter: whom it has, what it does, who comes next."""

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from counter_display.settings import ScreenSettings
from shared.wire.events import CounterResumed
from shared.wire.site import Text
from tests.counter_display.conftest import OpenDisplay
from tests.counter_display.fake_hall import FakeClock, FakeHall, make_site
from tests.counter_display.scene import catch_up, named, read, texts


def test_it_follows_its_counter_and_no_other(qtbot: QtBot, clock: FakeClock, open_display: OpenDisplay) -> None:
    hall = FakeHall(replace(make_site(4), next_numbers=2))
    display = open_display((1280, 800), at=hall, counter="2")
    window = display.window

    def said() -> set[str]:
        catch_up(qtbot, display, hall)
        return {item.property("text") for item in texts(window)}

    hall.connect()
    assert {"Loket", "2", "Tutup", "Dinas B"} <= said()
    hall.open("1", "2")
    assert "Siap" in said()
    hall.issue("B", 4)
    hall.call("1")
    assert read(window, "number") == []
    hall.call("2")
    assert {"Giliran Anda", "Your turn", "B-001", "Dinas B"} <= said()
    assert [item.property("text") for item in texts(window) if item.objectName() == "nextNumber"] == ["B-002", "B-003"]
    hall.serve("2")
    assert {"Sedang dilayani", "B-001"} <= said()
    hall.finish("2")
    hall.pause("2")
    assert "Jeda" in said()
    assert read(window, "number") == []


def test_a_pause_says_when_it_is_meant_to_end_until_then(
    qtbot: QtBot, clock: FakeClock, open_display: OpenDisplay
) -> None:
    hall = FakeHall(make_site(2))
    display = open_display((1280, 800), at=hall, counter="2")
    hall.connect()
    hall.open()
    hall.pause("2", minutes=34)
    catch_up(qtbot, display, hall)
    said = {item.property("text") for item in texts(display.window)}
    assert {"Jeda", "On a break", "Kembali pukul", "10.15", "Back at"} <= said
    hall.pause("2", minutes=20)
    catch_up(qtbot, display, hall)
    assert read(display.window, "until") == ["10.01"]
    hall.pass_time(20 * 60)
    catch_up(qtbot, display, hall)
    assert read(display.window, "until") == []
    assert read(display.window, "idleWord") == ["Jeda"]
    hall.happen(CounterResumed("2"))
    catch_up(qtbot, display, hall)
    assert read(display.window, "idleWord") == ["Siap"]


def test_an_agency_and_its_next_numbers_take_turns_where_room_is_short(
    qtbot: QtBot, clock: FakeClock, open_display: OpenDisplay
) -> None:
    hall = FakeHall(replace(make_site(2, zones=("timur", "barat")), next_numbers=2, running_text=(Text("Gratis"),)))
    display = open_display(at=hall, screen=ScreenSettings(diagonal_inches=55, distance_m=10, motion=False))
    hall.connect()
    hall.open()
    hall.issue("B", 3)
    hall.call("1")
    catch_up(qtbot, display, hall)
    assert display.geometry.layout.in_turn
    assert read(display.window, "waitingNameText") == ["Dinas B"]
    assert read(display.window, "nextNumber") == []
    assert read(display.window, "agencyText") == ["Ruang timur"]
    clock.pass_time(display.lobby.waiting_table.room.side_ms / 1000)
    display.lobby.waiting_table.look()
    assert read(display.window, "nextNumber") == ["B-001", "B-002"]
    assert read(display.window, "waitingNameText") == []
    (line,) = named(display.window, "agency")
    line.setProperty("page", 1)
    assert read(display.window, "agencyText")[0].startswith("Dinas")


def test_a_lost_connection_is_told_with_its_time(qtbot: QtBot, clock: FakeClock, open_display: OpenDisplay) -> None:
    hall = FakeHall(make_site(4))
    display = open_display((800, 1280), at=hall, counter="1")
    hall.connect()
    hall.open()
    hall.call("1")
    catch_up(qtbot, display, hall)
    display.status._grace.setInterval(0)
    hall.cut()
    qtbot.waitUntil(lambda: bool(read(display.window, "lostText")))
    assert read(display.window, "number") == ["A-001"], "the last that is known"


def test_a_counter_that_is_not_there_is_told_to_its_it_staff(
    qtbot: QtBot, clock: FakeClock, open_display: OpenDisplay
) -> None:
    hall = FakeHall(make_site(2))
    display = open_display((1280, 800), at=hall, counter="9")
    hall.connect()
    qtbot.waitUntil(lambda: read(display.window, "faceTitle") == ["Layar ini belum disiapkan"])
    assert "no counter '9'" in read(display.window, "faceDetail")[0]
