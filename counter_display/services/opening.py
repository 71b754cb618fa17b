"""When the hall opens, asked of the server while no counter is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from counter_display.hall import Hall
from shared.ui.link import LinkAdapter
from shared.wire.errors import Error
from shared.wire.methods import GetOutlook, Outlook
from shared.wire.scalars import Code, Moment

ASK_AGAIN_MS = 60_000
"""Hours are editable on the day."""
TURN_AGAIN_MS = 1_000
"""How soon to ask anew where the hour has come by the clock here, and by the server's not yet."""
TURN_LATE_MS = 5_000
"""For so long."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Whether any agency here is in its hours, and when the first one that is not opens."""

    running: bool
    opens_at: Moment | None


def first_hours(outlooks: Sequence[Outlook]) -> Hours:
    """The hours of a hall from those of its agencies."""
    running = any(outlook.admission in ("open", "cut_off", "full") for outlook in outlooks)
    opening = [o.until for o in outlooks if o.admission in ("closed", "break") and o.until is not None]
    return Hours(running, min(opening, default=None))


class Opening(QObject):
    """Asks about one service of each agency, now, every minute and at the hour of opening, until told to rest."""

    changed = Signal()

    def __init__(self, link: LinkAdapter) -> None:
        super().__init__()
        self._link = link
        self._hours: Hours | None = None
        self._services: tuple[Code, ...] = ()
        self._round = 0
        self._timer = QTimer(self)
        self._timer.setInterval(ASK_AGAIN_MS)
        self._timer.timeout.connect(self._ask)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._ask)

    @property
    def hours(self) -> Hours | None:
        """None until the server has said."""
        return self._hours

    def watch(self, hall: Hall) -> None:
        """Find out, unless that is being done already."""
        if self._timer.isActive():
            return
        of_agency = {service.agency: service.code for service in reversed(hall.site.services)}
        self._services = tuple(of_agency[agency.code] for agency in hall.agencies if agency.code in of_agency)
        self._timer.start()
        self._ask()

    def rest(self) -> None:
        """Nobody wants to know any more."""
        self._timer.stop()
        self._turn.stop()
        self._round += 1
        self._hours = None

    @Slot()
    def _ask(self) -> None:
        self._round += 1
        asked = self._round
        outlooks: list[Outlook] = []
        open_questions = set(self._services)

        def take(service: Code, answer: Struct | Error) -> None:
            open_questions.discard(service)
            if isinstance(answer, Outlook):
                outlooks.append(answer)
            if asked == self._round and not open_questions and outlooks:
                self._set(first_hours(outlooks))

        for service in self._services:
            self._link.call(GetOutlook(service), partial(take, service))

    def _set(self, hours: Hours) -> None:
        left = hours.opens_at - self._link.server_clock() if hours.opens_at is not None else ASK_AGAIN_MS
        if 0 < left < ASK_AGAIN_MS:
            self._turn.start(left)
        elif -TURN_LATE_MS < left <= 0:
            self._turn.start(TURN_AGAIN_MS)
        if hours != self._hours:
            self._hours = hours
            self.changed.emit()
