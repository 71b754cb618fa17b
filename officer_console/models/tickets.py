"""A table of tickets that changes line by line, so that a selection and a scroll position survive every event."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from officer_console.viewmodels.rows import TicketRow
from shared.wire.scalars import Moment, TicketId

Index = QModelIndex | QPersistentModelIndex
RowRole = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
# Whole numbers, as Qt hands them over: a look at a member of an enumeration costs more than all else in `data`.
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_TOLD: Final = frozenset({_DISPLAY, _ALIGNMENT, _TIP, _ACCESSIBLE, int(RowRole)})
_WORDS: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_FIGURES: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """What one column says of a ticket at a moment."""

    title: Callable[[], str]
    text: Callable[[TicketRow, Moment], str]
    tip: Callable[[TicketRow], str] | None = None
    figures: bool = False
    """Numbers: set to the right."""
    follows_clock: bool = False


class TicketTable(QAbstractTableModel):
    """Rows of `TicketRow` under given columns. `RowRole` gives the row itself."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._alignments = tuple(_FIGURES if column.figures else _WORDS for column in self._columns)
        self._rows: list[TicketRow] = []
        self._now: Moment = 0

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        # Asked several hundred times for a repaint, mostly for what a ticket has nothing to say of.
        if role not in _TOLD or not index.isValid():
            return None
        section = index.column()
        row, column = self._rows[index.row()], self._columns[section]
        if role == _DISPLAY:
            return column.text(row, self._now)
        if role == _ALIGNMENT:
            return self._alignments[section]
        if role == _TIP:
            return column.tip(row) if column.tip else None
        if role == _ACCESSIBLE:
            return f"{column.title()}: {column.tip(row) if column.tip else column.text(row, self._now)}"
        return row

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return super().headerData(section, orientation, role)
        if role == _DISPLAY:
            return self._columns[section].title()
        return self._alignments[section] if role == _ALIGNMENT else None

    def ticket_at(self, line: int) -> TicketRow | None:
        """The row at a line, or None outside the table."""
        return self._rows[line] if 0 <= line < len(self._rows) else None

    def set_now(self, now: Moment) -> None:
        """Let the columns that follow the clock say what is true at `now`."""
        self._now = now
        if not self._rows:
            return
        for section, column in enumerate(self._columns):
            if column.follows_clock:
                self.dataChanged.emit(self.index(0, section), self.index(len(self._rows) - 1, section))

    def set_rows(self, rows: Sequence[TicketRow]) -> None:
        """Become `rows` by removing what is gone or stands elsewhere and inserting what is new."""
        if list(rows) == self._rows:
            return
        self._remove_all_but({row.id: row for row in rows})
        if not self._keeps_order_in(rows):
            self._start_anew(rows)
            return
        self._insert(rows)
        for line, row in enumerate(rows):
            if self._rows[line] is not row and self._rows[line] != row:
                self._rows[line] = row
                self.dataChanged.emit(self.index(line, 0), self.index(line, len(self._columns) - 1))

    def _remove_all_but(self, wanted: dict[TicketId, TicketRow]) -> None:
        for line in range(len(self._rows) - 1, -1, -1):
            row = self._rows[line]
            now = wanted.get(row.id)
            if now is not row and (now is None or now.place != row.place):
                self.beginRemoveRows(QModelIndex(), line, line)
                del self._rows[line]
                self.endRemoveRows()

    def _keeps_order_in(self, rows: Sequence[TicketRow]) -> bool:
        kept = {row.id for row in self._rows}
        return [row.id for row in self._rows] == [row.id for row in rows if row.id in kept]

    def _start_anew(self, rows: Sequence[TicketRow]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def _insert(self, rows: Sequence[TicketRow]) -> None:
        for line, row in enumerate(rows):
            if line < len(self._rows) and self._rows[line].id == row.id:
                continue
            self.beginInsertRows(QModelIndex(), line, line)
            self._rows.insert(line, row)
            self.endInsertRows()
