"""A site's logo as dots that a thermal printer has: black or not."""

import io
from typing import Final

from PIL import Image, ImageChops, UnidentifiedImageError

from kiosk.printing.sheet import Sheet

MOST_PIXELS: Final = 40_000_000
"""Of the file's picture: a larger one is a mistake, and would take the kiosk's memory."""

_WIDTH_SHARE: Final = 0.66
_HEIGHT_MM: Final = 16.0
"""What a logo may take of the paper."""

_MOST_MAGNIFIED: Final = 3.0
"""A picture of fewer dots than this needs stays small: better than blocks."""

_GREYS: Final = (40, 216)
_LINE_ART: Final = 0.06
"""With less grey than this between black and white a picture is drawn in lines, and they are to stay sharp."""

_DOT_GAIN: Final = 0.75
"""A heated dot is larger than its place: greys are made lighter before they become dots."""


class LogoError(Exception):
    """The file cannot be a logo; the message says why."""


def read_picture(data: bytes) -> Image.Image:
    """A picture of any format that Pillow reads.

    Raises:
        LogoError: it is none, or too large.
    """
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise LogoError(f"a picture of {picture.width} x {picture.height} pixels is too large for a logo")
            picture.load()
            return picture.copy()
    except UnidentifiedImageError as error:
        raise LogoError("it is no picture that can be read: give a PNG or SVG file") from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise LogoError(f"the picture cannot be read: {error}") from error


def to_dots(picture: Image.Image, sheet: Sheet) -> Image.Image:
    """The picture in black and white dots (mode 1), without its margins, in the size that the paper has for it.

    Raises:
        LogoError: there is nothing on it.
    """
    grey = _on_white(picture)
    box = ImageChops.invert(grey).point(lambda tone: 255 if tone > 16 else 0).getbbox()
    if box is None:
        raise LogoError("the picture is blank on white paper")
    grey = _darkened(grey.crop(box))
    factor = min(sheet.width * _WIDTH_SHARE / grey.width, sheet.dots_of(_HEIGHT_MM) / grey.height, _MOST_MAGNIFIED)
    size = max(1, round(grey.width * factor)), max(1, round(grey.height * factor))
    scaled = grey.resize(size, Image.Resampling.LANCZOS)
    if _grey_share(grey) < _LINE_ART:
        return scaled.point(lambda tone: 255 if tone >= 128 else 0).convert("1", dither=Image.Dither.NONE)
    lighter = scaled.point(lambda tone: round(255 * (tone / 255) ** _DOT_GAIN))
    return lighter.convert("1", dither=Image.Dither.FLOYDSTEINBERG)


def _on_white(picture: Image.Image) -> Image.Image:
    """In greys; what is transparent is paper."""
    coloured = picture.convert("RGBA")
    paper = Image.new("RGBA", coloured.size, (255, 255, 255, 255))
    return Image.alpha_composite(paper, coloured).convert("L")


def _darkened(grey: Image.Image) -> Image.Image:
    """With its darkest tone as black, and white as white: a yellow logo would be hardly seen."""
    darkest = next(tone for tone, count in enumerate(grey.histogram()) if count)
    return grey.point([max(0, round((tone - darkest) * 255 / (255 - darkest))) for tone in range(256)])


def _grey_share(grey: Image.Image) -> float:
    low, high = _GREYS
    return sum(grey.histogram()[low:high]) / (grey.width * grey.height)
