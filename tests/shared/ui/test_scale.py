import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from shared.ui.fonts import load_fonts
from shared.ui.scale import CAP_HEIGHT, Scale, Screen, lobby_capital_mm


def test_screen_is_measured_by_its_diagonal() -> None:
    screen = Screen.of_diagonal(1080, 1920, 21.5)
    assert screen.width_mm == pytest.approx(267.7, abs=0.1)
    assert screen.height_mm == pytest.approx(476.0, abs=0.1)


@pytest.mark.parametrize(("width", "height", "inches"), [(0, 1920, 21.5), (1080, -1, 21.5), (1080, 1920, 0)])
def test_screen_without_a_size_is_refused(width: int, height: int, inches: float) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        Screen.of_diagonal(width, height, inches)


def test_cap_height_is_that_of_the_font(qapp: object) -> None:
    font = QFont(load_fonts().text)
    font.setPixelSize(1000)
    assert QFontMetricsF(font).capHeight() / 1000 == pytest.approx(CAP_HEIGHT)


@pytest.mark.parametrize("inches", [15.6, 21.5, 32.0])
def test_running_text_has_the_capitals_asked_for(qapp: object, inches: float) -> None:
    scale = Scale(Screen.of_diagonal(1080, 1920, inches).px_per_mm)
    font = QFont(load_fonts().text)
    font.setPixelSize(scale.font_px())
    assert QFontMetricsF(font).capHeight() / scale.px_per_mm >= 7.3
    assert scale.target_px / scale.px_per_mm >= 20


def test_capitals_in_a_lobby_follow_the_distance() -> None:
    assert lobby_capital_mm(10) == pytest.approx(58)
    assert lobby_capital_mm(5) == pytest.approx(29)
