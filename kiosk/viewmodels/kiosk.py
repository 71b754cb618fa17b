"""The frame around the pages: which one is shown, in which language, for whom, and for how long."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.printing.outcome import Printed
from kiosk.services import orders
from kiosk.services.comfort import Comfort
from kiosk.services.countdown import SecondsLeft
from kiosk.services.desk import Desk
from kiosk.services.hall import Hall
from kiosk.services.idle import IdleWatch
from kiosk.services.memory import HallMemory
from kiosk.viewmodels.agency import AgencyViewModel
from kiosk.viewmodels.attract import AttractViewModel
from kiosk.viewmodels.frame import FrameProps, Place, derive_frame
from kiosk.viewmodels.home import HomeViewModel
from kiosk.viewmodels.maintenance import MaintenanceViewModel
from kiosk.viewmodels.search import SearchViewModel
from kiosk.viewmodels.service import ServiceViewModel
from kiosk.viewmodels.service_props import Means, say_printer
from kiosk.viewmodels.ticket import TicketViewModel
from shared.link.state import LinkState, Refused
from shared.ui.link import LinkAdapter
from shared.ui.translation import Translation
from shared.ui.wall_clock import WallClock
from shared.wire.scalars import Language

QML_IMPORT_NAME = "Antrean.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger("antrean.kiosk")

SETTLE_MS = 350
"""After a page has changed, taps meant for the page before fall on nothing for so long."""
HOMEWARD_S = 15
"""So long a printed ticket's number stays on the screen."""
PHOTO_S = 60
"""So long a number without paper stays: it has to be photographed."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages' view models."""

    attract: AttractViewModel
    home: HomeViewModel
    search: SearchViewModel
    agency: AgencyViewModel
    service: ServiceViewModel
    ticket: TicketViewModel


