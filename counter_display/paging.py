"""Lists longer than their place, a page at a time."""

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
    """The page of `size` rows that is up at `now` milliseconds; every page is up equally long."""
    count = max(1, -(-len(rows) // size))
    index = now // page_ms % count
    return Page(tuple(rows[index * size : (index + 1) * size]), index, count)


def next_turn(now: int, page_ms: int = PAGE_MS) -> int:
    """When the next page comes up."""
    return (now // page_ms + 1) * page_ms
