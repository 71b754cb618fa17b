"""The full window: one page at a time, and the status bar."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from officer_console.actions import ANNOUNCE
from officer_console.viewmodels.alerts import AlertProps
from officer_console.viewmodels.announcements import AnnouncementsViewModel
from officer_console.viewmodels.asked import AskedViewModel
from officer_console.viewmodels.counters import CountersViewModel
from officer_console.viewmodels.desk import DeskViewModel
from officer_console.viewmodels.labels import announce_props
from officer_console.viewmodels.login import LoginViewModel
from officer_console.viewmodels.session import Page, SessionState, SessionViewModel
from officer_console.views.action_button import ActionButton
from officer_console.views.alert_line import AlertLine
from officer_console.views.alert_row import AlertRow
from officer_console.views.announcement_dialog import AnnouncementDialog
from officer_console.views.asked_bar import AskedBar
from officer_console.views.brand_bar import BrandBar
from officer_console.views.connecting_page import ConnectingPage
from officer_console.views.counter_page import CounterPage
from officer_console.views.desk_page import DeskPage
from officer_console.views.dress import Dress
from officer_console.views.icons import icon_label
from officer_console.views.login_page import LoginPage
from officer_console.views.repolish import set_property

translate = QCoreApplication.translate

SMALLEST: Final = (1260, 640)
"""Fits 1366×768, and 1920×1080 at 150 %, with the desktop's own bars."""


class ConsoleWindow(QMainWindow):
    """Shows the page that the session asks for. The pages never talk to each other."""

    def __init__(
        self,
        session: SessionViewModel,
        login: LoginViewModel,
        counters: CountersViewModel,
        desk: DeskViewModel,
        announcements: AnnouncementsViewModel,
        *,
        asked: AskedViewModel,
        dress: Dress,
        server: str,
    ) -> None:
        super().__init__()
        self.setMinimumSize(*SMALLEST)
        self._session = session
        self._counters = counters
        self._desk = desk
        self._announcements = announcements
        self._dress = dress
        self.connecting_page = ConnectingPage(server)
        self.login_page = LoginPage(login)
        self.counter_page = CounterPage(counters, login, dress)
        self.desk_page = DeskPage(desk, dress)
        self._pages: dict[Page, QWidget] = {
            Page.CONNECTING: self.connecting_page,
            Page.LOGIN: self.login_page,
            Page.COUNTERS: self.counter_page,
            Page.DESK: self.desk_page,
        }
        self.stack = QStackedWidget()
        for page in self._pages.values():
            self.stack.addWidget(page)
        self.brand = BrandBar(dress)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.brand)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        self.asked = AskedBar(asked, middle)
        self._link = QFrame()
        self._icon = icon_label(16)
        self.connection = QLabel()
        self.kiosks = AlertLine("printer")
        self.displays = AlertLine("monitor")
        self.keys = AlertLine("keyboard")
        self.alerts = AlertRow((self.kiosks, self.displays, self.keys))
        self._site = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._clock = QLabel()
        self._build_status_bar()
        self._announce = QShortcut(QKeySequence(ANNOUNCE), self)
        self._announce.setAutoRepeat(False)
        self._announce.activated.connect(self._open_announcements)
        for button in self._announcers():
            button.clicked.connect(self._open_announcements)
        session.changed.connect(self._show)
        desk.ticked.connect(self._follow_clock)
        desk.ticked.connect(session.refresh)
        self._show(session.state)

    def _build_status_bar(self) -> None:
        self._link.setProperty("role", "connection")
        row = QHBoxLayout(self._link)
        row.setContentsMargins(10, 3, 10, 3)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self.connection)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(8, 2, 6, 2)
        bar.addWidget(self._link)
        bar.addWidget(self.alerts, 1)
        bar.addPermanentWidget(self._site)
        bar.addPermanentWidget(self._clock)
        self._site.setContentsMargins(10, 0, 0, 0)
        self._clock.setContentsMargins(8, 0, 14, 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show(self._session.state)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.asked.setFixedWidth(self.width())

    def _show(self, state: SessionState) -> None:
        self.connecting_page.show_state(state)
        self.connection.setText(state.connection.text)
        self.connection.setAccessibleName(state.connection.text)
        self._icon.setText(self._icon.glyph("wifi-high" if state.connection.tone == "good" else "wifi-slash"))
        set_property(self._link, "tone", state.connection.tone)
        self.kiosks.show_props(state.kiosks)
        self.displays.show_props(state.displays)
        self.alerts.show_alerts()
        self._site.setText(state.site)
        self._follow_clock(self._desk.now())
        name = translate("ConsoleWindow", "Officer console")
        self.setWindowTitle(" · ".join(part for part in (state.officer, state.site, name) if part))
        self.brand.name(name)
        self.brand.setVisible(state.page is not Page.DESK)
        self._announce.setEnabled(state.supervises)
        for button in self._announcers():
            button.show_props(announce_props())
            button.setVisible(state.supervises)
        page = self._pages[state.page]
        if self.stack.currentWidget() is not page:
            self._close_questions()
            # Drawn before it is shown: no page comes up with what it said an hour ago.
            self._counters.refresh()
            self._desk.refresh()
            self.stack.setCurrentWidget(page)
            self.focus_page()

    def _close_questions(self) -> None:
        """What a page that goes has asked is of no meaning to the one that comes."""
        for dialog in self.stack.findChildren(QDialog):
            dialog.reject()

    def _announcers(self) -> tuple[ActionButton, ...]:
        return self.brand.announce, self.desk_page.bar.announce

    def _open_announcements(self) -> None:
        self._announcements.refresh()
        if (state := self._announcements.state) is None:
            return
        dialog = AnnouncementDialog(self._announcements, state, self._dress, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def tell_of_keys(self, trouble: AlertProps | None) -> None:
        """Which hot-keys do not work, if any."""
        self.keys.show_props(trouble)
        self.alerts.show_alerts()

    def focus_page(self) -> None:
        """The keyboard goes to the page's first part; on a window that is hidden nothing can have it."""
        page = self.stack.currentWidget()
        if self.isVisible() and page is not None:
            self._focus(page)

    def _focus(self, page: QWidget) -> None:
        match page:
            case CounterPage() if self.brand.announce.isVisible() and not page.counters.isVisible():
                self.brand.announce.setFocus(Qt.FocusReason.OtherFocusReason)
            case LoginPage() | CounterPage() | DeskPage():
                page.focus()
            case _:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_clock(self, now: int) -> None:
        # Before the site is known, nobody knows its time.
        self._clock.setText(self._desk.hour(now) if self._session.state.site else "")
