"""A number, as large as it can be."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from officer_console.views.repolish import set_property

SHORT: Final = 6
"""A-0123: longer numbers are set smaller, so that the longest of the pattern fits."""
LONG: Final = 8
HEIGHT: Final = 96
"""Capitals and figures have nothing below the line: less than the font's own height."""


class NumberLabel(QLabel):
    """Shows a ticket's number in the size that its length allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "number")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFixedHeight(HEIGHT)

    def show_number(self, number: str) -> None:
        """Show a number."""
        self.setText(number)
        set_property(self, "length", "short" if len(number) <= SHORT else "long" if len(number) <= LONG else "longest")

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), HEIGHT)
