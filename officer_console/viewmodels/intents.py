"""What a press becomes: a command for the server, or a question for the officer first."""

from officer_console.actions import Action
from officer_console.viewmodels.desk_state import DeskInputs, DeskState
from officer_console.viewmodels.destinations import (
    all_services,
    counters_for,
    officers_for,
    other_queues,
    own_services_first,
)
from officer_console.viewmodels.questions import (
    NumberGiven,
    Question,
    WhatCame,
    WhatNext,
    WhereTo,
    WhichKiosk,
    WhichService,
    WhyCancelled,
    WhyChosen,
    WhyPause,
    printing_kiosks,
)
from officer_console.viewmodels.rows import TicketRow
from officer_console.viewmodels.visitor import VisitorProps
from shared.wire import methods as do
from shared.wire.ticket import CounterState, Ticket


def derive_intent(action: Action, inputs: DeskInputs, state: DeskState) -> do.Command | Question:
    """The command or question of an action that nothing stands against in `state`, which follows from `inputs`."""
    seat = inputs.board.counters[inputs.counter.code]
    ticket = inputs.board.tickets.get(seat.ticket) if seat.ticket else None
    if (command := _command(action, seat, state)) is not None:
        return command
    if ticket is not None and (question := _question_of_visitor(action, ticket, inputs)) is not None:
        return question
    concerned = _marked(inputs, state) or ticket
    match action:
        case Action.PAUSE:
            return WhyPause()
        case Action.WALK_IN:
            return WhichService(own_services_first(inputs.naming, inputs.counter))
        case Action.CALL_CHOSEN if state.chosen is not None:
            return WhyChosen(state.chosen.id, state.chosen.number)
        case Action.CANCEL if concerned is not None:
            return WhyCancelled(concerned.id, concerned.number)
        case Action.REPRINT if state.chosen is not None:
            return WhichKiosk(state.chosen.id, state.chosen.number, printing_kiosks(inputs.kiosks))
        case Action.REPRINT if ticket is not None:
            return WhichKiosk(ticket.id, ticket.number, printing_kiosks(inputs.kiosks))
        case _:
            raise AssertionError(f"{action} was let through without what it needs")


def number_given(issued: do.Issued, inputs: DeskInputs, state: DeskState) -> NumberGiven:
    """Tell of a number given without paper, and whether this counter could call it at once."""
    ticket = issued.ticket
    against = state.actions[Action.CALL_CHOSEN].obstacle
    served = any(ticket.queue in tier for tier in inputs.counter.tiers)
    return NumberGiven(
        ticket.id,
        ticket.number,
        inputs.naming.service(ticket.service),
        ticket.priority,
        issued.ahead,
        callable=served and against in (None, "choose_waiting"),
        finishes=isinstance(state.visitor, VisitorProps),
    )


def _command(action: Action, seat: CounterState, state: DeskState) -> do.Command | None:
    match action:
        case Action.NEXT:
            return do.CallNext(seat.code)
        case Action.RECALL:
            return do.Recall(seat.code)
        case Action.START:
            return do.StartService(seat.code)
        case Action.FINISH:
            return do.FinishService(seat.code)
        case Action.NO_SHOW:
            return do.MarkNoShow(seat.code)
        case Action.HOLD:
            return do.HoldTicket(seat.code)
        case Action.LEAVE:
            return do.CloseCounter(seat.code)
        case Action.PAUSE if seat.status == "paused":
            return do.ResumeCounter(seat.code)
        case Action.UNDO if state.step is not None:
            return do.UndoStep(seat.code, state.step.step)
        case Action.RETURN if state.returning is not None:
            return do.ReturnTicket(state.returning.id)
        case Action.UNDO_NO_SHOW if state.undoing is not None:
            return do.UndoNoShow(state.undoing)
        case _:
            return None


def _question_of_visitor(action: Action, ticket: Ticket, inputs: DeskInputs) -> Question | None:
    board, naming, own = inputs.board, inputs.naming, inputs.counter.code
    match action:
        case Action.TRANSFER:
            return WhereTo(
                ticket.number,
                naming.service(ticket.service),
                other_queues(ticket, naming),
                counters_for(ticket, own, board, naming),
                officers_for(ticket, inputs.officer.officer, board, naming),
            )
        case Action.NOTE:
            return WhatCame(ticket.number, ticket.result, ticket.note)
        case Action.PLAN:
            services = all_services(naming)
            then = tuple(one for code in ticket.then for one in services if one.service == code)
            return WhatNext(ticket.id, ticket.number, services, then)
        case _:
            return None


def _marked(inputs: DeskInputs, state: DeskState) -> TicketRow | None:
    """The number marked last, in whichever table."""
    return next((row for row in (*state.waiting, *state.aside) if row.id == inputs.marked), None)
