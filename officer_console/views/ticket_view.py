"""A table of tickets: dense, one row at a time, never cut off at the side."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from officer_console.models.tickets import Index, TicketTable
from officer_console.views.dress import Dress
from officer_console.views.pills import PILL_PAD, ClassPill, SentPill
from shared.wire.scalars import TicketId

ROW_PX: Final = 34
LINES_PX: Final = 52


class _LineNumbers(QHeaderView):
    """The places of the rows. Qt would ask two hundred of them for their size whenever a row comes or goes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)

    def sizeHint(self) -> QSize:
        return QSize(LINES_PX, 0)


class _Bold(QStyledItemDelegate):
    """Numbers, which the eye looks for first."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.font.setBold(True)


class TicketView(QTableView):
    """Shows a `TicketTable`. Enter or a double click on a row acts on it; Tab leaves the table."""

    marked = Signal(object)
    """The ticket id of the row now marked, or None."""
    acted = Signal()

    def __init__(
        self,
        model: TicketTable,
        dress: Dress,
        *,
        number: int,
        stretch: int,
        pill: int,
        numbered: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`number`, `stretch` and `pill` are the columns of the number, the long name and the class; `numbered` shows
        each row's place."""
        super().__init__(parent)
        self._model = model
        self._stretch = stretch
        # In both languages. It stands over the numbers of the rows, where Qt has a button without a text.
        self._corner = QLabel("No.", self, alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._corner.setProperty("role", "corner")
        self._corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._corner.setVisible(numbered)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        lines = _LineNumbers(self)
        self.setVerticalHeader(lines)
        lines.setVisible(numbered)
        lines.setDefaultSectionSize(ROW_PX)
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setSectionsClickable(False)
        lines.setHighlightSections(False)
        lines.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        lines.setFixedWidth(LINES_PX)
        self.setItemDelegateForColumn(number, _Bold(self))
        self.setItemDelegateForColumn(stretch, SentPill(dress, self))
        self.setItemDelegateForColumn(pill, ClassPill(dress, self))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._act)
        dress.changed.connect(self.viewport().update)

    def set_widest(self, texts: Sequence[str]) -> None:
        """Give every column but the stretched one room for its title and for the widest text it may have."""
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        for column, text in enumerate(texts):
            if column != self._stretch:
                title = str(self._model.headerData(column, Qt.Orientation.Horizontal))
                widest = max(metrics.horizontalAdvance(text), metrics.horizontalAdvance(title))
                self.setColumnWidth(column, widest + 2 * PILL_PAD + 8)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        frame = self.frameWidth()
        self._corner.setGeometry(frame, frame, self.verticalHeader().width(), self.horizontalHeader().height() - 1)

    def marked_ticket(self) -> TicketId | None:
        """The row that is marked, if any."""
        rows = self.selectionModel().selectedRows()
        row = self._model.ticket_at(rows[0].row()) if rows else None
        return row.id if row else None

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.marked.emit(self.marked_ticket())

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """The mark goes with its row. Qt would pass it on to the neighbour, whom nobody has chosen."""
        rows = self.selectionModel().selectedRows()
        if rows and start <= rows[0].row() <= end:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        super().rowsAboutToBeRemoved(parent, start, end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._act()
            return
        super().keyPressEvent(event)

    def _act(self) -> None:
        if self.marked_ticket() is not None:
            self.acted.emit()
