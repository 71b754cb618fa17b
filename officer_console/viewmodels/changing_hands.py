"""Counters on their way from one officer to another: what is asked before, and how the one who asks waits."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from officer_console.actions import Action
from officer_console.services.presses import Press
from officer_console.viewmodels.wording import Naming, seconds_left
from shared.wire.board import Board
from shared.wire.scalars import Code, Moment
from shared.wire.ticket import CounterState

translate = QCoreApplication.translate

ANSWER_MS: Final = 30_000
"""How long the officer at a counter has to answer who asks for it."""


@dataclass(frozen=True, slots=True)
class CounterInUse:
    """Whether to ask the colleague for the counter."""

    counter: Code
    name: str
    holder: str
    detail: str


@dataclass(frozen=True, slots=True)
class CounterUnanswered:
    """Whether to take the counter that nobody has given an answer for."""

    counter: Code
    name: str
    holder: str
    detail: str


@dataclass(frozen=True, slots=True)
class StillElsewhere:
    """Whether to close the counter that the officer still holds, and take the other one."""

    held: Code
    held_name: str
    counter: Code
    name: str


CounterQuestion = CounterInUse | CounterUnanswered | StillElsewhere


@dataclass(frozen=True, slots=True)
class WaitingProps:
    """The counter page while a colleague is asked."""

    counter: Code
    headline: str
    detail: str
    countdown: str
    ready: bool
    """Whether the counter may be taken without an answer."""
    may_change: bool
    """Whether that can be otherwise in a moment, because the colleague's console goes or comes back."""
    pending: Action | None
    """The press about it that is on its way."""


def visitor_stays(counter: CounterState, board: Board, naming: Naming) -> str:
    """Where the visit is, now that somebody else is to sit there."""
    ticket = board.tickets.get(counter.ticket) if counter.ticket else None
    if ticket is None:
        return translate("ChangingHands", "No visitor is at the counter.")
    text = translate("ChangingHands", "The visitor {number} stays at {counter} and goes on there.")
    return text.format(number=ticket.number, counter=naming.counter(counter.code))


def derive_waiting(
    counter: CounterState, board: Board, naming: Naming, *, takeover_at: Moment | None, now: Moment, press: Press | None
) -> WaitingProps:
    """The page of one who waits. `takeover_at`: what the server has said; None where it was not asked by this run."""
    holder, name = naming.officer(counter.officer), naming.counter(counter.code)
    unanswered_at = (counter.wanted_at or now) + ANSWER_MS
    deserted = takeover_at is not None and takeover_at < unanswered_at
    left = 0 if deserted else seconds_left(unanswered_at, now, given=ANSWER_MS // 1000)
    if left:
        text = translate("ChangingHands", "Without an answer you can take over in {seconds} seconds.")
        countdown = text.format(seconds=left)
    elif deserted:
        text = translate("ChangingHands", "{officer}'s console is not connected. You can take over now.")
        countdown = text.format(officer=holder)
    else:
        text = translate("ChangingHands", "{officer} has not answered. You can take over, or wait on.")
        countdown = text.format(officer=holder)
    asked = translate("ChangingHands", "{officer} is asked at their own console to hand over {counter}.")
    pending = press.action if press and press.action in (Action.WITHDRAW, Action.TAKE_OVER) else None
    return WaitingProps(
        counter.code,
        translate("ChangingHands", "Waiting for {officer}'s answer").format(officer=holder),
        f"{asked.format(officer=holder, counter=name)} {visitor_stays(counter, board, naming)}",
        countdown,
        left == 0,
        left > 0 or deserted,
        pending,
    )


def question_in_use(counter: CounterState, board: Board, naming: Naming) -> CounterInUse:
    """The question before a colleague is asked."""
    return CounterInUse(
        counter.code,
        naming.counter(counter.code),
        naming.officer(counter.officer),
        visitor_stays(counter, board, naming),
    )


def question_unanswered(counter: CounterState, board: Board, naming: Naming) -> CounterUnanswered:
    """The question before a counter is taken without an answer."""
    return CounterUnanswered(
        counter.code,
        naming.counter(counter.code),
        naming.officer(counter.officer),
        visitor_stays(counter, board, naming),
    )
