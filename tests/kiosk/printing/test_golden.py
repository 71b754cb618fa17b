"""Tickets look as they did when somebody last looked at them."""

import pytest
from PIL import Image, ImageChops

from tests.kiosk.printing.golden import FOLDER, NAMES, draw

HOW = "look at it, and if it is meant: python -m tests.kiosk.printing.golden"


@pytest.mark.parametrize("name", NAMES)
def test_a_ticket_looks_as_it_should(name: str) -> None:
    with Image.open(FOLDER / f"{name}.png") as golden:
        drawn = draw(name)
        assert drawn.size == golden.size, f"{name} is now {drawn.size} dots instead of {golden.size}; {HOW}"
        other = ImageChops.logical_xor(drawn, golden.convert("1")).getbbox()
    assert other is None, f"{name} differs within {other}; {HOW}"


def test_there_is_no_golden_ticket_that_nobody_draws() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(NAMES)
