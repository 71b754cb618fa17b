"""How large the panel really is, from a bank card held against it: pure."""

import math
from dataclasses import dataclass
from typing import Final

from shared.ui.scale import MM_PER_INCH, Screen

CARD_LONG_MM: Final = 85.60
CARD_SHORT_MM: Final = 53.98
"""Every bank card and KTP-el: ISO/IEC 7810, ID-1."""
SMALLEST_INCHES: Final = 6.0
LARGEST_INCHES: Final = 110.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """A card drawn so many pixels long on a panel of so many pixels."""

    screen: Screen
    long_px: float

    @classmethod
    def of(cls, screen: Screen) -> "Calibration":
        """What the panel is taken for now."""
        return cls(screen, CARD_LONG_MM * screen.px_per_mm)

    @property
    def short_px(self) -> float:
        return self.long_px * CARD_SHORT_MM / CARD_LONG_MM

    @property
    def inches(self) -> float:
        """The diagonal, if the drawn card is as large as a real one."""
        return math.hypot(self.screen.width, self.screen.height) * CARD_LONG_MM / self.long_px / MM_PER_INCH

    @property
    def measured(self) -> Screen:
        """The panel as it then is."""
        return Screen.of_diagonal(self.screen.width, self.screen.height, self.inches)

    def stretched(self, pixels: float) -> "Calibration":
        """The card drawn so much longer, within what panels can be."""
        diagonal = math.hypot(self.screen.width, self.screen.height)
        least, most = (diagonal * CARD_LONG_MM / inches / MM_PER_INCH for inches in (LARGEST_INCHES, SMALLEST_INCHES))
        return Calibration(self.screen, min(max(self.long_px + pixels, least), most, self.screen.width * 0.95))
