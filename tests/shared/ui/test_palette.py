from dataclasses import fields

import pytest

from shared.ui.palette import CONTRAST, DARK, LIGHT, Palette, contrast

TEXT_ON = [
    ("ink", "paper"),
    ("ink", "card"),
    ("ink_soft", "paper"),
    ("ink_soft", "card"),
    ("primary", "paper"),
    ("primary", "card"),
    ("primary_ink", "primary"),
    ("primary_ink", "primary_pressed"),
    ("tint_ink", "tint"),
    ("primary", "tint"),
    ("deep_ink", "deep"),
    ("deep_ink_soft", "deep"),
    ("accent_ink", "accent"),
    ("good_ink", "good"),
    ("caution_ink", "caution"),
    ("alarm_ink", "alarm"),
]


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_text_keeps_seven_to_one(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 7


@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_high_contrast_is_higher_than_that(ink: str, ground: str) -> None:
    assert contrast(getattr(CONTRAST, ink), getattr(CONTRAST, ground)) >= 10


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
@pytest.mark.parametrize("ground", ["paper", "card"])
def test_outlines_of_controls_keep_three_to_one(palette: Palette, ground: str) -> None:
    assert contrast(palette.edge, getattr(palette, ground)) >= 3


def test_every_ink_is_paired() -> None:
    paired = {name for pair in TEXT_ON for name in pair}
    assert {field.name for field in fields(Palette)} - paired == {"line", "edge"}


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#abcdef", "#abcdef", 1)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)
