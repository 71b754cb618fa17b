"""The desk page as a pure function of what is known: who is at the counter, who waits, what can be pressed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from officer_console.actions import KEYS, Action
from officer_console.services.presses import Press
from officer_console.viewmodels.figures import say_figures
from officer_console.viewmodels.labels import ActionProps, Circumstances, derive_action
from officer_console.viewmodels.notices import Blocked, Denied, Notice, NoticeProps, derive_notice
from officer_console.viewmodels.obstacles import Situation, obstacle
from officer_console.viewmodels.pausing import pause_is_over
from officer_console.viewmodels.questions import printing_kiosks
from officer_console.viewmodels.refusals import hint
from officer_console.viewmodels.rows import Lines, TicketRow
from officer_console.viewmodels.visitor import EmptyProps, VisitorProps, derive_empty, derive_visitor
from officer_console.viewmodels.wording import Naming
from shared.wire.board import Board
from shared.wire.kiosk import Kiosks
from shared.wire.methods import DeskView, OfficerSession, Step
from shared.wire.scalars import Moment, Seq, TicketId
from shared.wire.site import Counter
from shared.wire.ticket import CounterState, Ticket

NO_KIOSKS: Final = Kiosks(())


@dataclass(frozen=True, slots=True)
class DeskInputs:
    """Everything the desk depends on. The board is read, never kept."""

    board: Board
    counter: Counter
    officer: OfficerSession
    naming: Naming
    lines: Lines
    press: Press | None = None
    notice: Notice | None = None
    chosen: TicketId | None = None
    """Marked in the table of those waiting."""
    aside: TicketId | None = None
    """Marked in the table of those on hold or absent."""
    marked: TicketId | None = None
    """Marked last, in whichever table."""
    last_no_show: TicketId | None = None
    """The last one of this counter."""
    kiosks: Kiosks = NO_KIOSKS
    now: Moment = 0
    """The server's time."""
    countdown: int | None = None
    """Seconds until the next number is called by itself."""
    own_day: DeskView | None = None
    read: Seq = 0
    """The step whose notice the officer has closed."""


@dataclass(frozen=True, slots=True)
class DeskState:
    """Everything the desk page shows."""

    counter: str
    zone: str
    queues: tuple[str, ...]
    officer: str
    paused: bool
    overdue: bool
    """The pause has lasted as long as it was meant to."""
    visitor: VisitorProps | EmptyProps
    waiting: tuple[TicketRow, ...]
    aside: tuple[TicketRow, ...]
    actions: Mapping[Action, ActionProps]
    notice: NoticeProps | None
    chosen: TicketRow | None
    returning: TicketRow | None
    """Whom a return would concern."""
    undoing: TicketId | None
    """Whose no-show would be taken back."""
    step: Step | None
    """What would be taken back."""
    figures: str


def seat_of(board: Board | None, officer: OfficerSession | None) -> CounterState | None:
    """The counter that the officer here holds; None, too, before the board is known and while nobody is logged in."""
    return board.seat_of(officer.officer) if board is not None and officer is not None else None


