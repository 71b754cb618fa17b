"""A list of frozen dataclasses for QML, which changes as little as it can so that what stays does not flicker."""

import dataclasses
from collections.abc import Callable, Hashable, Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

Row = TypeVar("Row")

_ROOT: Final = QModelIndex()


class RowModel(QAbstractListModel, Generic[Row]):
    """The fields of a row type as roles. A row keeps its delegate while its key stays in the list."""

    def __init__(self, row_type: type[Row], key: Callable[[Row], Hashable]) -> None:
        super().__init__()
        names = [field.name for field in dataclasses.fields(row_type)]  # type: ignore[arg-type]
        first = Qt.ItemDataRole.UserRole + 1
        self._roles = {first + index: name for index, name in enumerate(names)}
        self._key = key
        self._rows: list[Row] = []

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(self._rows)

    def show(self, rows: Sequence[Row]) -> None:
        """Become these rows; no two may have the same key."""
        keys = [self._key(row) for row in rows]
        wanted = set(keys)
        for index in range(len(self._rows) - 1, -1, -1):
            if self._key(self._rows[index]) not in wanted:
                self.beginRemoveRows(_ROOT, index, index)
                del self._rows[index]
                self.endRemoveRows()
        for index, (key, row) in enumerate(zip(keys, rows, strict=True)):
            self._place(index, key, row)

    def _place(self, index: int, key: Hashable, row: Row) -> None:
        at = next((i for i in range(index, len(self._rows)) if self._key(self._rows[i]) == key), None)
        if at is None:
            self.beginInsertRows(_ROOT, index, index)
            self._rows.insert(index, row)
            self.endInsertRows()
            return
        if at != index:
            self.beginMoveRows(_ROOT, at, at, _ROOT, index)
            self._rows.insert(index, self._rows.pop(at))
            self.endMoveRows()
        if self._rows[index] != row:
            self._rows[index] = row
            place = self.index(index)
            self.dataChanged.emit(place, place)

    # --- Qt's names

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        name = self._roles.get(role)
        if name is None or not index.isValid():
            return None
        value = getattr(self._rows[index.row()], name)
        return list(value) if isinstance(value, tuple) else value  # QML knows lists

    def roleNames(self) -> dict[int, bytes]:  # type: ignore[override]
        return {role: name.encode() for role, name in self._roles.items()}
