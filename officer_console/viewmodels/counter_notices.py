"""What the counter page tells of counters that changed hands while the officer could do nothing about it."""

from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from officer_console.actions import Action
from officer_console.viewmodels.labels import action_name
from officer_console.viewmodels.notices import NoticeProps, dismissable
from officer_console.viewmodels.wording import Naming
from shared.wire.scalars import Code, Number

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Displaced:
    """A colleague sits at the counter now that was this officer's."""

    counter: Code
    officer: Code | None
    visitor: Number | None
    """Who stays there."""
    not_done: Action | None = None
    """The press that came too late for it."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The counter was closed, not by this officer's press."""

    counter: Code


@dataclass(frozen=True, slots=True)
class NewDay:
    """The service day has changed under the officer."""


@dataclass(frozen=True, slots=True)
class Declined:
    """The colleague has said no."""

    counter: Code
    officer: Code | None


@dataclass(frozen=True, slots=True)
class Gained:
    """The counter asked for is this officer's now."""

    counter: Code


@dataclass(frozen=True, slots=True)
class Freed:
    """The colleague has left the counter meanwhile."""

    counter: Code


@dataclass(frozen=True, slots=True)
class RequestOver:
    """What became of the asking was not seen: the link was down."""

    counter: Code


CounterNotice = Displaced | Ended | NewDay | Declined | Gained | Freed | RequestOver


def derive_counter_notice(notice: CounterNotice, naming: Naming) -> NoticeProps:
    """The line on the counter page."""
    match notice:
        case Displaced():
            return dismissable("caution", _displaced(notice, naming))
        case Ended(counter=counter):
            text = translate("CounterNotices", "{counter} has been closed. Choose your counter again.")
            return dismissable("caution", text.format(counter=naming.counter(counter)))
        case NewDay():
            text = translate("CounterNotices", "A new service day has begun. Choose your counter again.")
            return dismissable("info", text)
        case Declined(counter=counter, officer=officer):
            text = translate(
                "CounterNotices", "{officer} keeps {counter}. Choose another counter, or speak with {officer}."
            )
            told = text.format(officer=naming.officer(officer), counter=naming.counter(counter))
            return dismissable("caution", told)
        case Gained(counter=counter):
            text = translate("CounterNotices", "{counter} is yours now.")
            return dismissable("info", text.format(counter=naming.counter(counter)))
        case Freed(counter=counter):
            text = translate("CounterNotices", "{counter} is free now. Press Take counter.")
            return dismissable("info", text.format(counter=naming.counter(counter)))
        case RequestOver(counter=counter):
            text = translate("CounterNotices", "You no longer ask for {counter}. Look at the list again.")
            return dismissable("caution", text.format(counter=naming.counter(counter)))
        case _:
            assert_never(notice)


def _displaced(notice: Displaced, naming: Naming) -> str:
    counter = naming.counter(notice.counter)
    text = translate("CounterNotices", "{officer} sits at {counter} now, having asked for it.")
    told = [text.format(counter=counter, officer=naming.officer(notice.officer))]
    if notice.visitor is not None:
        text = translate("CounterNotices", "Visitor {number} stays there.")
        told.append(text.format(number=notice.visitor))
    if notice.not_done is not None:
        text = translate("CounterNotices", "{action} was not done.")
        told.append(text.format(action=action_name(notice.not_done)))
    return " ".join(told)
