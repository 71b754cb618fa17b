"""The display and its window: its parts, made and wired."""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final, TextIO
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQuick import QQuickWindow

from counter_display.contents import Contents
from counter_display.counter_layout import CounterLayout, lay_out_counter
from counter_display.frames import FrameReport
from counter_display.hall import Hall
from counter_display.layout import Layout, lay_out
from counter_display.lettering import UNKNOWN, measure_contents
from counter_display.media import canvas  # noqa: F401  (its QML types register on import)
from counter_display.media.projector import Projector
from counter_display.media.seat import MediaSeat
from counter_display.media.shelf import Shelf
from counter_display.media.show import MediaShow
from counter_display.memory import CallMemory
from counter_display.services.opening import Opening
from counter_display.settings import Settings
from counter_display.speaking.report import SpeechReport
from counter_display.speaking.speaking import Place, Speaking
from counter_display.speaking.telling import Telling
from counter_display.speaking.voice import Voice
from counter_display.viewmodels.counter_geometry import CounterGeometry
from counter_display.viewmodels.counter_screen import CounterScreen
from counter_display.viewmodels.geometry import Geometry
from counter_display.viewmodels.lobby import Lobby
from counter_display.viewmodels.running_text import RunningTicker
from counter_display.viewmodels.shift import Shift
from counter_display.viewmodels.status import Status, heading
from shared.ui.link import LinkAdapter
from shared.ui.moments import local_time
from shared.ui.palette import PALETTES
from shared.ui.quick import QuickWindow
from shared.ui.scale import MM_PER_INCH, Scale, Screen
from shared.ui.translation import Translation
from shared.ui.wall_clock import WallClock
from shared.voice.choice import open_engine
from shared.voice.player import Player
from shared.voice.settings import EngineSettings
from shared.voice.studio import Studio
from shared.voice.volume import volume_at
from shared.wire.display import DisplayRole
from shared.wire.site import Text

