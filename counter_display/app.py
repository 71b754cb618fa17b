"""The lobby display as a program: its command line, its settings, its end."""

import argparse
import logging
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import TextIO, get_args

import msgspec
from PySide6.QtCore import QSize, QStandardPaths, QTimer
from PySide6.QtGui import QGuiApplication

from counter_display.display import Display
from counter_display.media.projector import players_hang
from counter_display.memory import CallMemory
from counter_display.settings import Settings, SettingsWrong, check_role, read_settings, read_token
from counter_display.speaking.duty import NOTICE_MS
from shared.link.settings import LinkSettings
from shared.ui.collector import Collector
from shared.ui.link import LinkAdapter
from shared.voice.loudspeaker import WavRecorder
from shared.voice.player import Player, SoundCardMissing
from shared.voice.sound_card import SoundCard
from shared.wire.display import DisplayRole


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


def parse_speed(text: str) -> float:
    """How many times as fast as time.

    Raises:
        argparse.ArgumentTypeError: it is no number from 1 to 1000.
    """
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 1 <= speed <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is not from 1 to 1000")
    return speed


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="antrean-display", description="The lobby display: calls and counters.")
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings, display.toml")
    parser.add_argument("--server", metavar="URI", help="ws://host:port/ of the server")
    parser.add_argument("--token-file", metavar="FILE", help="holds this display's token")
    parser.add_argument("--windowed", type=parse_size, metavar="WxH", help="a window that stands for the whole screen")
    parser.add_argument(
        "--role", choices=get_args(DisplayRole), help="lobby (as usual), one zone's, or a counter's screen"
    )
    parser.add_argument("--counter", metavar="CODE", help="the counter that this small screen hangs over")
    parser.add_argument("--media", metavar="PATH", help="a folder of pictures and films, or a playlist")
    parser.add_argument("--sound-file", metavar="FILE", help="write what would be heard to this WAV file")
    parser.add_argument(
        "--sound-speed", type=parse_speed, default=1.0, metavar="N", help="speak N times as fast, to a sound file only"
    )
    parser.add_argument("--report-speech", metavar="FILE", help="a JSON line when something is said; - for stdout")
    parser.add_argument("--zones", metavar="A,B", help="show only the calls to counters of these zones")
    parser.add_argument("--state-file", metavar="FILE", help="where to remember the newest call shown; '' for nowhere")
    parser.add_argument(
        "--report-frames", metavar="FILE", help="a JSON line for each call when it was drawn; - for stdout"
    )
    return parser.parse_args(argv)


def choose_settings(options: argparse.Namespace) -> Settings:
    """The file's settings with the command line's over them.

    Raises:
        SettingsWrong: as for `read_settings` and `check_role`; or there is no server.
    """
    settings = read_settings(options.config)
    over = {name: getattr(options, name) for name in ("server", "token_file", "state_file", "role", "counter")}
    changes = {name: value for name, value in over.items() if value is not None}
    if options.sound_file is not None:
        changes["voice"] = msgspec.structs.replace(settings.voice, sound_file=options.sound_file)
    if options.media is not None:
        changes["media"] = msgspec.structs.replace(settings.media, source=options.media)
    if options.zones is not None:
        changes["zones"] = tuple(zone.strip() for zone in options.zones.split(",") if zone.strip())
    settings = msgspec.structs.replace(settings, **changes)
    if not settings.server:
        raise SettingsWrong("no server: give --server, or `server` in the settings file")
    try:
        make_link_settings(settings, "")
    except ValueError as fault:
        raise SettingsWrong(f'server = "{settings.server}": it must be like "ws://10.0.0.5:8765/" ({fault})') from fault
    check_role(settings)
    return settings


def choose_memory(settings: Settings) -> CallMemory:
    """The memory that the settings name; by default a file in the user's state folder, one for each token file.

    Raises:
        SettingsWrong: a folder is named.
    """
    if settings.state_file is not None:
        if settings.state_file and Path(settings.state_file).is_dir():
            raise SettingsWrong(f"state_file {settings.state_file} is a folder; name a file in it")
        return CallMemory(Path(settings.state_file) if settings.state_file else None)
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericStateLocation)
    return CallMemory(Path(folder) / "antrean" / f"display-{Path(settings.token_file).stem}.json")


def open_player(settings: Settings, speed: float) -> Player | None:
    """The loudspeaker of a display: a sound card, or a file; None where it never speaks.

    Raises:
        SoundCardMissing: the file cannot be written.
    """
    if not settings.speaks:
        return None
    if settings.voice.sound_file:
        return WavRecorder(Path(settings.voice.sound_file), speed=speed)
    card = SoundCard()
    card.start()
    return card


def make_link_settings(settings: Settings, token: str) -> LinkSettings:
    """A display's link notices within `NOTICE_MS` that its connection is gone: another may speak in its place then."""
    client = f"antrean-display {version('antrean')}"
    seconds = NOTICE_MS / 1000 / 2
    return LinkSettings(settings.server, token, client, ping_interval=seconds, ping_timeout=seconds)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the display until it is closed. Exit code 2: the settings cannot be used."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s", level=logging.INFO, stream=sys.stderr)
    logging.getLogger("websockets").setLevel(logging.WARNING)  # antrean.link says it once, not at every try
    options = _options(argv)
    with ExitStack() as stack:
        try:
            settings = choose_settings(options)
            token = read_token(settings)
            memory = choose_memory(settings)
            frames = _open_report(options.report_frames, stack)
            speech = _open_report(options.report_speech, stack)
            app = QGuiApplication(sys.argv[:1])
            player = open_player(settings, options.sound_speed)
        except (SettingsWrong, SoundCardMissing) as fault:
            sys.stderr.write(f"antrean-display: {fault}\n")
            return 2
        app.setApplicationName("antrean-display")
        app.setQuitOnLastWindowClosed(True)
        collector = Collector()
        collector.start()
        stack.callback(collector.stop)
        display = Display(
            LinkAdapter(make_link_settings(settings, token)),
            settings,
            memory=memory,
            windowed=options.windowed,
            report=frames,
            player=player,
            haste=options.sound_speed if settings.voice.sound_file else 1.0,
            speech_report=speech,
        )
        stack.callback(display.close)
        _quit_on_signal(app)
        code = app.exec()
    if players_hang():
        # At a usual end Qt waits for them, and they for a share that does not answer.
        logging.shutdown()
        sys.stdout.flush()
        os._exit(code)
    return code


def _open_report(target: str | None, stack: ExitStack) -> TextIO | None:
    """Raises SettingsWrong where it cannot be written."""
    if target is None:
        return None
    if target == "-":
        return sys.stdout
    try:
        return stack.enter_context(Path(target).open("a", encoding="utf-8"))
    except OSError as fault:
        raise SettingsWrong(f"the report {target} cannot be written: {fault.strerror}") from fault


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
