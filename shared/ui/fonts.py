"""Fonts, loaded from the packages that carry them.

Atkinson Hyperlegible (Braille Institute, OFL) for text and numbers: it tells 0 from O and 1 from I and l. Phosphor
(MIT, carried by QtAwesome) for icons.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import fontpkg
from PySide6.QtGui import QFontDatabase

TEXT_FAMILY: Final = "Atkinson Hyperlegible"
_WEIGHTS: Final = (400, 700)


class FontMissing(Exception):
    """A font's package is not installed, or its file cannot be read."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """The loaded families and the icons by name."""

    text: str
    icons: str
    glyphs: dict[str, str]

    def glyph(self, name: str) -> str:
        """The character of an icon, by Phosphor's name for it: "printer", "check-bold", …

        Raises:
            FontMissing: the font has no such icon.
        """
        try:
            return self.glyphs[name]
        except KeyError:
            raise FontMissing(f"no icon named {name!r}") from None


@cache
def load_fonts() -> Fonts:
    """Load the fonts into the running QGuiApplication, once.

    Raises:
        FontMissing: one of them cannot be loaded.
    """
    for weight in _WEIGHTS:
        _load(fontpkg.path("atkinson-hyperlegible", weight))
    icons = _icon_folder()
    family = _load(_only(icons, "phosphor-[0-9]*.ttf"))
    codes = json.loads(_only(icons, "phosphor-charmap-*.json").read_text(encoding="utf-8"))
    return Fonts(TEXT_FAMILY, family, {name: chr(int(code, 16)) for name, code in codes.items()})


def _icon_folder() -> Path:
    # Found without importing it: importing QtAwesome would pull in Qt Widgets.
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise FontMissing("the package QtAwesome is not installed")
    return Path(spec.origin).parent / "fonts"


def _only(folder: Path, pattern: str) -> Path:
    for path in folder.glob(pattern):
        return path
    raise FontMissing(f"no {pattern} in {folder}")


def _load(path: Path) -> str:
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    if not families:
        raise FontMissing(f"{path} is no font that Qt can read")
    return families[0]
