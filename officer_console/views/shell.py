"""Which window is up: the full one or the strip. Never both, and never neither without a way back."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from officer_console.actions import STRIP
from officer_console.viewmodels.session import Page, SessionState, SessionViewModel
from officer_console.views.strip import Strip
from officer_console.views.window import ConsoleWindow


class Shell(QObject):
    """The strip has room for the desk only; for everything before it the full window comes up."""

    switched = Signal()

    def __init__(self, window: ConsoleWindow, strip: Strip, session: SessionViewModel, *, as_strip: bool) -> None:
        super().__init__()
        self._window = window
        self._strip = strip
        self._session = session
        self._strip_wanted = as_strip
        self._key = QShortcut(QKeySequence(STRIP), window)
        self._key.setAutoRepeat(False)
        self._key.activated.connect(self.show_strip)
        window.desk_page.bar.strip.clicked.connect(self.show_strip)
        strip.full_wanted.connect(self.show_window)
        session.changed.connect(self._follow)

    @property
    def current(self) -> QWidget:
        """The one that is up, or comes up when the console is called."""
        at_desk = self._session.state.page is Page.DESK
        return self._strip if self._strip_wanted and at_desk else self._window

    def show_strip(self) -> None:
        """The strip, or as soon as there is a desk to show."""
        self._strip_wanted = True
        self.bring()

    def show_window(self) -> None:
        """The full window."""
        self._strip_wanted = False
        self.bring()

    def bring(self) -> None:
        """To the front, with the keyboard; a question that is open comes first."""
        if (asking := QApplication.activeModalWidget()) is not None:
            asking.raise_()
            asking.activateWindow()
            return
        self._swap()
        current = self.current
        if current.isMinimized():
            current.showNormal() if current is self._strip else _restore(current)
        current.raise_()
        current.activateWindow()
        if current is self._strip:
            self._strip.focus()
        else:
            self._window.focus_page()

    @property
    def is_seen(self) -> bool:
        """Whether one of the two is on the screen, in front or not."""
        return self.current.isVisible() and not self.current.isMinimized()

    def announce(self, text: str) -> None:
        """Told to screen readers."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.current, text))

    def _swap(self) -> None:
        current = self.current
        other = self._window if current is self._strip else self._strip
        # The new one first: a program whose last window goes might end.
        if not current.isVisible():
            current.show()
        if other.isVisible():
            other.hide()
        self.switched.emit()

    def _follow(self, _state: SessionState) -> None:
        # What is hidden in the tray stays there.
        if self._strip_wanted and (self._window.isVisible() or self._strip.isVisible()):
            was = self.current.isVisible()
            self._swap()
            if not was:
                self.bring()


def _restore(window: QWidget) -> None:
    window.showMaximized() if window.isMaximized() else window.showNormal()
