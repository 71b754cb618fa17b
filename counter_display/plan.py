"""How large everything on a hall's display must be for one viewing distance, and how many rows then fit. Pure."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from counter_display.contents import Contents
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
LINE_EM: Final = 1.16
"""From line to line of a text."""
MOST_TURNS: Final = 2
MOST_LINES: Final = 3
"""Of an agency's name below the number."""
UNMISTAKABLE: Final = 1.75
"""The called number beside every other number, if the screen has room for it."""
LARGE: Final = 0.86
"""Of the largest that the called number could be: more lines, and more than two rows of tables, leave it as large."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Numbers of rows: of the list, the counters, the waiting, and the lines below the called number."""

    calls: int = LIST_ROWS
    counters: int = 1
    waiting: int = 1
    lines: int = 1


class Plan:
    """Sizes for one viewing distance.

    Where room is short, things take turns in one place before any letter gets smaller: with `turns` 1 the next numbers
    with the agency that they are of, with 2 also the zone with the agency below the called number.
    """

    def __init__(self, screen: Screen, contents: Contents, distance_m: float, turns: int = 0) -> None:
        self.screen = screen
        self.contents = contents
        self.distance_m = distance_m
        self.turns = turns
        self.scale = Scale(screen.px_per_mm, distance_m * 1000 / 400)
        self.portrait = screen.height > screen.width
        self.sign_em = min(contents.sign_em, SIGN_EM)
        label = min(contents.label_em, max(SIGN_EM, contents.label_em / 2))
        self.least_call = self._font(lobby_capital_mm(distance_m))
        self.letter = self._font(distance_m * 1000 / 200 * DIGITS)
        self.body = self.scale.font_px()
        self.margin = round(self.body * 0.45)
        self.gap = round(self.body * 0.34)
        self.header = round(self.body * (3.55 if self.portrait else 1.7))
        self.tile_gap = round(self.body * 0.25)
        self.pad = round(self.body * 0.5)
        self.inner = screen.width - 2 * self.margin
        self.heading = round(self.body * 1.4)
        self.list_row = round(self.letter * 0.94)
        self.tile = round(self.letter * 1.14)
        self.waiting_tile = round(self.letter * 2.2) if contents.next_numbers and not turns else self.tile
        self.line = round(self.letter * LINE_EM)
        self.words = round(self.body * 2.8)
        usual = max(1.35, label + 0.25) + max(contents.number_em + 0.6, contents.mood_em)
        own = max(1.35, self.sign_em + 0.25) + contents.own_em + 0.15
        self.counter_cell = round((max(usual, own) + 0.2) * self.letter)
        self.waiting_cell = round((max(4, min(contents.word_em, 8.5)) + 2.1) * self.letter + 2 * self.pad)
        room = self.inner - self.gap - self.counter_cell
        self.beside = not self.portrait and room >= self.narrowest_waiting
        """The tables stand side by side."""
        self.waiting_cell = min(self.waiting_cell, round(room) if self.beside else self.inner)
        row = max(contents.number_em + max(1.15, label), contents.own_em + max(1.15, self.sign_em)) + 0.81
        self.least_list_width = self.inner if self.portrait else round(row * self.letter + self.pad)
        self.running_text = round(self.letter * 1.26) if contents.running_text else 0

    def _font(self, capital_mm: float) -> float:
        return math.ceil(capital_mm * self.screen.px_per_mm / CAP_HEIGHT)

    @property
    def narrowest_waiting(self) -> float:
        """An agency's place in the table; a word of its name that is too long for it is divided."""
        return round(6 * self.letter + 2 * self.pad)

    # --- the header: the place, the date in full or short, the time

    @property
    def short_date(self) -> bool:
        """There is no room for the date in full."""
        room = self.screen.width - 1.8 * self.body - 6.3 * self.body
        date = (self.contents.date_em + 0.75) * self.body
        return date > room or (not self.portrait and self.contents.place_em * self.body > room - date)

    # --- pictures and films: beside the stage below the list, or across an upright screen below everything

    def list_width(self, height: float, rows: Rows) -> float:
        """Width of the list beside a stage of this height; with pictures it is as wide as they are."""
        if self.portrait or not self.contents.media:
            return self.least_list_width
        least_stage = self.least_call * self._beside_em + 2 * self.pad
        wide = round(self.media_height(height, rows) * ASPECT)
        return max(self.least_list_width, min(wide, round(self.inner - self.gap - least_stage)))

    def stage_width(self, height: float, rows: Rows) -> float:
        return self.inner if self.portrait else self.inner - self.gap - self.list_width(height, rows)

    def media_height(self, height: float, rows: Rows) -> float:
        """Height of pictures and films beside a stage of this height, or on an upright screen."""
        if not self.contents.media:
            return 0
        return round(self.inner / ASPECT) if self.portrait else height - self.list_height(rows.calls) - self.gap

    # --- the stage: a sheet with the number, which ends in a point, the counter that it points to; below them lines

    @property
    def sign_extent_em(self) -> float:
        """Width of the counter's part where it stands beside the number."""
        return max(1.5, self.sign_em + 0.45)

    @property
    def _beside_em(self) -> float:
        return self.contents.number_em + POINT_EM / 2 + self.sign_extent_em

    def lines_height(self, rows: Rows) -> float:
        """Height of the lines below the number: the agency and, where there are several zones, the zone."""
        return rows.lines * self.line + 1.6 * self.pad

    def spare(self, height: float, rows: Rows) -> float:
        """What of the stage's height is for number and sign."""
        return height - self.words - self.lines_height(rows) - 1.6 * self.pad

    def beside_px(self, height: float, rows: Rows) -> float:
        """Font size with the counter beside the number."""
        width = self.stage_width(height, rows) - 2 * self.pad
        return min(width / self._beside_em, self.spare(height, rows) / 0.8)

    def below_px(self, height: float, rows: Rows) -> float:
        """Font size with the counter below the number."""
        width = self.stage_width(height, rows) - 2 * self.pad
        return min(width / self.contents.number_em, self.spare(height, rows) / (0.8 + POINT_EM + SIGN_BELOW_EM))

    def is_stacked(self, height: float, rows: Rows) -> bool:
        return self.portrait and self.below_px(height, rows) > self.beside_px(height, rows)

    def call_px(self, height: float, rows: Rows) -> float:
        stacked = self.is_stacked(height, rows)
        return math.floor(self.below_px(height, rows) if stacked else self.beside_px(height, rows))

    def own_px(self, height: float, rows: Rows) -> float:
        """Font size of a number of a kiosk's own series, which is longer."""
        size = self.call_px(height, rows)
        taken = 0 if self.is_stacked(height, rows) else (self.sign_extent_em + POINT_EM / 2) * size
        width = self.stage_width(height, rows) - 2 * self.pad - taken
        return min(size, width / max(self.contents.own_em, self.contents.number_em))

    def sign_extent(self, height: float, rows: Rows) -> float:
        em = SIGN_BELOW_EM if self.is_stacked(height, rows) else self.sign_extent_em
        return round(em * self.call_px(height, rows))

    # --- the tables

    def columns(self, rows: Rows) -> tuple[int, int]:
        """Columns of the counters and of the waiting that make for the fewest pages."""
        counters, agencies = max(1, self.contents.counters), max(1, self.contents.agencies)
        cells, waits = self.counter_cell + self.tile_gap, self.waiting_cell + self.tile_gap
        if not self.beside:
            room = self.inner + self.tile_gap
            return max(1, min(counters, int(room // cells))), max(1, min(agencies, int(room // waits)))
        room = self.inner - self.gap + 2 * self.tile_gap
        choices = [
            (-(-counters // (left * rows.counters)), -(-agencies // (right * rows.waiting)), left, right)
            for left in range(1, int(room // cells) + 1)
            for right in range(1, int((room - left * cells) // waits) + 1)
        ]
        *_, left, right = min(choices, key=lambda c: (max(c[:2]), sum(c[:2]), sum(c[2:])), default=(0, 0, 1, 1))
        return left, right

    def counters_width(self, columns: tuple[int, int]) -> float:
        """The counters' share of the tables' width."""
        if not self.beside:
            return self.inner
        left, right = columns[0] * self.counter_cell, columns[1] * self.waiting_cell
        return round((self.inner - self.gap) * left / (left + right))

    # --- heights

    def list_height(self, rows: int) -> float:
        return self.heading + rows * self.list_row + self.pad

    def counters_height(self, rows: int) -> float:
        return self.heading + rows * self.tile + (rows - 1) * self.tile_gap

    def waiting_height(self, rows: int) -> float:
        return self.heading + rows * self.waiting_tile + (rows - 1) * self.tile_gap

    def tables_height(self, rows: Rows) -> float:
        counters, waiting = self.counters_height(rows.counters), self.waiting_height(rows.waiting)
        return max(counters, waiting) if self.beside else counters + self.gap + waiting

    @property
    def foot(self) -> float:
        """From the lowest box to the edge."""
        return self.running_text + self.gap if self.running_text else self.margin

    def left_for_stage(self, rows: Rows) -> float:
        below = self.tables_height(rows) + self.gap
        if self.portrait:
            below += self.list_height(rows.calls) + self.gap
            if self.contents.media:
                below += self.media_height(0, rows) + self.gap
        return self.screen.height - self.header - self.gap - self.foot - below

    # --- how many

    def fits(self, rows: Rows) -> bool:
        height = self.left_for_stage(rows)
        if max(self.counter_cell, self.narrowest_waiting) > self.inner or height <= 0:
            return False
        if self.stage_width(height, rows) <= 2 * self.pad:
            return False
        if not self.portrait:
            least = self.least_list_width / LEAST_ASPECT + self.gap if self.contents.media else 0
            if height < self.list_height(rows.calls) + least:
                return False
        return self.call_px(height, rows) >= self.least_call and self.own_px(height, rows) >= self.letter / DIGITS

    @property
    def least(self) -> Rows:
        """The fewest rows that a display may have."""
        return Rows(lines=2 if self.contents.zones and self.turns < 2 else 1)

    def wishes(self, rows: Rows) -> Iterator[Rows]:
        """More rows than these, the dearest wish first."""
        lines = rows.lines + min(MOST_LINES, self.contents.name_lines) - 1
        if self.beside:
            # Pictures are worth more than a third row of tables.
            for band in (2,) if self.contents.media else (2, 3, 4):
                many = max(1, int((band * (self.tile + self.tile_gap)) // (self.waiting_tile + self.tile_gap)))
                yield replace(rows, counters=band, waiting=many)
                if not self.contents.media:
                    yield replace(rows, counters=band, waiting=many, lines=min(lines, rows.lines + band - 1))
            return
        for calls, counters, waiting in ((3, 2, 1), (4, 2, 1), (4, 3, 2), (5, 4, 2), (6, 6, 3)):
            yield Rows(calls if self.portrait else rows.calls, counters, waiting, rows.lines)
            yield Rows(calls if self.portrait else rows.calls, counters, waiting, min(lines, rows.lines + 1))

    @property
    def large_call(self) -> float:
        """Font size of a called number that is told from every other at a glance."""
        return UNMISTAKABLE * self.letter

    @property
    def largest_call(self) -> float:
        """Font size of the called number with the fewest rows."""
        return self.call_px(self.left_for_stage(self.least), self.least)

    def rows(self) -> Rows:
        """As many rows as leave the called number large."""
        rows = least = self.least
        largest = self.largest_call
        for wish in self.wishes(least):
            better = Rows(
                max(rows.calls, wish.calls),
                min(max(rows.counters, wish.counters), self._counter_lines(wish)),
                min(max(rows.waiting, wish.waiting), max(1, self.contents.agencies)),
                max(rows.lines, wish.lines),
            )
            few = max(better.counters, better.waiting) <= 2 and better.lines == rows.lines
            least_call = min(self.large_call, LARGE * largest) if few else LARGE * largest
            if self.fits(better) and self.call_px(self.left_for_stage(better), better) >= least_call:
                rows = better
        return rows

    def _counter_lines(self, rows: Rows) -> int:
        """Rows that hold every counter."""
        return max(1, -(-self.contents.counters // self.columns(rows)[0]))
