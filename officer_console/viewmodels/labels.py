"""The names of the actions, as buttons and sentences say them."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from officer_console.actions import ANNOUNCE, KEYS, Action
from officer_console.texts import QT_TRANSLATE_NOOP
from officer_console.viewmodels.obstacles import Obstacle
from officer_console.viewmodels.refusals import hint

_NAMES: dict[Action, str] = {
    Action.TAKE: QT_TRANSLATE_NOOP("Actions", "Take counter"),
    Action.ASK: QT_TRANSLATE_NOOP("Actions", "Ask for counter"),
    Action.WITHDRAW: QT_TRANSLATE_NOOP("Actions", "Withdraw"),
    Action.TAKE_OVER: QT_TRANSLATE_NOOP("Actions", "Take over"),
    Action.HAND_OVER: QT_TRANSLATE_NOOP("Actions", "Hand over"),
    Action.KEEP: QT_TRANSLATE_NOOP("Actions", "Keep"),
    Action.NEXT: QT_TRANSLATE_NOOP("Actions", "Call next"),
    Action.RECALL: QT_TRANSLATE_NOOP("Actions", "Call again"),
    Action.START: QT_TRANSLATE_NOOP("Actions", "Start serving"),
    Action.FINISH: QT_TRANSLATE_NOOP("Actions", "Finish"),
    Action.NO_SHOW: QT_TRANSLATE_NOOP("Actions", "No-show"),
    Action.HOLD: QT_TRANSLATE_NOOP("Actions", "Hold"),
    Action.TRANSFER: QT_TRANSLATE_NOOP("Actions", "Transfer …"),
    Action.RETURN: QT_TRANSLATE_NOOP("Actions", "Return"),
    Action.UNDO_NO_SHOW: QT_TRANSLATE_NOOP("Actions", "Undo no-show"),
    Action.CALL_CHOSEN: QT_TRANSLATE_NOOP("Actions", "Call chosen …"),
    Action.REPRINT: QT_TRANSLATE_NOOP("Actions", "Print again …"),
    Action.PAUSE: QT_TRANSLATE_NOOP("Actions", "Pause …"),
    Action.LEAVE: QT_TRANSLATE_NOOP("Actions", "Close counter"),
}
_RESUME = QT_TRANSLATE_NOOP("Actions", "Resume")
_FINISH_AND_NEXT = QT_TRANSLATE_NOOP("Actions", "Finish and call next")

_TIPS: dict[Action, str] = {
    Action.NEXT: QT_TRANSLATE_NOOP("Actions", "Calls the number that is due first"),
    Action.RECALL: QT_TRANSLATE_NOOP("Actions", "Shows and speaks the number once more"),
    Action.START: QT_TRANSLATE_NOOP("Actions", "The visitor has come to the counter"),
    Action.FINISH: QT_TRANSLATE_NOOP("Actions", "Ends this visit without calling anybody"),
    Action.NO_SHOW: QT_TRANSLATE_NOOP("Actions", "The visitor did not come; can be undone for a minute"),
    Action.HOLD: QT_TRANSLATE_NOOP("Actions", "Parks the visitor, who keeps their place"),
    Action.TRANSFER: QT_TRANSLATE_NOOP("Actions", "Sends the visitor on to another service under the same number"),
    Action.RETURN: QT_TRANSLATE_NOOP("Actions", "Puts the number chosen below back in its queue"),
    Action.UNDO_NO_SHOW: QT_TRANSLATE_NOOP("Actions", "Takes back a no-show pressed by mistake"),
    Action.CALL_CHOSEN: QT_TRANSLATE_NOOP("Actions", "Calls the number chosen in the table, with a reason"),
    Action.REPRINT: QT_TRANSLATE_NOOP(
        "Actions", "Prints a copy of the chosen number's ticket, or of the visitor's here, at a kiosk"
    ),
    Action.PAUSE: QT_TRANSLATE_NOOP("Actions", "Calls nobody until you resume"),
    Action.LEAVE: QT_TRANSLATE_NOOP("Actions", "Leaves this counter; the queue goes on at the others"),
}

Look = Literal["ready", "blocked", "pending"]


@dataclass(frozen=True, slots=True)
class ActionProps:
    """One button."""

    label: str
    key: str
    tip: str
    """What it does or, where it is blocked, why it can't be done now."""
    look: Look
    obstacle: Obstacle | None


def announce_props() -> ActionProps:
    """The supervisor's button for the announcements."""
    return ActionProps(
        QCoreApplication.translate("Actions", "Announcement …"),
        ANNOUNCE,
        QCoreApplication.translate("Actions", "Shows and speaks a text in the hall, now or later today"),
        "ready",
        None,
    )


def action_name(action: Action) -> str:
    """The action's name in a sentence."""
    return QCoreApplication.translate("Actions", _NAMES[action]).removesuffix(" …")


def derive_action(
    action: Action, obstacle: Obstacle | None, *, pending: bool, paused: bool, finishes: bool
) -> ActionProps:
    """The button for an action of the desk. `finishes`: calling the next one ends the visit now at the counter."""
    label = _NAMES[action]
    if action is Action.PAUSE and paused:
        label = _RESUME
    elif action is Action.NEXT and finishes:
        label = _FINISH_AND_NEXT
    tip = hint(obstacle) if obstacle else QCoreApplication.translate("Actions", _TIPS[action])
    look: Look = "pending" if pending else "blocked" if obstacle else "ready"
    return ActionProps(QCoreApplication.translate("Actions", label), KEYS[action], tip, look, obstacle)
