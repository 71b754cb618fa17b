"""One PC in the hall, as an officer uses it: a console, its keys and its mouse, and the cable that tests pull."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from officer_console.actions import KEYS, Action
from officer_console.app import TEXTS, Console
from officer_console.services.hotkeys.port import HotKeys
from officer_console.services.login_token import LoginToken
from officer_console.settings import Settings
from officer_console.viewmodels.desk_state import DeskState
from officer_console.viewmodels.session import Page
from officer_console.views.action_button import ActionButton
from officer_console.views.counter_delegate import ChoiceRole
from officer_console.views.desk_page import DeskPage
from officer_console.views.dress import Dress
from officer_console.views.strip import Strip
from officer_console.views.window import ConsoleWindow
from shared.link.instant import Instant, read_clocks
from shared.link.link import Link
from shared.link.settings import LinkSettings
from shared.ui.link import LinkAdapter, OpenLink
from shared.ui.translation import Translation
from tests.officer_console.hall import PASSWORD, Hall, Wire


class Pc:
    """Switched on when made. It stands at 1366×768, less the desktop's own bars."""

    def __init__(
        self,
        qtbot: QtBot,
        app: QApplication,
        settings: Settings,
        device: str,
        *,
        open_link: OpenLink = Link,
        clock: Callable[[], Instant] = read_clocks,
        hot_keys: HotKeys | None = None,
    ) -> None:
        self._qtbot = qtbot
        self._off = False
        self.translation = Translation((TEXTS,), settings.language)
        officer_token = LoginToken(settings.officer_token_file).read()
        link_settings = LinkSettings(settings.server, device, "console/test", officer_token)
        link = LinkAdapter(link_settings, open_link=open_link, clock=clock)
        dress = Dress(app, settings.scheme)
        self.console = Console(link, settings, self.translation, dress, lambda: clock().elapsed, hot_keys=hot_keys)
        self.window.resize(1366, 700)
        self.window.show()
        qtbot.waitActive(self.window)

    def switch_off(self) -> None:
        """The power goes: nothing is said to the server. Once it is off it stays off."""
        if self._off:
            return
        self._off = True
        self.console.close()
        self.translation.remove()
        for part in (
            self.window,
            self.strip,
            self.console.attention,
            self.console.auto_call,
            self.console.desk,
            self.console.own_day,
            self.console.asked,
            self.console.counters,
            self.console.login,
            self.console.session,
            self.console.presses,
            self.console.link,
        ):
            part.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # --- what is on the screen

    @property
    def window(self) -> ConsoleWindow:
        return self.console.window

    @property
    def strip(self) -> Strip:
        return self.console.strip

    @property
    def desk(self) -> DeskPage:
        return self.window.desk_page

    @property
    def page(self) -> Page:
        return self.console.session.state.page

    @property
    def state(self) -> DeskState:
        assert self.console.desk.state is not None
        return self.console.desk.state

    @property
    def number(self) -> str:
        """The big number; empty while nobody is at the counter."""
        return self.desk.card.number

    @property
    def notice(self) -> str:
        return self.desk.notice.text

    @property
    def dialog(self) -> QDialog:
        """The question that is open."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog), dialog
        return dialog

    def button(self, action: Action) -> ActionButton:
        return self.desk.buttons.get(action) or self.desk.bar.buttons[action]

    def waiting_numbers(self) -> list[str]:
        """The Number column of the table of those waiting."""
        model = self.desk.waiting_model
        return [model.index(line, 0).data() for line in range(model.rowCount())]

    def aside_numbers(self) -> list[str]:
        """The Number column of the table of those on hold or absent."""
        model = self.desk.aside_model
        return [model.index(line, 0).data() for line in range(model.rowCount())]

    # --- what the officer does

    def log_in(self, officer: str = "arif.kurniawan", password: str = PASSWORD) -> None:
        self.wait_for_page(Page.LOGIN)
        form = self.window.login_page
        form.officer.clear()
        self._qtbot.keyClicks(form.officer, officer)
        self._qtbot.keyClicks(form.password, password)
        self._qtbot.keyClick(form.password, Qt.Key.Key_Return)

    def take(self, counter: str = "1") -> None:
        self.wait_for_page(Page.COUNTERS)
        listed = self.window.counter_page.counters
        codes = [listed.item(line).data(ChoiceRole).code for line in range(listed.count())]
        listed.setCurrentRow(codes.index(counter))
        self._qtbot.keyClick(listed, Qt.Key.Key_Return)

    def sit_down(self, officer: str = "arif.kurniawan", counter: str = "1") -> None:
        """Log in and take a counter."""
        self.log_in(officer)
        self.take(counter)
        self.wait_for_page(Page.DESK)

    def key(self, action: Action) -> None:
        """Press the action's key, wherever the focus is."""
        self._come_to_front()
        pressed = QKeySequence(KEYS[action])[0]
        target = QApplication.focusWidget() or self.window
        self._qtbot.keyClick(target, pressed.key(), pressed.keyboardModifiers())

    def _come_to_front(self) -> None:
        # A window manager would do it when a dialog closes; the offscreen platform has none.
        if QApplication.activeModalWidget() is None and not self.window.isActiveWindow():
            self.window.activateWindow()
            self._qtbot.waitUntil(self.window.isActiveWindow)

    def click(self, target: Action | QWidget) -> None:
        """Click with the mouse in the middle of a button."""
        widget = self.button(target) if isinstance(target, Action) else target
        assert widget.isVisible()
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def escape(self) -> None:
        self._come_to_front()
        self._qtbot.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Escape)

    def mark_waiting(self, number: str) -> None:
        """Click a number in the table of those waiting."""
        self._mark(self.desk.waiting.view, self.waiting_numbers().index(number))

    def mark_aside(self, number: str) -> None:
        """Click a number in the table of those on hold or absent."""
        self._mark(self.desk.aside.view, self.aside_numbers().index(number))

    def _mark(self, view: QWidget, line: int) -> None:
        where = view.visualRect(view.model().index(line, 0)).center()  # type: ignore[attr-defined]
        self._qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)  # type: ignore[attr-defined]

    # --- what the test waits for

    def wait_until_patient(self) -> None:
        """A press is no longer taken for an impatient repetition of the last one."""
        self._qtbot.waitUntil(lambda: not self.console.desk.is_deaf())

    def wait_for_page(self, page: Page) -> None:
        self._qtbot.waitUntil(lambda: self.page is page and self.window.stack.currentWidget() is not None)

    def wait_for_number(self, number: str) -> None:
        """Wait until this number is the visitor's; "" for nobody."""
        self._qtbot.waitUntil(lambda: self.number == number and self.console.presses.current is None)

    def wait_for_notice(self, part: str) -> None:
        self._qtbot.waitUntil(lambda: part in self.notice)

    def wait_until_idle(self) -> None:
        """Every press is answered, what it led to is known, and all of it is drawn."""
        self._qtbot.waitUntil(lambda: self.console.presses.current is None and not self.console.own_day.asking)
        QApplication.processEvents()


class WiredPc(Pc):
    """A PC in a hall without a network; `wire` is its cable."""

    def __init__(
        self,
        qtbot: QtBot,
        app: QApplication,
        hall: Hall,
        settings: Settings,
        *,
        connected: bool,
        device: str,
        hot_keys: HotKeys | None = None,
    ) -> None:
        def plug_in(*args: object, **options: object) -> Wire:
            wire = hall.plug_in(*args, **options)  # type: ignore[arg-type]
            wire.plugged = connected
            return wire

        super().__init__(qtbot, app, settings, device, open_link=plug_in, clock=hall.clock, hot_keys=hot_keys)
        self.wire = hall.wires[-1]


def settings_in(
    folder: Path, *, server: str = "ws://127.0.0.1:1/", language: str = "id", scheme: str = "light"
) -> Settings:
    """The settings of a PC that keeps its state in a folder."""
    return Settings(server, folder / "console.token", folder, language, scheme)  # type: ignore[arg-type]
