"""The buttons of the desk: which icon, how loud, and which of them stand together."""

from collections.abc import Mapping
from typing import Final

from officer_console.actions import Action
from officer_console.views.action_button import ActionButton, Rank
from officer_console.views.dress import Dress

ICONS: Final[Mapping[Action, str]] = {
    Action.NEXT: "megaphone",
    Action.RECALL: "bell-ringing",
    Action.START: "play",
    Action.FINISH: "check",
    Action.NO_SHOW: "user-minus",
    Action.HOLD: "hourglass",
    Action.TRANSFER: "arrow-bend-up-right",
    Action.CALL_CHOSEN: "list-numbers",
    Action.NOTE: "note-pencil",
    Action.PLAN: "path",
    Action.UNDO: "arrow-counter-clockwise",
    Action.WALK_IN: "plus-circle",
    Action.REPRINT: "printer",
    Action.CANCEL: "x-circle",
    Action.RETURN: "arrow-u-up-left",
    Action.UNDO_NO_SHOW: "arrow-counter-clockwise",
}
"""Of the desk's page; the strip has some of them."""

_RANKS: Final[Mapping[Action, Rank]] = {
    Action.NEXT: "primary",
    Action.NOTE: "quiet",
    Action.PLAN: "quiet",
    Action.UNDO: "quiet",
    Action.WALK_IN: "quiet",
    Action.REPRINT: "quiet",
    Action.CANCEL: "quiet",
}
FREQUENT: Final = (Action.RECALL, Action.START, Action.FINISH, Action.NO_SHOW, Action.HOLD, Action.TRANSFER)
TOOLS: Final = (Action.NOTE, Action.PLAN)
SELDOM: Final = (Action.WALK_IN, Action.REPRINT, Action.CANCEL)


def make_buttons(dress: Dress) -> dict[Action, ActionButton]:
    """A button for every action but those of the bar."""
    return {action: ActionButton(icon, dress, _RANKS.get(action, "plain")) for action, icon in ICONS.items()}
