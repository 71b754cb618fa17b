"""What every desktop's hot-keys look like to the console, and what can come of asking for one."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

from officer_console.services.hotkeys.chord import Chord


@dataclass(frozen=True, slots=True)
class Grabbed:
    """The keys reach this program from anywhere."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Another program, or the desktop itself, has these keys."""


@dataclass(frozen=True, slots=True)
class NoSuchKey:
    """This keyboard has no such key."""


@dataclass(frozen=True, slots=True)
class Unavailable:
    """No program gets such keys here."""

    why: Literal["wayland", "no_desktop", "library_missing", "display_closed"]


Grab = Grabbed | Taken | NoSuchKey | Unavailable


class HotKeys(QObject):
    """Here: a desktop that gives no such keys to anybody. Platforms that do derive from it."""

    pressed = Signal(object)
    """The `Chord`; once however long it is held."""

    def __init__(self, why: Literal["wayland", "no_desktop", "library_missing", "display_closed"]) -> None:
        super().__init__()
        self._why: Literal["wayland", "no_desktop", "library_missing", "display_closed"] = why

    def grab(self, chord: Chord) -> Grab:  # noqa: ARG002 - for those that can
        """Ask for keys."""
        return Unavailable(self._why)

    def close(self) -> None:
        """Give all keys back."""
