"""A ticket as blocks on paper. Pure: what is printed, how large and where, before any byte of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from PIL import Image

from kiosk.printing.phrases import Phrases
from kiosk.printing.sheet import Sheet
from kiosk.printing.wrapping import hang, longest_word, wrap


@dataclass(frozen=True, slots=True)
class Look:
    """How words look; `width` and `height` magnify 1 to 8 times."""

    width: int = 1
    height: int = 1
    bold: bool = False
    inverse: bool = False
    small: bool = False
    """Font B."""


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of one look, each no longer than the paper is wide."""

    lines: tuple[str, ...]
    look: Look = Look()
    align: Literal["left", "center"] = "center"


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across the paper."""


@dataclass(frozen=True, slots=True)
class Space:
    """A little room between lines that belong together; none where the printer cannot make it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty lines."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code, centred."""

    content: str


@dataclass(frozen=True, slots=True)
class Graphic:
    """A picture of black and white dots (mode 1), centred."""

    picture: Image.Image


@dataclass(frozen=True, slots=True)
class End:
    """The ticket comes off here."""


Block = Words | Rule | Space | Gap | Code | Graphic | End

PLAIN: Final = Look()
BOLD: Final = Look(bold=True)
HIGH: Final = Look(height=2)
TALL: Final = Look(height=2, bold=True)
LARGE: Final = Look(width=2, height=2, bold=True)
SMALL: Final = Look(small=True)


def columns_of(sheet: Sheet, look: Look) -> int:
    """Characters of a look on one line."""
    columns = sheet.small_columns or sheet.columns if look.small else sheet.columns
    return max(1, columns // look.width)


def fit(text: str, sheet: Sheet, looks: Mapping[Look, int]) -> Words:
    """The text in the first look that breaks no word and needs no more lines than given with it; else in the last
    that breaks none; else in the last."""
    unbroken = [look for look in looks if longest_word(text) <= columns_of(sheet, look)]
    short = [look for look in unbroken if len(wrap(text, columns_of(sheet, look))) <= looks[look]]
    look = short[0] if short else (unbroken or list(looks))[-1]
    return Words(wrap(text, columns_of(sheet, look)), look)


def number(text: str, sheet: Sheet) -> Words:
    """A ticket's number as large as the paper allows, its letters in proportion."""
    scale = max(1, min(8, sheet.columns // len(text)))
    return Words((text,), Look(scale, scale, bold=True))


def badge(text: str, sheet: Sheet) -> Words:
    """White on black, with room at both sides."""
    looks = (Look(2, 2, bold=True, inverse=True), Look(1, 2, bold=True, inverse=True))
    words = f"  {text}  "
    look = next((look for look in looks if len(words) <= columns_of(sheet, look)), Look(bold=True, inverse=True))
    return Words((words[: columns_of(sheet, look)],), look)


def table(rows: Iterable[tuple[str, str, Look]], sheet: Sheet) -> tuple[Words, ...]:
    """Labels and values side by side, each value wrapped beside its label."""
    kept = [row for row in rows if row[1]]
    edge = max((len(label) for label, _, _ in kept), default=0) + 2
    return tuple(
        Words(hang(value, columns_of(sheet, look), label.ljust(edge)), look, "left") for label, value, look in kept
    )


def moment_line(moment: datetime, say: Phrases, sheet: Sheet) -> Words:
    """Day and time on one line, with a short month where the long one does not fit; else on two."""
    for day in (say.day(moment), say.short_day(moment)):
        for gap in ("  ", " "):
            line = f"{day}{gap}{say.time(moment)}"
            if len(line) <= sheet.columns:
                return Words((line,))
    return Words((say.day(moment), say.time(moment)))


def checklist(items: Sequence[str], sheet: Sheet, most_lines: int, further: str) -> Words:
    """Items under each other, each indented where it goes on. Of those that would take more than `most_lines` lines
    the last are left out whole, and `further` says how many; the first one always stands."""
    entries = [hang(item, sheet.columns, "- ") for item in items]
    kept = entries
    while len(kept) > 1 and sum(map(len, kept)) + (len(kept) < len(entries)) > most_lines:
        kept = kept[:-1]
    if len(kept) < len(entries):
        kept = [*kept, hang(further.format(len(entries) - len(kept)), sheet.columns, "- ")]
    return Words(tuple(line for entry in kept for line in entry), PLAIN, "left")


def parting(sheet: Sheet) -> tuple[Block, ...]:
    """What parts a ticket from the piece of another one that is still on the paper: a cut, or a line to tear along."""
    tear = () if sheet.cutter else (Words((("- " * (sheet.columns // 2)).rstrip(),), PLAIN, "left"),)
    return (*tear, End())
