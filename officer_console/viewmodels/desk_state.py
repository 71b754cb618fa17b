"""The desk page as a pure function of what is known: who is at the counter, who waits, what can be pressed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from officer_console.actions import KEYS, Action
from officer_console.services.presses import Press
from officer_console.viewmodels.labels import ActionProps, derive_action
from officer_console.viewmodels.notices import (
    Blocked,
    Denied,
    NoShowMarked,
    Notice,
    NoticeProps,
    derive_notice,
)
from officer_console.viewmodels.obstacles import obstacle
from officer_console.viewmodels.pausing import pause_is_over, say_pause
from officer_console.viewmodels.questions import printing_kiosks
from officer_console.viewmodels.rows import TicketRow, aside_rows, waiting_rows
from officer_console.viewmodels.wording import Naming, class_name, duration, state_name
from shared.wire.board import Board
from shared.wire.kiosk import Kiosks
from shared.wire.methods import OfficerSession
from shared.wire.scalars import Code, Moment, TicketId
from shared.wire.site import Counter
from shared.wire.ticket import CounterState, Ticket, TicketState

translate = QCoreApplication.translate


NO_KIOSKS: Final = Kiosks(())


@dataclass(frozen=True, slots=True)
class DeskInputs:
    """Everything the desk depends on. The board is read, never kept."""

    board: Board
    counter: Counter
    officer: OfficerSession
    naming: Naming
    press: Press | None = None
    notice: Notice | None = None
    chosen: TicketId | None = None
    """Marked in the table of those waiting."""
    aside: TicketId | None = None
    """Marked in the table of those on hold or absent."""
    last_no_show: NoShowMarked | None = None
    kiosks: Kiosks = NO_KIOSKS
    now: Moment = 0
    """The server's time."""
    countdown: int | None = None
    """Seconds until the next number is called by itself."""


@dataclass(frozen=True, slots=True)
class VisitorProps:
    """The ticket at the counter."""

    number: str
    state: TicketState
    state_text: str
    service: str
    agency: str
    priority: bool
    class_text: str
    story: str
    """When it was called, how often, after how long a wait."""


@dataclass(frozen=True, slots=True)
class EmptyProps:
    """What stands in the visitor's place while nobody is at the counter."""

    headline: str
    detail: str


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
    """Whom a return or an undo would concern."""
    undoing: TicketId | None


def seat_of(board: Board, officer: Code) -> CounterState | None:
    """The counter that an officer holds."""
    return next((counter for counter in board.counters.values() if counter.officer == officer), None)


def derive_desk(inputs: DeskInputs) -> DeskState:
    """What the desk page shows."""
    seat = inputs.board.counters[inputs.counter.code]
    ticket = inputs.board.tickets.get(seat.ticket) if seat.ticket else None
    waiting = waiting_rows(inputs.board, inputs.counter, inputs.naming)
    aside = aside_rows(inputs.board, inputs.counter, inputs.naming)
    chosen = _find(waiting, inputs.chosen)
    # A single one needs no choosing.
    returning = _find(aside, inputs.aside) or (aside[0] if len(aside) == 1 else None)
    undoing = _undoing(inputs, returning)
    next_finishes = inputs.naming.site.next_finishes
    printing = bool(printing_kiosks(inputs.kiosks))

    def action(each: Action) -> ActionProps:
        return derive_action(
            each,
            obstacle(
                each,
                status=seat.status,
                visitor=ticket.state if ticket else None,
                chosen=chosen,
                aside=returning,
                undoable=undoing is not None,
                next_finishes=next_finishes,
                printing=printing,
            ),
            pending=inputs.press is not None and inputs.press.action is each,
            paused=seat.status == "paused",
            finishes=ticket is not None and next_finishes,
        )

    actions = {each: action(each) for each in KEYS}
    return DeskState(
        counter=inputs.naming.counter(inputs.counter.code),
        zone=inputs.naming.zone(inputs.counter.zone),
        queues=inputs.naming.queues(inputs.counter),
        officer=inputs.officer.name,
        paused=seat.status == "paused",
        overdue=pause_is_over(seat, inputs.now),
        visitor=_visitor(ticket, inputs) if ticket else _empty(seat, waiting, inputs),
        waiting=waiting,
        aside=aside,
        actions=actions,
        notice=derive_notice(_still_true(inputs, actions, waiting), inputs.press, inputs.naming),
        chosen=chosen,
        returning=returning,
        undoing=undoing,
    )


