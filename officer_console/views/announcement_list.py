"""Today's announcements, those to come first, and the button that withdraws one."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from officer_console.viewmodels.announcement_props import AnnouncementRow
from officer_console.views.announcement_delegate import AnnouncementDelegate, RowRole
from officer_console.views.dress import Dress
from shared.wire.scalars import CommandId

translate = QCoreApplication.translate


class AnnouncementList(QWidget):
    """Delete, or the button, withdraws the one that is marked."""

    withdrawn = Signal(str)
    """The id of the one that is not to be said, or shown any more."""

    def __init__(self, dress: Dress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AnnouncementRow, ...] = ()
        self._title = QLabel(translate("AnnouncementDialog", "Today's announcements"))
        self._title.setProperty("role", "title")
        self._nothing = QLabel(
            translate("AnnouncementDialog", "Nothing has been announced or scheduled today."), wordWrap=True
        )
        self._nothing.setProperty("rank", "soft")
        self.rows = QListWidget()
        self.rows.setAccessibleName(translate("AnnouncementDialog", "Today's announcements"))
        self.rows.setItemDelegate(AnnouncementDelegate(dress, self.rows))
        self.rows.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.rows.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.withdraw = QPushButton(translate("AnnouncementDialog", "Withdraw (Del)"))
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.rows)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._withdraw)
        self.withdraw.clicked.connect(self._withdraw)
        self.rows.currentRowChanged.connect(self._follow_mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._nothing)
        column.addWidget(self.rows, 1)
        column.addWidget(self.withdraw, alignment=Qt.AlignmentFlag.AlignRight)

    def show_rows(self, rows: tuple[AnnouncementRow, ...], *, busy: bool) -> None:
        """Show these; the mark stays with its announcement, or on the line where it was."""
        if rows != self._rows:
            self._rows = rows
            self._fill(rows)
        self._nothing.setVisible(not rows)
        self.withdraw.setEnabled(not busy and self.rows.currentRow() >= 0)

    def _fill(self, rows: tuple[AnnouncementRow, ...]) -> None:
        marked, line = self._marked(), self.rows.currentRow()
        self.rows.clear()
        for row in rows:
            item = QListWidgetItem(self.rows)
            item.setData(RowRole, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.told}. {row.text}")
        ids = [row.id for row in rows]
        self.rows.setCurrentRow(ids.index(marked) if marked in ids else min(line, len(ids) - 1))

    def _marked(self) -> CommandId | None:
        item = self.rows.currentItem()
        row = item.data(RowRole) if item is not None else None
        return row.id if isinstance(row, AnnouncementRow) else None

    def _follow_mark(self, line: int) -> None:
        self.withdraw.setEnabled(line >= 0)

    def _withdraw(self) -> None:
        if self.withdraw.isEnabled() and (marked := self._marked()) is not None:
            self.withdrawn.emit(marked)
