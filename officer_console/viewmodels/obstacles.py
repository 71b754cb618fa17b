"""What speaks against an action now, as far as this console can tell."""

from typing import Literal

from officer_console.actions import Action
from officer_console.viewmodels.rows import TicketRow
from shared.wire.ticket import CounterStatus, TicketState

Obstacle = Literal[
    "counter_paused",
    "counter_busy",
    "nobody_at_counter",
    "already_serving",
    "choose_waiting",
    "choose_aside",
    "choose_no_show",
    "choose_ticket",
    "no_kiosk_prints",
]
"""Why an action cannot be done now. The words are the server's where it has one."""


def obstacle(
    action: Action,
    *,
    status: CounterStatus,
    visitor: TicketState | None,
    chosen: TicketRow | None,
    aside: TicketRow | None,
    undoable: bool,
    next_finishes: bool,
    printing: bool,
) -> Obstacle | None:
    """What the officer would be told on pressing `action`; None where only the server can tell.

    `visitor` is the state of the ticket at the counter, `chosen` and `aside` the tickets marked in the two tables,
    `undoable` whether a no-show of this counter is known, `printing` whether a kiosk is there that prints.
    """
    match action:
        case Action.NEXT | Action.CALL_CHOSEN if status == "paused":
            return "counter_paused"
        case Action.NEXT | Action.CALL_CHOSEN if visitor is not None and not next_finishes:
            return "counter_busy"
        case Action.NEXT:
            return None
        case Action.CALL_CHOSEN:
            return "choose_waiting" if chosen is None else None
        case Action.RECALL | Action.START | Action.NO_SHOW if visitor == "serving":
            return "already_serving"
        case Action.RECALL | Action.START | Action.NO_SHOW | Action.FINISH | Action.HOLD | Action.TRANSFER:
            return "nobody_at_counter" if visitor is None else None
        case Action.REPRINT if chosen is None and visitor is None:
            return "choose_ticket"
        case Action.REPRINT:
            return None if printing else "no_kiosk_prints"
        case Action.RETURN:
            return "choose_aside" if aside is None else None
        case Action.UNDO_NO_SHOW:
            return None if undoable else "choose_no_show"
        case Action.LEAVE | Action.PAUSE:
            return "counter_busy" if visitor is not None else None
        case Action.TAKE | Action.ASK | Action.WITHDRAW | Action.TAKE_OVER | Action.HAND_OVER | Action.KEEP:
            return None
