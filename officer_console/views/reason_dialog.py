"""Asks for a short reason: one of a few, or in the officer's own words."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from officer_console.views.dialog_buttons import DialogButtons

translate = QCoreApplication.translate

ROW_PX: Final = 40
NOTE_LENGTH: Final = 200
"""As the wire has it."""


class ReasonDialog(QDialog):
    """Enter takes the marked reason; words typed below come before it."""

    answered = Signal(str)

    def __init__(
        self,
        title: str,
        lead: str,
        reasons: Sequence[str],
        accept: str,
        parent: QWidget | None = None,
        *,
        keep: str = "",
    ) -> None:
        """`keep` says what the other button does, where "cancel" could be taken for `accept`."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        heading = QLabel(title, wordWrap=True)
        heading.setProperty("role", "title")
        explanation = QLabel(lead, wordWrap=True)
        explanation.setProperty("rank", "soft")
        self.reasons = QListWidget()
        for reason in reasons:
            item = QListWidgetItem(reason, self.reasons)
            item.setSizeHint(QSize(0, ROW_PX))
        self.reasons.setCurrentRow(0)
        self.reasons.setAccessibleName(title)
        self.reasons.setFixedHeight(len(reasons) * ROW_PX + 6)
        self.reasons.itemActivated.connect(self.accept)
        self.words = QLineEdit(maxLength=NOTE_LENGTH)
        self.words.setPlaceholderText(translate("ReasonDialog", "Or in your own words; no names, no NIK"))
        self.words.setAccessibleName(translate("ReasonDialog", "Or in your own words; no names, no NIK"))
        self.buttons = DialogButtons(accept, self, keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        for part in (heading, explanation, self.reasons, self.words, self.buttons):
            column.addWidget(part)
        self.reasons.setFocus()

    @property
    def reason(self) -> str:
        """The officer's own words, else the marked reason."""
        item = self.reasons.currentItem()
        return " ".join(self.words.text().split()) or (item.text() if item else "")

    def accept(self) -> None:
        super().accept()
        self.answered.emit(self.reason)
