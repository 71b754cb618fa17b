"""One counter as its own small screen shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from counter_display.hall import CounterMood, Hall
from counter_display.viewmodels.lobby import Lobby
from shared.ui.moments import say_time
from shared.wire.board import Board
from shared.wire.scalars import Moment, Number

QML_IMPORT_NAME = "Antrean.Display"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class CounterProps:
    """What is to be seen."""

    kind: str = ""
    sign: str = ""
    mood: CounterMood = "closed"
    number: Number | str = ""
    recalls: int = 0
    agencies: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()
    next: tuple[Number, ...] = ()
    until: Moment | None = None
    """When the pause is meant to end, while that is still to come."""


def derive_counter(hall: Hall, board: Board, now: Moment) -> CounterProps:
    """The one counter that `hall` has."""
    (counter,) = hall.counters
    (row,) = hall.counter_rows(board)
    sign = hall.sign(counter.code)
    seat = board.counters.get(counter.code)
    ticket = board.tickets.get(seat.ticket) if seat and seat.ticket else None
    served = [hall.agency(ticket.queue)] if ticket else [a.name.in_language(hall.language) for a in hall.agencies]
    short = [hall.agency_short(ticket.queue)] if ticket else [hall.short_name(agency) for agency in hall.agencies]
    until = seat.until if seat and row.mood == "paused" else None
    shows_next = hall.site.next_numbers and row.mood != "closed"
    return CounterProps(
        sign.kind,
        sign.sign,
        row.mood,
        row.number,
        ticket.recalls if ticket else 0,
        tuple(served),
        tuple(short),
        hall.next_at(counter, board) if shows_next else (),
        until if until is not None and until > now else None,
    )


@QmlElement
class CounterScreen(QObject):
    """Follows the board that `lobby` keeps. `clock` is the server's."""

    changed = Signal()

    def __init__(self, lobby: Lobby, clock: Callable[[], Moment]) -> None:
        super().__init__()
        self._lobby = lobby
        self._clock = clock
        self._props = CounterProps()
        self._overdue = QTimer(self)
        self._overdue.setSingleShot(True)
        self._overdue.timeout.connect(self._take_board)
        lobby.refreshed.connect(self._take_board)
        lobby.changed.connect(self.changed)

    @property
    def props(self) -> CounterProps:
        return self._props

    @Slot()
    def _take_board(self) -> None:
        hall, board = self._lobby.hall, self._lobby.board
        if hall is None or board is None:
            return
        now = self._clock()
        props = derive_counter(hall, board, now)
        if props.until is None:
            self._overdue.stop()
        else:
            self._overdue.start(props.until - now)
        if props != self._props:
            self._props = props
            self.changed.emit()

    @Property(str, notify=changed)
    def face(self) -> str:
        """connecting, faulty, or calls: the counter."""
        return self._lobby.phase if self._lobby.phase in ("connecting", "faulty") else "calls"

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._props.kind

    @Property(str, notify=changed)
    def sign(self) -> str:
        return self._props.sign

    @Property(str, notify=changed)
    def mood(self) -> str:
        """calling, serving, free, paused or closed."""
        return self._props.mood

    @Property(str, notify=changed)
    def until(self) -> str:
        """When the pause is meant to end, as the clock beside it tells time; empty where nobody knows."""
        hall, until = self._lobby.hall, self._props.until
        if hall is None or until is None:
            return ""
        return say_time(until, ZoneInfo(hall.site.timezone), hall.language)

    @Property(str, notify=changed)
    def number(self) -> str:
        return str(self._props.number)

    @Property(int, notify=changed)
    def recalls(self) -> int:
        return self._props.recalls

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def agencies(self) -> list[str]:
        """The agency of the number; without one, the agencies served here."""
        return list(self._props.agencies)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def shortNames(self) -> list[str]:
        """The same for narrow places."""
        return list(self._props.short_names)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def next(self) -> list[str]:
        """Who is due next, where the site wants it shown."""
        return list(self._props.next)
