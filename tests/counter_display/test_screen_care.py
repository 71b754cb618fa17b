"""Against burn-in the whole picture goes about its place, a pixel at a time."""

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from counter_display.screen_care import ROUND_MS, places, reach_px, step_ms
from counter_display.settings import ScreenSettings
from shared.ui.scale import Scale
from tests.counter_display.conftest import OpenDisplay
from tests.counter_display.fake_hall import FakeHall
from tests.counter_display.scene import catch_up, place, texts


@pytest.mark.parametrize("reach", [1, 2, 3, 6])
def test_every_place_is_visited_and_no_step_is_larger_than_a_pixel(reach: int) -> None:
    way = places(reach)
    assert way[0] == (0, 0)
    assert set(way) == {(x, y) for x in range(-reach, reach + 1) for y in range(-reach, reach + 1)}
    for here, there in zip(way, (*way[1:], way[0]), strict=True):
        assert abs(here[0] - there[0]) + abs(here[1] - there[1]) == 1
    assert step_ms(way) * len(way) == pytest.approx(ROUND_MS, rel=0.01)


@pytest.mark.parametrize(
    ("px_per_mm", "capital_mm", "reach"), [(1.6, 16.7, 3), (3.2, 16.7, 6), (6.7, 6.7, 13), (1, 1, 1)]
)
def test_it_goes_two_millimetres_and_never_out_of_the_margin(px_per_mm: float, capital_mm: float, reach: int) -> None:
    scale = Scale(px_per_mm, capital_mm)
    assert reach_px(scale) == reach
    assert reach <= max(1, scale.font_px() * 0.6)


def test_nothing_is_cut_off_wherever_the_picture_stands(
    qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay
) -> None:
    display = open_display()
    hall.connect()
    hall.open()
    hall.call("1")
    catch_up(qtbot, display, hall)
    window = QRectF(0, 0, display.window.width(), display.window.height())
    corners = set()
    for _ in places(display.shift.reach):
        display.shift.step()
        content = display.window.contentItem().position()
        corners.add((content.x(), content.y()))
        for item in texts(display.window):
            shown = item.boundingRect().intersected(QRectF(0, 0, item.width(), item.height()))
            shown.adjust(0, shown.height() * 0.1, 0, 0)  # a line has this much and more above its capitals
            assert window.contains(shown.translated(place(item))), item.property("text")
    assert {(3, 3), (-3, 3), (3, -3), (-3, -3)} <= corners


def test_it_can_be_switched_off(hall: FakeHall, open_display: OpenDisplay) -> None:
    display = open_display(screen=ScreenSettings(diagonal_inches=55, distance_m=5, care=False))
    display.shift.step()
    assert display.window.contentItem().position().toTuple() == (0, 0)
