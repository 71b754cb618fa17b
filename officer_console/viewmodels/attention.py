"""What the officer is told while another program is in front: each thing once, for as long as it lasts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from officer_console.viewmodels.asked import AskedProps, AskedViewModel
from officer_console.viewmodels.auto_call import AutoCall, is_idle
from officer_console.viewmodels.desk import DeskViewModel
from officer_console.viewmodels.desk_state import DeskState, seat_of
from officer_console.viewmodels.pausing import pause_is_over
from officer_console.viewmodels.rows import callable_rows
from officer_console.viewmodels.visitor import EmptyProps
from officer_console.viewmodels.wording import Naming
from shared.link.state import Online
from shared.ui.link import LinkAdapter
from shared.ui.translation import Translation
from shared.wire.scalars import Moment
from shared.wire.ticket import CounterState

translate = QCoreApplication.translate

FORGOTTEN_MS: Final = 30_000
"""An officer who has just finished a visit and turned to something else knows that others wait."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the desktop."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody waits while the counter is idle."""

    since: Moment
    arrived: bool
    """Nobody had waited before, so the officer cannot know."""


def derive_waiting(
    before: Waiting | None, seen: DeskState | None, desk: DeskState | None, now: Moment
) -> Waiting | None:
    """The situation, kept for as long as it lasts; `seen` is the desk before this one."""
    if not is_idle(desk):
        return None
    arrived = (
        seen is not None
        and not callable_rows(seen.waiting)
        and not seen.paused
        and isinstance(seen.visitor, EmptyProps)
    )
    return before or Waiting(now, arrived)


def is_due(waiting: Waiting, now: Moment) -> bool:
    """Whether the officer is to be told of it."""
    return waiting.arrived or now - waiting.since >= FORGOTTEN_MS


class Attention(QObject):
    """Tells of people waiting, questions of others, a counter that is gone, the end of a pause, calls by themselves."""

    told = Signal(object)
    """A `Message`."""

    def __init__(
        self,
        link: LinkAdapter,
        desk: DeskViewModel,
        auto_call: AutoCall,
        asked: AskedViewModel,
        *,
        translation: Translation,
        in_front: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """`in_front`: whether the officer works in this program now."""
        super().__init__(parent)
        self._link = link
        self._desk = desk
        self._translation = translation
        self._in_front = in_front
        self._seen: DeskState | None = None
        self._waiting: Waiting | None = None
        self._waiting_told = False
        self._question = ""
        self._over: Moment | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        desk.changed.connect(self._follow_desk)
        desk.ticked.connect(lambda _now: self.refresh())
        link.recorded.connect(self._soon.start)
        link.boardReset.connect(self._soon.start)
        auto_call.called.connect(self._tell_of_call)
        asked.changed.connect(self._follow_question)

    @Slot()
    def refresh(self) -> None:
        """Look whether there is something to tell."""
        desk, now = self._desk.state, self._desk.now()
        self._look_at_waiting(desk, now)
        board, officer, site = self._link.board, self._link.officer, self._link.site
        seat = seat_of(board, officer)
        if seat is not None and site is not None:
            self._look_at_pause(seat, Naming(site, self._translation.language), now)

    def _follow_desk(self, desk: DeskState | None) -> None:
        if desk is None and self._seen is not None and isinstance(self._link.state, Online):
            title = translate("Attention", "{counter} is no longer yours").format(counter=self._seen.counter)
            self._tell(title, translate("Attention", "Open the console to see why."))
        # At once: a state in between must not be missed.
        self._look_at_waiting(desk, self._desk.now())

    def _look_at_waiting(self, desk: DeskState | None, now: Moment) -> None:
        self._waiting = derive_waiting(self._waiting, self._seen, desk, now)
        self._seen = desk
        if self._waiting is None or desk is None:
            self._waiting_told = False
        elif not self._waiting_told and is_due(self._waiting, now) and not self._calls_by_itself():
            self._waiting_told = True
            rows = callable_rows(desk.waiting)
            count = translate("Attention", "%n waiting", None, len(rows))
            text = translate("Attention", "{counter} is free. Next: {number} · {service}")
            self._tell(count, text.format(counter=desk.counter, number=rows[0].number, service=rows[0].service))

    def _follow_question(self, asked: AskedProps | None) -> None:
        question = asked.text if asked is not None else ""
        if asked is not None and question != self._question:
            self._tell(question, asked.detail)
        self._question = question

    def _look_at_pause(self, seat: CounterState, naming: Naming, now: Moment) -> None:
        if seat.status != "paused" or seat.until is None:
            self._over = None
        elif pause_is_over(seat, now) and self._over != seat.until:
            self._over = seat.until
            title = translate("Attention", "The pause is over")
            text = translate("Attention", "{counter} was to go on at {hour}.")
            self._tell(title, text.format(counter=naming.counter(seat.code), hour=naming.hour(seat.until)))

    def _tell_of_call(self, number: str) -> None:
        title = translate("Attention", "{number} is called").format(number=number)
        self._tell(title, translate("Attention", "Your counter was free, so the next visitor was called by itself."))

    @Slot(str)
    def tell_of_counter(self, news: str) -> None:
        """A counter has changed hands."""
        self._tell(translate("Attention", "Counters"), news)

    @Slot(str)
    def tell_of_end(self, why: str) -> None:
        """The officer is no longer logged in here."""
        self._tell(translate("Attention", "You are logged out here"), why)

    def _calls_by_itself(self) -> bool:
        return self._link.site is not None and self._link.site.auto_call_seconds > 0

    def _tell(self, title: str, text: str) -> None:
        if not self._in_front():
            self.told.emit(Message(title, text))
