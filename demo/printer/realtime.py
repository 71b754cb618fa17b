"""What is answered at once, whatever state the paper is in, and how a state looks in bits.

Source: Epson's ESC/POS command reference, DLE EOT, DLE ENQ, DLE DC4, GS r. The bits 1 and 4 of a DLE EOT answer are
always 1, the bits 0 and 7 always 0; a GS r answer has bit 4 at 0.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

Paper = Literal["ok", "near_end", "out"]

CLEAR: Final = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
CLEARED: Final = b"\x37\x25\x00"


@dataclass(frozen=True, slots=True)
class Condition:
    """The sensors."""

    paper: Paper = "ok"
    cover_open: bool = False
    jammed: bool = False
    """The autocutter cannot move."""
    hot: bool = False
    """The head is too hot to print; that ends by itself."""

    @property
    def online(self) -> bool:
        return self.paper != "out" and not self.cover_open and not self.jammed and not self.hot


@dataclass(frozen=True, slots=True)
class AskStatus:
    """DLE EOT n."""

    about: int


@dataclass(frozen=True, slots=True)
class ClearBuffers:
    """DLE ENQ 2 and DLE DC4 8: forget what is not printed yet."""

    confirmed: bool


Request = AskStatus | ClearBuffers


class RequestScanner:
    """Finds real-time requests in the stream as it comes in: even within a picture, as real printers do."""

    def __init__(self) -> None:
        self._tail = b""

    def feed(self, data: bytes) -> Iterator[tuple[int, Request]]:
        """Each request with the place in `data` where it ends."""
        kept = len(self._tail)
        seen = self._tail + data
        start = 0
        while (at := seen.find(b"\x10", start)) >= 0:
            found = _request(seen[at : at + len(CLEAR)])
            if found == "more":
                break
            start = at + 1
            if found is not None:
                request, length = found
                start = at + length
                yield start - kept, request
        self._tail = seen[at:] if at >= 0 else b""


def _request(bytes_: bytes) -> tuple[Request, int] | Literal["more"] | None:
    if len(bytes_) < 3:
        return "more" if bytes_[1:2] in {b"", b"\x04", b"\x05", b"\x14"} else None
    match bytes_[1], bytes_[2]:
        case 0x04, about if 1 <= about <= 4:
            return AskStatus(about), 3
        case 0x05, 2:
            return ClearBuffers(confirmed=False), 3
        case 0x14, 8:
            if bytes_ == CLEAR:
                return ClearBuffers(confirmed=True), len(CLEAR)
            return "more" if CLEAR.startswith(bytes_) else None
    return None


def status_byte(about: int, condition: Condition) -> int:
    """The answer to DLE EOT 1 (printer), 2 (why offline), 3 (errors) or 4 (paper)."""
    bits = {
        1: (0x08 if not condition.online else 0),
        2: (0x04 if condition.cover_open else 0)
        | (0x20 if condition.paper == "out" else 0)
        | (0x40 if condition.jammed or condition.hot else 0),
        3: (0x08 if condition.jammed else 0) | (0x40 if condition.hot else 0),
        4: {"ok": 0, "near_end": 0x0C, "out": 0x6C}[condition.paper],
    }
    return 0x12 | bits[about]


def paper_byte(condition: Condition) -> int:
    """The answer to GS r 1."""
    return {"ok": 0, "near_end": 0x03, "out": 0x0F}[condition.paper]
