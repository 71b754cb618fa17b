"""Everything in its place, large enough, on every screen."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_display.contents import Contents
from counter_display.layout import Box, Layout, lay_out
from counter_display.plan import LIST_ROWS
from shared.ui.scale import CAP_HEIGHT, Screen

SCREENS = [
    pytest.param(1920, 1080, 55, 10, id="55 inches, full HD, 10 m"),
    pytest.param(3840, 2160, 55, 10, id="55 inches, 4K, 10 m"),
    pytest.param(1080, 1920, 55, 10, id="55 inches upright, 10 m"),
    pytest.param(2160, 3840, 75, 10, id="75 inches upright, 4K, 10 m"),
    pytest.param(3840, 2160, 75, 10, id="75 inches, 4K, 10 m"),
    pytest.param(1920, 1080, 32, 4, id="32 inches, 4 m"),
    pytest.param(1280, 720, 55, 10, id="a window that stands for 55 inches"),
]
HALL = Contents(number_em=3.6, sign_em=1.31, counters=15)


def boxes(layout: Layout) -> list[Box]:
    always = [layout.header, layout.stage, layout.calls, layout.counters, layout.waiting]
    return always + [box for box in (layout.media, layout.running_text) if box]


def overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def check_places(layout: Layout, width: int, height: int) -> None:
    for box in boxes(layout):
        assert box.width > 0
        assert box.height > 0
        assert box.x >= 0
        assert box.y >= 0
        assert box.right <= width
        assert box.bottom <= height + 1
    assert not any(overlap(one, other) for one, other in itertools.combinations(boxes(layout), 2))


@pytest.mark.parametrize(("width", "height", "inches", "distance"), SCREENS)
@pytest.mark.parametrize("counters", [1, 15, 60])
def test_the_called_number_is_58_mm_at_10_m(
    width: int, height: int, inches: float, distance: float, counters: int
) -> None:
    screen = Screen.of_diagonal(width, height, inches)
    layout = lay_out(screen, Contents(number_em=3.6, counters=counters), distance)
    assert layout.distance_m == distance, "these screens are large enough"
    assert layout.call_capital_mm >= 5.8 * distance
    assert layout.letter_px * CAP_HEIGHT / screen.px_per_mm >= 5.0 * distance
    assert layout.scale.capital_mm >= 2.5 * distance, "small print"
    check_places(layout, width, height)


def test_the_same_screen_in_4k_has_the_same_layout() -> None:
    coarse = lay_out(Screen.of_diagonal(1920, 1080, 55), HALL, 7)
    fine = lay_out(Screen.of_diagonal(3840, 2160, 55), HALL, 7)
    assert (fine.list_rows, fine.counter_rows, fine.counter_columns) == (
        coarse.list_rows,
        coarse.counter_rows,
        coarse.counter_columns,
    )
    assert fine.call_capital_mm == pytest.approx(coarse.call_capital_mm, rel=0.04)


def test_a_screen_too_small_for_its_distance_serves_the_distance_it_can() -> None:
    screen = Screen.of_diagonal(1920, 1080, 24)
    layout = lay_out(screen, HALL, 10)
    assert layout.distance_m < 10
    assert layout.call_capital_mm >= 5.8 * layout.distance_m
    check_places(layout, 1920, 1080)


def test_where_room_is_short_things_take_turns_before_letters_shrink() -> None:
    screen = Screen.of_diagonal(1920, 1080, 55)
    contents = replace(HALL, zones=True, next_numbers=3, running_text=True)
    layout = lay_out(screen, contents, 10)
    assert layout.distance_m == 10
    assert (layout.in_turn, layout.lines) == (True, 1)
    near = lay_out(screen, contents, 5)
    assert (near.in_turn, near.lines >= 2) == (False, True)


def test_all_counters_of_a_hall_are_on_one_page_where_the_screen_is_large_enough() -> None:
    layout = lay_out(Screen.of_diagonal(3840, 2160, 98), HALL, 6)
    assert layout.counter_rows * layout.counter_columns >= 15


@pytest.mark.parametrize("distance", [0, -1])
def test_a_distance_is_positive(distance: float) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        lay_out(Screen.of_diagonal(1920, 1080, 55), HALL, distance)


@given(
    width=st.integers(320, 4096),
    height=st.integers(320, 4096),
    inches=st.floats(7, 120),
    distance=st.floats(0.5, 40),
    number_em=st.floats(2.9, 6.0),
    sign_em=st.floats(1.3, 8.0),
    counters=st.integers(1, 60),
    media=st.booleans(),
    running_text=st.booleans(),
)
def test_any_screen_has_a_layout_without_overlaps(
    *,
    width: int,
    height: int,
    inches: float,
    distance: float,
    number_em: float,
    sign_em: float,
    counters: int,
    media: bool,
    running_text: bool,
) -> None:
    contents = Contents(number_em, sign_em, counters, media=media, running_text=running_text)
    layout = lay_out(Screen.of_diagonal(width, height, inches), contents, distance)
    assert (layout.media is not None, layout.running_text is not None) == (media, running_text)
    assert 0 < layout.distance_m <= distance
    assert layout.call_capital_mm >= 5.8 * layout.distance_m - 0.01
    assert layout.list_rows >= LIST_ROWS
    assert layout.counter_columns >= 1
    check_places(layout, width, height)
