"""What this kiosk knows of the hall, asked of the server while it is there and remembered while it is not."""

import logging

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.services.hall import Hall
from kiosk.storage.hall import HallCache, KioskName
from shared.link.state import LinkState, Online
from shared.ui.link import LinkAdapter
from shared.wire.errors import Error
from shared.wire.hours import SiteHours
from shared.wire.methods import GetHours, Welcome
from shared.wire.scalars import Letter
from shared.wire.site import SiteDescription

log = logging.getLogger("antrean.kiosk")

HOURS_MS = 30 * 60_000
"""How often the opening hours are asked for: they change with the day, and when the profile does."""


class HallMemory(QObject):
    """The newest of everything, from the server or from the last time it was there."""

    hallChanged = Signal()  # noqa: N815 - Qt's way with names
    """The hall is another, or described otherwise."""
    hoursChanged = Signal()  # noqa: N815

    def __init__(
        self, link: LinkAdapter, cache: HallCache, *, hours_ms: int = HOURS_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._cache = cache
        self.hours: SiteHours | None = cache.hours
        self._name = cache.name
        self._site = cache.site
        self._hall = Hall(self._site) if self._site is not None else None
        self._timer = QTimer(self, interval=hours_ms)
        self._timer.timeout.connect(self._ask)
        self._timer.start()
        link.welcomed.connect(self._meet)
        link.described.connect(self._describe)
        link.stateChanged.connect(self._follow)

    @property
    def site(self) -> SiteDescription | None:
        """What the hall is made of."""
        return self._site

    @property
    def hall(self) -> Hall | None:
        """The same, to look things up in."""
        return self._hall

    @property
    def letter(self) -> Letter:
        """The mark of this kiosk's own numbers; empty where it has none."""
        return "" if self._name is None else self._name.letter

    @property
    def device(self) -> str:
        """This kiosk's code; empty until the server has once said it."""
        return "" if self._name is None else self._name.device

    @Slot(object)
    def _meet(self, welcome: Welcome) -> None:
        self._name = KioskName(welcome.device, welcome.letter)
        self._cache.keep(self._name)

    @Slot(object)
    def _describe(self, site: SiteDescription) -> None:
        if site != self._site:
            self._site, self._hall = site, Hall(site)
            self._cache.keep(site)
            self.hallChanged.emit()

    @Slot(object)
    def _follow(self, state: LinkState) -> None:
        if isinstance(state, Online):
            self._ask()

    @Slot()
    def _ask(self) -> None:
        if isinstance(self._link.state, Online):
            self._link.call(GetHours(), self._take)

    def _take(self, answer: Struct | Error) -> None:
        if isinstance(answer, SiteHours) and answer != self.hours:
            self.hours = answer
            self._cache.keep(answer)
            self.hoursChanged.emit()
        elif isinstance(answer, Error):
            log.info("The opening hours are not known anew: %s", answer.data.code)
