"""The text along the foot: what runs, how large, without a jump; in pages where the display keeps still."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from counter_display.display import Display
from counter_display.running import Message, messages_of, page_ms, pages_of, speed_mm
from counter_display.settings import ScreenSettings
from shared.wire.announcement import Announcement
from shared.wire.events import AnnouncementMade
from shared.wire.site import Text
from tests.counter_display.conftest import OpenDisplay
from tests.counter_display.fake_hall import FakeHall, make_site
from tests.counter_display.scene import catch_up, ink_height, named, read, rectangle

TEXTS = (Text("Bawa KTP asli.", "Bring your ID card."), Text("Hening, ya."))
DISTANCE_M = 5.0
MOVING = ScreenSettings(diagonal_inches=55, distance_m=DISTANCE_M, motion=True)


def texts_of(messages: tuple[Message, ...]) -> list[str]:
    return [message.text for message in messages]


@pytest.fixture
def hall(qapp: object) -> FakeHall:
    return FakeHall(replace(make_site(), running_text=TEXTS))


def open_calls(qtbot: QtBot, hall: FakeHall, display: Display) -> None:
    hall.connect()
    hall.open()
    catch_up(qtbot, display, hall)


def test_each_text_runs_in_indonesian_and_then_in_english_where_it_has_it() -> None:
    assert texts_of(messages_of(TEXTS, "id", bilingual=True)) == [
        "Bawa KTP asli.",
        "Bring your ID card.",
        "Hening, ya.",
    ]
    assert texts_of(messages_of(TEXTS, "id", bilingual=False)) == ["Bawa KTP asli.", "Hening, ya."]
    assert texts_of(messages_of(TEXTS, "en", bilingual=False)) == ["Bring your ID card.", "Hening, ya."]
    assert messages_of((Text(" "),), "id", bilingual=True) == ()


def test_pages_are_broken_between_words_and_lose_none() -> None:
    message = Message(0, "satu dua tiga empat panjangsekali lima", second=False)
    pages = pages_of((message,), lambda text: len(text) <= 9)
    assert texts_of(pages) == ["satu dua", "tiga", "empat", "panjangsekali", "lima"]
    assert min(page_ms(page) for page in pages) == 4000
    assert page_ms(Message(0, "x" * 100, second=False)) == 9000


def test_the_speed_follows_the_distance_unless_it_is_set() -> None:
    assert speed_mm(10) == 250
    assert speed_mm(10, 400) == 400


def band(display: Display) -> QRect:
    return rectangle(named(display.window, "runningText")[0])


def test_its_capitals_are_a_two_hundredth_of_the_distance(
    qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay
) -> None:
    display = open_display()
    open_calls(qtbot, hall, display)
    [page] = named(display.window, "runningPage")
    page.setProperty("text", "H")
    place = rectangle(page)
    height = ink_height(
        display.window.grabWindow(), QRect(place.x(), place.y(), place.height() * 2, place.height()), QColor("white")
    )
    assert height / display.geometry.layout.scale.px_per_mm >= DISTANCE_M * 1000 / 200


def test_it_runs_around_without_a_jump_and_without_a_gap(
    qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay
) -> None:
    display = open_display(screen=MOVING)
    open_calls(qtbot, hall, display)
    motion = display.window.findChild(QObject, "runningMotion")
    assert motion is not None
    assert motion.property("running")
    lap = -motion.property("to")
    speed = lap / motion.property("duration") * 1000 / display.geometry.layout.scale.px_per_mm
    assert speed == pytest.approx(speed_mm(DISTANCE_M), rel=0.01)
    motion.setProperty("running", False)
    [line] = [item for item in named(display.window, "runningLine") if isinstance(item, QQuickItem)]
    assert line.width() - lap >= band(display).width(), "there is text up to the edge when it starts anew"
    pictures = []
    for x in (0, -round(lap)):
        line.setX(x)
        pictures.append(display.window.grabWindow().copy(band(display)))
    assert pictures[0] == pictures[1]


def test_a_call_does_not_hold_it_up(qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay) -> None:
    display = open_display(screen=MOVING)
    open_calls(qtbot, hall, display)
    motion = display.window.findChild(QObject, "runningMotion")
    assert motion is not None
    changed: list[bool] = []
    motion.runningChanged.connect(changed.append)  # type: ignore[attr-defined]
    for counter in ("1", "2", "3"):
        hall.call(counter)
    catch_up(qtbot, display, hall)
    assert display.lobby.wall.scene.stage is not None
    assert changed == []


def test_it_steps_aside_for_an_announcement(qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay) -> None:
    display = open_display(screen=MOVING)
    open_calls(qtbot, hall, display)
    assert read(display.window, "runningMessage") != []
    id = "0" * 8 + "-0000-4000-8000-" + "0" * 12
    hall.happen(AnnouncementMade(Announcement(id, "Mobil B 1234 XY menghalangi jalan.", "", (), hall.at)))
    catch_up(qtbot, display, hall)
    qtbot.waitUntil(lambda: named(display.window, "banner") != [])
    assert read(display.window, "runningMessage") == []


def test_a_display_that_keeps_still_turns_pages(qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay) -> None:
    display = open_display((1080, 1920))
    open_calls(qtbot, hall, display)
    seen = []
    for _ in range(3):
        seen += read(display.window, "runningPage")
        display.ticker.turn()
    assert " ".join(seen) == "Bawa KTP asli. Bring your ID card. Hening, ya."
    assert read(display.window, "runningMessage") == []


def test_a_display_may_have_texts_of_its_own_or_none_at_all(
    qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay
) -> None:
    display = open_display(screen=replace(MOVING, also_running=("Musala di lantai 2.",)))
    open_calls(qtbot, hall, display)
    assert display.ticker.whole == "Bawa KTP asli. · Bring your ID card. · Hening, ya. · Musala di lantai 2."
    silent = open_display(screen=replace(MOVING, running_text=False), at=hall)
    open_calls(qtbot, hall, silent)
    assert named(silent.window, "runningText") == []
