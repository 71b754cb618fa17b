"""What somebody else asks the officer, at the foot of the dialog that is open: the window's bar is out of reach."""

from typing import ClassVar, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from officer_console.viewmodels.asked import AskedProps, AskedViewModel
from officer_console.views.asked_bar import AskedBar

FRAME_PX: Final = 64
"""The desktop's own part of a window, and its task bar."""
LIST_PX: Final = 124
"""Three rows: so much of its height a list keeps where the screen has no room for all."""


class AskedSheet(AskedBar):
    """The bar, whole in several lines. The dialog grows for it: nothing in it moves under the officer's hand."""

    ROLE: ClassVar = "asked-sheet"

    def __init__(self, model: AskedViewModel, dialog: QDialog, column: QVBoxLayout) -> None:
        self._dialog = dialog
        self._column = column
        self._without: int | None = None
        """The dialog's height before the question."""
        self._lent: list[tuple[QAbstractItemView, int]] = []
        """Lists that have given of their height, and what they had."""
        super().__init__(model, dialog)
        for field in dialog.findChildren(QWidget):
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Y is the answer while one is wanted, also where a field would take it for its own."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self.isHidden():
            pressed = QKeySequence(event.keyCombination())
            if any(key.key() == pressed for key in self._keys):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        for label in (self._text, self._detail):
            label.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._icon)
        head.addWidget(self._text, 1)
        head.addWidget(self._countdown)
        answers = QHBoxLayout()
        answers.setSpacing(10)
        answers.addWidget(self.yes)
        answers.addWidget(self.no)
        answers.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 10, 14, 12)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addWidget(self._detail)
        rows.addLayout(answers)
        self._column.addWidget(self)

    def _words(self) -> QLabel:
        return QLabel()

    def _is_out_of_reach(self) -> bool:
        return False

    def _show(self, props: AskedProps | None) -> None:
        before = self._dialog.height()
        super()._show(props)
        if props is not None and self._without is None:
            self._without = before
            self._make_room()
        elif props is None and self._without is not None:
            height, self._without = self._without, None
            for view, least in self._lent:
                view.setMinimumHeight(least)
            self._lent.clear()
            self._column.activate()
            self._dialog.resize(self._dialog.width(), height)

    def _make_room(self) -> None:
        """As much as the screen has; what is missing then, the dialog's lists give."""
        # Shown for the first time, the words do not have their own letters yet, and would be measured in others.
        for each in (self, *self.findChildren(QWidget)):
            each.ensurePolished()
        margins = self._column.contentsMargins()
        width = self._dialog.width() - margins.left() - margins.right()
        wanted = (self._without or 0) + self.heightForWidth(width) + self._column.spacing()
        free = self._dialog.screen().availableGeometry()
        most = free.height() - FRAME_PX
        if wanted > most:
            self._borrow()
        self._dialog.resize(self._dialog.width(), min(wanted, most))
        below = self._dialog.frameGeometry().bottom() - free.bottom()
        if below > 0:
            self._dialog.move(self._dialog.x(), max(free.top(), self._dialog.y() - below))

    def _borrow(self) -> None:
        for view in self._dialog.findChildren(QAbstractItemView):
            if view.minimumHeight() > LIST_PX:
                self._lent.append((view, view.minimumHeight()))
                view.setMinimumHeight(LIST_PX)
                view.scrollTo(view.currentIndex())
        self._column.activate()


class AskedOverDialogs(QObject):
    """Puts the question into every dialog that comes between the officer and a window."""

    def __init__(self, model: AskedViewModel, windows: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._model = model
        self._windows = windows
        for window in windows:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowBlocked and watched in self._windows:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and not dialog.findChildren(AskedSheet):
                column = dialog.layout()
                if isinstance(column, QVBoxLayout):
                    AskedSheet(self._model, dialog, column)
        return super().eventFilter(watched, event)
