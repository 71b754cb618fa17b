"""What is wrong with the printer, in a visitor's words."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from kiosk.printing.outcome import Reason

translate = QCoreApplication.translate


def say_trouble(reason: Reason) -> str:
    """One sentence; the details are for the staff."""
    match reason:
        case "out_of_paper":
            return translate("Troubles", "The printer has run out of paper.")
        case "cover_open":
            return translate("Troubles", "The printer is open.")
        case "offline" | "hung" | "silent" | "unreachable" | "error":
            return translate("Troubles", "The printer cannot print at the moment.")
        case _:
            assert_never(reason)
