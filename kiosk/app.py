"""The kiosk from its command line: configuration, the PIN of the staff, and the program until it is told to end."""

import argparse
import logging
import os
import signal
import sys
import time
from collections.abc import Sequence
from getpass import getpass
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from kiosk.config import ConfigError, KioskConfig, ScreenConfig, load_config, read_token
from kiosk.program import Program
from kiosk.services.logbook import FORMAT, Logbook
from kiosk.services.staff_pin import PinRefused, StaffPin
from kiosk.storage.settings import KioskSettings
from kiosk.storage.store import KioskStore, StoreError
from kiosk.storage.tenure import Tenure
from kiosk.viewmodels import tiling  # noqa: F401  (its QML type registers on import)
from kiosk.watchdog import Watchdog
from shared.link.settings import LinkSettings
from shared.ui.collector import Collector
from shared.ui.scale import MM_PER_INCH, Screen

RESTART = 75
"""The exit code with which whoever supervises the program starts it again at once (EX_TEMPFAIL of sysexits.h)."""
USUAL_INCHES = 21.5
"""The diagonal that a window stands for where none is configured."""


def find_screen(config: ScreenConfig, windowed: tuple[int, int] | None) -> Screen:
    """The screen to lay out for. A window stands for a whole screen of the configured diagonal."""
    if windowed is not None:
        return Screen.of_diagonal(*windowed, config.diagonal_inches or USUAL_INCHES)
    panel = QGuiApplication.primaryScreen()
    size = panel.size()
    told = panel.physicalSize()
    inches = config.diagonal_inches or (told.width() ** 2 + told.height() ** 2) ** 0.5 / MM_PER_INCH or USUAL_INCHES
    return Screen.of_diagonal(size.width(), size.height(), inches)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the kiosk until it is told to end. Exit code 2: it cannot run as it is configured."""
    options = _read_options(argv)
    logging.basicConfig(level=logging.INFO, format=FORMAT)
    logging.getLogger("websockets").setLevel(logging.WARNING)  # antrean.link says it once, not at every try
    QCoreApplication.setApplicationName("antrean-kiosk")
    try:
        config = _configure(options)
        if options.set_pin:
            return _set_pin(find_state(config))
        token = read_token(Path(config.token_file)) if config.token_file else ""
    except ConfigError as fault:
        sys.stderr.write(f"antrean-kiosk: {fault}\n")
        return 2
    state = find_state(config)
    tenure = Tenure(state)
    if not tenure.take():
        sys.stderr.write(
            f"antrean-kiosk: {state}: another kiosk runs with this state_folder; end that one, or give it its own\n"
        )
        return 2
    app = QGuiApplication(sys.argv[:1])
    collector = Collector()
    collector.start()
    for stop in (signal.SIGINT, signal.SIGTERM):
        # By way of the event loop: before that runs, `exit` would be forgotten.
        signal.signal(stop, lambda *_: QTimer.singleShot(0, lambda: app.exit(0)))
    logbook = Logbook(state)
    logbook.begin()
    if options.windowed is None:
        app.setOverrideCursor(Qt.CursorShape.BlankCursor)
    screen = find_screen(config.screen, options.windowed)
    show = _fill_screen if options.windowed is None else QWindow.show
    program = Program(config, token, state, screen, show=show, logbook=logbook)
    program.restartAsked.connect(lambda: app.exit(RESTART))
    program.start()
    watchdog = Watchdog()
    QTimer.singleShot(0, watchdog.start)
    code = app.exec()
    watchdog.stop()
    program.close()
    collector.stop()
    logbook.end()
    tenure.end()
    return code


def _fill_screen(window: QWindow) -> None:
    """The whole screen, without a frame, above everything else."""
    window.setFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
    window.showFullScreen()


def find_state(config: KioskConfig) -> Path:
    """The folder of what outlives a restart."""
    own = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(config.state_folder or own)


def _read_new_pin() -> str:
    pin = getpass("New PIN of the maintenance page (4 to 12 digits): ")
    if getpass("Once more: ") != pin:
        raise PinRefused("the two are not the same")
    return pin


def _set_pin(state: Path) -> int:
    """Ask for the PIN of the maintenance page, twice, and keep it. Exit code 2: it is none, or cannot be kept."""
    if state.is_dir() and hasattr(os, "geteuid") and state.stat().st_uid != os.geteuid():
        sys.stderr.write(f"No PIN was set: {state} is another user's; run this as the one the kiosk runs as\n")
        return 2
    store = KioskStore(state)
    try:
        if not store.keeps:
            raise StoreError(f"{store.path} cannot be written: {store.fault}")  # noqa: TRY301 - as if it came of `set`
        StaffPin(KioskSettings(store), time.monotonic).set(_read_new_pin())
    except (PinRefused, StoreError) as fault:
        sys.stderr.write(f"No PIN was set: {fault}\n")
        return 2
    finally:
        store.close()
    sys.stdout.write("The PIN is set. Hold the upper left corner for 3 seconds, then the upper right one.\n")
    return 0


def _read_options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="antrean-kiosk", description="The kiosk of an MPP: find a service, take a number."
    )
    parser.add_argument("--config", type=Path, metavar="kiosk.toml", help="configuration file")
    parser.add_argument("--set-pin", action="store_true", help="set the PIN of the maintenance page, and end")
    parser.add_argument(
        "--server", metavar="ws://HOST:PORT/", help="the hall's server (else: the one it was paired with)"
    )
    parser.add_argument("--token-file", type=Path, metavar="FILE", help="file with this device's token (else: its own)")
    parser.add_argument("--windowed", type=_read_size, metavar="WxH", help="in a window that stands for a whole screen")
    parser.add_argument("--language", metavar="id|en", help="first language of every visit")
    return parser.parse_args(argv)


def _configure(options: argparse.Namespace) -> KioskConfig:
    config = load_config(options.config) if options.config else KioskConfig()
    given = {"server": options.server, "token_file": options.token_file, "language": options.language}
    config = msgspec.structs.replace(config, **{name: str(value) for name, value in given.items() if value is not None})
    try:
        if config.server:
            LinkSettings(config.server, "", "")
    except ValueError as fault:
        raise ConfigError(f"server: {fault}") from fault
    return config


def _read_size(text: str) -> tuple[int, int]:
    try:
        width, height = (int(part) for part in text.lower().split("x"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; say 1080x1920") from None
    if width <= 0 or height <= 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; say 1080x1920")
    return width, height


if __name__ == "__main__":
    sys.exit(main())
