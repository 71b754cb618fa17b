"""Where on the panel a visitor reaches who sits, or is small: pure.

All controls between 800 and 1100 mm above the floor, as ISO 21542 has it for what is operated from a wheelchair.
"""

from dataclasses import dataclass
from typing import Final

from shared.ui.scale import Screen

LOW_MM: Final = 800
HIGH_MM: Final = 1100
LEAST_MM: Final = 230
"""The height that a page needs. Where less of the panel is within reach, the page goes lower, then higher."""


@dataclass(frozen=True, slots=True)
class Margins:
    """How much of the panel stays without controls, in pixels."""

    above: int = 0
    below: int = 0


def find_reach(screen: Screen, bottom_mm: float) -> Margins:
    """The margins that leave the part of a panel within reach; its lower edge is `bottom_mm` above the floor."""
    top_mm = bottom_mm + screen.height_mm
    low, high = max(bottom_mm, LOW_MM), min(top_mm, HIGH_MM)
    least = min(LEAST_MM, screen.height_mm)
    if high - low < least:
        high = min(max(high, bottom_mm), top_mm)
        low = max(bottom_mm, high - least)
        high = min(top_mm, low + least)
    return Margins(above=round((top_mm - high) * screen.px_per_mm), below=round((low - bottom_mm) * screen.px_per_mm))
