"""Lists longer than their place, a page at a time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

Row = TypeVar("Row")

PAGE_MS: Final = 8_000
"""The longest that a page is up."""
SHORTEST_MS: Final = 3_000
ROW_MS: Final = 1_000
"""For each row that there is to read."""


@dataclass(frozen=True, slots=True)
class Grid:
    """What a page has room for."""

    lines: int
    columns: int
    sides: int = 1
    """How many things a row shows one after the other."""

    @property
    def cells(self) -> int:
        """Rows of the list that a page holds."""
        return self.lines * self.columns

    @property
    def page_ms(self) -> int:
        """How long a page is up: small ones are soon read."""
        return self.sides * self.side_ms

    @property
    def side_ms(self) -> int:
        """How long a side of the rows is up."""
        return min(PAGE_MS, max(SHORTEST_MS, ROW_MS * (1 + self.cells)))


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """The rows to be seen, and which page of how many they are (counted from 0)."""

    rows: tuple[Row, ...]
    index: int
    count: int


def turn(rows: Sequence[Row], room: Grid, now: int) -> Page[Row]:
    """The page that is up at `now` milliseconds; all are up as long, and have whole lines, about as many."""
    lines = math.ceil(len(rows) / room.columns)
    count = max(1, math.ceil(lines / room.lines))
    index = now // room.page_ms % count
    first, last = (_lines_before(page, lines, count) * room.columns for page in (index, index + 1))
    return Page(tuple(rows[first:last]), index, count)


def _lines_before(page: int, lines: int, count: int) -> int:
    each, longer = divmod(lines, count)
    return page * each + min(page, longer)


def next_turn(room: Grid, now: int) -> int:
    """When the next page comes up."""
    return (now // room.page_ms + 1) * room.page_ms


def next_side(room: Grid, now: int) -> int:
    """When the next page, or the other side of this one, comes up."""
    return (now // room.side_ms + 1) * room.side_ms
