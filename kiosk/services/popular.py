"""The services most taken: asked of the server now and then, remembered over night."""

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.services.hall import Hall
from kiosk.services.search import Hit
from kiosk.storage.hall import HallCache
from shared.link.state import LinkState, Online
from shared.ui.link import LinkAdapter
from shared.wire.errors import Error
from shared.wire.methods import GetPopular, Popular
from shared.wire.scalars import Code

ASK_MS = 120_000
"""How often the server is asked."""


class PopularServices(QObject):
    """The services most taken today; before the first ticket of a day, those of the day before."""

    changed = Signal()

    def __init__(
        self,
        link: LinkAdapter,
        cache: HallCache,
        *,
        ask_ms: int = ASK_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._cache = cache
        known = cache.popular
        self.codes: tuple[Code, ...] = known.services if known is not None else ()
        """Most taken first; none where nobody knows."""
        self._timer = QTimer(self, interval=ask_ms)
        self._timer.timeout.connect(self._ask)
        link.stateChanged.connect(self._follow_state)

    def offered(self, hall: Hall, most: int) -> list[Hit]:
        """At most so many of those that this hall has, as if they had been searched for."""
        return [Hit("service", code) for code in self.codes if hall.has(code)][:most]

    @Slot(object)
    def _follow_state(self, state: LinkState) -> None:
        if isinstance(state, Online):
            self._timer.start()
            self._ask()
        else:
            self._timer.stop()

    @Slot()
    def _ask(self) -> None:
        self._link.call(GetPopular(), self._take)

    def _take(self, answer: Struct | Error) -> None:
        # In the morning nothing has been taken yet: yesterday's are the better guess.
        if not isinstance(answer, Popular) or not answer.services or answer.services == self.codes:
            return
        self.codes = answer.services
        self._cache.keep(answer)
        self.changed.emit()
