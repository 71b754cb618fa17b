"""What a press becomes: a command for the server, or a question for the officer first."""

from officer_console.actions import Action
from officer_console.viewmodels.desk_state import DeskInputs, DeskState
from officer_console.viewmodels.questions import (
    Question,
    WhereTo,
    WhichKiosk,
    WhyChosen,
    WhyPause,
    destinations,
    printing_kiosks,
)
from shared.wire import methods as do


def derive_intent(action: Action, inputs: DeskInputs, state: DeskState) -> do.Command | Question:
    """The command or question of an action that nothing stands against in `state`, which follows from `inputs`."""
    seat = inputs.board.counters[inputs.counter.code]
    ticket = inputs.board.tickets.get(seat.ticket) if seat.ticket else None
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
        case Action.PAUSE:
            return do.ResumeCounter(seat.code) if seat.status == "paused" else WhyPause()
        case Action.TRANSFER if ticket is not None:
            return WhereTo(ticket.number, destinations(ticket, inputs.naming))
        case Action.CALL_CHOSEN if state.chosen is not None:
            return WhyChosen(state.chosen.id, state.chosen.number)
        case Action.REPRINT if state.chosen is not None:
            return WhichKiosk(state.chosen.id, state.chosen.number, printing_kiosks(inputs.kiosks))
        case Action.REPRINT if ticket is not None:
            return WhichKiosk(ticket.id, ticket.number, printing_kiosks(inputs.kiosks))
        case Action.RETURN if state.returning is not None:
            return do.ReturnTicket(state.returning.id)
        case Action.UNDO_NO_SHOW if state.undoing is not None:
            return do.UndoNoShow(state.undoing)
        case _:
            raise AssertionError(f"{action} was let through without what it needs")
