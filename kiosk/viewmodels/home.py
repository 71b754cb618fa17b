"""The home page: which agencies there are, and how the hall stands."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.listing import AgencyRow, FoundRow, list_agency, list_found
from kiosk.models.rows import RowsModel
from kiosk.services.hall import Hall
from kiosk.services.outlooks import Outlooks
from kiosk.services.phrases import Tongue, say_people, say_shut, say_until, say_when
from kiosk.services.popular import PopularServices
from kiosk.services.standing import Standings
from shared.wire.board import Board
from shared.wire.methods import Outlook
from shared.wire.scalars import Moment

QML_IMPORT_NAME = "Antrean.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class HomeProps:
    """What the page shows beside its tiles."""

    place: str = ""
    waiting: str = ""
    names: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    closed: bool = False
    """Every agency is closed."""
    opens: str = ""
    """When the first of them opens, as one says it now."""
    hours: str = ""
    """Whether the hall is open, and until or from when; empty while nobody knows."""


TILES = 4
"""So many of the services most taken have a tile on the home page."""


def derive_home(
    hall: Hall,
    rows: list[AgencyRow],
    outlooks: list[Outlook | None],
    *,
    waiting: int | None,
    now: Moment,
    tongue: Tongue,
) -> HomeProps:
    """The page's properties; `rows` has one for each agency, `outlooks` one for each queue, None if not yet known.

    `waiting`: None while nobody can say.
    """
    closed = bool(outlooks) and all(outlook is not None and outlook.admission == "closed" for outlook in outlooks)
    openings = [outlook.until for outlook in outlooks if outlook is not None and outlook.until is not None]
    return HomeProps(
        place=hall.site.name.in_language(tongue.language),
        waiting=say_people(waiting) if waiting is not None else "",
        names=tuple(row.name for row in rows),
        details=tuple(row.detail for row in rows),
        closed=closed,
        opens=say_when(min(openings), now, tongue) if closed and openings else "",
        hours=say_hours([outlook for outlook in outlooks if outlook is not None], now, tongue),
    )


def say_hours(outlooks: list[Outlook], now: Moment, tongue: Tongue) -> str:
    """ "Open until 15.00 WIB": of all queues that are open the last to stop, of all others the first to begin."""
    given = [outlook for outlook in outlooks if outlook.admission == "open"]
    if given:
        ends = [outlook.until for outlook in given if outlook.until is not None]
        return translate("Home", "Open %1").replace("%1", say_until(max(ends), tongue)) if ends else ""
    shut = [outlook for outlook in outlooks if outlook.admission in ("break", "closed")]
    known = [outlook for outlook in shut if outlook.until is not None]
    first = min(known or shut or outlooks, key=lambda outlook: outlook.until or 0, default=None)
    return "" if first is None else say_shut(first, now, tongue)


@QmlElement
class HomeViewModel(QObject):
    """Follows hall, outlooks, board and language."""

    changed = Signal()

    def __init__(
        self,
        outlooks: Outlooks,
        standings: Standings,
        *,
        board: Callable[[], Board | None],
        popular: PopularServices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._outlooks = outlooks
        self._standings = standings
        self._board = board
        self._popular = popular
        self._hall: Hall | None = None
        self._model = RowsModel(AgencyRow, parent=self)
        self._popular_model = RowsModel(FoundRow, parent=self)
        self.props = HomeProps()
        standings.changed.connect(self.refresh)
        popular.changed.connect(self.refresh)

    def show_hall(self, hall: Hall) -> None:
        """A hall, new or described anew."""
        self._hall = hall
        self._outlooks.patrol(service.code for service in hall.samples)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look at everything again."""
        hall = self._hall
        if hall is None:
            return
        standing = self._standings.of(hall)
        board = self._board()
        waiting = None if board is None else sum(ticket.state == "waiting" for ticket in board.tickets.values())
        rows = [list_agency(agency, hall, standing) for agency in hall.agencies]
        self._model.show(rows)
        self._popular_model.show(list_found(self._popular.offered(hall, TILES), hall, standing))
        outlooks = [self._outlooks.get(service.code) for service in hall.samples]
        props = derive_home(hall, rows, outlooks, waiting=waiting, now=standing.now, tongue=standing.tongue)
        if props != self.props:
            self.props = props
            self.changed.emit()

    @Property(QObject, constant=True)
    def agencies(self) -> QObject:
        """AgencyRow"""
        return self._model

    @Property(QObject, constant=True)
    def popular(self) -> QObject:
        """FoundRow"""
        return self._popular_model

    @Property(str, notify=changed)
    def hours(self) -> str:
        return self.props.hours

    @Property(str, notify=changed)
    def place(self) -> str:
        return self.props.place

    @Property(str, notify=changed)
    def waiting(self) -> str:
        return self.props.waiting

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def names(self) -> list[str]:
        return list(self.props.names)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def details(self) -> list[str]:
        return list(self.props.details)

    @Property(str, notify=changed)
    def opens(self) -> str:
        return self.props.opens
