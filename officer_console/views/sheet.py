"""What every dialog of the desk begins with: a title, and a sentence that says what it does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget


class Sheet(QDialog):
    """Title and explanation, and a column for the rest."""

    def __init__(self, title: str, lead: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        heading = QLabel(title, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        heading.setProperty("role", "title")
        self.lead = QLabel(lead, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.lead.setProperty("rank", "soft")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(22, 20, 22, 18)
        self.column.setSpacing(10)
        self.column.addWidget(heading)
        self.column.addWidget(self.lead)
