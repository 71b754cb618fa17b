"""The counter page's view model: which counters this officer may take, and who sits at them now."""

from dataclasses import dataclass

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from officer_console.actions import ANNOUNCE, Action
from officer_console.services.presses import Press, Presses
from officer_console.services.seat import Seat
from officer_console.viewmodels.notices import (
    Denied,
    Notice,
    NoticeProps,
    Occupied,
    Offer,
    TakenBack,
    TooLateToTakeBack,
    derive_notice,
)
from officer_console.viewmodels.rows import waiting_rows
from officer_console.viewmodels.wording import Naming
from shared.ui.link import LinkAdapter
from shared.ui.translation import Translation
from shared.wire.board import Board
from shared.wire.errors import Error
from shared.wire.methods import OfficerSession, OpenCounter
from shared.wire.scalars import Code
from shared.wire.site import Counter
from shared.wire.ticket import CounterState

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class CounterChoice:
    """One counter on offer."""

    code: Code
    name: str
    zone: str
    queues: str
    status: str
    free: bool


@dataclass(frozen=True, slots=True)
class CountersState:
    """What the counter page shows."""

    officer: str
    choices: tuple[CounterChoice, ...]
    advice: str
    """What to do where there is no counter to choose; else empty."""
    preferred: Code | None
    """The one to have marked at first: the last one used here, else the first that is free."""
    taking: bool
    notice: NoticeProps | None


def derive_counters(
    board: Board,
    officer: OfficerSession,
    naming: Naming,
    *,
    last: Code | None,
    press: Press | None,
    notice: Notice | None,
) -> CountersState:
    """The page, with the counters in the profile's order."""
    allowed = [counter for counter in naming.site.counters if counter.code in officer.counters]
    choices = tuple(_choice(counter, board.counters[counter.code], board, naming) for counter in allowed)
    by_code = {choice.code for choice in choices}
    free = next((choice.code for choice in choices if choice.free), None)
    return CountersState(
        officer.name,
        choices,
        "" if choices else _advise(officer),
        last if last in by_code else free,
        press is not None and press.action is Action.TAKE,
        derive_notice(notice, press, naming),
    )


def _advise(officer: OfficerSession) -> str:
    if officer.role == "supervisor":
        text = translate(
            "Counters", "You have no counter of your own. To announce something, press Announcement ({key})."
        )
        return text.format(key=ANNOUNCE)
    return translate("Counters", "No counter is set up for you. Ask the supervisor or IT staff.")


def _choice(counter: Counter, state: CounterState, board: Board, naming: Naming) -> CounterChoice:
    free = state.officer is None
    if free:
        waiting = len(waiting_rows(board, counter, naming))
        status = translate("Counters", "Free · %n waiting", None, waiting)
    else:
        status = translate("Counters", "In use by officer {officer}").format(officer=state.officer)
    return CounterChoice(
        counter.code,
        naming.counter(counter.code),
        naming.zone(counter.zone),
        ", ".join(naming.queues(counter)),
        status,
        free,
    )


class CountersViewModel(QObject):
    """Takes one counter for the officer, once per press."""

    changed = Signal(object)
    """The new `CountersState`, or None while nobody is logged in."""

    def __init__(
        self,
        link: LinkAdapter,
        presses: Presses,
        seat: Seat,
        translation: Translation,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._presses = presses
        self._seat = seat
        self._translation = translation
        self._notice: Notice | None = None
        self._state: CountersState | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        for signal in (link.recorded, link.boardReset, link.described, link.officerChanged):
            signal.connect(self._soon.start)
        presses.changed.connect(self.refresh)
        translation.changed.connect(self.refresh)

    @property
    def state(self) -> CountersState | None:
        """What was last notified."""
        return self._state

    def take(self, counter: Code) -> None:
        """The officer has chosen a counter."""
        officer, site = self._link.officer, self._link.site
        if officer is None or site is None:
            return
        current = self._presses.current
        if current is not None:
            if current.action is not Action.TAKE:
                self._notify(Occupied(Action.TAKE))
            return
        self._notice = None

        def answered(answer: Struct | Error) -> None:
            if isinstance(answer, Error):
                self._notice = Denied(answer)
            else:
                self._seat.remember_counter(site.code, officer.officer, counter)

        self._presses.send(Action.TAKE, OpenCounter(counter), answered)

    def take_up(self, offer: Offer) -> None:
        """The officer has pressed the button beside the notice."""
        current = self._presses.current
        if offer is Offer.TAKE_BACK and current is not None:
            self._notify(TakenBack(current.action) if self._presses.take_back() else TooLateToTakeBack())
        else:
            self._notify(None)

    def escape(self) -> None:
        """Esc: take back what is on its way, else close the notice."""
        self.take_up(Offer.TAKE_BACK if self._presses.current is not None else Offer.DISMISS)

    def _notify(self, notice: Notice | None) -> None:
        self._notice = notice
        self.refresh()

    def refresh(self) -> None:
        """Derive the state anew and notify if it differs."""
        state = self._derive()
        if state is None:
            self._notice = None
        if state != self._state:
            self._state = state
            self.changed.emit(state)

    def _derive(self) -> CountersState | None:
        board, site, officer = self._link.board, self._link.site, self._link.officer
        if board is None or site is None or officer is None:
            return None
        naming = Naming(site, self._translation.language)
        last = self._seat.last_counter(site.code, officer.officer)
        return derive_counters(board, officer, naming, last=last, press=self._presses.current, notice=self._notice)
