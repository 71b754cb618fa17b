"""Lists longer than their place, a page at a time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

Row = TypeVar("Row")

PAGE_MS: Final = 8_000


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """The rows to be seen, and which page of how many they are (counted from 0)."""

    rows: tuple[Row, ...]
    index: int
    count: int


def turn(rows: Sequence[Row], size: int, now: int, page_ms: int = PAGE_MS) -> Page[Row]:
    """The page of at most `size` rows that is up at `now` milliseconds; all are up as long, and about as full."""
    count = max(1, math.ceil(len(rows) / size))
    index = now // page_ms % count
    full = math.ceil(len(rows) / count)
    return Page(tuple(rows[index * full : (index + 1) * full]), index, count)


def next_turn(now: int, page_ms: int = PAGE_MS) -> int:
    """When the next page comes up."""
    return (now // page_ms + 1) * page_ms
