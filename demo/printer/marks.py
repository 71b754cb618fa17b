"""What a command does: marks on the paper, movements of it, and answers. All lengths are in dots."""

from dataclasses import dataclass
from typing import Literal

FlawKind = Literal["overflow", "unknown", "unsupported", "cut_through"]


@dataclass(frozen=True, slots=True)
class Style:
    """How characters look."""

    font: Literal["a", "b"] = "a"
    width: int = 1
    height: int = 1
    bold: bool = False
    underline: int = 0
    inverse: bool = False

    @property
    def cell(self) -> tuple[int, int]:
        """A character's cell: Font A has 12 by 24 dots, Font B 9 by 17."""
        width, height = (12, 24) if self.font == "a" else (9, 17)
        return width * self.width, height * self.height


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Black and white dots: rows of whole bytes, the highest bit leftmost, 1 is black."""

    width: int
    height: int
    rows: bytes


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one style that begin `x` dots from the left edge of the printable width."""

    x: int
    text: str
    style: Style
    pitch: int
    """From one character to the next."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A picture within a line."""

    x: int
    bitmap: Bitmap


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; its parts stand on its bottom."""

    parts: tuple[Run | Patch, ...]
    height: int
    advance: int

    @property
    def text(self) -> str:
        """Its characters, a blank for every gap."""
        text, end = "", 0
        for part in self.parts:
            if isinstance(part, Run):
                text += (" " if text and part.x > end else "") + part.text
                end = part.x + part.pitch * len(part.text)
        return text


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands by itself."""

    x: int
    bitmap: Bitmap


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR code that the printer draws."""

    x: int
    bitmap: Bitmap
    content: bytes


@dataclass(frozen=True, slots=True)
class Feed:
    """Paper moved without a mark; backwards if negative."""

    dots: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The cutter. With `to_cutter` what has been printed is first moved past it."""

    partial: bool
    to_cutter: bool
    extra: int = 0


@dataclass(frozen=True, slots=True)
class Pulse:
    """The cash drawer's connector."""

    pin: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Something the host is told when the printer gets to it, after all that came before."""

    about: Literal["paper", "drawer", "model", "process", "qr_size"]
    value: bytes = b""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something a printer would not have done as it was meant."""

    kind: FlawKind
    detail: str
    raw: bytes = b""


Mark = Line | Picture | Symbol | Feed | Cut | Pulse | Answer | Flaw
