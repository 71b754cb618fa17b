"""Asks which services a visit goes on to under the same number, and in which order."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from officer_console.viewmodels.destinations import Destination
from officer_console.viewmodels.questions import WhatNext
from officer_console.views.dialog_buttons import DialogButtons
from officer_console.views.repolish import set_property
from officer_console.views.search_list import SearchList
from officer_console.views.sheet import Sheet
from officer_console.views.transfer_dialog import service_choice

translate = QCoreApplication.translate

MOST: Final = 8
"""As the wire has it."""
ROW_PX: Final = 34
ROWS: Final = 4
_Service: Final = Qt.ItemDataRole.UserRole


class PlanDialog(Sheet):
    """Words or arrows and Enter add a service; Enter without them keeps the list. Del takes a service off it."""

    answered = Signal(object)
    """The codes of the services, in order."""

    def __init__(self, question: WhatNext, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("PlanDialog", "{number} goes on to").format(number=question.number),
            translate("PlanDialog", "After Finish the visitor waits for the next of these, with the same number."),
            parent,
        )
        self.resize(640, 620)
        self.services = SearchList(
            [service_choice(service) for service in question.services],
            wanted=translate("PlanDialog", "Service or agency"),
            listed=translate("PlanDialog", "Services"),
        )
        self.then = QListWidget()
        self.then.setAccessibleName(translate("PlanDialog", "Further services"))
        self.then.setFixedHeight(ROWS * ROW_PX + 6)
        self.then.installEventFilter(self)
        self._title = QLabel()
        self._title.setProperty("rank", "soft")
        self.add = QPushButton(translate("PlanDialog", "Add (Enter)"), autoDefault=False)
        self.up = QPushButton(translate("PlanDialog", "Earlier (Ctrl+Up)"), autoDefault=False)
        self.remove = QPushButton(translate("PlanDialog", "Remove (Del)"), autoDefault=False)
        side = QVBoxLayout()
        for button in (self.up, self.remove):
            side.addWidget(button)
        side.addStretch(1)
        chosen = QHBoxLayout()
        chosen.addWidget(self.then, 1)
        chosen.addLayout(side)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.add)
        self.buttons = DialogButtons(translate("PlanDialog", "Keep"), self)
        self.column.addWidget(self.services, 1)
        self.column.addLayout(head)
        self.column.addLayout(chosen)
        self.column.addWidget(self.buttons)
        self.services.taken.connect(self._add)
        self.services.changed.connect(self._follow)
        self.add.clicked.connect(self._add)
        self.up.clicked.connect(self._raise)
        self.remove.clicked.connect(self._remove)
        self.then.currentRowChanged.connect(self._follow)
        for service in question.then:
            self._append(service)
        self._follow()
        self.services.search.setFocus()

    @property
    def told(self) -> str:
        """The line over the list: how many there are, or why no more."""
        return self._title.text()

    @property
    def planned(self) -> tuple[str, ...]:
        """The services' codes, in order."""
        return tuple(service.service for service in self._planned())

    def accept(self) -> None:
        if self.focusWidget() is self.services.search and self.services.is_sought:
            self._add()
            return
        super().accept()
        self.answered.emit(self.planned)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list of further services."""
        if watched is self.then and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self._remove()
                return True
            if event.key() == Qt.Key.Key_Up and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._raise()
                return True
        return super().eventFilter(watched, event)

    def _planned(self) -> Iterator[Destination]:
        for line in range(self.then.count()):
            yield self.then.item(line).data(_Service)

    def _add(self) -> None:
        service = self.services.answer
        if not isinstance(service, Destination):
            return
        if self.then.count() >= MOST:
            self._say_full()
            return
        self._append(service)
        self.services.begin_anew()

    def _append(self, service: Destination) -> None:
        item = QListWidgetItem(f"{service.name} · {service.agency}", self.then)
        item.setToolTip(item.text())
        item.setData(_Service, service)
        item.setSizeHint(QSize(0, ROW_PX))
        self.then.setCurrentItem(item)
        self._follow()

    def _raise(self) -> None:
        line = self.then.currentRow()
        if line > 0:
            self.then.insertItem(line - 1, self.then.takeItem(line))
            self.then.setCurrentRow(line - 1)

    def _remove(self) -> None:
        self.then.takeItem(self.then.currentRow())
        self._follow()

    def _follow(self) -> None:
        count = self.then.count()
        self.add.setEnabled(self.services.answer is not None)
        self.remove.setEnabled(self.then.currentRow() >= 0)
        self.up.setEnabled(self.then.currentRow() > 0)
        self._title.setText(
            translate("PlanDialog", "Further services, in this order: {count} of {most}").format(count=count, most=MOST)
        )
        set_property(self._title, "room", "enough")

    def _say_full(self) -> None:
        """It stands until the officer goes on."""
        text = translate("PlanDialog", "{most} further services are the most. Remove one first.").format(most=MOST)
        self._title.setText(text)
        set_property(self._title, "room", "over")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
