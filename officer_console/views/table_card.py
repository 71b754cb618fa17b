"""A table with its title, its count and the actions on the row that is marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from officer_console.views.action_button import ActionButton
from officer_console.views.ticket_view import TicketView


class TableCard(QFrame):
    """A titled table. Where it is empty, a sentence says so instead of an empty grid."""

    def __init__(self, view: TicketView, buttons: Sequence[ActionButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._empty.setProperty("rank", "soft")
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addStretch(1)
        for button in buttons:
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            head.addWidget(button)
        body = QWidget()
        stack = QStackedLayout(body)
        stack.setStackingMode(QStackedLayout.StackingMode.StackAll)
        stack.addWidget(self._empty)
        stack.addWidget(view)
        stack.setCurrentWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(body, 1)

    def show_title(self, title: str, count: int, empty: str) -> None:
        """Title and count above the table; `empty` is said while it has no rows."""
        self._title.setText(f"{title} · {count}")
        self._empty.setText(empty if count == 0 else "")
        for part in (self.view, self.view.horizontalHeader(), self.view.verticalHeader()):
            part.setAccessibleName(title)
        self.view.setAccessibleDescription(empty if count == 0 else "")
