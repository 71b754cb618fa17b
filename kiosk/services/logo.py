"""The logo file of the configuration, PNG or SVG, as the dots of one printer's paper."""

import logging
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from kiosk.printing.config import PrinterConfig
from kiosk.printing.logo import LogoError, read_picture, to_dots
from kiosk.printing.sheet import Sheet

log = logging.getLogger("antrean.kiosk")

MOST_BYTES: Final = 20_000_000

_SVG_PIXELS: Final = 1200
"""Of the longer side of a drawing: more than any ticket needs."""


def logo_for(printer: PrinterConfig) -> Image.Image | None:
    """The configured logo; None, and a word in the log that names the file, where it cannot be printed."""
    if not printer.logo:
        return None
    try:
        return load_logo(Path(printer.logo), Sheet.for_printer(printer))
    except LogoError as fault:
        log.error("Tickets are printed without a logo: %s", fault)  # noqa: TRY400  its sentence says it all
        return None


def load_logo(path: Path, sheet: Sheet) -> Image.Image:
    """The logo in black and white dots. An SVG with letters in it needs a running QGuiApplication.

    Raises:
        LogoError: there is none that can be printed; the message names the file.
    """
    try:
        data = _read(path)
        return to_dots(read_picture(_draw(data) if path.suffix.lower() == ".svg" else data), sheet)
    except OSError as error:
        raise LogoError(f"{path}: {error.strerror or error}") from error
    except LogoError as error:
        raise LogoError(f"{path}: {error}") from error


def _read(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise LogoError("the file is larger than 20 MB")
    return path.read_bytes()


def _draw(svg: bytes) -> bytes:
    """The drawing as a PNG, on nothing."""
    renderer = QSvgRenderer(QByteArray(svg))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        raise LogoError("the SVG cannot be drawn")
    image = QImage(size * (_SVG_PIXELS / max(size.width(), size.height())), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
