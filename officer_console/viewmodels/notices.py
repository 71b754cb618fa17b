"""What the desk tells the officer after a press, in one line above the actions."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal, assert_never

from PySide6.QtCore import QCoreApplication

from officer_console.actions import KEYS, Action
from officer_console.services.presses import Press, Progress
from officer_console.viewmodels.labels import action_name
from officer_console.viewmodels.obstacles import Obstacle
from officer_console.viewmodels.refusals import sentence
from officer_console.viewmodels.steps import step_name, told_step
from officer_console.viewmodels.wording import Naming
from shared.wire.errors import Error
from shared.wire.methods import Step
from shared.wire.scalars import Moment, Number, TicketId

translate = QCoreApplication.translate

Tone = Literal["quiet", "info", "caution", "alarm"]
"""quiet: nothing that was not expected."""


@dataclass(frozen=True, slots=True)
class Denied:
    """The server said no."""

    error: Error


@dataclass(frozen=True, slots=True)
class Blocked:
    """This console knew beforehand that the server would say no."""

    obstacle: Obstacle
    why: str


@dataclass(frozen=True, slots=True)
class Occupied:
    """This was pressed while another press was still on its way."""

    action: Action


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A press was taken back before it was sent."""

    action: Action


@dataclass(frozen=True, slots=True)
class TooLateToTakeBack:
    """The press on its way could not be taken back: it may have reached the server."""


@dataclass(frozen=True, slots=True)
class TakenBackStep:
    """A step was undone."""

    step: Step


@dataclass(frozen=True, slots=True)
class CopyAsked:
    """A kiosk has been asked for a copy of a ticket."""

    ticket: TicketId
    number: Number
    kiosk: str


@dataclass(frozen=True, slots=True)
class CopyFailed:
    """The copy did not come out."""

    number: Number
    kiosk: str


Notice = Denied | Blocked | Occupied | TakenBack | TooLateToTakeBack | TakenBackStep | CopyAsked | CopyFailed


class Offer(Enum):
    """A button beside the line."""

    TAKE_BACK = "take_back"
    UNDO = "undo"
    NO_SHOW = "no_show"
    RECALL = "recall"
    DISMISS = "dismiss"


@dataclass(frozen=True, slots=True)
class NoticeProps:
    """The line as it is shown."""

    tone: Tone
    text: str
    offer: Offer | None
    offer_label: str
    until: Moment | None = None
    """How long the offer stands, where that is bound to a time."""
    span: int = 1
    """How long it stood at first, in milliseconds."""


def derive_notice(
    notice: Notice | None, press: Press | None, naming: Naming | None, step: Step | None = None
) -> NoticeProps | None:
    """The line. Whatever was the matter before, a press that is not getting through is told first.

    With nothing else to tell, it offers to take back the last `step`.
    """
    match notice:
        case TooLateToTakeBack() | Occupied() if press is not None:
            return _beside(notice, press)
        case _:
            told = (_of_press(press) if press else None) or (_of_notice(notice, naming) if notice else None)
            return told or (_of_step(step, naming) if step and naming else None)


def _of_step(step: Step, naming: Naming) -> NoticeProps:
    label = translate("Notices", "Undo ({key})").format(key=KEYS[Action.UNDO])
    span = naming.site.undo_seconds * 1_000
    return NoticeProps("quiet", told_step(step), Offer.UNDO, label, step.until, span)


def _beside(notice: TooLateToTakeBack | Occupied, press: Press) -> NoticeProps:
    match notice:
        case TooLateToTakeBack():
            text = translate("Notices", "{action} was sent already and cannot be taken back. Wait for the answer.")
            return NoticeProps("caution", text.format(action=action_name(press.action)), None, "")
        case Occupied(action=action):
            text = translate(
                "Notices", "{action} was not accepted: {other} is still on its way. Press again after that."
            )
            text = text.format(action=action_name(action), other=action_name(press.action))
            return _with_take_back("caution", text, press.progress)
        case _:
            assert_never(notice)


def _of_press(press: Press) -> NoticeProps | None:
    name = action_name(press.action)
    match press.progress:
        case Progress.SENDING:
            return None
        case Progress.SLOW:
            text = translate("Notices", "The server has not answered yet: {action}. It is done once at most.")
        case Progress.QUEUED:
            text = translate("Notices", "Not sent yet: {action}. It will be sent when the connection is back.")
        case Progress.UNSURE:
            text = translate(
                "Notices",
                "The connection broke while sending: {action}. Whether it was done shows when the connection is back.",
            )
        case Progress.DELAYED:
            text = translate("Notices", "The server cannot do it now: {action}. It is tried again by itself.")
        case _:
            assert_never(press.progress)
    return _with_take_back(
        "info" if press.progress is Progress.SLOW else "caution", text.format(action=name), press.progress
    )


def _with_take_back(tone: Tone, text: str, progress: Progress) -> NoticeProps:
    """Only what has certainly not been done can be taken back."""
    if progress in (Progress.QUEUED, Progress.DELAYED):
        return NoticeProps(tone, text, Offer.TAKE_BACK, translate("Notices", "Take back (Esc)"))
    return NoticeProps(tone, text, None, "")


def _of_notice(notice: Notice, naming: Naming | None) -> NoticeProps | None:
    match notice:
        case Denied(error=error):
            return dismissable("alarm" if error.kind != "refused" else "caution", sentence(error, naming))
        case Blocked(obstacle="recall_limit", why=why):
            label = translate("Notices", "No-show ({key})").format(key=KEYS[Action.NO_SHOW])
            return NoticeProps("caution", why, Offer.NO_SHOW, label)
        case Blocked(obstacle="recall_first", why=why):
            label = translate("Notices", "Call again ({key})").format(key=KEYS[Action.RECALL])
            return NoticeProps("caution", why, Offer.RECALL, label)
        case Blocked(why=why):
            return dismissable("caution", why)
        case TakenBack(action=action):
            text = translate("Notices", "Taken back: {action}. Nothing was sent.")
            return dismissable("info", text.format(action=action_name(action)))
        case TakenBackStep(step=step):
            text = translate("Notices", "Undone: {step}.")
            return dismissable("info", text.format(step=step_name(step)))
        case CopyAsked(number=number, kiosk=kiosk):
            text = translate("Notices", "A copy of {number} comes from {kiosk}.")
            return dismissable("info", text.format(number=number, kiosk=kiosk))
        case CopyFailed(number=number, kiosk=kiosk):
            text = translate(
                "Notices", "The copy of {number} did not come out at {kiosk}. Look there, or choose another."
            )
            return dismissable("caution", text.format(number=number, kiosk=kiosk))
        case Occupied() | TooLateToTakeBack():
            # The press that they were about has come to its end.
            return None
        case _:
            assert_never(notice)


def dismissable(tone: Tone, text: str) -> NoticeProps:
    """A line that can be closed."""
    return NoticeProps(tone, text, Offer.DISMISS, translate("Notices", "Close"))
