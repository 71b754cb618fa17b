"""A printer's state in one word, for the staff's consoles and the other kiosks."""

from typing import assert_never

from kiosk.printing.outcome import PrintFailed, PrintOutcome
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
from shared.wire.kiosk import PrinterCondition


def condition_of(
    status: PrinterStatus | None, last: PrintOutcome | None = None, *, paper_low: bool = False
) -> PrinterCondition:
    """The word for what the sensors say (None: not asked yet), the last ticket's end, and the counted roll.

    A sensor that can be read is believed before an older ticket's fate; that only counts where nobody can ask, or has
    asked yet, until the next ticket.
    """
    match status:
        case Ready(near_end):
            return "near_end" if near_end or paper_low else "ready"
        case None | Unreadable():
            if isinstance(last, PrintFailed):
                return last.reason
            return "near_end" if paper_low else "unknown"
        case OutOfPaper():
            return "out_of_paper"
        case CoverOpen():
            return "cover_open"
        case Offline():
            return "offline"
        case Faulty():
            return "error"
        case Silent():
            return "hung" if isinstance(last, PrintFailed) and last.reason == "hung" else "silent"
        case Unreachable():
            return "unreachable"
    assert_never(status)
