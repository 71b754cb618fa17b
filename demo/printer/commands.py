"""ESC/POS as a stream of commands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

DLE: Final = 0x10
ESC: Final = 0x1B
FS: Final = 0x1C
GS: Final = 0x1D
LEADS: Final = frozenset({DLE, ESC, FS, GS})
CONTROLS: Final = frozenset(b"\x09\x0a\x0c\x0d\x18")

LARGEST: Final = 1 << 20
"""Bytes of one command that are kept; a longer one is passed over as it comes in."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters to print, in the code page of the moment."""

    raw: bytes


@dataclass(frozen=True, slots=True)
class Command:
    """A control code or an escape sequence: its name (lead and function bytes) and its parameters."""

    name: bytes
    params: bytes

    @property
    def raw(self) -> bytes:
        return self.name + self.params


@dataclass(frozen=True, slots=True)
class Stray:
    """Bytes that are no command this printer knows."""

    raw: bytes


Token = Text | Command | Stray

Measure = Callable[[bytes], int | None]
"""The parameters seen so far -> the length of all of them, or None while that cannot be told."""


def _prefixed(at: int, size: int = 2) -> Measure:
    """A little-endian length of `size` bytes at `at`, and as much after it."""

    def measure(seen: bytes) -> int | None:
        end = at + size
        return end + int.from_bytes(seen[at:end], "little") if len(seen) >= end else None

    return measure


def _nul_terminated(limit: int, at: int = 0) -> Measure:
    def measure(seen: bytes) -> int | None:
        end = seen.find(0, at, at + limit)
        if end >= 0:
            return end + 1
        return at + limit if len(seen) >= at + limit else None

    return measure


def _chosen(lengths: dict[int, int], otherwise: int) -> Measure:
    """A first parameter that says how many there are."""

    def measure(seen: bytes) -> int | None:
        return lengths.get(seen[0], otherwise) if seen else None

    return measure


def _column_image(seen: bytes) -> int | None:
    if len(seen) < 3:
        return None
    return 3 + int.from_bytes(seen[1:3], "little") * (3 if seen[0] in {32, 33} else 1)


def _raster_image(seen: bytes) -> int | None:
    if len(seen) < 6:
        return None
    return 6 + int.from_bytes(seen[2:4], "little") * int.from_bytes(seen[4:6], "little")


def _barcode(seen: bytes) -> int | None:
    if not seen:
        return None
    if seen[0] <= 6:
        return _nul_terminated(255, at=1)(seen)
    return 2 + seen[1] if len(seen) > 1 else None


def _defined_image(seen: bytes) -> int | None:
    return 2 + seen[0] * seen[1] * 8 if len(seen) > 1 else None


def _table() -> dict[bytes, int | Measure]:
    fixed: dict[int, dict[int, str]] = {
        ESC: {0: "@2imLS<v", 1: "!MEGatR3JdeK{VrTu=?% -+A", 2: "$\\cB", 3: "p", 8: "W"},
        GS: {0: ":c", 1: "!BhwHfraIb|/EjT", 2: "LWP$\\", 3: "^z", 4: "g"},
        FS: {0: ".&", 1: "!-CW", 2: "Sp"},
    }
    table: dict[bytes, int | Measure] = {
        bytes((lead, ord(code))): length
        for lead, lengths in fixed.items()
        for length, codes in lengths.items()
        for code in codes
    }
    table |= {
        bytes((ESC, ord("*"))): _column_image,
        bytes((ESC, ord("D"))): _nul_terminated(33),
        bytes((GS, ord("V"))): _chosen({0: 1, 1: 1, 48: 1, 49: 1}, 2),
        bytes((GS, ord("v"))): _raster_image,
        bytes((GS, ord("k"))): _barcode,
        bytes((GS, ord("*"))): _defined_image,
        bytes((GS, ord("8"))): _prefixed(1, 4),
        bytes((DLE, 0x04)): _chosen({7: 2, 8: 2, 18: 2}, 1),
        bytes((DLE, 0x05)): 1,
        bytes((DLE, 0x14)): _chosen({3: 6, 7: 2, 8: 8}, 3),
    }
    for lead in (ESC, GS, FS):
        table[bytes((lead, ord("(")))] = _prefixed(1)
    return table


_LENGTHS: Final = _table()


class CommandReader:
    """Cuts a stream into commands; what is incomplete waits for more."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._needed = 1
        self._passing = 0

    def feed(self, data: bytes) -> None:
        """Add what came in."""
        passed = min(self._passing, len(data))
        self._passing -= passed
        self._buffer += data[passed:]

    def clear(self) -> None:
        """Forget what has not been read."""
        self._buffer.clear()
        self._needed, self._passing = 1, 0

    def next(self) -> Token | None:
        """The next complete command, or None until more is fed."""
        if len(self._buffer) < self._needed:
            return None
        first = self._buffer[0]
        if first in LEADS:
            return self._sequence()
        if first in CONTROLS:
            return Command(self._take(1), b"")
        if first < 0x20:
            return Stray(self._take(1))
        end = next((at for at, byte in enumerate(self._buffer) if byte < 0x20), len(self._buffer))
        return Text(self._take(end))

    def _sequence(self) -> Token | None:
        if len(self._buffer) < 2:
            self._needed = 2
            return None
        name = bytes(self._buffer[:2])
        length = _LENGTHS.get(name)
        if length is None:
            return Stray(self._take(2))
        if callable(length):
            seen = bytes(self._buffer[2:514])
            measured = length(seen)
            if measured is None:
                self._needed = len(self._buffer) + 1
                return None
            length = measured
        total = 2 + length
        if total > LARGEST:
            self._passing = max(0, total - len(self._buffer))
            del self._buffer[16:total]
            return Stray(self._take(min(16, len(self._buffer))))
        if len(self._buffer) < total:
            self._needed = total
            return None
        raw = self._take(total)
        return Command(raw[:2], raw[2:])

    def _take(self, size: int) -> bytes:
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        self._needed = 1
        return taken
