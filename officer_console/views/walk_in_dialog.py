"""Asks what a number without paper is for."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from officer_console.viewmodels.destinations import Destination
from officer_console.viewmodels.questions import WhichService
from officer_console.views.dialog_buttons import DialogButtons
from officer_console.views.search_list import SearchList
from officer_console.views.sheet import Sheet
from officer_console.views.tick import Tick
from officer_console.views.transfer_dialog import service_choice

translate = QCoreApplication.translate


class WalkInDialog(Sheet):
    """Services of the officer's own queues come first; Enter gives the number."""

    answered = Signal(str, bool)
    """The service's code, and whether with priority."""

    def __init__(self, question: WhichService, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("WalkInDialog", "A number without paper"),
            translate("WalkInDialog", "The number is shown next: tell it to the visitor, or write it down."),
            parent,
        )
        self.resize(620, 560)
        self.services = SearchList(
            [service_choice(service) for service in question.services],
            wanted=translate("WalkInDialog", "Service or agency"),
            listed=translate("WalkInDialog", "Services"),
        )
        self.priority = Tick(
            translate("WalkInDialog", "Priority (elderly, disabled, pregnant, nursing, with a small child)")
        )
        self.buttons = DialogButtons(translate("WalkInDialog", "Give a number"), self)
        self.column.addWidget(self.services, 1)
        self.column.addWidget(self.priority)
        self.column.addWidget(self.buttons)
        self.services.changed.connect(self._follow)
        self.services.taken.connect(self.accept)
        self.services.search.setFocus()

    @property
    def service(self) -> Destination | None:
        """The service that is marked."""
        answer = self.services.answer
        return answer if isinstance(answer, Destination) else None

    def accept(self) -> None:
        if (service := self.service) is None:
            return
        super().accept()
        self.answered.emit(service.service, self.priority.isChecked())

    def _follow(self) -> None:
        self.buttons.yes.setEnabled(self.service is not None)
