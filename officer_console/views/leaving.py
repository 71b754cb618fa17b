"""Closing the program while a counter is open: never by accident, and the visit is never lost."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from officer_console.actions import Action
from officer_console.viewmodels.desk import DeskViewModel
from officer_console.viewmodels.desk_state import DeskState
from officer_console.viewmodels.visitor import VisitorProps
from officer_console.views.repolish import set_property
from officer_console.views.shell import Shell
from officer_console.views.tray import Tray

translate = QCoreApplication.translate

WIDTH: Final = 520


class LeaveDialog(QDialog):
    """What to do with an open counter. Enter does the harmless thing, Esc nothing at all."""

    def __init__(self, desk: DeskState, parent: QWidget) -> None:
        super().__init__(parent)
        visitor = desk.visitor
        title = translate("LeaveDialog", "{counter} is still open").format(counter=desk.counter)
        if isinstance(visitor, VisitorProps):
            told = translate(
                "LeaveDialog",
                "{number} is at your counter. If you quit, the visit stays as it is: start the program again, here or"
                " at another PC, and it is on the screen.",
            ).format(number=visitor.number)
        else:
            told = translate(
                "LeaveDialog",
                "If you only quit, the counter stays open in your name and calls nobody until you are back.",
            )
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        heading = QLabel(title, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        heading.setProperty("role", "title")
        explanation = QLabel(told, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        explanation.setProperty("rank", "soft")
        self.keep = QPushButton(translate("LeaveDialog", "Keep running out of sight"))
        set_property(self.keep, "rank", "primary")
        self.keep.setDefault(True)
        self.close_counter = QPushButton(translate("LeaveDialog", "Close the counter and quit"))
        self.close_counter.setVisible(not isinstance(visitor, VisitorProps))
        self.quit = QPushButton(translate("LeaveDialog", "Quit, the counter stays open"))
        self.no = QPushButton(translate("Dialogs", "Cancel"))
        self.no.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        for part in (heading, explanation, self.keep, self.close_counter, self.quit, self.no):
            column.addWidget(part)
        # Texts that wrap would ask for their height at some smaller width.
        self.resize(WIDTH, column.totalHeightForWidth(WIDTH))


class Leaving(QObject):
    """Stands between the windows' close buttons and the end of the program."""

    left = Signal()
    """The program may end."""

    def __init__(self, desk: DeskViewModel, shell: Shell, tray: Tray, windows: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._desk = desk
        self._shell = shell
        self._tray = tray
        self._windows = windows
        self._free = False
        self._closing = False
        """The counter is being closed so that the program may end."""
        for window in windows:
            window.installEventFilter(self)
        tray.left.connect(self.ask)
        desk.changed.connect(self._follow_desk)

    def allow(self) -> None:
        """Ask nothing more."""
        self._free = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Close or self._free or watched not in self._windows:
            return super().eventFilter(watched, event)
        # The desktop's session ends: asking would only hold it up, and nothing is lost.
        if self._desk.state is None or QGuiApplication.instance().isSavingSession():  # type: ignore[union-attr]
            self._leave()
            return False
        event.ignore()
        self.ask()
        return True

    def ask(self) -> None:
        """Somebody wants to go: at once if no counter is open, else after a question."""
        if self._desk.state is None:
            self._leave()
            return
        self._shell.bring()
        if QGuiApplication.modalWindow() is not None:
            return
        dialog = LeaveDialog(self._desk.state, self._shell.current)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.keep.clicked.connect(lambda: self._keep(dialog))
        dialog.close_counter.clicked.connect(lambda: self._close_counter(dialog))
        dialog.quit.clicked.connect(lambda: self._quit(dialog))
        dialog.open()

    def _keep(self, dialog: LeaveDialog) -> None:
        dialog.accept()
        current = self._shell.current
        if self._tray.there:
            current.hide()
        else:
            current.showMinimized()

    def _close_counter(self, dialog: LeaveDialog) -> None:
        dialog.accept()
        self._closing = True
        self._desk.press(Action.LEAVE)

    def _quit(self, dialog: LeaveDialog) -> None:
        dialog.accept()
        self._leave()

    def _follow_desk(self, desk: DeskState | None) -> None:
        if desk is None and self._closing:
            self._leave()
        elif desk is not None and desk.notice is not None:
            # Refused, or not sent: the officer has to see that, and goes later.
            self._closing = False

    def _leave(self) -> None:
        self._free = True
        self.left.emit()
