"""The paper: marks laid on a roll, cut or torn into pieces."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from PIL import Image

from demo.printer.codepages import EPSON
from demo.printer.glyphs import render
from demo.printer.marks import Bitmap, Feed, Flaw, Line, Picture, Run, Symbol

Ending = Literal["cut", "torn", "paper_end"]

_GROWTH: Final = 512


@dataclass(frozen=True, slots=True)
class Media:
    """A printer's paper and cutter. Lengths in dots."""

    width: int = 576
    """What can be printed on."""
    paper_width: int = 640
    cutter: bool = True
    cutter_distance: int = 104
    """From the print head to the cutter, or to the tear bar where there is none."""
    roll: int | None = None
    """How much paper is on a new roll; without it rolls never end by themselves."""
    near_end: int = 0
    """So much before its end the sensor sees the roll's core; 0: there is no such sensor."""
    dpi: int = 203
    code_pages: Mapping[int, str] = field(default_factory=lambda: EPSON)
    """Python's codecs by the numbers of ESC t; makers do not agree about them."""


def media_for(width: int, cutter: bool = True) -> Media:
    """The usual paper for a printable width: 384 dots on 58 mm, 576 (203 dpi) or 512 (180 dpi) on 80 mm."""
    paper = {384: 464, 512: 568, 576: 640}.get(width, width + 64)
    return Media(width, paper, cutter, 104 if cutter else 72, dpi=180 if width == 512 else 203)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of paper that came off the roll."""

    image: Image.Image
    """The printable width, black on white, mode L."""
    text: str
    """Its lines of characters; a QR code as [QR: …]."""
    qr_codes: tuple[bytes, ...]
    raw: bytes
    """The commands that made it."""
    flaws: tuple[Flaw, ...]
    ending: Ending


class Roll:
    """Paper under a print head."""

    def __init__(self, media: Media) -> None:
        self._media = media
        self._image = Image.new("L", (media.width, _GROWTH), 255)
        self._head = media.cutter_distance
        self._ink_end = 0
        self._fed = 0
        self._begin_piece()

    @property
    def inked(self) -> bool:
        """Whether something was printed since the last piece came off."""
        return self._inked

    @property
    def fed(self) -> int:
        """Dots of paper that have left the roll since it was put in."""
        return self._fed

    def renew(self) -> None:
        """A new roll."""
        self._fed = 0

    @property
    def length(self) -> int:
        """Dots of paper between the head and where the last piece came off."""
        return self._head

    def note(self, raw: bytes) -> None:
        """The bytes that the next marks come from."""
        self._raw += raw

    def add(self, mark: Line | Picture | Symbol | Feed | Flaw) -> None:
        """Lay one mark on the paper."""
        before = self._head
        self._lay(mark)
        self._fed += self._head - before

    def _lay(self, mark: Line | Picture | Symbol | Feed | Flaw) -> None:
        match mark:
            case Flaw():
                self._flaws.append(mark)
            case Feed(dots):
                self._head = max(0, self._head + dots)
            case Line():
                self._print_line(mark)
            case Picture(x, bitmap):
                self._paste(x, self._head, bitmap)
                self._head += bitmap.height
            case Symbol(x, bitmap, content):
                self._paste(x, self._head, bitmap)
                self._head += bitmap.height
                self._lines.append(f"[QR: {content.decode('utf-8', errors='replace')}]")
                self._qr_codes.append(content)

    def part(self, ending: Ending, to_cutter: bool = False, extra: int = 0) -> Piece:
        """Take a piece off: at the cutter or tear bar, or, if the paper ended, all that is left."""
        if to_cutter:
            self._head += self._media.cutter_distance + extra
            self._fed += self._media.cutter_distance + extra
        at = max(1, self._head - (0 if ending == "paper_end" else self._media.cutter_distance))
        if ending != "paper_end" and self._ink_end > at:
            self._flaws.append(Flaw("cut_through", f"{self._ink_end - at} dots of print are left behind the cutter"))
        self._reach(max(at, self._head))
        piece = Piece(
            image=self._image.crop((0, 0, self._media.width, at)),
            text="\n".join(self._lines).strip("\n"),
            qr_codes=tuple(self._qr_codes),
            raw=bytes(self._raw),
            flaws=tuple(self._flaws),
            ending=ending,
        )
        rest = self._image.crop((0, at, self._media.width, max(at, self._head)))
        self._image = Image.new("L", (self._media.width, _GROWTH), 255)
        self._image.paste(rest, (0, 0))
        self._head = max(0, self._head - at) or self._media.cutter_distance
        self._ink_end = max(0, self._ink_end - at)
        self._begin_piece()
        return piece

    def _begin_piece(self) -> None:
        self._lines: list[str] = []
        self._qr_codes: list[bytes] = []
        self._flaws: list[Flaw] = []
        self._raw = bytearray()
        self._inked = False

    def _print_line(self, line: Line) -> None:
        self._reach(self._head + line.advance)
        for part in line.parts:
            if isinstance(part, Run):
                self._print_run(part, self._head + line.height)
            else:
                self._paste(part.x, self._head + line.height - part.bitmap.height, part.bitmap)
        self._lines.append(line.text)
        self._head += line.advance

    def _print_run(self, run: Run, bottom: int) -> None:
        top = bottom - run.style.cell[1]
        for place, character in enumerate(run.text):
            x = run.x + place * run.pitch
            self._image.paste(render(character, run.style), (x, top))
        end = run.x + run.pitch * len(run.text)
        if run.style.underline:
            self._image.paste(0, (run.x, bottom - run.style.underline, end, bottom))
        if run.text.strip() or run.style.inverse or run.style.underline:
            self._ink(bottom)

    def _paste(self, x: int, y: int, bitmap: Bitmap) -> None:
        self._reach(y + bitmap.height)
        if not (bitmap.width and bitmap.height):
            return
        dots = Image.frombytes("1", (bitmap.width, bitmap.height), bitmap.rows, "raw", "1;I").convert("L")
        self._image.paste(dots, (x, y))
        if any(bitmap.rows):
            self._ink(y + bitmap.height)

    def _ink(self, end: int) -> None:
        self._ink_end = max(self._ink_end, end)
        self._inked = True

    def _reach(self, end: int) -> None:
        """Have paper down to `end`."""
        if end > self._image.height:
            longer = Image.new("L", (self._media.width, end + _GROWTH), 255)
            longer.paste(self._image, (0, 0))
            self._image = longer
