"""What an officer can press, and the keys of the desk page."""

from collections.abc import Mapping
from enum import Enum
from typing import Final


class Action(Enum):
    """Everything an officer presses that becomes a command."""

    TAKE = "take"
    ASK = "ask"
    """For a counter that a colleague holds."""
    WITHDRAW = "withdraw"
    """That asking."""
    TAKE_OVER = "take_over"
    HAND_OVER = "hand_over"
    KEEP = "keep"
    """The counter that a colleague asks for."""

    NEXT = "next"
    RECALL = "recall"
    START = "start"
    FINISH = "finish"
    NO_SHOW = "no_show"
    HOLD = "hold"
    TRANSFER = "transfer"
    RETURN = "return"
    UNDO = "undo"
    UNDO_NO_SHOW = "undo_no_show"
    CALL_CHOSEN = "call_chosen"
    NOTE = "note"
    """What came of the visit, and a short note."""
    PLAN = "plan"
    """Which services the visit goes on to."""
    WALK_IN = "walk_in"
    """A number by word of mouth, without paper."""
    REPRINT = "reprint"
    CANCEL = "cancel"
    PAUSE = "pause"
    LEAVE = "leave"


KEYS: Final[Mapping[Action, str]] = {
    Action.HOLD: "F2",
    Action.RETURN: "F3",
    Action.TRANSFER: "F4",
    Action.NEXT: "F5",
    Action.RECALL: "F6",
    Action.START: "F7",
    Action.FINISH: "F8",
    Action.NO_SHOW: "F9",
    Action.CALL_CHOSEN: "F11",
    Action.PAUSE: "F12",
    Action.UNDO_NO_SHOW: "Shift+F9",
    Action.UNDO: "Ctrl+Z",
    Action.WALK_IN: "Ctrl+N",
    Action.NOTE: "Ctrl+K",
    Action.PLAN: "Ctrl+L",
    Action.CANCEL: "Ctrl+Del",
    Action.REPRINT: "Ctrl+P",
    Action.LEAVE: "Ctrl+W",
}
"""Function keys type nothing anywhere. F1 is left for help; F10 opens menus on Windows; Alt+F4 closes windows."""

YES: Final = "Ctrl+Y"
NO: Final = "Ctrl+T"
"""Answer what somebody else asks this officer, on every page: ya, tidak. Enter and Esc are taken already."""

STRIP: Final = "Ctrl+B"
"""Between the full window and the strip (*bilah*)."""

ANNOUNCE: Final = "Ctrl+M"
"""A supervisor's key for the announcements, on every page."""
