"""The lobby display: where its parts are wired."""

import argparse
import logging
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import Final, TextIO
from zoneinfo import ZoneInfo

import msgspec
from PySide6.QtCore import QSize, QStandardPaths, QTimer
from PySide6.QtGui import QGuiApplication, QScreen

from counter_display.frames import FrameReport
from counter_display.hall import Hall
from counter_display.layout import Contents, Layout, lay_out
from counter_display.lettering import UNKNOWN, measure_contents
from counter_display.memory import CallMemory
from counter_display.services.opening import Opening
from counter_display.settings import ScreenSettings, Settings, SettingsWrong, read_settings, read_token
from counter_display.viewmodels.geometry import Geometry
from counter_display.viewmodels.lobby import Lobby
from counter_display.viewmodels.status import Status
from shared.link.settings import LinkSettings
from shared.ui.immortals import hold_bools
from shared.ui.link import LinkAdapter
from shared.ui.palette import PALETTES
from shared.ui.quick import QuickWindow
from shared.ui.scale import MM_PER_INCH, Screen
from shared.ui.translation import Translation
from shared.ui.wall_clock import WallClock

FOLDER: Final = Path(__file__).parent
USUAL_INCHES: Final = 55.0
"""Of a screen that says nothing credible of itself."""

log = logging.getLogger("antrean.display")


def now_ms() -> int:
    """A clock that only goes forward."""
    return time.monotonic_ns() // 1_000_000


class Display:
    """The display and its window. Close it before the application ends."""

    def __init__(
        self,
        link: LinkAdapter,
        settings: Settings,
        *,
        memory: CallMemory,
        windowed: QSize | None = None,
        now: Callable[[], int] = now_ms,
        report: TextIO | None = None,
    ) -> None:
        self._link = link
        self._settings = settings
        self._windowed = windowed is not None
        self._contents: Contents = UNKNOWN
        self._size = windowed or QGuiApplication.primaryScreen().size()
        layout = self._lay_out()
        self.translation = Translation([FOLDER / "i18n"], settings.language)
        self.clock = WallClock(link.server_clock, ZoneInfo("Asia/Jakarta"), settings.language)
        self.geometry = Geometry(layout)
        self.lobby = Lobby(
            link,
            layout,
            now=now,
            memory=memory,
            zones=settings.zones,
            language=settings.language,
            pace=settings.calls.pace(),
        )
        self.opening = Opening(link)
        self.status = Status(link, self.lobby, self.opening, settings.language)
        self.quick = QuickWindow(
            "Antrean.Display",
            FOLDER / "qml",
            {
                "lobby": self.lobby,
                "status": self.status,
                "geometry": self.geometry,
                "clock": self.clock,
                "kiosk": not self._windowed,
                "width": self._size.width(),
                "height": self._size.height(),
            },
            palette=PALETTES[settings.screen.scheme],
            scale=layout.scale,
            translation=self.translation,
            motion=settings.screen.motion,
        )
        self.window = self.quick.window
        self.report = FrameReport(self.window, report) if report else None
        if self.report:
            self.lobby.received.connect(self.report.note_received)
            self.lobby.wall.seen.connect(self.report.note_seen)
        self.lobby.hall_changed.connect(self._take_hall)
        self.window.widthChanged.connect(self._resize)
        self.window.heightChanged.connect(self._resize)
        self._resize()

    def close(self) -> None:
        """End the link and the window."""
        self._link.close()
        self.quick.close()
        self.translation.remove()

    def _take_hall(self, hall: Hall) -> None:
        self.clock.set_zone(ZoneInfo(hall.site.timezone))
        self._contents = measure_contents(hall)
        self._arrange()

    def _resize(self) -> None:
        size = self.window.size()
        if size != self._size and not size.isEmpty():
            self._size = size
            self._arrange()

    def _arrange(self) -> None:
        layout = self._lay_out()
        self.quick.theme.dress(
            PALETTES[self._settings.screen.scheme], layout.scale, motion=self._settings.screen.motion
        )
        self.geometry.become(layout)
        self.lobby.arrange(layout)

    def _lay_out(self) -> Layout:
        screen = measure_screen(self._size, self._settings.screen, None if self._windowed else self._screen())
        layout = lay_out(screen, self._contents, self._settings.screen.distance_m)
        if layout.distance_m < self._settings.screen.distance_m:
            log.warning(
                "this screen is too small to be read from %g m; its sizes are for %.1f m",
                self._settings.screen.distance_m,
                layout.distance_m,
            )
        return layout

    def _screen(self) -> QScreen:
        return QGuiApplication.primaryScreen()


