"""Draws docs/pictures/display: every role, size and state. `make pictures` runs this."""

from math import sin
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from pytestqt.qtbot import QtBot

from tests.counter_display import scenes
from tests.counter_display.conftest import OpenDisplay
from tests.counter_display.fake_hall import FakeClock
from tests.counter_display.scenes import Case, foretelling, open_case, plain, read_site, sixty
from tests.kiosk.pictures import save

FOLDER = Path(__file__).parents[2] / "docs" / "pictures" / "display"
HD, UHD, UPRIGHT, UPRIGHT_UHD = (1920, 1080), (3840, 2160), (1080, 1920), (2160, 3840)
TABLET, BEAM, TALL, DESK = (1280, 800), (1024, 600), (800, 1280), (1920, 1080)
EAST, JEMBER, JAMBI = read_site(), read_site("jember"), read_site("kota-jambi")

CASES = [
    *(Case(scene, plain(JEMBER), HD, 55, 10) for scene in scenes.SCENES),
    *(
        Case(scene, foretelling(EAST), UPRIGHT, 55, 6, "light")
        for scene in (
            scenes.welcome,
            scenes.closed,
            scenes.calling,
            scenes.last,
            scenes.ten_at_once,
            scenes.lost,
            scenes.announcement,
        )
    ),
    Case(scenes.calling, foretelling(JAMBI), HD, 55, 6, "light", name="calling-6-m"),
    Case(scenes.last, foretelling(JAMBI), HD, 55, 6, name="last-6-m"),
    Case(scenes.announcement, foretelling(JAMBI), HD, 55, 6, "light", name="announcement-6-m"),
    Case(scenes.ten_at_once, sixty(), HD, 55, 6, name="sixty-counters"),
    Case(scenes.first, sixty(), HD, 55, 8, name="longest-name"),
    Case(scenes.calling, plain(EAST), HD, 55, 8, language="en", name="english"),
    Case(scenes.calling, JEMBER, UHD, 75, 10),
    Case(scenes.last, JEMBER, UHD, 75, 10, "light"),
    Case(scenes.calling, JEMBER, UPRIGHT_UHD, 75, 10),
    Case(scenes.announcement, JEMBER, UPRIGHT_UHD, 75, 10, "light"),
    Case(scenes.calling, JEMBER, HD, 55, 8, zones=("lantai-2",)),
    Case(scenes.lost, JEMBER, HD, 55, 8, "light", zones=("lantai-2",)),
    Case(scenes.calling, JEMBER, UPRIGHT, 55, 8, zones=("lantai-2",)),
    *(
        Case(scene, foretelling(EAST), TABLET, 10.1, 2.5, counter="2")
        for scene in (scenes.connecting, scenes.not_set_up, scenes.welcome, scenes.closed, scenes.calling, scenes.lost)
    ),
    Case(scenes.calling, foretelling(EAST), TABLET, 10.1, 2.5, "light", counter="3", name="serving"),
    Case(scenes.calling, foretelling(EAST), TABLET, 10.1, 2.5, "light", counter="5", name="on-a-break"),
    Case(scenes.calling, plain(EAST), BEAM, 7, 1.8, counter="2"),
    Case(scenes.calling, foretelling(EAST), TALL, 10.1, 2.3, counter="2"),
    Case(scenes.calling, foretelling(EAST), TALL, 10.1, 2.3, "light", counter="4", name="serving"),
    Case(scenes.calling, sixty(), DESK, 24, 5, "light", counter="2"),
]


WITH_MEDIA = [
    Case(scenes.calling, foretelling(JEMBER), HD, 75, 8, name="media"),
    Case(scenes.last, foretelling(JEMBER), UPRIGHT, 75, 8, "light", name="media"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_picture(case: Case, qtbot: QtBot, clock: FakeClock, open_display: OpenDisplay) -> None:
    scenery = open_case(case, qtbot, clock, open_display)
    FOLDER.mkdir(parents=True, exist_ok=True)
    save(scenery.display.window.grabWindow(), FOLDER / f"{case}.png")


@pytest.mark.parametrize("case", WITH_MEDIA, ids=str)
def test_picture_with_media(
    case: Case, qtbot: QtBot, clock: FakeClock, open_display: OpenDisplay, tmp_path: Path
) -> None:
    draw_hills(tmp_path / "hills.png")
    scenery = open_case(case, qtbot, clock, open_display, media=tmp_path)
    display = scenery.display
    qtbot.waitUntil(lambda: display.media is not None and display.media.entry is not None)
    scenery.pass_time(60)
    qtbot.waitUntil(lambda: display.geometry.layout.media is not None)
    scenery.hall.call(scenery.second)
    scenery.catch_up()
    qtbot.wait(1500)
    save(display.window.grabWindow(), FOLDER / f"{case}.png")


def draw_hills(path: Path) -> None:
    """What a site may show: here hills under a morning sun, by arithmetic."""
    hills = Image.new("RGB", (1280, 720), "#f6d9a8")
    pen = ImageDraw.Draw(hills)
    pen.ellipse((820, 120, 1040, 340), fill="#f2b544")
    for step, colour in enumerate(("#8fb8a8", "#5f9a8c", "#2f7468", "#0b4a5b")):
        ridge = [(x, 380 + 80 * step - 60 * sin(x / (170 + 40 * step) + 1.7 * step)) for x in range(0, 1281, 8)]
        pen.polygon([(0, 720), *ridge, (1280, 720)], fill=colour)
    hills.save(path)
