"""Lists longer than their place, a page at a time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

Row = TypeVar("Row")

PAGE_MS: Final = 8_000


@dataclass(frozen=True, slots=True)
class Grid:
    """What a page has room for."""

    lines: int
    columns: int


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """The rows to be seen, and which page of how many they are (counted from 0)."""

    rows: tuple[Row, ...]
    index: int
    count: int


def turn(rows: Sequence[Row], room: Grid, now: int, page_ms: int = PAGE_MS) -> Page[Row]:
    """The page that is up at `now` milliseconds; all are up as long, and have whole lines, about as many."""
    lines = math.ceil(len(rows) / room.columns)
    count = max(1, math.ceil(lines / room.lines))
    index = now // page_ms % count
    first, last = (_lines_before(page, lines, count) * room.columns for page in (index, index + 1))
    return Page(tuple(rows[first:last]), index, count)


def _lines_before(page: int, lines: int, count: int) -> int:
    each, longer = divmod(lines, count)
    return page * each + min(page, longer)


def next_turn(now: int, page_ms: int = PAGE_MS) -> int:
    """When the next page comes up."""
    return (now // page_ms + 1) * page_ms
