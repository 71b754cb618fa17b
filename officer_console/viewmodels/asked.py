"""What others ask this officer, on whatever page they are: to hand over the counter, or whether a login is theirs."""

from dataclasses import dataclass

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from officer_console.actions import NO, YES, Action
from officer_console.services.presses import Presses
from officer_console.viewmodels.changing_hands import ANSWER_MS, visitor_stays
from officer_console.viewmodels.desk_state import seat_of
from officer_console.viewmodels.labels import action_name
from officer_console.viewmodels.refusals import sentence
from officer_console.viewmodels.wording import Naming, seconds_left
from shared.ui.link import LinkAdapter
from shared.ui.translation import Translation
from shared.wire.board import Board
from shared.wire.errors import Error
from shared.wire.methods import Command, DropRequest, HandOver
from shared.wire.officer import ANSWER_SECONDS, OfficerAsked
from shared.wire.scalars import Moment
from shared.wire.ticket import CounterState

translate = QCoreApplication.translate

TICK_MS = 500


@dataclass(frozen=True, slots=True)
class AskedProps:
    """A question, what follows from each answer, and how long there is to answer."""

    text: str
    detail: str
    """What matters first: where there is little room, the end is cut off."""
    countdown: str
    """The seconds left; empty when they have passed."""
    yes: str
    no: str
    yes_key: str = YES
    no_key: str = NO
    pending: bool = False
    """The answer is on its way."""

    @property
    def told(self) -> str:
        """What a screen reader says when the question comes up."""
        return f"{self.text} {self.detail} {self.yes} ({self.yes_key}). {self.no} ({self.no_key})."


def derive_wanted(
    counter: CounterState, board: Board, naming: Naming, now: Moment, *, matter: str, pending: bool
) -> AskedProps:
    """A colleague asks for the counter. `matter`: why the officer's answer has not got through; else empty."""
    who, what = naming.officer(counter.wanted_by), naming.counter(counter.code)
    left = seconds_left((counter.wanted_at or now) + ANSWER_MS, now, given=ANSWER_MS // 1000)
    stays = matter or visitor_stays(counter, board, naming)
    if left:
        silence = translate("Asked", "Without your answer they can take it after that time.")
        told = f"{stays} {silence}"
    else:
        silence = translate("Asked", "They can take it at any moment now.")
        told = f"{silence} {stays}"
    return AskedProps(
        translate("Asked", "{officer} asks for {counter}. Hand it over?").format(officer=who, counter=what),
        told,
        _countdown(left),
        action_name(Action.HAND_OVER),
        action_name(Action.KEEP),
        pending=pending,
    )


def derive_login_elsewhere(asked: OfficerAsked, now: Moment, *, pending: bool) -> AskedProps:
    """Somebody logs in as this officer at another console."""
    left = seconds_left(asked.answer_by or now, now, given=ANSWER_SECONDS)
    go_on = translate("Asked", "With yes, your counter and your visitor go on there.")
    silence = translate("Asked", "Without your answer you are logged out here after that time.")
    return AskedProps(
        translate("Asked", "Are you logging in at {console}?").format(console=asked.name or asked.console),
        f"{go_on} {silence}",
        _countdown(left),
        translate("Asked", "Yes, it is me"),
        translate("Asked", "No, not me"),
        pending=pending,
    )


def _countdown(seconds: int) -> str:
    return translate("Asked", "{seconds} s").format(seconds=seconds) if seconds else ""


class AskedViewModel(QObject):
    """Asks the officer, and sends their answer once."""

    changed = Signal(object)
    """The new `AskedProps`, or None while nobody asks anything."""

    def __init__(
        self, link: LinkAdapter, presses: Presses, translation: Translation, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._presses = presses
        self._translation = translation
        self._state: AskedProps | None = None
        self._failure: Error | None = None
        self._too_early = False
        """The officer has answered while another press of theirs was on its way."""
        self._answered = False
        """Whether the answer to the other console is on its way."""
        self._ticks = QTimer(self, interval=TICK_MS)
        self._ticks.timeout.connect(self.refresh)
        link.recorded.connect(self.refresh)
        link.boardReset.connect(self.refresh)
        link.described.connect(self.refresh)
        link.officerChanged.connect(self.refresh)
        link.officerAsked.connect(self._follow_asked)
        presses.changed.connect(self.refresh)
        translation.changed.connect(self.refresh)

    @property
    def state(self) -> AskedProps | None:
        """What was last notified."""
        return self._state

    def answer(self, *, yes: bool) -> None:
        """The officer has said yes or no."""
        if self._link.asked.console is not None:
            self._answered = self._answered or self._link.answer_asked(allow=yes, on_answer=self._note_answer)
            self.refresh()
            return
        seat = self._wanted_seat()
        if seat is not None:
            self._send(*((Action.HAND_OVER, HandOver(seat.code)) if yes else (Action.KEEP, DropRequest(seat.code))))

    def _send(self, action: Action, command: Command) -> None:
        def answered(answer: Struct | Error) -> None:
            self._failure = answer if isinstance(answer, Error) else None

        self._too_early = not self._presses.send(action, command, answered)
        self.refresh()

    def _note_answer(self, _answer: Struct | Error) -> None:
        # What came of it is told by who asks no more, and by the officer who is no longer here.
        self._answered = False
        self.refresh()

    def _follow_asked(self, _asked: OfficerAsked) -> None:
        self._answered = False
        self.refresh()

    def refresh(self) -> None:
        """Derive the question anew and notify if it differs."""
        state = self._derive()
        if state is None:
            self._failure = None
            self._ticks.stop()
        elif not self._ticks.isActive():
            self._ticks.start()
        if state != self._state:
            self._state = state
            self.changed.emit(state)

    def _derive(self) -> AskedProps | None:
        board, site, seat = self._link.board, self._link.site, self._wanted_seat()
        now = self._link.server_clock()
        if self._link.asked.console is not None and self._link.officer is not None:
            return derive_login_elsewhere(self._link.asked, now, pending=self._answered)
        if board is None or site is None or seat is None:
            return None
        press = self._presses.current
        naming = Naming(site, self._translation.language)
        pending = press is not None and press.action in (Action.HAND_OVER, Action.KEEP)
        self._too_early = self._too_early and press is not None and not pending
        if self._too_early and press is not None:
            text = translate("Asked", "{action} is still on its way. Answer again after that.")
            matter = text.format(action=action_name(press.action))
        else:
            matter = sentence(self._failure, naming) if self._failure is not None else ""
        return derive_wanted(
            seat,
            board,
            naming,
            now,
            matter=matter,
            pending=pending,
        )

    def _wanted_seat(self) -> CounterState | None:
        board, officer = self._link.board, self._link.officer
        seat = seat_of(board, officer)
        return seat if seat is not None and seat.wanted_by is not None else None