@QmlElement
class KioskViewModel(QObject):
    """Leads a visitor from the first touch to the ticket, and the kiosk back to the next visitor.

    Who presses something is there: `startOver` begins at the home page. Where nobody is, `leave` shows "attract".
    """

    changed = Signal()
    restarted = Signal()
    """The visitor before has gone: lists begin at their beginning again."""

    def __init__(
        self,
        link: LinkAdapter,
        desk: Desk,
        pages: Pages,
        memory: HallMemory,
        means: Callable[[], Means],
        *,
        translation: Translation,
        wall_clock: WallClock,
        idle: IdleWatch,
        homeward: SecondsLeft,
        comfort: Comfort,
        maintenance: MaintenanceViewModel,
        first_language: Language = "id",
        settle_ms: int = SETTLE_MS,
    ) -> None:
        super().__init__()
        self._link = link
        self._desk = desk
        self._pages = pages
        self._memory = memory
        self._means = means
        self._translation = translation
        self._wall_clock = wall_clock
        self._idle = idle
        self._homeward = homeward
        self._comfort = comfort
        self._maintenance = maintenance
        self._first_language = first_language
        self._hall: Hall | None = None
        self._place: Place = "attract"
        self._way: list[Place] = []
        """The pages that lead back from here, the last one nearest."""
        self._settle = QTimer(self, interval=settle_ms, singleShot=True)
        self._settle.timeout.connect(self.changed)
        self.props = FrameProps()
        link.stateChanged.connect(self._follow_link)
        memory.hallChanged.connect(self._show_hall)
        link.recorded.connect(pages.home.refresh)
        link.boardReset.connect(pages.home.refresh)
        desk.changed.connect(self._follow_order)
        pages.home.changed.connect(self._follow_hall)
        translation.changed.connect(self._follow_language)
        comfort.changed.connect(self._follow_comfort)
        idle.expired.connect(self.leave)
        maintenance.changed.connect(self._follow_hall)
        maintenance.closed.connect(self.leave)
        idle.stirred.connect(self._stay)
        homeward.expired.connect(self.leave)
        self._show_hall()
        self._refresh()

    @property
    def hall(self) -> Hall | None:
        return self._hall

    # --- what the visitor does

    @Slot()
    @Slot(str)
    def begin(self, language: str = "") -> None:
        """The first touch: the home page, in this language where one was touched."""
        if self._hall is not None and self._place == "attract":
            self.speak(language)
            self._go("home")

    @Slot()
    def openSearch(self) -> None:
        """The search field of the home page."""
        if self._hall is not None and self._place == "home":
            self._pages.search.open()
            self._go_on("search")

    @Slot(str)
    def showAgency(self, code: str) -> None:
        """A tile of the home page, or one that was found."""
        if self._hall is not None and self._place in ("home", "search"):
            self._pages.agency.show(self._hall, code)
            self._go_on("agency")

    @Slot(str)
    def showService(self, code: str) -> None:
        """A tile of an agency's page, one of the most taken, or one that was found."""
        if self._hall is not None and self._place in ("home", "search", "agency"):
            self._pages.service.show(self._hall, code)
            self._go_on("service")

    @Slot(str, str)
    def show(self, kind: str, code: str) -> None:
        """What a row of mixed kinds stands for."""
        if kind == "agency":
            self.showAgency(code)
        else:
            self.showService(code)

    @Slot()
    def back(self) -> None:
        """One page back; an order under way keeps the visitor where it will be answered."""
        if self._desk.is_busy or not self._way:
            return
        if self._place == "service":
            self._desk.leave()
            self._pages.service.clear()
        elif self._place == "search":
            self._pages.search.close()
            self._pages.search.clear()
        self._go(self._way.pop())

    @Slot()
    def startOver(self) -> None:
        """The home page for whoever pressed something; nothing of the visit before remains."""
        self._forget()
        self._go("home")
        self._idle.watch(warns=False)
        self.restarted.emit()

    @Slot()
    def leave(self) -> None:
        """The attract page: nobody is there, and nothing of the last visitor remains."""
        self._forget()
        self._go("attract")
        self.restarted.emit()

    @Slot(str)
    def speak(self, language: str) -> None:
        """Another language, for this visitor."""
        if language in self.props.languages:
            self._translation.use(language)

    @Slot()
    def goOn(self) -> None:
        """The answer to the idle question."""
        self._idle.stir()

    @Slot()
    def holdOff(self) -> None:
        """A tap fell on nothing: taps are still coming, wait for their end."""
        self._settle.start()

    # --- what happens around the visitor

    @Slot()
    def _show_hall(self) -> None:
        hall = self._hall = self._memory.hall
        if hall is None:
            return
        self._wall_clock.set_zone(hall.zone)
        self._pages.attract.show_hall(hall)
        self._pages.home.show_hall(hall)
        self._pages.search.show_hall(hall)
        self._pages.ticket.show_hall(hall)
        if self._place in ("search", "agency", "service"):
            self.startOver()
        self._refresh()

    @Slot(object)
    def _follow_link(self, state: LinkState) -> None:
        if isinstance(state, Refused):
            log.error("The server does not take this kiosk: %s", state.error.message)
        self._pages.home.refresh()
        self._pages.service.refresh()
        self._refresh()

    @Slot()
    def follow_means(self) -> None:
        """The printer, or another kiosk's, has changed."""
        self._pages.service.refresh()
        self._refresh()

    @Slot()
    def _follow_hall(self) -> None:
        self._refresh()

    @Slot()
    def _follow_comfort(self) -> None:
        """Whoever asks for a comfort has come."""
        if self._place == "attract" and (self._comfort.is_opened or self._comfort.is_any):
            self.begin()
        self._refresh()

    @Slot(str)
    def _follow_language(self, language: Language) -> None:
        self._wall_clock.set_language(language)
        self._refresh()

    @Slot(object)
    def _follow_order(self, state: orders.DeskState) -> None:
        match state:
            case orders.Issued(paper=orders.Printing()):
                self._go("ticket")
            case orders.Issued(paper=paper):
                self._go("ticket")
                self._idle.rest()
                self._homeward.start(HOMEWARD_S if isinstance(paper, Printed) else PHOTO_S)
            case orders.Checking() | orders.Asking():
                self._idle.rest()
            case orders.Paperless() | orders.Refused() | orders.Away() | orders.Unsure():
                self._idle.watch()
            case orders.Idle():
                pass
            case _:
                assert_never(state)

    @Slot()
    def _stay(self) -> None:
        """Whoever touches the screen is still there."""
        if self._place == "ticket":
            if self._homeward.is_running():
                self._homeward.start(self._homeward.of_seconds)
        elif self._place == "attract" or self._desk.is_busy:
            pass
        elif not self._idle.is_watching or not self._idle.warns:
            self._idle.watch()

    def _go(self, place: Place) -> None:
        if place == self._place:
            self._refresh()
            return
        self._place = place
        self._settle.start()
        if place in ("attract", "ticket"):
            self._idle.rest()
        else:
            self._idle.watch()
        self._refresh(force=True)

    def _go_on(self, place: Place) -> None:
        self._way.append(self._place)
        self._go(place)

    def _forget(self) -> None:
        """Nothing of the visitor remains: language, order, what was looked at and typed."""
        self._idle.rest()
        self._homeward.stop()
        self._desk.leave()
        self._way.clear()
        self._pages.service.clear()
        self._pages.search.close()
        self._pages.search.clear()
        self._comfort.reset()
        self._translation.use(self._first_language)

    def _refresh(self, *, force: bool = False) -> None:
        site, means = self._hall.site if self._hall is not None else None, self._means()
        offered = site.languages if site is not None else ()
        props = derive_frame(
            self._place,
            self._link.state,
            site,
            self._translation.language,
            closed=self._pages.home.props.closed,
            comforting=self._comfort.is_opened,
            staff=self._maintenance.stage,
            gives_numbers=means.open,
            languages=tuple(code for code in offered if self._translation.has(code)),
            printer=say_printer(means.trouble, means.elsewhere),
        )
        if force or props != self.props:
            self.props = props
            self.changed.emit()

    @Property(str, notify=changed)
    def page(self) -> str:
        """Page"""
        return self.props.page

    @Property(str, notify=changed)
    def language(self) -> str:
        return self.props.language

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def languages(self) -> list[str]:
        return list(self.props.languages)

    @Property(str, notify=changed)
    def banner(self) -> str:
        return self.props.banner

    @Property(str, notify=changed)
    def printerNotice(self) -> str:
        return self.props.printer

    @Property(bool, notify=changed)
    def settling(self) -> bool:
        """Whether taps fall on nothing for the moment."""
        return self._settle.isActive()
