"""Asks for a plain yes before something that touches a colleague."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from officer_console.views.dialog_buttons import DialogButtons

WIDTH: Final = 520


class ConfirmDialog(QDialog):
    """Enter says yes, Esc cancels."""

    def __init__(self, title: str, lead: str, accept: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        heading = QLabel(title, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        heading.setProperty("role", "title")
        explanation = QLabel(lead, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        explanation.setProperty("rank", "soft")
        self.buttons = DialogButtons(accept, self)
        self.setAccessibleDescription(lead)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(explanation)
        column.addStretch(1)
        column.addWidget(self.buttons)
        # Texts that wrap would ask for their height at some smaller width.
        self.resize(WIDTH, column.totalHeightForWidth(WIDTH))
        self.buttons.yes.setFocus()
