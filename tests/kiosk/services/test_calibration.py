import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.calibration import Calibration
from tests.kiosk.stage import LANDSCAPE, PORTRAIT


def test_a_card_drawn_as_it_is_leaves_everything_as_it_is() -> None:
    assert Calibration.of(PORTRAIT).inches == pytest.approx(21.5)
    assert Calibration.of(PORTRAIT).measured.px_per_mm == pytest.approx(PORTRAIT.px_per_mm)


def test_a_card_that_had_to_be_drawn_longer_means_a_smaller_panel() -> None:
    longer = Calibration.of(LANDSCAPE).stretched(Calibration.of(LANDSCAPE).long_px * 0.1)
    assert longer.inches == pytest.approx(21.5 / 1.1)
    assert longer.long_px / longer.short_px == pytest.approx(85.6 / 53.98)


@given(st.lists(st.integers(-5000, 5000), max_size=5))
def test_no_panel_is_measured_that_cannot_be(steps: list[int]) -> None:
    calibration = Calibration.of(PORTRAIT)
    for step in steps:
        calibration = calibration.stretched(step)
        assert 5 < calibration.inches < 120
        assert calibration.long_px < PORTRAIT.width
