"""Where everything stands on the small screen over one counter. Pure.

Landscape: the counter's sign in a panel on the left, the number beside it. Portrait: the panel on top. Capitals, as
parts of the viewing distance, are those of a hall's display (`layout`). A screen too small for its distance is laid
out for the greatest distance that it can serve.
"""

import math
from dataclasses import dataclass
from typing import Final

from counter_display.contents import Contents
from counter_display.layout import Box
from counter_display.plan import DIGITS, LINE_EM
from shared.ui.scale import CAP_HEIGHT, Scale, Screen, lobby_capital_mm

_STEP_BACK: Final = 0.97
_LARGE: Final = 0.85
"""Of the largest that the number could be: more lines for the agency leave it as large."""
_MOST_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class CounterLayout:
    """A counter screen's places and font sizes, in pixels."""

    scale: Scale
    distance_m: float
    portrait: bool
    letter_px: float
    call_px: float
    sign_px: float
    pad_px: float
    lines: int
    """Lines of the agency's name."""
    panel: Box
    mood: Box
    number: Box
    agency: Box
    next: Box | None


def lay_out_counter(screen: Screen, contents: Contents, distance_m: float) -> CounterLayout:
    """The layout of a counter's screen that is read from `distance_m` metres.

    Raises:
        ValueError: the distance is not positive.
    """
    if distance_m <= 0:
        raise ValueError(f"a viewing distance of {distance_m} m cannot be")
    while (sizes := _Sizes(screen, contents, distance_m)).call_px(1) < sizes.least_call or not sizes.holds_panel:
        distance_m *= _STEP_BACK
    most = min(_MOST_LINES, contents.name_lines)
    large = max(_LARGE * sizes.call_px(1), sizes.least_call)
    lines = max(lines for lines in range(1, most + 1) if lines == 1 or sizes.call_px(lines) >= large)
    return sizes.place(lines)


class _Sizes:
    """What has to be how large for one viewing distance."""

    def __init__(self, screen: Screen, contents: Contents, distance_m: float) -> None:
        self.screen = screen
        self.contents = contents
        self.distance_m = distance_m
        self.scale = Scale(screen.px_per_mm, distance_m * 1000 / 400)
        self.portrait = screen.height > screen.width
        self.body = self.scale.font_px()
        self.letter = self._font(distance_m * 1000 / 200 * DIGITS)
        self.least_call = self._font(lobby_capital_mm(distance_m))
        self.pad = round(self.letter * 0.3)
        self.line = round(self.letter * LINE_EM)
        self.mood = round(self.body * 3.1)
        self.next = round(self.letter * 1.45) if contents.next_numbers else 0
        signs = max(contents.sign_em, 1.4)
        if self.portrait:
            room = 0.22 * screen.height
            self.sign_px = math.floor(min((screen.width - 2 * self.pad) / signs, room / 0.9))
            self.panel = Box(0, 0, screen.width, round(self._above_sign + 0.9 * self.sign_px + self._below_sign))
        else:
            needed = max(signs * self.least_call, 5.4 * self.body, 2.8 * self.letter) + 2 * self.pad
            width = max(0.3 * screen.width, min(0.42 * screen.width, needed))
            tall = screen.height - self._above_sign - self._below_sign
            self.sign_px = math.floor(min((width - 2 * self.pad) / signs, tall / 0.9))
            self.panel = Box(0, 0, round(width), screen.height)
        self.width = screen.width if self.portrait else screen.width - self.panel.width
        self.top = self.panel.height if self.portrait else 0.0

    def _font(self, capital_mm: float) -> float:
        return math.ceil(capital_mm * self.screen.px_per_mm / CAP_HEIGHT)

    @property
    def _above_sign(self) -> float:
        """What the counter is called."""
        return self.letter * 1.3 + self.pad

    @property
    def _below_sign(self) -> float:
        """The time."""
        return self.body * 1.6 + self.pad

    @property
    def holds_panel(self) -> bool:
        return self.sign_px >= self.letter

    def call_px(self, lines: int) -> float:
        """The number's font size above so many lines of the agency's name, as one of a kiosk's own series needs it."""
        wide = self.width - 2 * self.pad
        spare = self.screen.height - self.top - self.mood - lines * self.line - self.next - 3 * self.pad
        size = math.floor(min(wide / self.contents.number_em, spare / 0.8))
        own = wide / max(self.contents.own_em, self.contents.number_em)
        return size if own >= self.letter else 0

    def place(self, lines: int) -> CounterLayout:
        left = self.screen.width - self.width
        mood = Box(left, self.top + self.pad, self.width, self.mood)
        foot = self.screen.height - self.next
        agency = Box(left, foot - self.pad - lines * self.line, self.width, lines * self.line)
        return CounterLayout(
            scale=self.scale,
            distance_m=self.distance_m,
            portrait=self.portrait,
            letter_px=self.letter,
            call_px=self.call_px(lines),
            sign_px=self.sign_px,
            pad_px=self.pad,
            lines=lines,
            panel=self.panel,
            mood=mood,
            number=Box(left, mood.bottom, self.width, agency.y - mood.bottom),
            agency=agency,
            next=Box(left, foot, self.width, self.next) if self.next else None,
        )
