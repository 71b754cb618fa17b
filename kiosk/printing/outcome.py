"""What became of a ticket's paper."""

from dataclasses import dataclass
from typing import Literal, assert_never

from kiosk.printing.status import (
    CoverOpen,
    Faulty,
    Offline,
    OutOfPaper,
    PrinterStatus,
    Ready,
    Silent,
    Unreachable,
    Unreadable,
)

Reason = Literal["out_of_paper", "cover_open", "offline", "hung", "silent", "unreachable", "error"]
"""Why a ticket did not print: stable words, for `ticket.report_print` and for texts."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The ticket is out."""

    near_end: bool = False
    confirmed: bool = True
    """False where the printer could only be written to: it was sent, and nobody knows more."""


@dataclass(frozen=True, slots=True)
class PrintFailed:
    """The ticket is not known to be out."""

    reason: Reason
    detail: str
    """For the log and for staff, in English."""
    maybe_on_paper: bool
    """True once a byte of it may have reached the printer: part of it, or all, may be on paper."""


PrintOutcome = Printed | PrintFailed


def failure(status: PrinterStatus, *, maybe_on_paper: bool) -> PrintFailed | None:
    """The failure that a status is, or None where a printer in this state prints."""
    match status:
        case Ready() | Unreadable():
            return None
        case OutOfPaper():
            return PrintFailed("out_of_paper", "the roll has ended", maybe_on_paper)
        case CoverOpen():
            return PrintFailed("cover_open", "the cover is open", maybe_on_paper)
        case Offline(reason):
            return PrintFailed("offline", reason, maybe_on_paper)
        case Faulty(detail):
            return PrintFailed("error", detail, maybe_on_paper)
        case Silent():
            return PrintFailed("silent", "it does not answer", maybe_on_paper)
        case Unreachable(detail):
            return PrintFailed("unreachable", detail, maybe_on_paper)
    assert_never(status)
