"""The officers' console: where its parts are made and wired."""

import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from officer_console.services.hotkeys.desktop import open_hot_keys
from officer_console.services.hotkeys.port import HotKeys
from officer_console.services.login_token import LoginToken
from officer_console.services.presses import Presses
from officer_console.services.seat import Seat
from officer_console.services.strip_place import StripPlace
from officer_console.settings import Settings, SettingsWrong, read_settings
from officer_console.viewmodels.announcements import AnnouncementsViewModel
from officer_console.viewmodels.asked import AskedViewModel
from officer_console.viewmodels.attention import Attention
from officer_console.viewmodels.auto_call import AutoCall
from officer_console.viewmodels.counters import CountersViewModel
from officer_console.viewmodels.desk import DeskViewModel
from officer_console.viewmodels.login import LoginViewModel
from officer_console.viewmodels.own_day import OwnDay
from officer_console.viewmodels.session import SessionViewModel
from officer_console.views.asked_sheet import AskedOverDialogs
from officer_console.views.dress import Dress
from officer_console.views.leaving import Leaving
from officer_console.views.reach import Reach
from officer_console.views.shell import Shell
from officer_console.views.strip import Strip
from officer_console.views.tray import Tray
from officer_console.views.window import ConsoleWindow
from shared.link.settings import LinkSettings
from shared.ui.collector import Collector
from shared.ui.link import LinkAdapter
from shared.ui.translation import Translation

TEXTS: Final = Path(__file__).parent / "i18n"
SIZE: Final = (1280, 720)


class Console:
    """Everything of one console, around a link that is given."""

    def __init__(
        self,
        link: LinkAdapter,
        settings: Settings,
        translation: Translation,
        dress: Dress,
        monotonic: Callable[[], float] = time.monotonic,
        *,
        hot_keys: HotKeys | None = None,
    ) -> None:
        seat = Seat(settings.seat_file)
        self.link = link
        self.presses = Presses(link)
        # Before the session: when another page comes up, it knows already what has happened to the counter.
        self.counters = CountersViewModel(link, self.presses, seat, translation)
        self.session = SessionViewModel(link, LoginToken(settings.officer_token_file), translation)
        self.login = LoginViewModel(link, seat, translation)
        self.presses.refused.connect(self.login.note_refused)
        double_press_s = QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000
        self.own_day = OwnDay(link)
        self.desk = DeskViewModel(
            link, self.presses, translation, self.own_day, monotonic=monotonic, double_press_s=double_press_s
        )
        self.announcements = AnnouncementsViewModel(link, translation)
        self.asked = AskedViewModel(link, self.presses, translation)
        self.auto_call = AutoCall(link, self.presses, self.desk, monotonic=monotonic, is_asking=_is_asking)
        self.attention = Attention(
            link, self.desk, self.auto_call, self.asked, translation=translation, in_front=_is_in_front
        )
        self.counters.news.connect(self.attention.tell_of_counter)
        self.login.shown_out.connect(self.attention.tell_of_end)
        self.window = ConsoleWindow(
            self.session,
            self.login,
            self.counters,
            self.desk,
            self.announcements,
            asked=self.asked,
            dress=dress,
            server=settings.server,
        )
        self.strip = Strip(self.desk, self.session, self.asked, StripPlace(settings.seat_file), dress)
        self.shell = Shell(self.window, self.strip, self.session, as_strip=settings.strip)
        self.tray = Tray(self.desk, self.session, self.attention, self.shell, dress)
        self.asked_over_dialogs = AskedOverDialogs(self.asked, (self.window, self.strip))
        self.leaving = Leaving(self.desk, self.shell, self.tray, (self.window, self.strip))
        self.reach = Reach(hot_keys or HotKeys("no_desktop"), settings.hot_keys, self.desk, self.shell)
        self.window.tell_of_keys(self.reach.trouble)
        self.auto_call.begun.connect(self.shell.announce)
        self.reach.told.connect(self.tray.tell)

    def close(self) -> None:
        """End the windows and the link; nothing more is sent or shown, and nothing asked."""
        self.leaving.allow()
        self.reach.close()
        self.tray.close()
        self.link.close()
        self.strip.close()
        self.window.close()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the console until its window is closed."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    logging.getLogger("websockets").setLevel(logging.WARNING)  # antrean.link says it once, not at every try
    QCoreApplication.setApplicationName("antrean-console")
    try:
        settings = read_settings(argv)
        token = settings.device_token()
    except SettingsWrong as fault:
        sys.stderr.write(f"antrean-console: {fault}\n")
        return 2
    app = QApplication(sys.argv[:1])
    collector = Collector()
    collector.start()
    translation = Translation((TEXTS,), settings.language)
    dress = Dress(app, settings.scheme)
    officer_token = LoginToken(settings.officer_token_file).read()
    link = LinkAdapter(LinkSettings(settings.server, token, f"console/{_version()}", officer_token))
    console = Console(link, settings, translation, dress, hot_keys=open_hot_keys(os.environ))
    # Out of sight in the tray, the console goes on; it ends when it is told to.
    app.setQuitOnLastWindowClosed(False)
    console.leaving.left.connect(lambda: app.exit(0))
    if settings.windowed:
        console.window.resize(*SIZE)
        console.window.show()
    else:
        console.window.showMaximized()
    try:
        return app.exec()
    finally:
        console.close()
        collector.stop()


def _is_asking() -> bool:
    return QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None


def _is_in_front() -> bool:
    return QApplication.activeWindow() is not None


def _version() -> str:
    try:
        return version("antrean")
    except PackageNotFoundError:
        return "0"


if __name__ == "__main__":
    sys.exit(main())