FOLDER: Final = Path(__file__).parent
USUAL: Final[dict[DisplayRole, tuple[float, float]]] = {"lobby": (10, 55), "zone": (10, 55), "counter": (5, 10.1)}
"""Inches: less is not credible of a screen of that role; and what one is taken for that says nothing credible."""

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
        player: Player | None = None,
        studio: Studio | None = None,
        haste: float = 1.0,
        speech_report: TextIO | None = None,
    ) -> None:
        """`player` is the loudspeaker, None where this display never speaks; it runs `haste` times as fast as time.

        Speech is rendered in `studio`; without one, with the engine that the settings choose.
        """
        self._link = link
        self._settings = settings
        self._windowed = windowed is not None
        self._contents: Contents = UNKNOWN
        self._size = windowed or QGuiApplication.primaryScreen().size()
        layout, counter_layout = self._lay_out()
        self.translation = Translation([FOLDER / "i18n"], settings.language)
        self.clock = WallClock(link.server_clock, ZoneInfo("Asia/Jakarta"), settings.language)
        self.geometry = Geometry(layout)
        self.counter_geometry = CounterGeometry(counter_layout)
        self.lobby = Lobby(
            link,
            layout,
            now=now,
            memory=memory,
            zones=settings.zones,
            counter=settings.counter,
            language=settings.language,
            pace=settings.calls.pace(),
        )
        self.telling = Telling(link, settings.role)
        self.voice = Voice(studio or open_studio(settings), player) if player is not None else None
        self.speaking = Speaking(
            link,
            self.voice,
            self.telling,
            now=now,
            memory=memory,
            will_stage=self.lobby.wall.will_stage,
            fresh=settings.calls.pace().fresh,
            place=Place(settings.zones, settings.voice.loudspeakers, settings.counter),
            haste=haste,
            report=SpeechReport(speech_report) if speech_report else None,
        )
        self.lobby.started.connect(self.speaking.begin)
        self.lobby.told.connect(self.speaking.take)
        self.lobby.taken_back.connect(self.speaking.take_back)
        self.lobby.wall.staged.connect(self.speaking.look_soon)
        self.speaking.unheard_changed.connect(self.lobby.wall.wait_for)
        self.speaking.unheard_changed.connect(self.lobby.banner.wait_for)
        self.opening = Opening(link)
        self.status = Status(link, self.lobby, self.opening, settings.language)
        self.ticker = RunningTicker(layout, moves=settings.screen.motion, speed=settings.screen.running_mm_s)
        self.shift = Shift(self._scale(), moves=settings.screen.care)
        self.media = self._open_media(now)
        self.seat = MediaSeat(self.media, self.lobby.wall, self.speaking, self.telling) if self.media else None
        if self.seat is not None:
            self.seat.taken_changed.connect(self._take_seat)
        if self.voice is not None:
            self.voice.condition_changed.connect(self._take_sound)
            self._take_sound()
        self.counter_screen = CounterScreen(self.lobby, link.server_clock) if settings.role == "counter" else None
        self.quick = QuickWindow(
            "Antrean.Display",
            FOLDER / "qml",
            {
                "status": self.status,
                "clock": self.clock,
                "shift": self.shift,
                "kiosk": not self._windowed,
                "width": self._size.width(),
                "height": self._size.height(),
                **self._own_properties(),
            },
            palette=PALETTES[settings.screen.scheme],
            scale=self._scale(),
            translation=self.translation,
            motion=settings.screen.motion,
            root="CounterWindow" if settings.role == "counter" else "Main",
        )
        self.window = self.quick.window
        self.report = FrameReport(self.window, report) if report else None
        if self.report:
            self.lobby.received.connect(self.report.note_received)
            self.lobby.found.connect(self.report.note_found)
            self.lobby.wall.seen.connect(self.report.note_seen)
        self.lobby.hall_changed.connect(self._take_hall)
        self.window.widthChanged.connect(self._resize)
        self.window.heightChanged.connect(self._resize)
        self._resize()

    def close(self) -> None:
        """End the link, the voice and the window."""
        self._link.close()
        if self.voice is not None:
            self.voice.close()
        if self.media is not None:
            self.media.close()
        self.quick.close()
        self.translation.remove()

    def _take_sound(self) -> None:
        if self.voice is not None:
            self.status.set_sound(self.voice.condition)
        if self.media is not None:
            self.media.check_sound()

    def _take_hall(self, hall: Hall) -> None:
        self.clock.set_zone(ZoneInfo(hall.site.timezone))
        own = tuple(Text(text) for text in self._settings.screen.also_running)
        texts = (*hall.site.running_text, *own) if self._settings.screen.running_text else ()
        language = self._settings.language
        self.ticker.tell(texts, language, bilingual=language != "en" and "en" in hall.site.languages)
        self._measure(hall)

    def _measure(self, hall: Hall) -> None:
        self._contents = measure_contents(
            hall,
            place=heading(hall),
            moods=[QCoreApplication.translate("CounterTile", word) for word in ("Ready", "On a break", "Closed")],
            media=self.seat is not None and self.seat.taken,
            running_text=bool(self.ticker.messages),
        )
        self._arrange()

    def _take_seat(self) -> None:
        if self.lobby.hall is not None:
            self._measure(self.lobby.hall)

    def _is_quiet(self) -> bool:
        """Whether films must be silent: the site wants it so, or nobody knows yet whether a sound card answers."""
        if self.voice is not None and self.voice.condition in ("unknown", "no_sound_card"):
            return True
        hall = self.lobby.hall
        return hall is not None and volume_at(hall.site.voice.volume, self._local_time()) == 0

    def _local_time(self) -> datetime:
        return local_time(self._link.server_clock(), self.clock.zone)

    def _open_media(self, now: Callable[[], int]) -> MediaShow | None:
        media = self._settings.media
        if not media.source or self._settings.role == "counter":
            return None
        return MediaShow(
            Shelf(Path(media.source), media.seconds),
            Projector(drawn=lambda: QQuickWindow.sceneGraphBackend() == "software"),
            now=now,
            local_time=self._local_time,
            is_quiet=self._is_quiet,
            volume=media.volume,
            volume_under_speech=media.volume_under_speech,
        )

    def _resize(self) -> None:
        size = self.window.size()
        if size != self._size and not size.isEmpty():
            self._size = size
            self._arrange()

    def _own_properties(self) -> dict[str, object]:
        """Those of the window of this role."""
        if self._settings.role == "counter":
            return {"counter": self.counter_screen, "geometry": self.counter_geometry}
        media = {"media": self.media} if self.media is not None else {}
        return {"lobby": self.lobby, "geometry": self.geometry, "ticker": self.ticker, **media}

    def _scale(self) -> Scale:
        counter = self._settings.role == "counter"
        return self.counter_geometry.layout.scale if counter else self.geometry.layout.scale

    def _arrange(self) -> None:
        layout, counter_layout = self._lay_out()
        self.geometry.become(layout)
        self.counter_geometry.become(counter_layout)
        self.quick.theme.dress(
            PALETTES[self._settings.screen.scheme], self._scale(), motion=self._settings.screen.motion
        )
        self.lobby.arrange(layout)
        self.ticker.arrange(layout)
        self.shift.fit(self._scale())

    def _lay_out(self) -> tuple[Layout, CounterLayout]:
        asked = self._settings.distance_m
        screen = measure_screen(self._size, self._settings, None if self._windowed else self._screen())
        layout = lay_out(screen, self._contents, asked)
        counter_layout = lay_out_counter(screen, self._contents, asked)
        served = counter_layout.distance_m if self._settings.role == "counter" else layout.distance_m
        if served < asked:
            log.warning("this screen is too small to be read from %g m; its sizes are for %.1f m", asked, served)
        return layout, counter_layout

    def _screen(self) -> QScreen:
        return QGuiApplication.primaryScreen()


def open_studio(settings: Settings) -> Studio:
    """Where speech is rendered, with the engine that the settings choose."""
    voice = settings.voice
    chosen = EngineSettings(
        engine=voice.engine, piper=voice.piper, clips=voice.clips, words_per_minute=voice.words_per_minute
    )
    return Studio(partial(open_engine, chosen))


def measure_screen(size: QSize, settings: Settings, screen: QScreen | None) -> Screen:
    """The screen's real size: as set, else as it says itself, else a usual one. A window stands for a whole screen."""
    least, usual = USUAL[settings.role]
    inches = settings.screen.diagonal_inches
    if inches is None and screen is not None:
        millimetres = screen.physicalSize()
        told = (millimetres.width() ** 2 + millimetres.height() ** 2) ** 0.5 / MM_PER_INCH
        inches = told if least <= told <= 200 else None
    return Screen.of_diagonal(size.width(), size.height(), inches or usual)
