"""The clock on the wall of every window: the server's time, told in the site's zone."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from shared.ui.moments import say_clock, say_date, say_short_date
from shared.wire.scalars import Language, Moment

QML_IMPORT_NAME = "Antrean.Ui"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MS = 1000


@QmlElement
class WallClock(QObject):
    """Time and date as texts; tells its bindings only when a text has changed."""

    changed = Signal()

    def __init__(self, clock: Callable[[], Moment], zone: ZoneInfo, language: Language = "id") -> None:
        super().__init__()
        self._clock = clock
        self._zone = zone
        self._language = language
        self._texts = ("", "", "")
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self.tick()

    @property
    def zone(self) -> ZoneInfo:
        """The site's zone, as far as it is known."""
        return self._zone

    def set_zone(self, zone: ZoneInfo) -> None:
        """The site's zone, once the site is known."""
        self._zone = zone
        self.tick()

    def set_language(self, language: Language) -> None:
        """Tell time and date in this language from now on."""
        self._language = language
        self.tick()

    @Slot()
    def tick(self) -> None:
        """Look at the clock."""
        now = self._clock()
        place = (now, self._zone, self._language)
        texts = (say_clock(*place), say_date(*place), say_short_date(*place))
        if texts != self._texts:
            self._texts = texts
            self.changed.emit()

    @Property(str, notify=changed)
    def time(self) -> str:
        """Hour and minute with the zone's name: "09.41 WIB"."""
        return self._texts[0]

    @Property(str, notify=changed)
    def date(self) -> str:
        """Weekday and date: "Selasa, 17 November 2026"."""
        return self._texts[1]

    @Property(str, notify=changed)
    def shortDate(self) -> str:
        """The date where room is short: "Sel, 17 Nov"."""
        return self._texts[2]
