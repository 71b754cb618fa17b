"""A list that is searched by typing: up to 350 services, or counters, or colleagues."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

translate = QCoreApplication.translate

ROW_PAD: Final = 24
"""What the style sheet pads, and a pixel for the line below: with less, the second line of an entry is left out."""
ChoiceRole: Final = Qt.ItemDataRole.UserRole
_LIST_KEYS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry. `answer` is what choosing it means."""

    answer: object
    title: str
    detail: str
    free: bool = True
    """Whether it can be chosen; what speaks against it is its detail."""


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


class SearchList(QWidget):
    """Typing filters, the arrows choose while the typing goes on, Enter or a double click takes."""

    taken = Signal()
    changed = Signal()
    """Another entry, or none, is marked."""

    def __init__(
        self,
        choices: Sequence[Choice],
        *,
        wanted: str,
        listed: str,
        marks_first: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`wanted` is what to type, `listed` the name of the list.

        `marks_first`: the first entry is marked before anything is typed; else an Enter too many takes nothing.
        """
        super().__init__(parent)
        self._marks_first = marks_first
        self.search = QLineEdit()
        self.search.setPlaceholderText(wanted)
        self.search.setAccessibleName(wanted)
        source = QStandardItemModel(self)
        # Said here: before the window is shown, the view does not know how much room its style gives.
        room = QSize(0, 2 * QFontMetrics(QApplication.font()).lineSpacing() + ROW_PAD)
        for choice in choices:
            item = _item(choice)
            item.setSizeHint(room)
            source.appendRow(item)
        self._found = _EveryWord(self)
        self._found.setSourceModel(source)
        self.view = QListView()
        self.view.setModel(self._found)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(listed)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.activated.connect(self._take)
        self.view.selectionModel().currentChanged.connect(lambda *_: self.changed.emit())
        self._nothing = QLabel(translate("SearchList", "Nothing has these words. Type fewer or other ones."))
        self._nothing.setProperty("rank", "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.search, self._nothing, self.view):
            column.addWidget(part, 1 if part is self.view else 0)
        self.search.textChanged.connect(self._look)
        self.search.installEventFilter(self)
        self.setFocusProxy(self.search)
        self._sought = False
        self._look("")

    @property
    def is_sought(self) -> bool:
        """Whether words or arrows have led to the marked entry."""
        return self._sought

    def begin_anew(self) -> None:
        """Without words, at the first entry."""
        self.search.clear()
        self._look("")
        self.search.setFocus()

    @property
    def answer(self) -> object | None:
        """What the marked entry means; None if there is none that can be chosen."""
        index = self.view.currentIndex()
        choosable = index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        return index.data(ChoiceRole) if choosable else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the typing goes on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _LIST_KEYS:
            self.view.event(event)
            self._sought = True
            return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        if self.answer is not None:
            self.taken.emit()

    def _look(self, text: str) -> None:
        self._sought = bool(text.strip())
        self._found.look_for(text)
        marked = self._found.rowCount() if self._sought or self._marks_first else 0
        rows = (self._found.index(row, 0) for row in range(marked))
        self.view.setCurrentIndex(next((row for row in rows if row.flags() & Qt.ItemFlag.ItemIsEnabled), QModelIndex()))
        self._nothing.setVisible(self._found.rowCount() == 0)
        self.changed.emit()


def _item(choice: Choice) -> QStandardItem:
    item = QStandardItem("\n".join(part for part in (choice.title, choice.detail) if part))
    item.setData(choice.answer, ChoiceRole)
    item.setToolTip(" · ".join(part for part in (choice.title, choice.detail) if part))
    item.setAccessibleText(", ".join(part for part in (choice.title, choice.detail) if part))
    item.setEnabled(choice.free)
    return item
