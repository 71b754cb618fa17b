"""Characters as dots in a fixed cell, the way a thermal printer's ROM has them."""

from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

import fontpkg_atkinson_hyperlegible
from PIL import Image, ImageDraw, ImageFont

from demo.printer.marks import Style

_FONT_FILE: Final = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files" / "AtkinsonHyperlegible-Regular.ttf"

_CELLS: Final = {"a": (12, 24, 21, 18), "b": (9, 17, 16, 13)}
"""Width, height, type size and baseline, in dots."""

_INK: Final = 150
"""Darker than this is a dot."""


def render(character: str, style: Style) -> Image.Image:
    """The character's cell magnified as the style says: mode L, black on white."""
    cell = _bold(character, style.font) if style.bold else _cell(character, style.font)
    grown = cell.resize(style.cell, Image.Resampling.NEAREST)
    return grown.point(lambda dot: 255 - dot) if style.inverse else grown


@lru_cache(maxsize=2048)
def _cell(character: str, font: Literal["a", "b"]) -> Image.Image:
    width, height, size, baseline = _CELLS[font]
    face = _face(size)
    advance = max(1, round(face.getlength(character)))
    image = Image.new("L", (max(width, advance), height), 255)
    draw = ImageDraw.Draw(image)
    draw.text(((image.width - advance) / 2, baseline), character, font=face, fill=0, anchor="ls")
    if image.width > width:
        image = image.resize((width, height), Image.Resampling.LANCZOS)
    return image.point(lambda grey: 0 if grey < _INK else 255)


@lru_cache(maxsize=2048)
def _bold(character: str, font: Literal["a", "b"]) -> Image.Image:
    """Emphasis as printers make it: every dot once more, one to the right."""
    thin = _cell(character, font)
    bold = thin.copy()
    bold.paste(0, (1, 0), thin.crop((0, 0, thin.width - 1, thin.height)).point(lambda dot: 255 - dot))
    return bold


@lru_cache(maxsize=4)
def _face(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONT_FILE), size)
