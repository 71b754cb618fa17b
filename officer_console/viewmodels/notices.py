"""What the desk tells the officer after a press, in one line above the actions."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal, assert_never

from PySide6.QtCore import QCoreApplication

from officer_console.actions import KEYS, Action
from officer_console.services.presses import Press, Progress
from officer_console.viewmodels.labels import action_name
from officer_console.viewmodels.obstacles import Obstacle
from officer_console.viewmodels.refusals import hint, sentence
from officer_console.viewmodels.wording import Naming
from shared.wire.errors import Error
from shared.wire.scalars import Moment, Number, TicketId

translate = QCoreApplication.translate

Tone = Literal["info", "caution", "alarm"]
UNDO_MS = 60_000
"""How long the server lets a no-show be undone."""


@dataclass(frozen=True, slots=True)
class Denied:
    """The server said no."""

    error: Error


@dataclass(frozen=True, slots=True)
class Blocked:
    """This console knew beforehand that the server would say no."""

    obstacle: Obstacle


@dataclass(frozen=True, slots=True)
class Occupied:
    """Another press is still on its way."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A press was taken back before it was sent."""

    action: Action


@dataclass(frozen=True, slots=True)
class TooLateToTakeBack:
    """A press could not be taken back: it may have reached the server."""


@dataclass(frozen=True, slots=True)
class NoShowMarked:
    """A number was marked as a no-show at this counter, which can be undone for a minute."""

    ticket: TicketId
    number: Number
    at: Moment


Notice = Denied | Blocked | Occupied | TakenBack | TooLateToTakeBack | NoShowMarked


class Offer(Enum):
    """A button beside the line."""

    TAKE_BACK = "take_back"
    UNDO_NO_SHOW = "undo_no_show"
    DISMISS = "dismiss"


@dataclass(frozen=True, slots=True)
class NoticeProps:
    """The line as it is shown."""

    tone: Tone
    text: str
    offer: Offer
    offer_label: str


def derive_notice(notice: Notice | None, press: Press | None, naming: Naming | None) -> NoticeProps | None:
    """A press that is not getting through is told before anything else."""
    return _of_press(press) or (_of_notice(notice, naming) if notice else None)


def _of_press(press: Press | None) -> NoticeProps | None:
    if press is None:
        return None
    name = action_name(press.action)
    match press.progress:
        case Progress.SENDING:
            return None
        case Progress.SLOW:
            text = translate("Notices", "The server has not answered yet: {action}. It is done once at most.")
            return _with_take_back("info", text.format(action=name))
        case Progress.QUEUED:
            text = translate("Notices", "Not sent yet: {action}. It will be sent when the connection is back.")
            return _with_take_back("caution", text.format(action=name))
        case Progress.UNSURE:
            text = translate(
                "Notices",
                "The connection broke while sending: {action}. Whether it was done shows when the connection is back.",
            )
            return _with_take_back("caution", text.format(action=name))
        case Progress.DELAYED:
            text = translate("Notices", "The server cannot do it now: {action}. It is tried again by itself.")
            return _with_take_back("caution", text.format(action=name))
        case _:
            assert_never(press.progress)


def _with_take_back(tone: Tone, text: str) -> NoticeProps:
    return NoticeProps(tone, text, Offer.TAKE_BACK, translate("Notices", "Take back"))


def _of_notice(notice: Notice, naming: Naming | None) -> NoticeProps:
    match notice:
        case Denied(error=error):
            return _dismissable("alarm" if error.kind != "refused" else "caution", sentence(error, naming))
        case Blocked(obstacle=obstacle):
            return _dismissable("caution", hint(obstacle))
        case Occupied():
            return _dismissable("info", translate("Notices", "Wait until the press before is done, then press again."))
        case TakenBack(action=action):
            text = translate("Notices", "Taken back: {action}. Nothing was sent.")
            return _dismissable("info", text.format(action=action_name(action)))
        case TooLateToTakeBack():
            text = translate("Notices", "This has been sent already and cannot be taken back. Wait for the answer.")
            return _dismissable("caution", text)
        case NoShowMarked(number=number):
            text = translate("Notices", "{number} is marked as a no-show.").format(number=number)
            label = translate("Notices", "Undo ({key})").format(key=KEYS[Action.UNDO_NO_SHOW])
            return NoticeProps("info", text, Offer.UNDO_NO_SHOW, label)
        case _:
            assert_never(notice)


def _dismissable(tone: Tone, text: str) -> NoticeProps:
    return NoticeProps(tone, text, Offer.DISMISS, translate("Notices", "Close"))
