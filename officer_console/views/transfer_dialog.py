"""Asks where a visitor goes on to: one of up to 350 services, found by typing."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from officer_console.viewmodels.questions import Destination, WhereTo
from officer_console.views.dialog_buttons import DialogButtons
from officer_console.views.reason_dialog import NOTE_LENGTH

translate = QCoreApplication.translate

ServiceRole: Final = Qt.ItemDataRole.UserRole
_LIST_KEYS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class _EveryWord(QSortFilterProxyModel):
    """Keeps the rows that have every word typed, in any order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words: list[str] = []

    def look_for(self, text: str) -> None:
        """Filter by these words from now on."""
        self._words = text.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:  # type: ignore[override]
        text = str(self.sourceModel().index(row, 0, parent).data()).casefold()
        return all(word in text for word in self._words)


class TransferDialog(QDialog):
    """Typing filters, the arrows choose, Enter sends the visitor on."""

    answered = Signal(str, str)
    """The service's code, and the note for the colleague."""

    def __init__(self, question: WhereTo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = translate("TransferDialog", "Transfer {number}").format(number=question.number)
        self.setWindowTitle(title)
        self.resize(620, 560)
        heading = QLabel(title)
        heading.setProperty("role", "title")
        explanation = QLabel(
            translate("TransferDialog", "The visitor keeps this number and the place in time that it had."),
            wordWrap=True,
        )
        explanation.setProperty("rank", "soft")
        self.search = QLineEdit()
        self.search.setPlaceholderText(translate("TransferDialog", "Service or agency"))
        self.search.setAccessibleName(translate("TransferDialog", "Service or agency"))
        source = QStandardItemModel(self)
        for destination in question.destinations:
            source.appendRow(_item(destination))
        self._found = _EveryWord(self)
        self._found.setSourceModel(source)
        self.services = QListView()
        self.services.setModel(self._found)
        self.services.setAccessibleName(translate("TransferDialog", "Services"))
        self.services.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.services.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.services.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.services.activated.connect(self.accept)
        self._nothing = QLabel(translate("TransferDialog", "No service has these words. Type fewer or other ones."))
        self._nothing.setProperty("rank", "soft")
        self.note = QLineEdit(maxLength=NOTE_LENGTH)
        self.note.setPlaceholderText(translate("TransferDialog", "Note for the colleague (optional); no names, no NIK"))
        self.note.setAccessibleName(translate("TransferDialog", "Note for the colleague (optional); no names, no NIK"))
        self.buttons = DialogButtons(translate("TransferDialog", "Transfer"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        for part in (heading, explanation, self.search, self._nothing, self.services, self.note, self.buttons):
            column.addWidget(part)
        self.search.textChanged.connect(self._look)
        self.search.installEventFilter(self)
        self._look("")
        self.search.setFocus()

    @property
    def service(self) -> str | None:
        """The service that is marked."""
        code = self.services.currentIndex().data(ServiceRole)
        return code if isinstance(code, str) else None

    def accept(self) -> None:
        if (service := self.service) is None:
            return
        super().accept()
        self.answered.emit(service, " ".join(self.note.text().split()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the typing goes on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _LIST_KEYS:
            self.services.event(event)
            return True
        return super().eventFilter(watched, event)

    def _look(self, text: str) -> None:
        self._found.look_for(text)
        self.services.setCurrentIndex(self._found.index(0, 0))
        found = self._found.rowCount() > 0
        self._nothing.setVisible(not found)
        self.buttons.yes.setEnabled(found)


def _item(destination: Destination) -> QStandardItem:
    item = QStandardItem(f"{destination.name}\n{destination.prefix} · {destination.agency}")
    item.setData(destination.service, ServiceRole)
    item.setToolTip(f"{destination.name} · {destination.agency}")
    item.setAccessibleText(f"{destination.name}, {destination.agency}")
    return item
