"""Where the tiles of a list stand: in lines, the lines in pages, each line as high as its longest name needs. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile's page, and its place on it in pixels."""

    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Room:
    """What a list has for its tiles, in pixels."""

    width: float
    height: float
    turning: float
    """The height that the buttons take where there is more than one page."""
    gap: float
    spare: float
    """No tile becomes more than so much higher than it must be."""
    lead: float = 0
    """The height at the top of the first page that something else takes, with the gap after it."""


def arrange(heights: Sequence[float], columns: int, room: Room) -> list[Tile]:
    """Tiles of at least these heights, from left to right and from the top down; `columns` is at least 1.

    A page is filled before the next one begins. What is left on it is shared out among its lines, on the last page no
    more than on the one before it.
    """
    lines = [max(heights[first : first + columns]) for first in range(0, len(heights), columns)]
    pages = _fill(lines, room.height, room)
    height = room.height
    if len(pages) > 1:
        height -= room.turning
        pages = _fill(lines, height, room)
    leads = [room.lead, *[0.0] * len(pages)]
    spares = [
        max(0, min(room.spare, (height - lead - _total(lines, page, room.gap)) // max(1, len(page))))
        for page, lead in zip(pages, leads, strict=False)
    ]
    if len(pages) > 1:
        spares[-1] = min(spares[-2:])
    width = math.floor((room.width + room.gap) / columns - room.gap)
    return [
        Tile(number, column * (width + room.gap), leads[number] + y, width, lines[line] + spare)
        for number, (page, spare) in enumerate(zip(pages, spares, strict=True))
        for line, y in zip(page, _tops(lines, page, room.gap + spare), strict=True)
        for column in range(min(columns, len(heights) - line * columns))
    ]


def _fill(lines: Sequence[float], height: float, room: Room) -> list[range]:
    pages: list[range] = []
    first = 0
    for line in range(len(lines)):
        left = height if pages else height - room.lead
        # What leads the first page may leave no room there for even one line.
        if (line > first or (room.lead and not pages)) and _total(lines, range(first, line + 1), room.gap) > left:
            pages.append(range(first, line))
            first = line
    return [*pages, range(first, len(lines))] if lines else []


def _total(lines: Sequence[float], page: range, gap: float) -> float:
    return sum(lines[line] for line in page) + gap * (len(page) - 1)


def _tops(lines: Sequence[float], page: range, gap: float) -> list[float]:
    tops = [0.0] if page else []
    for line in page[:-1]:
        tops.append(tops[-1] + lines[line] + gap)
    return tops
