"""Where the strip stood: remembered for each screen, and always on a screen that is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from PySide6.QtCore import QPoint, QRect, QSettings, QSize

MARGIN: Final = 12
"""From the edges of the screen, in logical pixels, until the officer has moved it."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen by the desktop's name for it, and the part of it that the desktop leaves free."""

    name: str
    free: QRect


class StripPlace:
    """A point for each screen, from its free part's corner, and which screen was the last; in an INI file."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def find(self, screens: Sequence[Screen], size: QSize) -> QPoint:
        """Where to put it: the first of `screens` is the main one, and takes over from a screen that is gone."""
        last = self._settings.value("strip/screen")
        screen = next((each for each in screens if each.name == last), screens[0])
        kept = self._settings.value(_key(screen.name))
        point = _read(kept)
        return fit(screen.free, screen.free.topLeft() + point if point else _first(screen.free, size), size)

    def remember(self, screen: Screen, point: QPoint) -> None:
        """Keep where it stands, on disk at once."""
        inside = point - screen.free.topLeft()
        self._settings.setValue("strip/screen", screen.name)
        self._settings.setValue(_key(screen.name), f"{inside.x()} {inside.y()}")
        self._settings.sync()


def fit(free: QRect, point: QPoint, size: QSize) -> QPoint:
    """The nearest point at which all of it is in sight."""
    right, bottom = free.right() + 1 - size.width(), free.bottom() + 1 - size.height()
    return QPoint(max(free.left(), min(point.x(), right)), max(free.top(), min(point.y(), bottom)))


def _first(free: QRect, size: QSize) -> QPoint:
    """Below on the right: applications have their menus above."""
    return free.bottomRight() - QPoint(size.width() + MARGIN, size.height() + MARGIN)


def _key(screen: str) -> str:
    return f"strip/at-{quote(screen, safe='')}"


def _read(kept: object) -> QPoint | None:
    parts = str(kept or "").split()
    if len(parts) != 2 or not all(part.lstrip("-").isdecimal() for part in parts):
        return None
    return QPoint(int(parts[0]), int(parts[1]))
