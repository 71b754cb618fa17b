"""Asks which kiosk prints a copy of a ticket."""

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from officer_console.viewmodels.questions import WhichKiosk
from officer_console.views.dialog_buttons import DialogButtons
from officer_console.views.reason_dialog import ROW_PX

translate = QCoreApplication.translate

MOST_ROWS = 8
"""More are scrolled to."""


class KioskDialog(QDialog):
    """Enter prints at the marked kiosk. Only those are listed that are there and can print."""

    answered = Signal(object)
    """The `PrintingKiosk` chosen."""

    def __init__(self, question: WhichKiosk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        title = translate("KioskDialog", "Print {number} again").format(number=question.number)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        heading = QLabel(title, wordWrap=True)
        heading.setProperty("role", "title")
        explanation = QLabel(
            translate("KioskDialog", "At which kiosk? The copy says that it is one; number and place in line stay."),
            wordWrap=True,
        )
        explanation.setProperty("rank", "soft")
        self.kiosks = QListWidget()
        for kiosk in question.kiosks:
            item = QListWidgetItem(kiosk.name, self.kiosks)
            item.setSizeHint(QSize(0, ROW_PX))
        self.kiosks.setCurrentRow(0)
        self.kiosks.setAccessibleName(title)
        self.kiosks.setFixedHeight(min(len(question.kiosks), MOST_ROWS) * ROW_PX + 6)
        self.kiosks.itemActivated.connect(self.accept)
        self.buttons = DialogButtons(translate("KioskDialog", "Print"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        for part in (heading, explanation, self.kiosks, self.buttons):
            column.addWidget(part)
        self.kiosks.setFocus()

    def accept(self) -> None:
        super().accept()
        self.answered.emit(self._question.kiosks[self.kiosks.currentRow()])