def derive_desk(inputs: DeskInputs) -> DeskState:
    """What the desk page shows."""
    seat = inputs.board.counters[inputs.counter.code]
    ticket = inputs.board.tickets.get(seat.ticket) if seat.ticket else None
    waiting, aside = inputs.lines.waiting, inputs.lines.aside
    chosen = _find(waiting, inputs.chosen)
    # A single one needs no choosing.
    returning = _find(aside, inputs.aside) or (aside[0] if len(aside) == 1 else None)
    undoing = _undoing(inputs, returning)
    step = _step(inputs)
    site = inputs.naming.site
    situation = Situation(
        status=seat.status,
        visitor=ticket.state if ticket else None,
        recalls=ticket.recalls if ticket else 0,
        chosen=chosen,
        aside=returning,
        undoable=step is not None,
        no_show_undoable=undoing is not None,
        next_finishes=site.next_finishes,
        recall_limit=site.recall_limit,
        recalls_before_no_show=site.recalls_before_no_show,
        printing=bool(printing_kiosks(inputs.kiosks)),
    )
    actions = _actions(inputs, situation, ticket, step)
    return DeskState(
        counter=inputs.naming.counter(inputs.counter.code),
        zone=inputs.naming.zone(inputs.counter.zone),
        queues=inputs.naming.queues(inputs.counter),
        officer=inputs.officer.name,
        paused=seat.status == "paused",
        overdue=pause_is_over(seat, inputs.now),
        visitor=derive_visitor(ticket, inputs.naming) if ticket else _empty(inputs, seat, waiting),
        waiting=waiting,
        aside=aside,
        actions=actions,
        notice=derive_notice(
            _still_true(inputs, actions, waiting),
            inputs.press,
            inputs.naming,
            step if step is not None and step.step != inputs.read else None,
        ),
        chosen=chosen,
        returning=returning,
        undoing=undoing,
        step=step,
        figures=say_figures(inputs.own_day.figures if inputs.own_day is not None else None),
    )


def _actions(
    inputs: DeskInputs, situation: Situation, ticket: Ticket | None, step: Step | None
) -> Mapping[Action, ActionProps]:
    circumstances = Circumstances(
        paused=situation.status == "paused",
        finishes=ticket is not None and situation.next_finishes,
        recalls=situation.recalls,
        recall_limit=situation.recall_limit if situation.visitor == "called" else 0,
        goes_on_to=inputs.naming.service(ticket.then[0]) if ticket is not None and ticket.then else "",
        undo=step,
    )

    details = {
        "counter": inputs.naming.counter(inputs.counter.code),
        "limit": situation.recall_limit,
        "needed": situation.recalls_before_no_show,
        "recalls": situation.recalls,
    }

    def action(each: Action) -> ActionProps:
        against = obstacle(each, situation)
        why = hint(against, **details) if against else ""
        pending = inputs.press is not None and inputs.press.action is each
        return derive_action(each, against, circumstances, pending=pending, why=why)

    return {each: action(each) for each in KEYS}


def _next(waiting: tuple[TicketRow, ...]) -> TicketRow | None:
    """Whom *next* would call: nobody who was sent to somebody else."""
    return next((row for row in waiting if not row.elsewhere), None)


def _still_true(
    inputs: DeskInputs, actions: Mapping[Action, ActionProps], waiting: tuple[TicketRow, ...]
) -> Notice | None:
    """The notice, unless what it says has passed."""
    match inputs.notice:
        case Blocked(obstacle=told) if all(action.obstacle != told for action in actions.values()):
            return None
        case Denied(error=error) if error.data.code == "nobody_waiting" and _next(waiting) is not None:
            return None
        case notice:
            return notice


def _find(rows: tuple[TicketRow, ...], ticket: TicketId | None) -> TicketRow | None:
    return next((row for row in rows if row.id == ticket), None)


def _undoing(inputs: DeskInputs, returning: TicketRow | None) -> TicketId | None:
    """The no-show marked in the table, else the last one of this counter."""
    if inputs.aside is not None and returning is not None and returning.state == "no_show":
        return returning.id
    last = inputs.board.tickets.get(inputs.last_no_show or "")
    if last is not None and last.state == "no_show":
        return last.id
    return returning.id if returning is not None and returning.state == "no_show" else None


def _step(inputs: DeskInputs) -> Step | None:
    """The step that can still be taken back."""
    step = inputs.own_day.undo if inputs.own_day is not None else None
    return step if step is not None and inputs.now <= step.until else None


def _empty(inputs: DeskInputs, seat: CounterState, waiting: tuple[TicketRow, ...]) -> EmptyProps:
    return derive_empty(seat, _next(waiting), inputs.naming, inputs.now, inputs.countdown)
