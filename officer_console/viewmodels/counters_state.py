"""The counter page as a pure function of what is known: the officer's counters, and who sits at them now."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from officer_console.actions import ANNOUNCE, Action
from officer_console.services.presses import Press
from officer_console.viewmodels.changing_hands import WaitingProps, derive_waiting
from officer_console.viewmodels.counter_notices import CounterNotice, Displaced, Freed, derive_counter_notice
from officer_console.viewmodels.notices import Notice, NoticeProps, derive_notice
from officer_console.viewmodels.rows import count_waiting
from officer_console.viewmodels.wording import Naming
from shared.wire.board import Board
from shared.wire.methods import OfficerSession
from shared.wire.scalars import Code, Moment
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
    """The one to have marked at first: the last one used here, unless it was just lost; else the first that is free."""
    taking: bool
    notice: NoticeProps | None
    waiting: WaitingProps | None = None
    """In place of the choice, while a colleague is asked for their counter."""


def derive_counters(
    board: Board,
    officer: OfficerSession,
    naming: Naming,
    *,
    last: Code | None,
    press: Press | None,
    notice: Notice | CounterNotice | None,
    takeover_at: Moment | None,
    now: Moment,
) -> CountersState:
    """The page, with the counters in the profile's order."""
    allowed = [counter for counter in naming.site.counters if counter.code in officer.counters]
    choices = tuple(_choice(counter, board.counters[counter.code], board, naming) for counter in allowed)
    by_code = {choice.code for choice in choices}
    free = next((choice.code for choice in choices if choice.free), None)
    wanted = board.wanted_by(officer.officer)
    waiting = derive_waiting(wanted, board, naming, takeover_at=takeover_at, now=now, press=press) if wanted else None
    return CountersState(
        officer.name,
        choices,
        "" if choices else _advise(officer),
        free if last not in by_code or (free and isinstance(notice, Displaced)) else last,
        press is not None and press.action in (Action.TAKE, Action.ASK),
        _tell(notice, press, board, naming),
        waiting,
    )


def _tell(
    notice: Notice | CounterNotice | None, press: Press | None, board: Board, naming: Naming
) -> NoticeProps | None:
    if isinstance(notice, Freed) and board.counters[notice.counter].officer is not None:
        notice = None  # a third one was quicker
    if isinstance(notice, CounterNotice):
        return derive_notice(None, press, naming) or derive_counter_notice(notice, naming)
    return derive_notice(notice, press, naming)


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
        status = translate("Counters", "Free · %n waiting", None, count_waiting(board, counter))
    else:
        status = translate("Counters", "In use by {officer}").format(officer=naming.officer(state.officer))
    return CounterChoice(
        counter.code,
        naming.counter(counter.code),
        naming.zone(counter.zone),
        ", ".join(naming.queues(counter)),
        status,
        free,
    )
