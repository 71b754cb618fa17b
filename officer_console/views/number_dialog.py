"""Shows a number given without paper, large enough to be read from the other side of the counter."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget

from officer_console.viewmodels.questions import NumberGiven
from officer_console.viewmodels.wording import class_name
from officer_console.views.number_label import NumberLabel
from officer_console.views.repolish import set_property
from officer_console.views.sheet import Sheet

translate = QCoreApplication.translate


class NumberDialog(Sheet):
    """Enter or Esc closes it; the visitor waits as any other, or is called at once."""

    answered = Signal()
    """The number is to be called now."""

    def __init__(self, question: NumberGiven, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("NumberDialog", "The visitor's number"),
            translate("NumberDialog", "Tell it to the visitor, or write it down. It is shown and called as any other."),
            parent,
        )
        self.setMinimumWidth(560)
        self.number = NumberLabel()
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.show_number(question.number)
        service = QLabel(question.service, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        service.setTextFormat(Qt.TextFormat.PlainText)
        service.setProperty("role", "service")
        ahead = translate("NumberDialog", "%n visitor(s) before", None, question.ahead)
        story = QLabel(f"{class_name(priority=question.priority)} · {ahead}", alignment=Qt.AlignmentFlag.AlignCenter)
        story.setProperty("rank", "soft")
        self.buttons = QDialogButtonBox()
        done = translate("NumberDialog", "The visitor has it")
        self.close_it = self.buttons.addButton(done, QDialogButtonBox.ButtonRole.RejectRole)
        set_property(self.close_it, "rank", "primary")
        words = (
            translate("NumberDialog", "Finish and call this one")
            if question.finishes
            else translate("NumberDialog", "Call now")
        )
        self.call = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        self.call.setVisible(question.callable)
        self.call.setAutoDefault(False)
        self.close_it.setDefault(True)
        for part in (self.number, service, story, self.buttons):
            self.column.addWidget(part)
        self.setAccessibleDescription(f"{question.number}. {question.service}")
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self.accept)
        self.close_it.setFocus()

    def accept(self) -> None:
        super().accept()
        self.answered.emit()
