"""What a printer's answers to DLE EOT 1 to 4 mean.

Source: Epson's ESC/POS command reference, DLE EOT. Every answer is one byte with bits 1 and 4 at 1, bits 0 and 7 at 0;
a byte without them is no status, and no byte is no status either.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Ready:
    """It can print."""

    near_end: bool = False
    """The roll is nearly used up."""


@dataclass(frozen=True, slots=True)
class OutOfPaper:
    """The roll has ended."""


@dataclass(frozen=True, slots=True)
class CoverOpen:
    """The cover is open."""


@dataclass(frozen=True, slots=True)
class Offline:
    """It does not print now, and may again by itself."""

    reason: str


@dataclass(frozen=True, slots=True)
class Faulty:
    """It needs somebody's hands, or what it says makes no sense."""

    detail: str


@dataclass(frozen=True, slots=True)
class Silent:
    """It was reached and did not answer in time. Never taken for "fine"."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """There is no connection to it."""

    detail: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The way to this printer has no way back: it may print, and nobody will know."""


PrinterStatus = Ready | OutOfPaper | CoverOpen | Offline | Faulty | Silent | Unreachable | Unreadable

FIXED_MASK: Final = 0x93
FIXED_BITS: Final = 0x12


def is_status_byte(byte: int) -> bool:
    """Whether a byte has the fixed bits of an answer to DLE EOT."""
    return byte & FIXED_MASK == FIXED_BITS


def decode(printer: bytes, cause: bytes, error: bytes, paper: bytes) -> PrinterStatus:
    """The state told by the answers to DLE EOT 1, 2, 3 and 4; an empty answer is silence."""
    answers = (printer, cause, error, paper)
    if not all(answers):
        return Silent()
    for number, answer in enumerate(answers, start=1):
        if len(answer) != 1 or not is_status_byte(answer[0]):
            return Faulty(f"answered DLE EOT {number} with {answer.hex(' ')}")
    one, two, three, four = (answer[0] for answer in answers)
    if two & 0x04:
        return CoverOpen()  # whatever the paper's sensor says: with the cover open nothing presses paper against it
    if four & 0x60 or two & 0x20:
        return OutOfPaper()
    if three & 0x08:
        return Faulty("the cutter is stuck")
    if three & 0x20:
        return Faulty("an error that it cannot recover from")
    if three & 0x40:
        return Offline("too hot, it goes on by itself")
    if two & 0x40 or three & 0x04:
        return Faulty("an error")
    if two & 0x08:
        return Offline("somebody holds its feed button")
    if one & 0x08:
        return Offline("it says so and not why")
    return Ready(near_end=bool(four & 0x0C))
