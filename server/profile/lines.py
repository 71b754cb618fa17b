"""Which line of a TOML text a key, table or list item stands on; tomllib does not tell."""

import re
import tomllib
from bisect import bisect_right

from server.profile.mistakes import Place

_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\]|\\.)*"'
    r"|'[^']*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_VALUE = re.compile(r"[^,\]}\n#]+")


def locate(text: str) -> dict[Place, int]:
    """The line, from 1, of every place in a text that tomllib has accepted."""
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._ends = [match.start() for match in re.finditer("\n", text)]
        self._lines: dict[Place, int] = {(): 1}
        self._sizes: dict[Place, int] = {}
        """How many tables each list of tables, `[[…]]`, has so far."""

    def scan(self) -> dict[Place, int]:
        table: Place = ()
        self._skip_blank()
        while self._at < len(self._text):
            if self._next("["):
                table = self._header()
            else:
                self._pair(table)
            self._skip_blank()
        return self._lines

    def _header(self) -> Place:
        line = self._line()
        many = self._text.startswith("[", self._at)
        self._at += many
        *outer, last = self._key()
        self._at += 1 + many
        place: Place = ()
        for step in outer:
            place = self._newest((*place, step))
            self._lines.setdefault(place, line)
        place = (*place, last)
        self._lines.setdefault(place, line)
        if many:
            self._sizes[place] = self._sizes.get(place, 0) + 1
            place = self._newest(place)
        self._lines[place] = line
        return place

    def _newest(self, place: Place) -> Place:
        return (*place, self._sizes[place] - 1) if place in self._sizes else place

    def _pair(self, table: Place) -> None:
        line = self._line()
        place = table
        for step in self._key():
            place = (*place, step)
            self._lines.setdefault(place, line)
        self._at += 1  # the equals sign
        self._skip_blank()
        self._value(place)

    def _key(self) -> list[str]:
        steps: list[str] = []
        while True:
            self._skip_blank()
            if bare := _BARE_KEY.match(self._text, self._at):
                steps.append(bare.group())
                self._at = bare.end()
            else:
                steps.append(tomllib.loads(f"key = {self._string()}")["key"])
            self._skip_blank()
            if not self._next("."):
                return steps

    def _value(self, place: Place) -> None:
        if self._text[self._at] in "\"'":
            self._string()
        elif self._next("["):
            self._items(place)
        elif self._next("{"):
            self._inline_table(place)
        elif bare := _BARE_VALUE.match(self._text, self._at):
            self._at = bare.end()

    def _items(self, place: Place) -> None:
        position = 0
        self._skip_blank()
        while not self._next("]"):
            self._lines[*place, position] = self._line()
            self._value((*place, position))
            position += 1
            self._skip_separator()

    def _inline_table(self, place: Place) -> None:
        self._skip_blank()
        while not self._next("}"):
            self._pair(place)
            self._skip_separator()

    def _string(self) -> str:
        if (match := _STRING.match(self._text, self._at)) is None:
            raise ValueError(f"No string at character {self._at}: tomllib has not accepted this text.")
        self._at = match.end()
        return match.group()

    def _skip_blank(self) -> None:
        if match := _BLANK.match(self._text, self._at):
            self._at = match.end()

    def _skip_separator(self) -> None:
        self._skip_blank()
        self._next(",")
        self._skip_blank()

    def _next(self, mark: str) -> bool:
        if self._text.startswith(mark, self._at):
            self._at += 1
            return True
        return False

    def _line(self) -> int:
        return bisect_right(self._ends, self._at - 1) + 1
