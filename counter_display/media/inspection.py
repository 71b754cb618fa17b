"""Looks into a file before it is shown, so that a broken one never reaches the screen."""

from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import Final

from PySide6.QtCore import QFile, QIODevice
from PySide6.QtGui import QImageReader

from counter_display.media.faults import Broken
from counter_display.media.playlist import Entry, say_foreign
from counter_display.media.vector import NoVector, VectorRefused, check_vector

_TAIL: Final = 65_536
_JPEG: Final = b"\xff\xd8\xff"
_PNG: Final = b"\x89PNG"
_BYTES_PER_PIXEL: Final = 4
_HEIF_BRANDS: Final = (b"heic", b"heix", b"mif1", b"msf1", b"avif")


@dataclass(frozen=True, slots=True)
class Look:
    """The file may be shown. A picture that `moves` is played like a film, over and over."""

    moves: bool = False


def inspect(entry: Entry) -> Look | Broken:
    """What a file is like, from its first and last bytes; no picture is decoded."""
    path = Path(entry.path)
    try:
        state = path.stat()
        if not S_ISREG(state.st_mode):
            return Broken(entry.name, "unreadable", "it is no file")
        if state.st_size == 0:
            return Broken(entry.name, "empty")
        with path.open("rb") as file:
            head = file.read(16)
            file.seek(max(0, state.st_size - _TAIL))
            tail = file.read(_TAIL)
    except FileNotFoundError:
        return Broken(entry.name, "missing")
    except OSError as fault:
        return Broken(entry.name, "unreadable", fault.strerror or str(fault))
    return Look() if entry.kind == "film" else _inspect_picture(entry, head, tail, state.st_size)


def _is_cut_off(head: bytes, tail: bytes, size: int) -> bool:
    """Whether the end is missing. Qt paints the missing part of a JPEG grey and calls it a success."""
    if head.startswith(_JPEG):
        return b"\xff\xd9" not in tail
    if head.startswith(_PNG):
        return b"IEND" not in tail
    return head.startswith(b"RIFF") and int.from_bytes(head[4:8], "little") + 8 > size


def _inspect_picture(entry: Entry, head: bytes, tail: bytes, size: int) -> Look | Broken:
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS:
        return Broken(entry.name, "foreign", say_foreign(entry.name))
    if _is_cut_off(head, tail, size):
        return Broken(entry.name, "cut_off")
    file = QFile(entry.path)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return Broken(entry.name, "unreadable", file.errorString())
    reader = QImageReader(file)
    reader.setDecideFormatFromContent(True)
    vector = bytes(reader.format().data()).startswith(b"svg")
    if vector:
        try:
            check_vector(Path(entry.path))
        except VectorRefused as fault:
            return Broken(entry.name, "undecodable", str(fault))
        except NoVector as fault:
            return Broken(entry.name, "no_picture", str(fault))
        except OSError as fault:
            return Broken(entry.name, "unreadable", fault.strerror or str(fault))
    extent = reader.size()
    if not reader.canRead() or extent.isEmpty():
        return Broken(entry.name, "no_picture", reader.errorString())
    limit = QImageReader.allocationLimit() * 1024 * 1024
    # A JPEG is made smaller while it is decoded, a vector has no pixels.
    scaled = head.startswith(_JPEG) or vector
    if not scaled and limit and extent.width() * extent.height() * _BYTES_PER_PIXEL > limit:
        return Broken(entry.name, "too_large", f"{extent.width()} × {extent.height()} pixels")
    return Look(moves=reader.supportsAnimation() and reader.imageCount() > 1)
