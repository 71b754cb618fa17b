"""Reads which shared libraries an ELF file asks the loader for (System V gABI, chapter 5, "Dynamic Section")."""

import struct
from collections.abc import Iterator
from pathlib import Path

PT_LOAD, PT_DYNAMIC = 1, 2
DT_NULL, DT_NEEDED, DT_STRTAB = 0, 1, 5


def read_needed(path: Path) -> frozenset[str]:
    """The names under DT_NEEDED of a 64-bit little-endian ELF file; none of another kind of file."""
    image = path.read_bytes()
    if image[:6] != b"\x7fELF\x02\x01":
        return frozenset()
    segments = list(_read_segments(image))
    entries = [
        entry for kind, offset, _, size in segments if kind == PT_DYNAMIC for entry in _read(image, offset, size)
    ]
    names = [_to_offset(value, segments) for tag, value in entries if tag == DT_STRTAB]
    return frozenset(_read_text(image, names[0] + value) for tag, value in entries if tag == DT_NEEDED)


def _read_segments(image: bytes) -> Iterator[tuple[int, int, int, int]]:
    (table,) = struct.unpack_from("<Q", image, 32)
    size, count = struct.unpack_from("<HH", image, 54)
    for at in range(table, table + size * count, size):
        kind, _, offset, address, _, file_size = struct.unpack_from("<IIQQQQ", image, at)
        yield kind, offset, address, file_size


def _read(image: bytes, offset: int, size: int) -> Iterator[tuple[int, int]]:
    for tag, value in struct.iter_unpack("<qQ", image[offset : offset + size]):
        if tag == DT_NULL:
            return
        yield tag, value


def _to_offset(address: int, segments: list[tuple[int, int, int, int]]) -> int:
    return next(
        address - start + offset
        for kind, offset, start, size in segments
        if kind == PT_LOAD and start <= address < start + size
    )


def _read_text(image: bytes, offset: int) -> str:
    return image[offset : image.index(b"\0", offset)].decode()
