"""Asks where a visitor goes on to: a service's queue, a counter or a colleague."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from officer_console.viewmodels.destinations import Destination, Target
from officer_console.viewmodels.questions import WhereTo
from officer_console.views.dialog_buttons import DialogButtons
from officer_console.views.reason_dialog import NOTE_LENGTH
from officer_console.views.search_list import Choice, SearchList
from officer_console.views.sheet import Sheet
from officer_console.views.tick import Dot

translate = QCoreApplication.translate

WAY_KEYS: Final = ("Ctrl+1", "Ctrl+2", "Ctrl+3")


class TransferDialog(Sheet):
    """Ctrl+1, 2 and 3 choose the way, typing filters, the arrows choose, Enter sends the visitor on."""

    answered = Signal(object, str)
    """The `Destination` or `Target`, and the note for the colleague."""

    def __init__(self, question: WhereTo, parent: QWidget | None = None) -> None:
        lead = translate("TransferDialog", "The visitor keeps this number and the place in time that it had.")
        super().__init__(translate("TransferDialog", "Transfer {number}").format(number=question.number), lead, parent)
        self.resize(640, 580)
        same = translate("TransferDialog", "The service stays: {service}.").format(service=question.service)
        self._leads = (lead, f"{lead} {same}", f"{lead} {same}")
        self.lists = (
            SearchList(
                [service_choice(service) for service in question.services],
                wanted=translate("TransferDialog", "Service or agency"),
                listed=translate("TransferDialog", "Services"),
                marks_first=False,
            ),
            SearchList(
                [Choice(target, target.name, target.detail, target.free) for target in question.counters],
                wanted=translate("TransferDialog", "Counter or colleague"),
                listed=translate("TransferDialog", "Counters of this queue"),
            ),
            SearchList(
                [Choice(target, target.name, target.detail, target.free) for target in question.officers],
                wanted=translate("TransferDialog", "Name of the colleague"),
                listed=translate("TransferDialog", "Colleagues of this queue"),
            ),
        )
        self._stack = QStackedWidget()
        for found in self.lists:
            self._stack.addWidget(found)
            found.changed.connect(self._follow)
            found.taken.connect(self.accept)
        self.column.addLayout(self._build_ways())
        self.column.addWidget(self._stack, 1)
        self.note = QLineEdit(maxLength=NOTE_LENGTH)
        self.note.setPlaceholderText(translate("TransferDialog", "Note for the colleague (optional); no names, no NIK"))
        self.note.setAccessibleName(translate("TransferDialog", "Note for the colleague (optional); no names, no NIK"))
        self.column.addWidget(self.note)
        self.buttons = DialogButtons(translate("TransferDialog", "Transfer"), self)
        self.column.addWidget(self.buttons)
        self.choose_way(0)

    def _build_ways(self) -> QHBoxLayout:
        names = (
            translate("TransferDialog", "To a service"),
            translate("TransferDialog", "To a counter"),
            translate("TransferDialog", "To a colleague"),
        )
        row = QHBoxLayout()
        row.setSpacing(16)
        self.ways = QButtonGroup(self)
        for way, (name, key) in enumerate(zip(names, WAY_KEYS, strict=True)):
            dot = Dot(f"{name} ({key})")
            self.ways.addButton(dot, way)
            row.addWidget(dot)
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda way=way: self.choose_way(way))
        row.addStretch(1)
        self.ways.idToggled.connect(self._turn_to)
        return row

    @property
    def found(self) -> SearchList:
        """The list of the way now chosen."""
        return self.lists[max(0, self.ways.checkedId())]

    @property
    def search(self) -> QLineEdit:
        """Its search line."""
        return self.found.search

    @property
    def target(self) -> Destination | Target | None:
        """Where the visitor would be sent."""
        answer = self.found.answer
        return answer if isinstance(answer, Destination | Target) else None

    def choose_way(self, way: int) -> None:
        """Look in the services, the counters or the colleagues."""
        self.ways.button(way).setChecked(True)
        self.found.search.setFocus()

    def accept(self) -> None:
        if (target := self.target) is None:
            return
        super().accept()
        self.answered.emit(target, " ".join(self.note.text().split()))

    def _turn_to(self, way: int, checked: bool) -> None:
        if checked:
            self._stack.setCurrentIndex(way)
            self.lead.setText(self._leads[way])
            self._follow()

    def _follow(self) -> None:
        if hasattr(self, "buttons"):
            self.buttons.yes.setEnabled(self.target is not None)


def service_choice(service: Destination) -> Choice:
    """A service as a list shows it."""
    return Choice(service, service.name, f"{service.prefix} · {service.agency}")
