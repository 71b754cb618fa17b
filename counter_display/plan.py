"""How large everything on a display must be for one viewing distance, and how many rows then fit. Pure."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from shared.ui.scale import CAP_HEIGHT, Scale, Screen, lobby_capital_mm

LIST_ROWS: Final = 3
"""Fewest rows of the list."""
SIGN_EM: Final = 2.6
"""A longer sign is fitted into this width."""
DIGITS: Final = 1.02
"""Digits are a little lower than capitals."""
ASPECT: Final = 16 / 9
"""Of most films."""
LEAST_ASPECT: Final = 2.4
"""No place for pictures is flatter."""
POINT_EM: Final = 0.5
"""How far the sheet's point sticks out."""
SIGN_BELOW_EM: Final = 1.05
"""Height of a counter's sign below the number."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What has to find room. Widths are in ems of the bold face."""

    number_em: float
    sign_em: float
    counters: int
    media: bool = False
    """Pictures and films stand beside the calls."""
    running_text: bool = False
    """A line of text runs along the foot."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Numbers of rows of the list, the counters and the waiting; by default the fewest that a display may have."""

    calls: int = LIST_ROWS
    counters: int = 1
    waiting: int = 1


class Plan:
    """Sizes for one viewing distance."""

    def __init__(self, screen: Screen, contents: Contents, distance_m: float) -> None:
        self.screen = screen
        self.distance_m = distance_m
        self.scale = Scale(screen.px_per_mm, distance_m * 1000 / 600)
        self.portrait = screen.height > screen.width
        self.number_em = contents.number_em
        self.sign_em = min(contents.sign_em, SIGN_EM)
        self.least_call = self._font(lobby_capital_mm(distance_m))
        self.list_px = self._font(distance_m * 1000 / 200 * DIGITS)
        self.table_px = self._font(distance_m * 1000 / 320 * DIGITS)
        self.body = self.scale.font_px()
        self.margin = round(self.body * 0.6)
        self.gap = round(self.body * 0.5)
        self.tile_gap = round(self.body * 0.3)
        self.inner = screen.width - 2 * self.margin
        self.header = round(self.body * (4.1 if self.portrait else 2.7))
        self.list_row = round(self.list_px * 0.9)
        self.tile = round(self.table_px * 1.12)
        self.heading = round(self.body * 1.5)
        self.pad = round(self.body * 0.9)
        cell = (max(1.4, self.sign_em + 0.25) + self.number_em + 0.4) * self.table_px + 0.75 * self.body
        self.counter_columns = int((self.inner + self.tile_gap) // (cell + self.tile_gap))
        self.counter_rows = -(-contents.counters // max(1, self.counter_columns))
        self.waiting_columns = 2 if self.portrait else 3
        beside = round((self.number_em + self.sign_em + 1.25) * self.list_px + 2 * self.pad)
        self.least_list_width = self.inner if self.portrait else beside
        self.media = contents.media
        self.running_text = round(self.list_px * 1.3) if contents.running_text else 0

    def _font(self, capital_mm: float) -> float:
        return math.ceil(capital_mm * self.screen.px_per_mm / CAP_HEIGHT)

    # --- pictures and films: beside the stage below the list, or across an upright screen below everything

    def list_width(self, height: float, rows: int) -> float:
        """Width of the list beside a stage of this height; with pictures it is as wide as they are."""
        if self.portrait or not self.media:
            return self.least_list_width
        least_stage = self.least_call * (self.number_em + POINT_EM / 2 + self.sign_extent_em) + 2 * self.pad
        wide = round(self.media_height(height, rows) * ASPECT)
        return max(self.least_list_width, min(wide, round(self.inner - self.gap - least_stage)))

    def stage_width(self, height: float, rows: int) -> float:
        return self.inner if self.portrait else self.inner - self.gap - self.list_width(height, rows)

    def media_height(self, height: float, rows: int) -> float:
        """Height of pictures and films beside a stage of this height, or on an upright screen."""
        if not self.media:
            return 0
        return round(self.inner / ASPECT) if self.portrait else height - self.list_height(rows) - self.gap

    # --- the stage: a sheet with the number, which ends in a point, and the counter that it points to

    @property
    def words(self) -> float:
        """Height of what is said with the number: two lines above it, the agency's name in up to three below."""
        return 6.2 * self.body + 1.6 * self.pad

    @property
    def sign_extent_em(self) -> float:
        """Width of the counter's part where it stands beside the number."""
        return max(1.6, self.sign_em + 0.6)

    def beside_px(self, height: float, rows: int) -> float:
        """Font size with the counter beside the number."""
        width = self.stage_width(height, rows) - 2 * self.pad
        return min(width / (self.number_em + POINT_EM / 2 + self.sign_extent_em), (height - self.words) / 0.8)

    def below_px(self, height: float, rows: int) -> float:
        """Font size with the counter below the number."""
        width = self.stage_width(height, rows) - 2 * self.pad
        return min(width / self.number_em, (height - self.words - 2 * self.body) / (0.8 + POINT_EM + SIGN_BELOW_EM))

    def is_stacked(self, height: float, rows: int) -> bool:
        return self.portrait and self.below_px(height, rows) > self.beside_px(height, rows)

    def call_px(self, height: float, rows: int) -> float:
        return math.floor(
            self.below_px(height, rows) if self.is_stacked(height, rows) else self.beside_px(height, rows)
        )

    def sign_extent(self, height: float, rows: int) -> float:
        if self.is_stacked(height, rows):
            return round(SIGN_BELOW_EM * self.call_px(height, rows) + 2 * self.body)
        return round(self.sign_extent_em * self.call_px(height, rows))

    # --- heights

    def list_height(self, rows: int) -> float:
        return self.heading + rows * self.list_row + self.pad

    def counters_height(self, rows: int) -> float:
        return self.heading + rows * self.tile + (rows - 1) * self.tile_gap

    def waiting_height(self, rows: int) -> float:
        return rows * self.tile + (rows - 1) * self.tile_gap + (self.heading if self.portrait else 0)

    @property
    def foot(self) -> float:
        """From the lowest box to the edge."""
        return self.running_text + self.gap if self.running_text else self.margin

    def left_for_stage(self, rows: Rows) -> float:
        below = self.counters_height(rows.counters) + self.waiting_height(rows.waiting) + 2 * self.gap
        if self.portrait:
            below += self.list_height(rows.calls) + self.gap
            if self.media:
                below += self.media_height(0, rows.calls) + self.gap
        return self.screen.height - self.header - self.gap - self.foot - below

    def fits(self, rows: Rows) -> bool:
        height = self.left_for_stage(rows)
        if self.counter_columns < 1 or height <= 0 or self.stage_width(height, rows.calls) <= 0:
            return False
        if not self.portrait:
            least = self.least_list_width / LEAST_ASPECT + self.gap if self.media else 0
            if height < self.list_height(rows.calls) + least:
                return False
        return self.call_px(height, rows.calls) >= self.least_call

    def wishes(self, rows: Rows) -> Iterator[Rows]:
        """Better numbers of rows than these, the dearest wish first."""
        # All counters on one page, or else fewer pages.
        yield Rows(rows.calls, self.counter_rows if self.counter_rows <= 4 else 3, rows.waiting)
        for counters, calls, waiting in ((2, 3, 1), (2, 4, 1), (3, 4, 1), (3, 4, 2), (4, 5, 2), (6, 6, 2)):
            yield Rows(
                max(rows.calls, calls),
                max(rows.counters, min(counters, self.counter_rows)),
                max(rows.waiting, waiting if self.portrait else 1),
            )

    def rows(self) -> Rows:
        rows = Rows()
        for better in self.wishes(rows):
            wish = Rows(
                max(rows.calls, better.calls), max(rows.counters, better.counters), max(rows.waiting, better.waiting)
            )
            if self.fits(wish):
                rows = wish
        return rows
