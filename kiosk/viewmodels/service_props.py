"""What a service's page shows, from what is known: pure."""

from dataclasses import dataclass
from typing import Literal, assert_never

from PySide6.QtCore import QCoreApplication

from kiosk.printing.outcome import Reason
from kiosk.services import orders
from kiosk.services.hall import Hall
from kiosk.services.phrases import Tongue, say_admission, say_people, say_turn, say_unknown, say_wait
from kiosk.services.refusals import say_refusal
from kiosk.services.troubles import say_trouble
from shared.ui.moments import say_clock
from shared.wire.errors import RETRIABLE
from shared.wire.methods import Outlook
from shared.wire.scalars import Code, Moment

translate = QCoreApplication.translate

NoticeKind = Literal["", "plain", "caution", "alarm"]

CLOSING_SOON_MS = 60 * 60_000
_CHOOSING = orders.Idle | orders.Checking | orders.Asking | orders.Paperless


@dataclass(frozen=True, slots=True)
class ServiceProps:
    """What the page shows."""

    name: str = ""
    agency: str = ""
    letters: str = ""
    requirements: tuple[str, ...] = ()
    cost: str = ""
    waiting: str = ""
    wait: str = ""
    counters: str = ""
    priority: bool = False
    notice: str = ""
    notice_kind: NoticeKind = ""
    take: str = ""
    """What the button says."""
    can_take: bool = False
    paperless: bool = False
    """Whether the visitor is told beforehand that there will be no paper."""
    asks_priority: bool = False
    """Whether it is the time to choose priority."""
    closing: str = ""
    """Until when numbers are given out, where that is soon."""
    busy: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What the visitor is looking at."""

    hall: Hall
    service: Code
    priority: bool = False


@dataclass(frozen=True, slots=True)
class Means:
    """What the kiosk has to give a number with."""

    online: bool = True
    open: bool = True
    """Whether numbers are to be had, from the server or from the kiosk itself."""
    trouble: Reason | None = None
    """Why the printer cannot print."""
    elsewhere: tuple[str, ...] = ()
    """Other kiosks, whose printers work."""


def derive_service(
    choice: Choice,
    outlook: Outlook | None,
    state: orders.DeskState,
    *,
    means: Means,
    now: Moment,
    tongue: Tongue,
) -> ServiceProps:
    """The page's properties."""
    service = choice.hall.site.read_service(choice.hall.service(choice.service), tongue.language)
    shut = say_admission(outlook, now, tongue) if outlook is not None else ""
    notice, kind = _notice(state, shut, means, now=now, tongue=tongue)
    available = not shut and _may_order(state)
    busy = isinstance(state, orders.Checking | orders.Asking)
    known, alone = (outlook, False) if means.online else (None, means.open)
    return ServiceProps(
        name=service.name.in_language(tongue.language),
        agency=choice.hall.agency(service.agency).name.in_language(tongue.language),
        letters=choice.hall.queue_of(service).prefix,
        requirements=service.requirements,
        cost=translate("Service", "Cost: %1").replace("%1", service.cost) if service.cost else "",
        waiting=say_people(known.waiting) if known is not None else say_turn() if alone and available else "",
        wait=say_wait(known.wait) if known is not None and available else say_unknown() if alone and available else "",
        counters=_say_counters(known) if known is not None and available else "",
        priority=choice.priority,
        notice=notice,
        notice_kind=kind,
        take=_button(state, shut, means, papers=bool(service.requirements)),
        can_take=means.open and available and not busy,
        paperless=means.trouble is not None,
        asks_priority=means.open and (not shut or _may_suit_priority(outlook)) and isinstance(state, _CHOOSING),
        closing=_say_closing(outlook, now, tongue) if outlook is not None and available else "",
        busy=busy,
    )


def _may_suit_priority(outlook: Outlook | None) -> bool:
    """Whether who comes sooner may be served although the line reaches closing time: the server says so when asked."""
    return outlook is not None and outlook.admission == "cut_off"


def _say_counters(outlook: Outlook) -> str:
    if outlook.counters_open == 0:
        return translate("Service", "No counter is open yet")
    return translate("Service", "%n counter(s) open", None, outlook.counters_open)


def _say_closing(outlook: Outlook, now: Moment, tongue: Tongue) -> str:
    if outlook.admission != "open" or outlook.until is None or outlook.until - now > CLOSING_SOON_MS:
        return ""
    return translate("Service", "Numbers are given out until %1").replace(
        "%1", say_clock(outlook.until, tongue.zone, tongue.language)
    )


def _notice(state: orders.DeskState, shut: str, means: Means, *, now: Moment, tongue: Tongue) -> tuple[str, NoticeKind]:
    match state:
        case orders.Paperless(fault=fault):
            return say_printer(fault.reason, means.elsewhere), "caution"
        case orders.Asking(delayed=True):
            return translate("Service", "The connection is slow. Please wait, your tap was received."), "caution"
        case orders.Refused(error=error):
            return say_refusal(error, now, tongue), "alarm"
        case orders.Away():
            return translate(
                "Service", "The server cannot be reached. You have no number yet: please try again."
            ), "alarm"
        case orders.Unsure():
            return translate("Service", "The server does not answer. Please ask our staff for your number."), "alarm"
        case orders.Idle() | orders.Checking() | orders.Asking() | orders.Issued():
            if shut:
                return shut, "caution"
            if not means.open:
                return translate("Service", "Numbers cannot be given out while there is no connection."), "caution"
            return "", ""  # the frame around the page tells the rest
        case _:
            assert_never(state)


def say_printer(trouble: Reason | None, elsewhere: tuple[str, ...]) -> str:
    """What is wrong with the printer, and what to do; empty while it works."""
    if trouble is None:
        return ""
    parts = [say_trouble(trouble), translate("Service", "Your number is shown on the screen, to take a photo of.")]
    if elsewhere:
        parts.append(translate("Service", "For a ticket on paper go to %1.").replace("%1", elsewhere[0]))
    return " ".join(parts)


def _button(state: orders.DeskState, shut: str, means: Means, *, papers: bool) -> str:
    match state:
        case orders.Paperless():
            return translate("Service", "Show it on the screen")
        case orders.Checking() | orders.Asking():
            return translate("Service", "One moment please…")
        case orders.Idle() if not shut and means.open and means.trouble is not None:
            return translate("Service", "Show it on the screen")
        case orders.Idle() | orders.Issued() if not shut and means.open and not papers:
            return translate("Service", "Take a number")
        case orders.Idle() | orders.Issued() if not shut and means.open:
            return translate("Service", "I have the documents, take a number")
        case orders.Refused() | orders.Away() if _may_order(state) and not shut:
            return translate("Service", "Try again")
        case orders.Idle() | orders.Issued() | orders.Refused() | orders.Away() | orders.Unsure():
            return translate("Service", "No number available")
        case _:
            assert_never(state)


def _may_order(state: orders.DeskState) -> bool:
    """Whether a tap could bring a number now."""
    match state:
        case orders.Refused(error=error):
            return error.kind in RETRIABLE or error.data.code == "no_service_day"
        case orders.Unsure() | orders.Issued():
            return False
        case _:
            return True
