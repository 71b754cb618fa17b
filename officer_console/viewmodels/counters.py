"""The counter page's view model: takes a counter, or asks the colleague there for it."""

from dataclasses import replace

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from officer_console.actions import Action
from officer_console.services.presses import Answered, Presses
from officer_console.services.seat import Seat
from officer_console.viewmodels.changing_hands import (
    StillElsewhere,
    question_in_use,
    question_unanswered,
)
from officer_console.viewmodels.counter_notices import (
    CounterNotice,
    Displaced,
    derive_counter_notice,
)
from officer_console.viewmodels.counters_state import CountersState, derive_counters
from officer_console.viewmodels.notices import (
    Denied,
    Notice,
    Occupied,
    Offer,
    TakenBack,
    TooLateToTakeBack,
)
from officer_console.viewmodels.standing import Standing
from officer_console.viewmodels.wording import Naming
from shared.link.state import Online
from shared.ui.link import LinkAdapter
from shared.ui.translation import Translation
from shared.wire.errors import Error
from shared.wire.methods import (
    CloseCounter,
    Command,
    DropRequest,
    GetTakeover,
    OpenCounter,
    RequestCounter,
    Requested,
    TakeOver,
)
from shared.wire.scalars import Code, Moment

TICK_MS = 500
ASK_MS = 5_000
"""How often one who waits learns whether the colleague's console is still there."""


