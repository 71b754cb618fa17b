"""Against burn-in: where the whole picture stands, a pixel at a time around its place. Pure."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from shared.ui.scale import Scale

REACH_MM: Final = 2.0
"""How far the picture goes from its place: about the stroke of a letter."""
MARGIN_PART: Final = 0.2
"""And no further than this part of a line's size, a third of the margin: nothing is cut off."""
ROUND_MS: Final = 3_600_000
"""Out and back takes an hour."""

Place = tuple[int, int]


def reach_px(scale: Scale) -> int:
    """How many pixels the picture may go in each direction, at least one."""
    return max(1, min(round(REACH_MM * scale.px_per_mm), int(MARGIN_PART * scale.font_px())))


def places(reach: int) -> tuple[Place, ...]:
    """A round over every place within reach, out in a spiral and back again; each step is one pixel."""
    out = [*_spiral(reach)]
    return (*out, *reversed(out[1:-1]))


def step_ms(round_of_places: tuple[Place, ...]) -> int:
    """How long the picture stands in each place."""
    return ROUND_MS // len(round_of_places)


def _spiral(reach: int) -> Iterator[Place]:
    x = y = 0
    yield 0, 0
    for ring in range(1, reach + 1):
        corners = ((ring, y), (ring, ring), (-ring, ring), (-ring, -ring), (ring, -ring))
        for start, end in pairwise(((x, y), *corners)):
            for place in _line(start, end):
                yield place
                x, y = place


def _line(start: Place, end: Place) -> Iterator[Place]:
    x, y = start
    while (x, y) != end:
        x += (end[0] > x) - (end[0] < x)
        y += (end[1] > y) - (end[1] < y)
        yield x, y