def measure_screen(size: QSize, settings: ScreenSettings, screen: QScreen | None) -> Screen:
    """The screen's real size: as set, else as it says itself, else a usual one. A window stands for a whole screen."""
    inches = settings.diagonal_inches
    if inches is None and screen is not None:
        millimetres = screen.physicalSize()
        told = (millimetres.width() ** 2 + millimetres.height() ** 2) ** 0.5 / MM_PER_INCH
        inches = told if 10 <= told <= 200 else None
    return Screen.of_diagonal(size.width(), size.height(), inches or USUAL_INCHES)


def parse_size(text: str) -> QSize:
    """`1920x1080` as a size.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    try:
        width, height = (int(part) for part in text.lower().split("x"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not WIDTHxHEIGHT") from None
    if width < 320 or height < 240:
        raise argparse.ArgumentTypeError("a display needs at least 320x240")
    return QSize(width, height)


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="antrean-display", description="The lobby display: calls and counters.")
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings, display.toml")
    parser.add_argument("--server", metavar="URI", help="ws://host:port/ of the server")
    parser.add_argument("--token-file", metavar="FILE", help="holds this display's token")
    parser.add_argument("--windowed", type=parse_size, metavar="WxH", help="a window that stands for the whole screen")
    parser.add_argument("--zones", metavar="A,B", help="show only the calls to counters of these zones")
    parser.add_argument("--state-file", metavar="FILE", help="where to remember the newest call shown; '' for nowhere")
    parser.add_argument(
        "--report-frames", metavar="FILE", help="a JSON line for each call when it was drawn; - for stdout"
    )
    return parser.parse_args(argv)


def choose_settings(options: argparse.Namespace) -> Settings:
    """The file's settings with the command line's over them.

    Raises:
        SettingsWrong: as for `read_settings`; or there is no server.
    """
    settings = read_settings(options.config)
    over = {name: getattr(options, name) for name in ("server", "token_file", "state_file")}
    changes = {name: value for name, value in over.items() if value is not None}
    if options.zones is not None:
        changes["zones"] = tuple(zone.strip() for zone in options.zones.split(",") if zone.strip())
    settings = msgspec.structs.replace(settings, **changes)
    if not settings.server:
        raise SettingsWrong("no server: give --server, or `server` in the settings file")
    return settings


def choose_memory(settings: Settings) -> CallMemory:
    """The memory that the settings name; by default a file in the user's state folder, one for each token file."""
    if settings.state_file is not None:
        return CallMemory(Path(settings.state_file) if settings.state_file else None)
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericStateLocation)
    return CallMemory(Path(folder) / "antrean" / f"display-{Path(settings.token_file).stem}.json")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the display until it is closed. Exit code 2: the settings cannot be used."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s", level=logging.INFO, stream=sys.stderr)
    options = _options(argv)
    try:
        settings = choose_settings(options)
        token = read_token(settings)
    except SettingsWrong as fault:
        sys.stderr.write(f"antrean-display: {fault}\n")
        return 2
    hold_bools()
    app = QGuiApplication(sys.argv[:1])
    app.setApplicationName("antrean-display")
    app.setQuitOnLastWindowClosed(True)
    with ExitStack() as stack:
        report = _open_report(options.report_frames, stack)
        link = LinkAdapter(LinkSettings(settings.server, token, f"antrean-display {version('antrean')}"))
        display = Display(link, settings, memory=choose_memory(settings), windowed=options.windowed, report=report)
        stack.callback(display.close)
        _quit_on_signal(app)
        return app.exec()


def _open_report(target: str | None, stack: ExitStack) -> TextIO | None:
    if target is None:
        return None
    if target == "-":
        return sys.stdout
    return stack.enter_context(Path(target).open("a", encoding="utf-8"))


def _quit_on_signal(app: QGuiApplication) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        # `quit` would close the window inside the loop, where Qt may still have an update of it under way.
        signal.signal(number, lambda *_: app.exit(0))
    # Python sees signals only while it runs.
    pulse = QTimer(app)
    pulse.start(200)
    pulse.timeout.connect(lambda: None)


if __name__ == "__main__":
    sys.exit(main())