def _still_true(
    inputs: DeskInputs, actions: Mapping[Action, ActionProps], waiting: tuple[TicketRow, ...]
) -> Notice | None:
    """The notice, unless what it says has passed."""
    match inputs.notice:
        case Blocked(obstacle=told) if all(action.obstacle != told for action in actions.values()):
            return None
        case Denied(error=error) if error.data.code == "nobody_waiting" and waiting:
            return None
        case NoShowMarked(ticket=ticket) if not _is_no_show(inputs.board, ticket):
            return None
        case notice:
            return notice


def _is_no_show(board: Board, ticket: TicketId) -> bool:
    found = board.tickets.get(ticket)
    return found is not None and found.state == "no_show"


def _find(rows: tuple[TicketRow, ...], ticket: TicketId | None) -> TicketRow | None:
    return next((row for row in rows if row.id == ticket), None)


def _undoing(inputs: DeskInputs, returning: TicketRow | None) -> TicketId | None:
    """The no-show just told of, else the one marked in the table, else the last one of this counter."""
    if isinstance(inputs.notice, NoShowMarked) and _is_no_show(inputs.board, inputs.notice.ticket):
        return inputs.notice.ticket
    if inputs.aside is not None and returning is not None and returning.state == "no_show":
        return returning.id
    if inputs.last_no_show is not None and _is_no_show(inputs.board, inputs.last_no_show.ticket):
        return inputs.last_no_show.ticket
    return returning.id if returning is not None and returning.state == "no_show" else None


def _visitor(ticket: Ticket, inputs: DeskInputs) -> VisitorProps:
    service = inputs.naming.find_service(ticket.service)
    return VisitorProps(
        number=ticket.number,
        state=ticket.state,
        state_text=state_name(ticket.state),
        service=inputs.naming.service(ticket.service),
        agency=inputs.naming.agency(service.agency) if service else "",
        priority=ticket.priority,
        class_text=class_name(priority=ticket.priority),
        story=_story(ticket, inputs),
    )


def _story(ticket: Ticket, inputs: DeskInputs) -> str:
    calls = [call for call in inputs.board.calls if call.ticket == ticket.id]
    told = []
    if first := next((call for call in reversed(calls) if call.recall == 0), None):
        told.append(translate("Desk", "Called at {hour}").format(hour=inputs.naming.hour(first.at)))
        waited = duration(first.at - ticket.issued_at)
        told.append(translate("Desk", "waited {time}").format(time=waited))
    else:
        told.append(translate("Desk", "Ticket taken at {hour}").format(hour=inputs.naming.hour(ticket.issued_at)))
    if ticket.recalls:
        told.append(translate("Desk", "called again %n time(s)", None, ticket.recalls))
    if ticket.printed == "failed":
        told.append(translate("Desk", "no paper came out"))
    return " · ".join(told)


def _empty(seat: CounterState, waiting: tuple[TicketRow, ...], inputs: DeskInputs) -> EmptyProps:
    if seat.status == "paused":
        return EmptyProps(*say_pause(seat, inputs.naming, inputs.now))
    if not waiting:
        detail = translate("Desk", "New numbers appear in the list by themselves.")
        return EmptyProps(translate("Desk", "Nobody is waiting"), detail)
    detail = translate("Desk", "Next: {number} · {service}").format(
        number=waiting[0].number, service=waiting[0].service
    )
    if inputs.countdown is not None:
        soon = translate("Desk", "{number} is called in %n s · Esc: later", None, inputs.countdown)
        return EmptyProps(soon.format(number=waiting[0].number), detail)
    return EmptyProps(translate("Desk", "Ready for the next visitor"), detail)
