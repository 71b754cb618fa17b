"""From millimetres and viewing distance to pixels.

Sizes follow the eye and the finger, not the panel. A monitor's EDID often lies about its size, so the size is a
setting, and the panel's own word only the fallback.
"""

import math
from dataclasses import dataclass, replace
from typing import Final

MM_PER_INCH: Final = 25.4

CAP_HEIGHT: Final = 0.668
"""Height of a capital of Atkinson Hyperlegible as a part of its font size."""

KIOSK_CAPITAL_MM: Final = 7.3
"""Smallest capital on a kiosk, read at 600 mm."""
KIOSK_TARGET_MM: Final = 20.0
"""Smallest side of anything to be pressed on a kiosk."""
SMALLEST_SIDE_MM: Final = 260.0
"""The shorter side of a panel that a page of full-sized text needs."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen's size in pixels and how many of them make a millimetre."""

    width: int
    height: int
    px_per_mm: float

    @classmethod
    def of_diagonal(cls, width: int, height: int, inches: float) -> "Screen":
        """A screen of square pixels whose diagonal is measured in inches.

        Raises:
            ValueError: a size is not positive.
        """
        if width <= 0 or height <= 0 or inches <= 0:
            raise ValueError(f"a screen of {width}x{height} pixels and {inches} inches cannot be")
        return cls(width, height, math.hypot(width, height) / (inches * MM_PER_INCH))

    @property
    def width_mm(self) -> float:
        return self.width / self.px_per_mm

    @property
    def height_mm(self) -> float:
        return self.height / self.px_per_mm


@dataclass(frozen=True, slots=True)
class Scale:
    """What the type and spacing of a window are computed from."""

    px_per_mm: float
    capital_mm: float = KIOSK_CAPITAL_MM
    """Capital height of running text; nothing is smaller."""
    target_mm: float = KIOSK_TARGET_MM

    def font_px(self, step: float = 1.0) -> int:
        """The font size in pixels whose capitals are `step` times those of running text; never rounded down."""
        return math.ceil(self.capital_mm * step * self.px_per_mm / CAP_HEIGHT)

    def space_px(self, capitals: float) -> float:
        """A distance, in capitals of running text, as whole pixels."""
        return round(self.capital_mm * capitals * self.px_per_mm)

    def enlarged(self, factor: float) -> "Scale":
        """The same with text and spacing `factor` times as large; targets grow with their text."""
        return replace(self, capital_mm=self.capital_mm * factor)

    @property
    def target_px(self) -> int:
        return math.ceil(self.target_mm * self.px_per_mm)


def kiosk_capital_mm(screen: Screen) -> float:
    """Capital height of a kiosk's running text. Panels too small for a page of it (under 21 inches or so) get less."""
    return KIOSK_CAPITAL_MM * min(1.0, min(screen.width_mm, screen.height_mm) / SMALLEST_SIDE_MM)


def lobby_capital_mm(distance_m: float) -> float:
    """Capital height that reads at a viewing distance in metres: 1/200 of it, and a little over (58 mm at 10 m)."""
    return distance_m * 1000 / 200 * 1.16
