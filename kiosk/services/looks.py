"""How the window is dressed for a visitor: pure."""

from dataclasses import dataclass
from typing import Final

from kiosk.config import ScreenConfig
from kiosk.services.comfort import Comforts
from shared.ui.palette import CONTRAST, PALETTES, Palette
from shared.ui.scale import Scale, Screen, kiosk_capital_mm

LARGER: Final = 1.3
"""How much larger large text is."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the theme is to wear."""

    palette: Palette
    scale: Scale
    motion: bool


def choose_look(screen: Screen, config: ScreenConfig, comforts: Comforts) -> Look:
    """The house's look, changed as far as this visitor has asked for it."""
    scale = Scale(screen.px_per_mm, kiosk_capital_mm(screen))
    return Look(
        palette=CONTRAST if comforts.contrast else PALETTES[config.scheme],
        scale=scale.enlarged(LARGER) if comforts.large_text else scale,
        motion=config.motion and not comforts.still,
    )
