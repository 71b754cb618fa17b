"""Keys pressed together, as they are written in console.toml: "Ctrl+Alt+N"."""

import re
from dataclasses import dataclass
from typing import Final

_MODIFIERS: Final = {"ctrl": "ctrl", "alt": "alt", "shift": "shift", "meta": "meta", "win": "meta", "super": "meta"}
_KEY: Final = re.compile(r"[A-Z0-9]|F([1-9]|1[0-9]|2[0-4])|SPACE|INSERT|HOME|END|PAGEUP|PAGEDOWN|UP|DOWN|LEFT|RIGHT")


class ChordWrong(Exception):
    """The text names no keys that every program can leave to this one; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Chord:
    """One key with modifiers."""

    key: str
    """A to Z, 0 to 9, F1 to F24, or the name of a key, in capitals."""
    ctrl: bool = False
    alt: bool = False
    shift: bool = False
    meta: bool = False
    """The Windows key."""

    def __str__(self) -> str:
        held = (("Ctrl", self.ctrl), ("Alt", self.alt), ("Shift", self.shift), ("Meta", self.meta))
        key = self.key if len(self.key) == 1 or self.key[1:].isdigit() else self.key.capitalize()
        return "+".join([*(name for name, on in held if on), key])


def read_chord(text: str) -> Chord:
    """The keys of a text such as "Ctrl+Alt+N"; case and blanks do not matter.

    Raises:
        ChordWrong: there is no such key, or no Ctrl, Alt or Meta with it.
    """
    *names, key = (part.strip() for part in text.split("+"))
    held = [_MODIFIERS.get(name.casefold()) for name in names]
    key = key.upper()
    if None in held or len(set(held)) < len(held) or not _KEY.fullmatch(key):
        raise ChordWrong(f'"{text}" is no key. Write it like Ctrl+Alt+N: letters, digits, F1 to F24, Space, Home …')
    if not {"ctrl", "alt", "meta"} & set(held):
        raise ChordWrong(f'"{text}" would be taken from every other program. Add Ctrl, Alt or Meta.')
    return Chord(key, **{name: True for name in held if name})
