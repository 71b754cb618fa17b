"""The hall's time of day, also while the server is away."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.storage.hall import Bearings, HallCache
from shared.link.instant import Instant, read_clocks
from shared.ui.link import LinkAdapter
from shared.wire.methods import Welcome
from shared.wire.scalars import Moment

NOTE_MS = 5 * 60_000
"""So often the time is written down, to know after a restart what it is certainly later than."""
TOLERANCE_MS = 60_000
"""A clock that reads earlier than what was written down by less than this is one that drifts, and is believed."""


class HallClock(QObject):
    """The server's clock: as it tells it, or by how this machine's clock stood to it when they last met.

    Within one run time goes on by the monotonic clock, whatever is done to the machine's clock meanwhile. Over a
    restart without the server the machine's clock is believed, if it is not earlier than the last time written down. A
    clock that lost minutes or days while the machine was off, and is still later than that, cannot be told from a right
    one.
    """

    def __init__(
        self, link: LinkAdapter, cache: HallCache, *, clock: Callable[[], Instant] = read_clocks, note_ms: int = NOTE_MS
    ) -> None:
        super().__init__()
        self._link = link
        self._cache = cache
        self._clock = clock
        self._begun = clock()
        self._bearings = cache.bearings
        offset = 0 if self._bearings is None else self._bearings.offset
        self._at_begin = self._begun.wall + offset
        self._timer = QTimer(self, interval=note_ms)
        self._timer.timeout.connect(self._note)
        self._timer.start()
        link.welcomed.connect(self._take_bearings)

    def __call__(self) -> Moment:
        """The server's time of day, as well as it is known."""
        if self._link.welcome is not None:
            return self._link.server_clock()
        return self._at_begin + round((self._clock().elapsed - self._begun.elapsed) * 1000)

    @property
    def is_known(self) -> bool:
        """Whether a ticket may be dated by it."""
        if self._link.welcome is not None:
            return True
        return self._bearings is not None and self._at_begin > self._bearings.at - TOLERANCE_MS

    def stop(self) -> None:
        """Write nothing down any more."""
        self._timer.stop()

    @Slot(object)
    def _take_bearings(self, _: Welcome) -> None:
        self._note()

    @Slot()
    def _note(self) -> None:
        if self._link.welcome is not None:
            now = self._link.server_clock()
            self._bearings = Bearings(now - self._clock().wall, now)
            self._cache.keep(self._bearings)
        elif self.is_known and self._bearings is not None:
            self._cache.keep(Bearings(self._bearings.offset, self()))
