"""The home page: which agencies there are, and how the hall stands."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.listing import AgencyRow, list_agency
from kiosk.models.rows import RowsModel
from kiosk.services.hall import Hall
from kiosk.services.outlooks import Outlooks
from kiosk.services.phrases import Tongue, say_people, say_when
from shared.ui.translation import Translation
from shared.wire.board import Board
from shared.wire.methods import Outlook
from shared.wire.scalars import Moment

QML_IMPORT_NAME = "Antrean.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


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


def derive_home(
    hall: Hall,
    rows: list[AgencyRow],
    outlooks: list[Outlook | None],
    *,
    waiting: int | None,
    now: Moment,
    tongue: Tongue,
) -> HomeProps:
    """The page's properties; `rows` and `outlooks` have one for each agency, None where it is not known yet.

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
    )


@QmlElement
class HomeViewModel(QObject):
    """Follows hall, outlooks, board and language."""

    changed = Signal()

    def __init__(
        self,
        outlooks: Outlooks,
        translation: Translation,
        clock: Callable[[], Moment],
        board: Callable[[], Board | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._outlooks = outlooks
        self._translation = translation
        self._clock = clock
        self._board = board
        self._hall: Hall | None = None
        self._model = RowsModel(AgencyRow, parent=self)
        self.props = HomeProps()
        outlooks.changed.connect(self.refresh)
        translation.changed.connect(self.refresh)

    def show_hall(self, hall: Hall) -> None:
        """A hall, new or described anew."""
        self._hall = hall
        self._outlooks.patrol(hall.services_of(agency.code)[0].code for agency in hall.agencies)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look at everything again."""
        hall = self._hall
        if hall is None:
            return
        now, tongue = self._clock(), Tongue(self._translation.language, hall.zone)
        outlooks = [self._outlooks.get(hall.services_of(agency.code)[0].code) for agency in hall.agencies]
        board = self._board()
        waiting = None if board is None else sum(ticket.state == "waiting" for ticket in board.tickets.values())
        rows = [
            list_agency(agency, hall, outlook, now, tongue)
            for agency, outlook in zip(hall.agencies, outlooks, strict=True)
        ]
        self._model.show(rows)
        props = derive_home(hall, rows, outlooks, waiting=waiting, now=now, tongue=tongue)
        if props != self.props:
            self.props = props
            self.changed.emit()

    @Property(QObject, constant=True)
    def agencies(self) -> QObject:
        """AgencyRow"""
        return self._model

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
