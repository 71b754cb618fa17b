"""A number, as large as it can be."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from officer_console.views.repolish import set_property

SHORT: Final = 6
"""A-0123: longer numbers are set smaller, so that the longest of the pattern fits."""
LONG: Final = 8
ROOM: Final = 1.4
"""Capitals and figures have nothing below the line: so much of their height is enough."""


class NumberLabel(QLabel):
    """Shows a ticket's number in the size that its length allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "number")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_number(self, number: str, *, small: bool = False) -> None:
        """Show a number, `small` where there is little height."""
        self.setText(number)
        short = len(number) <= SHORT and not small
        set_property(self, "length", "short" if short else "long" if len(number) <= LONG else "longest")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._height())

    def _height(self) -> int:
        return round(self.fontMetrics().capHeight() * ROOM)
