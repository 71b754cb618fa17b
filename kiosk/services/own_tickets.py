"""Numbers that the kiosk gives out by itself while the server is away.

One transaction takes the number, keeps its ticket and puts the command that tells the server of it into the outbox.
Only when it is on the disk does anything else happen: whatever ends the kiosk then, the number is told, once.
"""

import logging
from dataclasses import dataclass

from kiosk.services.clock import HallClock
from kiosk.services.hall import Hall
from kiosk.services.memory import HallMemory
from kiosk.storage.outbox import SqliteOutbox
from kiosk.storage.series import OwnSeries, SeriesExhausted
from kiosk.storage.settings import KioskSettings
from kiosk.storage.store import KioskStore, StoreError
from kiosk.storage.tickets import IssuedTickets
from shared.link.ids import new_id
from shared.ui.moments import local_time
from shared.wire.methods import CancelTicket, Command, Issued, IssueTicket, RecordTicket
from shared.wire.scalars import CommandId, Day, Moment
from shared.wire.ticket import Ticket, write_number

log = logging.getLogger("antrean.kiosk")

LOST, UNKNOWN_DAY = "series_lost_on", "unknown"
"""The setting that says on which day a damaged file, and the numbers in it, were lost."""
REPLACED = "the kiosk gave a number of its own, because no answer came"


@dataclass(frozen=True, slots=True)
class Taken:
    """A number that is there for good, and what the server is to be told, in order."""

    issued: Issued
    commands: tuple[tuple[CommandId, Command], ...]


class OwnTickets:
    """Gives out numbers of the kiosk's own series."""

    def __init__(
        self,
        store: KioskStore,
        outbox: SqliteOutbox,
        memory: HallMemory,
        clock: HallClock,
    ) -> None:
        self._store = store
        self._outbox = outbox
        self._memory = memory
        self._clock = clock
        self._series = OwnSeries(store)
        self._tickets = IssuedTickets(store)
        self._settings = KioskSettings(store)
        if store.condition == "replaced":
            self._settings.set(LOST, UNKNOWN_DAY)

    @property
    def are_possible(self) -> bool:
        """Whether a number given out now would be one that the server can take, and no second of its kind."""
        hall = self._memory.hall
        if hall is None or not self._memory.letter or not self._store.keeps or not self._clock.is_known:
            return False
        return self._series_is_known(day_of(hall, self._clock()))

    def take(self, order: IssueTicket, *, replaces: CommandId | None = None) -> Taken | None:
        """A number for an order; None where none can be given.

        `replaces`: an order that the server has not answered. Its ticket, if there ever is one, was shown to nobody and
        is cancelled before this one is told.
        """
        hall = self._memory.hall
        if hall is None or not self.are_possible or not hall.has(order.service):
            return None
        now = self._clock()
        queue = hall.queue_of(hall.service(order.service))
        letter = self._memory.letter
        id = new_id(now)
        try:
            with self._store.transaction():
                serial = self._series.take(day_of(hall, now), queue.code, letter)
                ticket = Ticket(
                    id=id,
                    number=write_number(queue.prefix, serial, letter),
                    queue=queue.code,
                    service=order.service,
                    priority=order.priority,
                    language=order.language,
                    visit=order.visit or id,
                    issued_at=now,
                    due_at=now,
                )
                issued = Issued(ticket, ahead=0, wait=None)
                commands = (*self._cancelling(replaces, now), (id, _record(ticket, order)))
                for command, params in commands:
                    self._outbox.keep(command, params)
                self._tickets.keep(issued, own=True)
                if replaces is not None:
                    self._tickets.account(replaces)
        except (StoreError, SeriesExhausted):
            log.exception("No number of the kiosk's own can be given out")
            return None
        return Taken(issued, commands)

    def _cancelling(self, replaced: CommandId | None, now: Moment) -> tuple[tuple[CommandId, Command], ...]:
        return () if replaced is None else ((new_id(now), CancelTicket(replaced, REPLACED)),)

    def _series_is_known(self, day: Day) -> bool:
        """A file that was lost today may have held numbers of today; from tomorrow on that is no matter."""
        try:
            lost = self._settings.get(LOST, "")
            if lost == UNKNOWN_DAY:
                lost = day
                self._settings.set(LOST, day)
        except StoreError:
            return False
        return lost != day


def day_of(hall: Hall, at: Moment) -> Day:
    """The service day that a moment is in."""
    return local_time(at, hall.zone).date().isoformat()


def _record(ticket: Ticket, order: IssueTicket) -> RecordTicket:
    return RecordTicket(ticket.number, ticket.service, ticket.issued_at, ticket.priority, ticket.language, order.visit)
