import pytest

from kiosk.services.reach import Margins, find_reach
from shared.ui.scale import Screen
from tests.kiosk.stage import LANDSCAPE, PORTRAIT


def spread(screen: Screen, bottom_mm: float) -> tuple[float, float]:
    """The lowest and the highest point within reach, in mm above the floor."""
    margins = find_reach(screen, bottom_mm)
    top_mm = bottom_mm + screen.height_mm
    return bottom_mm + margins.below / screen.px_per_mm, top_mm - margins.above / screen.px_per_mm


def test_an_upright_panel_gives_the_whole_reach() -> None:
    assert spread(PORTRAIT, 700) == (pytest.approx(800, abs=0.2), pytest.approx(1100, abs=0.2))


def test_a_panel_wholly_within_reach_has_no_margins() -> None:
    assert find_reach(LANDSCAPE, 820) == Margins()


def test_a_panel_that_hangs_low_goes_lower_than_it_should_so_that_a_page_fits() -> None:
    low, high = spread(LANDSCAPE, 700)
    assert high == pytest.approx(700 + LANDSCAPE.height_mm)
    assert high - low == pytest.approx(230, abs=0.2)


@pytest.mark.parametrize("bottom_mm", [0, 500, 900, 1000, 1090, 1200, 2000])
@pytest.mark.parametrize("screen", [PORTRAIT, LANDSCAPE, Screen.of_diagonal(800, 480, 7)])
def test_the_reach_is_always_a_part_of_the_panel_and_high_enough_for_a_page(screen: Screen, bottom_mm: int) -> None:
    low, high = spread(screen, bottom_mm)
    assert bottom_mm - 0.2 <= low < high <= bottom_mm + screen.height_mm + 0.2
    assert high - low >= min(230, screen.height_mm) - 0.5
