"""Where this display stands, and what is not as it should be: the connection, the hours, the set-up."""

from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from counter_display.hall import Hall
from counter_display.services.opening import Hours, Opening
from counter_display.viewmodels.lobby import Lobby
from shared.link.state import LinkState, Offline, Refused
from shared.ui.link import LinkAdapter
from shared.ui.moments import local_time, say_clock, say_date, say_time
from shared.wire.display import SoundCondition
from shared.wire.scalars import Language, Moment

QML_IMPORT_NAME = "Antrean.Display"
QML_IMPORT_MAJOR_VERSION = 1

GRACE_MS: Final = 2_000
"""A cut that is over sooner is not worth telling a hall full of people."""


def place(hall: Hall | None) -> str:
    """The MPP and, where it has several, the building."""
    if hall is None:
        return ""
    mpp, name = hall.site.mpp.in_language(hall.language), hall.site.name.in_language(hall.language)
    return mpp if mpp == name else f"{mpp} – {name}"


def heading(hall: Hall | None) -> str:
    """The place, with the zones that are shown where they are not all."""
    if hall is None or not hall.zones:
        return place(hall)
    return f"{place(hall)} · {', '.join(zone.name.in_language(hall.language) for zone in hall.zones)}"


@QmlElement
class Status(QObject):
    """Texts come in the display's first language and, ending in `Second`, in English."""

    changed = Signal()

    def __init__(
        self, link: LinkAdapter, lobby: Lobby, opening: Opening, language: Language, grace_ms: int = GRACE_MS
    ) -> None:
        super().__init__()
        self._link = link
        self._lobby = lobby
        self._opening = opening
        self._language = language
        self._zone = ZoneInfo("Asia/Jakarta")
        self._sound: SoundCondition = "unknown"
        self._lost_at: Moment | None = None
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(grace_ms)
        self._grace.timeout.connect(self.changed)
        link.stateChanged.connect(self._take_state)
        lobby.hall_changed.connect(self._take_hall)
        lobby.changed.connect(self._take_face)
        opening.changed.connect(self.changed)

    @Slot(object)
    def _take_hall(self, hall: Hall) -> None:
        self._zone = ZoneInfo(hall.site.timezone)
        self.changed.emit()

    @Slot(object)
    def _take_state(self, state: LinkState) -> None:
        if isinstance(state, Offline | Refused):
            if self._lost_at is None:
                self._lost_at = self._link.server_clock()
                self._grace.start()
        else:
            self._lost_at = None
            self._grace.stop()
        self.changed.emit()

    @Slot()
    def _take_face(self) -> None:
        if self._lobby.phase == "closed" and self._lobby.hall is not None:
            self._opening.watch(self._lobby.hall)
        else:
            self._opening.rest()

    # --- the place

    @Property(str, notify=changed)
    def place(self) -> str:
        """The MPP and, where it has several, the building; empty until the server has said."""
        return place(self._lobby.hall)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def headings(self) -> list[str]:
        """The place and the zones of this display where they are not all: in one, and each by itself."""
        hall = self._lobby.hall
        zones = [zone.name.in_language(self._language) for zone in hall.zones] if hall else []
        return [heading(hall), place(hall), *([", ".join(zones)] if zones else [])]

    @Property(bool, notify=changed)
    def foretells(self) -> bool:
        """The site wants the next numbers shown."""
        return self._lobby.hall is not None and self._lobby.hall.site.next_numbers > 0

    @Property(bool, notify=changed)
    def bilingual(self) -> bool:
        """Whether English goes with the first language."""
        hall = self._lobby.hall
        return self._language != "en" and (hall is None or "en" in hall.site.languages)

    # --- the loudspeaker

    def set_sound(self, sound: SoundCondition) -> None:
        """What is known of this display's loudspeaker."""
        if sound != self._sound:
            self._sound = sound
            self.changed.emit()

    @Property(bool, notify=changed)
    def mute(self) -> bool:
        """This display should speak and cannot; its staff see it from near."""
        return self._sound in ("no_sound_card", "no_voice")

    # --- the connection

    @Property(bool, notify=changed)
    def lost(self) -> bool:
        """What is shown is not current."""
        return self._lost_at is not None and not self._grace.isActive()

    @Property(str, notify=changed)
    def lostAt(self) -> str:
        """Since when."""
        return self._clock_time(self._language)

    @Property(str, notify=changed)
    def lostAtSecond(self) -> str:
        return self._clock_time("en")

    @Property(str, notify=changed)
    def fault(self) -> str:
        """What the hall's IT staff have to know, or nothing."""
        match self._link.state:
            case Refused(error=error):
                return error.data.code
            case _:
                return self._lobby.fault

    # --- the hours

    @Property(bool, notify=changed)
    def opensSoon(self) -> bool:
        """It is opening time, and no counter is open yet."""
        return self._hours is not None and self._hours.running

    @Property(str, notify=changed)
    def opensAt(self) -> str:
        """When the hall opens next: the time, with the date where that is not today's; empty where nobody knows."""
        return self._opening_text(self._language)

    @Property(str, notify=changed)
    def opensAtSecond(self) -> str:
        return self._opening_text("en")

    @property
    def _hours(self) -> Hours | None:
        return self._opening.hours

    def _opening_text(self, language: Language) -> str:
        if self._hours is None or self._hours.opens_at is None:
            return ""
        at = self._hours.opens_at
        today = local_time(self._link.server_clock(), self._zone).date()
        time = self._time(at, language)
        if local_time(at, self._zone).date() == today:
            return time
        return f"{say_date(at, self._zone, language)}, {time}"

    def _clock_time(self, language: Language) -> str:
        """As the clock beside it, which says the zone."""
        return say_time(self._lost_at, self._zone, language) if self._lost_at is not None else ""

    def _time(self, at: Moment, language: Language) -> str:
        return say_clock(at, self._zone, language)
