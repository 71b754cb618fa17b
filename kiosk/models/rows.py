"""A list for QML whose rows are frozen dataclasses: one role for each field."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

_FIRST_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


class RowsModel(QAbstractListModel, Generic[Row]):
    """Rows are the same row as long as their `key` field is; what changed in them is told row by row.

    Where rows only come or go at the end, the others stay what they are: their delegates live on.
    """

    def __init__(self, row_type: type[Row], *, key: str = "code", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._names = [field.name for field in fields(row_type)]  # type: ignore[arg-type]
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows from now on."""
        fresh = tuple(rows)
        shared = min(len(fresh), len(self._rows))
        if self._keys(fresh)[:shared] != self._keys(self._rows)[:shared] or not shared:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            return
        old = self._rows
        if len(old) > shared:
            self.beginRemoveRows(QModelIndex(), shared, len(old) - 1)
            self._rows = old[:shared]
            self.endRemoveRows()
        elif len(fresh) > shared:
            self.beginInsertRows(QModelIndex(), shared, len(fresh) - 1)
            self._rows = (*old, *fresh[shared:])
            self.endInsertRows()
        self._rows = fresh
        for row, (before, after) in enumerate(zip(old, fresh, strict=False)):
            if before != after:
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        return {_FIRST_ROLE + number: QByteArray(name.encode()) for number, name in enumerate(self._names)}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        if not index.isValid() or not 0 <= role - _FIRST_ROLE < len(self._names):
            return None
        return getattr(self._rows[index.row()], self._names[role - _FIRST_ROLE])

    def _keys(self, rows: tuple[Row, ...]) -> list[object]:
        return [getattr(row, self._key) for row in rows]
