"""A table longer than its place, turned page by page."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from counter_display.models.rows import RowModel
from counter_display.paging import Grid, next_side, turn

QML_IMPORT_NAME = "Antrean.Display"
QML_IMPORT_MAJOR_VERSION = 1

Row = TypeVar("Row")


@QmlElement
class PagedTable(QObject, Generic[Row]):
    """As many rows at a time as there is room for. `now` is a clock in milliseconds that only goes forward."""

    changed = Signal()

    def __init__(self, now: Callable[[], int], row_type: type[Row], key: Callable[[Row], Hashable]) -> None:
        super().__init__()
        self._now = now
        self._room = Grid(1, 1)
        self._all: tuple[Row, ...] = ()
        self._model = RowModel(row_type, key)
        self._place = (0, 1, 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def shown(self) -> tuple[Row, ...]:
        return self._model.rows

    @property
    def room(self) -> Grid:
        return self._room

    def show(self, rows: Sequence[Row]) -> None:
        """Become these rows."""
        if self._all != tuple(rows):
            self._all = tuple(rows)
            self.look()

    def set_room(self, room: Grid) -> None:
        """There is so much room for rows."""
        self._room = room
        self.look()

    @Slot()
    def look(self) -> None:
        """Show the page that is up now."""
        now = self._now()
        page = turn(self._all, self._room, now)
        self._model.show(page.rows)
        side = now // self._room.side_ms % self._room.sides
        if (page.index, page.count, side) != self._place:
            self._place = (page.index, page.count, side)
            self.changed.emit()
        if page.count > 1 or self._room.sides > 1:
            self._timer.start(next_side(self._room, now) - now)
        else:
            self._timer.stop()

    @Property(QObject, constant=True)
    def rows(self) -> RowModel[Row]:
        return self._model

    @Property(int, notify=changed)
    def page(self) -> int:
        """Counted from 0."""
        return self._place[0]

    @Property(int, notify=changed)
    def side(self) -> int:
        """Which of the things that its rows show is up, counted from 0."""
        return self._place[2]

    @Property(int, notify=changed)
    def pages(self) -> int:
        return self._place[1]
