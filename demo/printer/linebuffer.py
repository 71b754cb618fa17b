"""The line being put together."""

from dataclasses import replace
from typing import Final, Literal

from demo.printer.marks import Bitmap, Flaw, Line, Mark, Patch, Run, Style

Alignment = Literal["left", "centre", "right"]

TAB_COLUMNS: Final = 8


class LineBuffer:
    """Collects characters and pictures; a line that is full prints and the next one goes on, as printers do."""

    def __init__(self, width: int, spacing: int) -> None:
        self.spacing = spacing
        self.gap = 0
        """Dots added after every character (ESC SP)."""
        self._width = width
        self._margin = 0
        self._area = width
        self._style = Style()
        self._alignment: Alignment = "left"
        self._tabs: tuple[int, ...] | None = None
        self._parts: list[Run | Patch] = []
        self._x = 0

    @property
    def area(self) -> int:
        """The width that can be printed on between the margins."""
        return max(1, min(self._area, self._width - self._margin))

    def restyle(self, **changes: object) -> None:
        """Change how the characters after this look."""
        self._style = replace(self._style, **changes)  # type: ignore[arg-type]

    def align(self, alignment: Alignment) -> None:
        """Where lines stand from now on; only the beginning of a line can change it."""
        if not self._parts:
            self._alignment = alignment

    def set_margin(self, dots: int) -> None:
        if not self._parts:
            self._margin = min(dots, self._width - 1)

    def set_area(self, dots: int) -> None:
        if not self._parts:
            self._area = max(1, dots)

    def set_tabs(self, columns: bytes) -> None:
        self._tabs = tuple(column * self._pitch for column in columns)

    def tab(self) -> None:
        """On to the next tab stop; nowhere if there is none."""
        step = TAB_COLUMNS * self._pitch
        stops = self._tabs if self._tabs is not None else range(step, self.area, step)
        self._x = next((stop for stop in stops if stop > self._x), self._x)

    def move_to(self, x: int) -> None:
        if x < self.area:
            self._x = x

    def move_by(self, dots: int) -> None:
        if 0 <= self._x + dots < self.area:
            self._x += dots

    def write(self, text: str) -> list[Mark]:
        """Add characters; what does not fit goes to further lines and is reported."""
        marks: list[Mark] = []
        while text:
            room = (self.area - self._x + self.gap) // self._pitch
            if room < 1 and self._x == 0:
                marks.append(Flaw("overflow", f"a character wider than the paper: {text[0]!r}"))
                room = 1
            if room < len(text):
                marks.append(Flaw("overflow", f"{len(text) - max(room, 0)} characters too many: {text!r}"))
            if room > 0:
                self._parts.append(Run(self._x, text[:room], self._style, self._pitch))
                self._x += room * self._pitch if room < len(text) else len(text) * self._pitch
                text = text[room:]
            if text:
                marks += self.end()
        return marks

    def insert(self, bitmap: Bitmap) -> list[Mark]:
        """Add a picture at the place reached."""
        marks: list[Mark] = []
        if self._x + bitmap.width > self.area:
            marks.append(Flaw("overflow", f"a picture of {bitmap.width} dots on {self.area - self._x}"))
        self._parts.append(Patch(self._x, bitmap))
        self._x += bitmap.width
        return marks

    def flush(self) -> list[Mark]:
        """Print what there is, if there is something."""
        return self.end() if self._parts else []

    def end(self) -> list[Mark]:
        """Print the line, be it empty, and move on by the line spacing, or by the line's height where that is more."""
        height = max((_height(part) for part in self._parts), default=0)
        start = self.aligned(self._x)
        parts = tuple(replace(part, x=start + part.x) for part in self._parts)
        self.clear()
        return [Line(parts, height, max(height, self.spacing))]

    def aligned(self, width: int) -> int:
        """Where something of this width begins."""
        spare = max(0, self.area - width)
        return self._margin + {"left": 0, "centre": spare // 2, "right": spare}[self._alignment]

    def clear(self) -> None:
        """Forget the line."""
        self._parts, self._x = [], 0

    @property
    def _pitch(self) -> int:
        return self._style.cell[0] + self.gap


def _height(part: Run | Patch) -> int:
    return part.style.cell[1] if isinstance(part, Run) else part.bitmap.height
