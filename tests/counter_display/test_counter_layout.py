"""A counter's small screen: everything in its place, large enough, on every panel."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_display.contents import Contents
from counter_display.counter_layout import CounterLayout, lay_out_counter
from shared.ui.scale import CAP_HEIGHT, Screen
from tests.counter_display.test_layout import overlap


def check(layout: CounterLayout, screen: Screen) -> None:
    boxes = [layout.panel, layout.mood, layout.number, layout.agency, *([layout.next] if layout.next else [])]
    for box in boxes:
        assert box.width > 0
        assert box.height > 0
        assert box.x >= 0
        assert box.right <= screen.width + 1
        assert box.bottom <= screen.height + 1
    assert not any(overlap(one, other) for one, other in itertools.combinations(boxes, 2))
    millimetres = CAP_HEIGHT / screen.px_per_mm
    assert layout.call_px * millimetres >= 5.8 * layout.distance_m - 0.01
    assert layout.letter_px * millimetres >= 5 * layout.distance_m
    assert layout.sign_px >= layout.letter_px


@pytest.mark.parametrize(
    ("width", "height", "inches", "distance"),
    [(1024, 600, 7, 1.9), (1280, 800, 10.1, 2.9), (800, 1280, 10.1, 2.4), (1920, 1080, 24, 6), (1080, 1920, 21.5, 5)],
)
def test_usual_panels_serve_their_distance(width: int, height: int, inches: float, distance: float) -> None:
    screen = Screen.of_diagonal(width, height, inches)
    layout = lay_out_counter(screen, Contents(own_em=3.85, next_numbers=3), distance)
    assert layout.distance_m == distance
    check(layout, screen)


@given(
    width=st.integers(320, 4096),
    height=st.integers(320, 4096),
    inches=st.floats(5, 60),
    distance=st.floats(0.5, 40),
    number_em=st.floats(2.9, 6.0),
    sign_em=st.floats(1.3, 8.0),
    next_numbers=st.integers(0, 3),
    name_lines=st.integers(1, 9),
)
def test_any_panel_has_a_layout_without_overlaps(
    *,
    width: int,
    height: int,
    inches: float,
    distance: float,
    number_em: float,
    sign_em: float,
    next_numbers: int,
    name_lines: int,
) -> None:
    screen = Screen.of_diagonal(width, height, inches)
    contents = Contents(number_em=number_em, sign_em=sign_em, next_numbers=next_numbers, name_lines=name_lines)
    layout = lay_out_counter(screen, contents, distance)
    assert 0 < layout.distance_m <= distance
    check(layout, screen)


@pytest.mark.parametrize("distance", [0, -1])
def test_a_distance_is_positive(distance: float) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        lay_out_counter(Screen.of_diagonal(1024, 600, 7), Contents(), distance)
