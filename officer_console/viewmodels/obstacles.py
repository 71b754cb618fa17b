"""What speaks against an action now, as far as this console can tell."""

from dataclasses import dataclass
from typing import Literal

from officer_console.actions import Action
from officer_console.viewmodels.rows import TicketRow
from shared.wire.ticket import CounterStatus, TicketState

Obstacle = Literal[
    "counter_paused",
    "counter_busy",
    "nobody_at_counter",
    "already_serving",
    "recall_limit",
    "recall_first",
    "nothing_to_undo",
    "choose_waiting",
    "choose_aside",
    "choose_no_show",
    "choose_ticket",
    "choose_to_cancel",
    "no_kiosk_prints",
]
"""Why an action cannot be done now. The words are the server's where it has one."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What an action is pressed in."""

    status: CounterStatus
    visitor: TicketState | None
    """The state of the ticket at the counter."""
    recalls: int = 0
    """How often it was called again."""
    chosen: TicketRow | None = None
    """Marked in the table of those waiting."""
    aside: TicketRow | None = None
    """Marked in the table of those on hold or absent."""
    undoable: bool = False
    """Whether the last step at this counter can be taken back."""
    no_show_undoable: bool = False
    """Whether a no-show is known that can be."""
    next_finishes: bool = True
    recall_limit: int = 0
    """0: no limit."""
    recalls_before_no_show: int = 0
    printing: bool = False
    """Whether a kiosk is there that prints."""


def obstacle(action: Action, now: Situation) -> Obstacle | None:
    """What the officer would be told on pressing `action`; None where only the server can tell."""
    match action:
        case Action.NEXT | Action.CALL_CHOSEN:
            return _against_calling(action, now)
        case Action.RECALL | Action.START | Action.NO_SHOW if now.visitor == "serving":
            return "already_serving"
        case Action.RECALL | Action.START | Action.NO_SHOW | Action.FINISH | Action.HOLD | Action.TRANSFER if (
            now.visitor is None
        ):
            return "nobody_at_counter"
        case Action.NOTE | Action.PLAN:
            return "nobody_at_counter" if now.visitor is None else None
        case Action.RECALL:
            return "recall_limit" if 0 < now.recall_limit <= now.recalls else None
        case Action.NO_SHOW:
            return "recall_first" if now.recalls < now.recalls_before_no_show else None
        case Action.LEAVE | Action.PAUSE:
            return "counter_busy" if now.visitor is not None else None
        case Action.START | Action.FINISH | Action.HOLD | Action.TRANSFER | Action.WALK_IN:
            return None
        case Action.TAKE | Action.ASK | Action.WITHDRAW | Action.TAKE_OVER | Action.HAND_OVER | Action.KEEP:
            return None
        case _:
            return _against_tidying(action, now)


def _against_calling(action: Action, now: Situation) -> Obstacle | None:
    if now.status == "paused":
        return "counter_paused"
    if now.visitor is not None and not now.next_finishes:
        return "counter_busy"
    return "choose_waiting" if action is Action.CALL_CHOSEN and now.chosen is None else None


def _against_tidying(action: Action, now: Situation) -> Obstacle | None:
    """Against what concerns a chosen number, or what was done before."""
    someone = now.chosen is not None or now.visitor is not None
    match action:
        case Action.REPRINT if someone:
            return None if now.printing else "no_kiosk_prints"
        case Action.REPRINT:
            return "choose_ticket"
        case Action.CANCEL:
            return None if someone or now.aside is not None else "choose_to_cancel"
        case Action.RETURN:
            return "choose_aside" if now.aside is None else None
        case Action.UNDO_NO_SHOW:
            return None if now.no_show_undoable else "choose_no_show"
        case Action.UNDO:
            return None if now.undoable else "nothing_to_undo"
        case _:
            raise AssertionError(action)