class CountersViewModel(QObject):
    """Takes one counter for the officer, once per press; asks for it where a colleague holds it."""

    changed = Signal(object)
    """The new `CountersState`, or None while nobody is logged in."""
    asked = Signal(object)
    """A `CounterQuestion` that the page is to put to the officer."""
    news = Signal(str)
    """What has become of a counter while the officer may have looked elsewhere, in a sentence."""

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
        self._notice: Notice | CounterNotice | None = None
        self._state: CountersState | None = None
        self._takeover_at: Moment | None = None
        self._learnt_at: Moment | None = None
        """When the server was last asked for it."""
        self._standing = Standing(link, self)
        self._standing.changed.connect(self._follow_standing)
        self._standing.happened.connect(self._tell_news)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._ticks = QTimer(self, interval=TICK_MS)
        self._ticks.timeout.connect(self._tick)
        for signal in (link.recorded, link.boardReset, link.described, link.officerChanged):
            signal.connect(self._soon.start)
        presses.changed.connect(self.refresh)
        presses.refused.connect(self._note_refused)
        translation.changed.connect(self.refresh)

    @property
    def state(self) -> CountersState | None:
        """What was last notified."""
        return self._state

    # --- what the page tells

    def take(self, counter: Code) -> None:
        """The officer has chosen a counter."""
        board, site, officer = self._link.board, self._link.site, self._link.officer
        if board is None or site is None or officer is None or self._is_occupied(Action.TAKE):
            return
        state = board.counters[counter]
        if state.officer is not None and state.officer != officer.officer:
            self.asked.emit(question_in_use(state, board, Naming(site, self._translation.language)))
            return

        def answered(answer: Struct | Error) -> None:
            if isinstance(answer, Error):
                self._deny(answer, counter)

        self._send(Action.TAKE, OpenCounter(counter), answered)

    def ask_for(self, counter: Code) -> None:
        """The officer wants the colleague at the counter to be asked."""

        def answered(answer: Struct | Error) -> None:
            if isinstance(answer, Error):
                self._deny(answer, counter)
            elif isinstance(answer, Requested):
                self._takeover_at, self._learnt_at = answer.takeover_at, self._link.server_clock()

        self._send(Action.ASK, RequestCounter(counter), answered)

    def withdraw(self) -> None:
        """The officer asks for the colleague's counter no more."""
        wanted = self._standing.wanted
        if wanted is not None and not self._is_occupied(Action.WITHDRAW):
            self._standing.expect_drop()
            self._send(Action.WITHDRAW, DropRequest(wanted), self._note_denial)

    def take_over(self) -> None:
        """The officer does not want to wait for the colleague's answer any longer."""
        board, site = self._link.board, self._link.site
        wanted = self._standing.wanted
        if board is None or site is None or wanted is None or self._is_occupied(Action.TAKE_OVER):
            return
        self.refresh()
        if self._state is not None and self._state.waiting is not None and self._state.waiting.ready:
            naming = Naming(site, self._translation.language)
            self.asked.emit(question_unanswered(board.counters[wanted], board, naming))

    def take_unanswered(self, counter: Code) -> None:
        """The officer is sure about it."""

        def answered(answer: Struct | Error) -> None:
            if isinstance(answer, Error) and isinstance(at := answer.data.details.get("at"), int):
                self._takeover_at = at
            self._note_denial(answer)

        self._send(Action.TAKE_OVER, TakeOver(counter), answered)

    def move(self, held: Code, counter: Code) -> None:
        """The officer leaves the counter that they hold for another one."""

        def answered(answer: Struct | Error) -> None:
            if isinstance(answer, Error):
                self._notice = Denied(answer)
            else:
                self.take(counter)

        self._send(Action.LEAVE, CloseCounter(held), answered)

    def take_up(self, offer: Offer) -> None:
        """The officer has pressed the button beside the notice."""
        current = self._presses.current
        if offer is Offer.TAKE_BACK and current is not None:
            taken_back = self._presses.take_back()
            if taken_back and current.action is Action.WITHDRAW:
                self._standing.expect_drop(expected=False)
            self._notify(TakenBack(current.action) if taken_back else TooLateToTakeBack())
        else:
            self._notify(None)

    def escape(self) -> None:
        """Esc: take back what is on its way, else ask no more for a counter, else close the notice."""
        if self._presses.current is not None:
            self.take_up(Offer.TAKE_BACK)
        elif self._standing.wanted is not None:
            self.withdraw()
        else:
            self.take_up(Offer.DISMISS)

    def _is_occupied(self, action: Action) -> bool:
        current = self._presses.current
        if current is not None and current.action is not action:
            self._notify(Occupied(action))
        return current is not None

    def _send(self, action: Action, command: Command, answered: Answered) -> None:
        if not self._is_occupied(action):
            self._notice = None
            self._presses.send(action, command, answered)

    def _note_denial(self, answer: Struct | Error) -> None:
        if isinstance(answer, Error):
            self._standing.expect_drop(expected=False)
            self._notice = Denied(answer)

    def _deny(self, error: Error, counter: Code) -> None:
        self._notice = Denied(error)
        board, site, officer = self._link.board, self._link.site, self._link.officer
        held = error.data.details.get("counter")
        if error.data.code != "officer_elsewhere" or board is None or site is None or officer is None:
            return
        other = board.counters.get(str(held))
        if other is not None and other.ticket is None and other.code != counter:
            naming = Naming(site, self._translation.language)
            question = StillElsewhere(other.code, naming.counter(other.code), counter, naming.counter(counter))
            self.asked.emit(question)

    # --- what happened

    def _tell_news(self, notice: CounterNotice) -> None:
        self._notice = notice
        if (site := self._link.site) is not None:
            self.news.emit(derive_counter_notice(notice, Naming(site, self._translation.language)).text)
        self._soon.start()

    def _follow_standing(self) -> None:
        site, officer, held = self._link.site, self._link.officer, self._standing.held
        if site is not None and officer is not None and held is not None:
            self._seat.remember_counter(site.code, officer.officer, held)
            self._notice = None
        if officer is None:
            self._notice = None
        if self._standing.wanted is None:
            self._takeover_at = self._learnt_at = None
            self._ticks.stop()
        elif not self._ticks.isActive():
            self._ticks.start()
        self._soon.start()

    def _tick(self) -> None:
        self._learn()
        self.refresh()

    def _learn(self) -> None:
        """Ask, every now and then, what no event tells: whether the colleague's console is still there."""
        wanted, now = self._standing.wanted, self._link.server_clock()
        waiting = self._state.waiting if self._state is not None else None
        if wanted is None or waiting is None or not waiting.may_change or not isinstance(self._link.state, Online):
            return
        if self._learnt_at is not None and 0 <= now - self._learnt_at < ASK_MS:
            return

        def answered(answer: Struct | Error) -> None:
            if isinstance(answer, Requested) and self._standing.wanted == wanted:
                self._takeover_at = answer.takeover_at
                self.refresh()

        self._learnt_at = now
        self._link.call(GetTakeover(wanted), answered)

    def _note_refused(self, action: Action) -> None:
        if isinstance(self._notice, Displaced) and self._notice.not_done is None:
            self._notice = replace(self._notice, not_done=action)
            self._soon.start()

    def _notify(self, notice: Notice | CounterNotice | None) -> None:
        self._notice = notice
        self.refresh()

    def refresh(self) -> None:
        """Derive the state anew and notify if it differs. At a counter there is nothing to choose."""
        if self._standing.held is not None and self._link.officer is not None:
            return
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
        return derive_counters(
            board,
            officer,
            Naming(site, self._translation.language),
            last=self._seat.last_counter(site.code, officer.officer),
            press=self._presses.current,
            notice=self._notice,
            takeover_at=self._takeover_at,
            now=self._link.server_clock(),
        )
