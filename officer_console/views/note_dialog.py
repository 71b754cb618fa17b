"""Asks what came of a visit, and for a short note."""

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from officer_console.viewmodels.questions import WhatCame
from officer_console.viewmodels.wording import RESULTS, result_name
from officer_console.views.dialog_buttons import DialogButtons
from officer_console.views.reason_dialog import NOTE_LENGTH, ROW_PX
from officer_console.views.sheet import Sheet

translate = QCoreApplication.translate


class NoteDialog(Sheet):
    """The arrows choose the result, Tab goes to the note, Enter keeps both."""

    answered = Signal(str, str)
    """The `VisitResult`, and the note."""

    def __init__(self, question: WhatCame, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("NoteDialog", "What came of {number}").format(number=question.number),
            translate("NoteDialog", "Colleagues see it while the visit goes on; visitors never do."),
            parent,
        )
        self.setMinimumWidth(560)
        self._results = tuple(RESULTS)
        self.results = QListWidget()
        for result in self._results:
            item = QListWidgetItem(result_name(result), self.results)
            item.setSizeHint(QSize(0, ROW_PX))
        self.results.setCurrentRow(self._results.index(question.result or "served"))
        self.results.setAccessibleName(translate("NoteDialog", "Result"))
        self.results.setFixedHeight(len(self._results) * ROW_PX + 6)
        self.results.itemActivated.connect(self.accept)
        self.note = QLineEdit(question.note, maxLength=NOTE_LENGTH)
        self.note.setPlaceholderText(translate("NoteDialog", "Short note (optional); no names, no NIK"))
        self.note.setAccessibleName(translate("NoteDialog", "Short note (optional); no names, no NIK"))
        self.buttons = DialogButtons(translate("NoteDialog", "Keep"), self)
        for part in (self.results, self.note, self.buttons):
            self.column.addWidget(part)
        self.results.setFocus()

    def accept(self) -> None:
        super().accept()
        result = self._results[self.results.currentRow()]
        self.answered.emit(result, " ".join(self.note.text().split()))
