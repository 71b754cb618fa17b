"""The colours of the house, by what they are for.

Every `x`/`x_ink` pair keeps a contrast of at least 7:1, and `edge` at least 3:1 against the surfaces (WCAG 2.2, 1.4.6
and 1.4.11). A colour never stands alone for a meaning: an icon or a word goes with it.
"""

from dataclasses import dataclass
from typing import Final, Literal

Scheme = Literal["light", "dark", "contrast"]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #rrggbb."""

    paper: str
    """The ground of every window."""
    card: str
    """What lies on the paper: tiles, sheets, fields."""
    ink: str
    """Text on paper and card."""
    ink_soft: str
    """Text of second rank on paper and card."""
    line: str
    """Hairlines that only order; nothing depends on seeing them."""
    edge: str
    """The outline of something that can be pressed."""
    primary: str
    """The one main action, and what is selected."""
    primary_pressed: str
    primary_ink: str
    tint: str
    """Quiet emphasis: badges, second actions under the finger."""
    tint_ink: str
    deep: str
    """The bar that frames a window."""
    deep_ink: str
    deep_ink_soft: str
    accent: str
    """The warm mark: focus, the stripe under the bar, a number just called."""
    accent_ink: str
    good: str
    good_ink: str
    caution: str
    caution_ink: str
    alarm: str
    alarm_ink: str


LIGHT: Final = Palette(
    paper="#f6f1e7",
    card="#ffffff",
    ink="#1c2329",
    ink_soft="#434d57",
    line="#e2d9c8",
    edge="#857d6d",
    primary="#0b4a5b",
    primary_pressed="#06313d",
    primary_ink="#ffffff",
    tint="#dcebec",
    tint_ink="#083b49",
    deep="#072f3b",
    deep_ink="#ffffff",
    deep_ink_soft="#cfe3e6",
    accent="#f2b544",
    accent_ink="#1c2329",
    good="#ddf0df",
    good_ink="#0c4a24",
    caution="#fdebc4",
    caution_ink="#5a3a00",
    alarm="#fbe1dc",
    alarm_ink="#7a1712",
)

DARK: Final = Palette(
    paper="#0d1b21",
    card="#16282f",
    ink="#f6f1e7",
    ink_soft="#c6d0d3",
    line="#2a3f48",
    edge="#7f939b",
    primary="#8fd3df",
    primary_pressed="#bfe8ef",
    primary_ink="#06242d",
    tint="#1b3842",
    tint_ink="#d6eef2",
    deep="#061318",
    deep_ink="#ffffff",
    deep_ink_soft="#cfe3e6",
    accent="#f2b544",
    accent_ink="#1c2329",
    good="#12351f",
    good_ink="#bfebcb",
    caution="#3c2c06",
    caution_ink="#fce3ac",
    alarm="#46150f",
    alarm_ink="#ffd3cb",
)

CONTRAST: Final = Palette(
    paper="#000000",
    card="#000000",
    ink="#ffffff",
    ink_soft="#ffffff",
    line="#ffffff",
    edge="#ffffff",
    primary="#ffe600",
    primary_pressed="#ffffff",
    primary_ink="#000000",
    tint="#332e00",
    tint_ink="#ffffff",
    deep="#000000",
    deep_ink="#ffffff",
    deep_ink_soft="#ffffff",
    accent="#00e5ff",
    accent_ink="#000000",
    good="#000000",
    good_ink="#9dff9d",
    caution="#000000",
    caution_ink="#ffe600",
    alarm="#000000",
    alarm_ink="#ffb3b3",
)
"""For people who see little: white and yellow on black, at least 12:1, and nothing told by a shade."""

PALETTES: Final[dict[Scheme, Palette]] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two #rrggbb colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
