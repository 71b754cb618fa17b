"""The compact strip: the desk in two short lines, beside the agency's own application."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication

from officer_console.actions import STRIP, Action
from officer_console.viewmodels.connection import ConnectionProps
from officer_console.viewmodels.desk_state import DeskState
from officer_console.viewmodels.labels import ActionProps
from officer_console.viewmodels.notices import NoticeProps, Offer
from officer_console.viewmodels.rows import callable_rows
from officer_console.viewmodels.steps import short_step_name, step_name
from officer_console.viewmodels.visitor import EmptyProps, VisitorProps
from shared.wire.scalars import Moment

translate = QCoreApplication.translate

FRESH_MS: Final = 6_000
"""How long a press is told in the place of the queue."""

Mood = Literal["idle", "called", "serving", "paused", "overdue", "offline"]

STRIP_ACTIONS: Final = (
    Action.NEXT,
    Action.RECALL,
    Action.START,
    Action.FINISH,
    Action.NO_SHOW,
    Action.HOLD,
    Action.RETURN,
    Action.TRANSFER,
    Action.PAUSE,
    Action.UNDO,
)
"""What is pressed often; the rest is in the full window."""


@dataclass(frozen=True, slots=True)
class StripState:
    """Everything the strip shows."""

    counter: str
    number: str
    """Whom the counter has before it; empty if nobody."""
    mood: Mood
    headline: str
    queue: str
    """How many wait and who is next or, while the link is down, since when; the counter where there is no number."""
    notice: NoticeProps | None
    actions: Mapping[Action, ActionProps]
    spoken: str
    """All of it in a sentence."""


@dataclass(frozen=True, slots=True)
class UndoHint:
    """What undo takes back, told for a while after a press in the place of the queue."""

    texts: tuple[str, ...]
    """The longest wording first; the sign of undo stands before each."""
    until: Moment


def derive_strip(desk: DeskState, connection: ConnectionProps) -> StripState:
    """What the strip shows of the desk."""
    connected = connection.tone == "good"
    queue = _queue(desk) if connected else connection.short
    number, headline = _visit(desk.visitor, paused=desk.paused and not desk.overdue)
    if connected and not (callable_rows(desk.waiting) or number or desk.paused):
        # The headline has said it.
        queue = ""
    spoken = ". ".join(part for part in (desk.counter, number, headline, queue) if part)
    return StripState(
        desk.counter,
        number,
        _mood(desk) if connected else "offline",
        headline,
        queue if number else " · ".join(part for part in (desk.counter, queue) if part),
        _loud(desk.notice),
        {action: desk.actions[action] for action in STRIP_ACTIONS},
        spoken,
    )


def derive_undo_hint(desk: DeskState, connection: ConnectionProps, now: Moment) -> UndoHint | None:
    """The hint at the server's time `now`; None where nothing was done a moment ago, or something else is told."""
    notice, step = desk.notice, desk.step
    if connection.tone != "good" or step is None or notice is None or notice.offer is not Offer.UNDO:
        return None
    until = step.until - notice.span + FRESH_MS
    if now >= until:
        return None
    text = translate("Strip", "Undo: {step}")
    whole, short = step_name(step), short_step_name(step)
    return UndoHint((text.format(step=whole), whole, text.format(step=short), short), until)


def window_props() -> ActionProps:
    """The button that leads back to the full window."""
    tip = translate("Strip", "Shows lists, figures and everything else")
    return ActionProps(translate("Strip", "Full window"), STRIP, tip, "ready", None)


def strip_props() -> ActionProps:
    """The button that leads to the strip."""
    tip = translate("Strip", "A narrow strip that stays in sight beside your other programs")
    return ActionProps(translate("Strip", "Strip"), STRIP, tip, "ready", None)


def _loud(notice: NoticeProps | None) -> NoticeProps | None:
    """What was done as expected, and can be undone for a minute, is told by the button that undoes it."""
    return None if notice is None or notice.tone == "quiet" else notice


def _visit(visitor: VisitorProps | EmptyProps, *, paused: bool) -> tuple[str, str]:
    match visitor:
        case VisitorProps(number=number, state_text=state, priority=priority, class_text=class_text):
            return number, f"{state} · {class_text}" if priority else state
        case EmptyProps(headline=headline, detail=detail):
            return "", f"{headline} · {detail}" if paused else headline


def _mood(desk: DeskState) -> Mood:
    if desk.paused:
        return "overdue" if desk.overdue else "paused"
    match desk.visitor:
        case VisitorProps(state="serving"):
            return "serving"
        case VisitorProps():
            return "called"
        case EmptyProps():
            return "idle"


def _queue(desk: DeskState) -> str:
    rows = callable_rows(desk.waiting)
    if not rows:
        return translate("Strip", "Nobody is waiting")
    count = translate("Strip", "%n waiting", None, len(rows))
    following = translate("Strip", "next: {number}").format(number=rows[0].number)
    return f"{count} · {following}"
