"""The names of the actions, as buttons and sentences say them."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from officer_console.actions import ANNOUNCE, KEYS, Action
from officer_console.texts import QT_TRANSLATE_NOOP
from officer_console.viewmodels.obstacles import Obstacle
from officer_console.viewmodels.steps import short_step_name, step_name
from shared.wire.methods import Step

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
    Action.UNDO: QT_TRANSLATE_NOOP("Actions", "Undo"),
    Action.UNDO_NO_SHOW: QT_TRANSLATE_NOOP("Actions", "Undo no-show"),
    Action.NOTE: QT_TRANSLATE_NOOP("Actions", "Result …"),
    Action.PLAN: QT_TRANSLATE_NOOP("Actions", "Goes on …"),
    Action.WALK_IN: QT_TRANSLATE_NOOP("Actions", "Without paper …"),
    Action.CANCEL: QT_TRANSLATE_NOOP("Actions", "Cancel ticket …"),
    Action.CALL_CHOSEN: QT_TRANSLATE_NOOP("Actions", "Call chosen …"),
    Action.REPRINT: QT_TRANSLATE_NOOP("Actions", "Print again …"),
    Action.PAUSE: QT_TRANSLATE_NOOP("Actions", "Pause …"),
    Action.LEAVE: QT_TRANSLATE_NOOP("Actions", "Close counter"),
}
_RESUME = QT_TRANSLATE_NOOP("Actions", "Resume")
_FINISH_AND_NEXT = QT_TRANSLATE_NOOP("Actions", "Finish and call next")
_FINISH_AND_GO_ON = QT_TRANSLATE_NOOP("Actions", "Finish, goes on")
_RECALLS = QT_TRANSLATE_NOOP("Actions", "Call again {recalls}/{limit}")
_UNDO_STEP = QT_TRANSLATE_NOOP("Actions", "Undo: {step}")
_GOES_ON_TO = QT_TRANSLATE_NOOP("Actions", "Ends this service; the visitor goes on to {service} under the same number")

_TIPS: dict[Action, str] = {
    Action.NEXT: QT_TRANSLATE_NOOP("Actions", "Calls the number that is due first"),
    Action.RECALL: QT_TRANSLATE_NOOP("Actions", "Shows and speaks the number once more"),
    Action.START: QT_TRANSLATE_NOOP("Actions", "The visitor has come to the counter"),
    Action.FINISH: QT_TRANSLATE_NOOP("Actions", "Ends this visit without calling anybody"),
    Action.NO_SHOW: QT_TRANSLATE_NOOP("Actions", "The visitor did not come; they may still come back"),
    Action.HOLD: QT_TRANSLATE_NOOP("Actions", "Parks the visitor, who keeps their place"),
    Action.TRANSFER: QT_TRANSLATE_NOOP(
        "Actions", "Sends the visitor on to a service, a counter or a colleague under the same number"
    ),
    Action.RETURN: QT_TRANSLATE_NOOP("Actions", "Puts the number chosen below back in its queue"),
    Action.UNDO: QT_TRANSLATE_NOOP("Actions", "Takes back what you did last at this counter"),
    Action.UNDO_NO_SHOW: QT_TRANSLATE_NOOP("Actions", "Takes back a no-show pressed by mistake"),
    Action.NOTE: QT_TRANSLATE_NOOP("Actions", "What came of the visit, and a short note for colleagues"),
    Action.PLAN: QT_TRANSLATE_NOOP("Actions", "To which services the visitor goes on under the same number"),
    Action.WALK_IN: QT_TRANSLATE_NOOP("Actions", "Gives a number by word of mouth, say when a kiosk is out of order"),
    Action.CANCEL: QT_TRANSLATE_NOOP(
        "Actions", "Ends the chosen number, or the visitor's here, unserved, for example when they have left"
    ),
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


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the buttons' words depend on."""

    paused: bool = False
    finishes: bool = False
    """Calling the next one ends the visit now at the counter."""
    recalls: int = 0
    recall_limit: int = 0
    """0: none, or nobody is called now."""
    goes_on_to: str = ""
    """The service that a finished visit goes on to."""
    undo: Step | None = None


def derive_action(
    action: Action, against: Obstacle | None, now: Circumstances, *, pending: bool, why: str
) -> ActionProps:
    """The button for an action of the desk. `why` says what is against it."""
    tip = why if against else _tip(action, now)
    look: Look = "pending" if pending else "blocked" if against else "ready"
    return ActionProps(_label(action, now), KEYS[action], tip, look, against)


def _label(action: Action, now: Circumstances) -> str:
    translate = QCoreApplication.translate
    match action:
        case Action.PAUSE if now.paused:
            return translate("Actions", _RESUME)
        case Action.NEXT if now.finishes:
            return translate("Actions", _FINISH_AND_NEXT)
        case Action.FINISH if now.goes_on_to:
            return translate("Actions", _FINISH_AND_GO_ON)
        case Action.RECALL if now.recall_limit and now.recalls:
            return translate("Actions", _RECALLS).format(recalls=now.recalls, limit=now.recall_limit)
        case Action.UNDO if now.undo is not None:
            return translate("Actions", _UNDO_STEP).format(step=short_step_name(now.undo))
        case _:
            return translate("Actions", _NAMES[action])


def _tip(action: Action, now: Circumstances) -> str:
    translate = QCoreApplication.translate
    match action:
        case Action.FINISH if now.goes_on_to:
            return translate("Actions", _GOES_ON_TO).format(service=now.goes_on_to)
        case Action.UNDO if now.undo is not None:
            return translate("Actions", _UNDO_STEP).format(step=step_name(now.undo))
        case _:
            return translate("Actions", _TIPS[action])
