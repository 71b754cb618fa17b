"""How the desk names what an officer did last: on the button that takes it back, and when it is told."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from officer_console.texts import QT_TRANSLATE_NOOP
from shared.wire.methods import Step, StepKind

_NAMES: Final[Mapping[StepKind, str]] = {
    "issue": QT_TRANSLATE_NOOP("Steps", "number {number}"),
    "call": QT_TRANSLATE_NOOP("Steps", "call of {number}"),
    "start": QT_TRANSLATE_NOOP("Steps", "start of {number}"),
    "finish": QT_TRANSLATE_NOOP("Steps", "finish of {number}"),
    "no_show": QT_TRANSLATE_NOOP("Steps", "no-show of {number}"),
    "hold": QT_TRANSLATE_NOOP("Steps", "hold of {number}"),
    "transfer": QT_TRANSLATE_NOOP("Steps", "transfer of {number}"),
    "return": QT_TRANSLATE_NOOP("Steps", "return of {number}"),
    "cancel": QT_TRANSLATE_NOOP("Steps", "cancelling {number}"),
    "plan": QT_TRANSLATE_NOOP("Steps", "further services of {number}"),
    "note": QT_TRANSLATE_NOOP("Steps", "result of {number}"),
    "pause": QT_TRANSLATE_NOOP("Steps", "pause"),
    "resume": QT_TRANSLATE_NOOP("Steps", "end of the pause"),
}
_CALL_AND_FINISH: Final = QT_TRANSLATE_NOOP("Steps", "call of {number}, finish of {before}")

_TOLD: Final[Mapping[StepKind, str]] = {
    "issue": QT_TRANSLATE_NOOP("Steps", "{number} was given out without paper."),
    "call": QT_TRANSLATE_NOOP("Steps", "{number} was called."),
    "start": QT_TRANSLATE_NOOP("Steps", "{number} is being served."),
    "finish": QT_TRANSLATE_NOOP("Steps", "{number} is finished here."),
    "no_show": QT_TRANSLATE_NOOP("Steps", "{number} is marked as a no-show."),
    "hold": QT_TRANSLATE_NOOP("Steps", "{number} is on hold."),
    "transfer": QT_TRANSLATE_NOOP("Steps", "{number} was sent on."),
    "return": QT_TRANSLATE_NOOP("Steps", "{number} is back in line."),
    "cancel": QT_TRANSLATE_NOOP("Steps", "{number} was cancelled."),
    "plan": QT_TRANSLATE_NOOP("Steps", "The further services of {number} are set."),
    "note": QT_TRANSLATE_NOOP("Steps", "The result of {number} is noted."),
    "pause": QT_TRANSLATE_NOOP("Steps", "The counter is paused."),
    "resume": QT_TRANSLATE_NOOP("Steps", "The pause has ended."),
}
_CALLED_AND_FINISHED: Final = QT_TRANSLATE_NOOP("Steps", "{number} was called, {before} is finished.")


def step_name(step: Step) -> str:
    """What would be taken back: "call of A-012"."""
    both = step.kind == "call" and len(step.numbers) > 1
    return _fill(_CALL_AND_FINISH if both else _NAMES[step.kind], step)


def short_step_name(step: Step) -> str:
    """The same for a button: of two numbers only the one that was called."""
    return _fill(_NAMES[step.kind], step)


def told_step(step: Step) -> str:
    """What was done, in a sentence."""
    both = step.kind == "call" and len(step.numbers) > 1
    return _fill(_CALLED_AND_FINISHED if both else _TOLD[step.kind], step)


def _fill(text: str, step: Step) -> str:
    number, before = (*step.numbers, "", "")[:2]
    return QCoreApplication.translate("Steps", text).format(number=number, before=before)
