"""A printer's state in one word, for the staff's consoles."""

from typing import Literal, assert_never

from kiosk.printing.outcome import PrintFailed, PrintOutcome, Reason
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

PrinterCondition = Literal[
    "unknown",
    "ready",
    "near_end",
    "out_of_paper",
    "cover_open",
    "offline",
    "error",
    "hung",
    "silent",
    "unreachable",
]

_OF_REASON: dict[Reason, PrinterCondition] = {
    "out_of_paper": "out_of_paper",
    "cover_open": "cover_open",
    "offline": "offline",
    "error": "error",
    "hung": "hung",
    "silent": "silent",
    "unreachable": "unreachable",
}


def condition_of(
    status: PrinterStatus | None, last: PrintOutcome | None = None, *, paper_low: bool = False
) -> PrinterCondition:
    """The word for what the sensors say (None: not asked yet), the last ticket's end, and the counted roll.

    A sensor that can be read is believed before an older ticket's fate; that only counts where nobody can ask.
    """
    match status:
        case None:
            return "unknown"
        case Ready(near_end):
            return "near_end" if near_end or paper_low else "ready"
        case Unreadable():
            if isinstance(last, PrintFailed):
                return _OF_REASON[last.reason]
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
