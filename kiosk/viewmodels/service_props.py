"""What a service's page shows, from what is known: pure."""

from dataclasses import dataclass
from typing import Literal, assert_never

from PySide6.QtCore import QCoreApplication

from kiosk.services import orders
from kiosk.services.hall import Hall
from kiosk.services.phrases import Tongue, say_admission, say_people, say_wait
from kiosk.services.refusals import say_refusal
from kiosk.services.troubles import say_trouble
from shared.wire.errors import RETRIABLE
from shared.wire.methods import Outlook
from shared.wire.scalars import Code, Moment

translate = QCoreApplication.translate

NoticeKind = Literal["", "plain", "caution", "alarm"]


@dataclass(frozen=True, slots=True)
class ServiceProps:
    """What the page shows."""

    name: str = ""
    agency: str = ""
    letters: str = ""
    requirements: tuple[str, ...] = ()
    waiting: str = ""
    wait: str = ""
    counters: str = ""
    priority: bool = False
    notice: str = ""
    notice_kind: NoticeKind = ""
    take: str = ""
    """What the button says."""
    can_take: bool = False
    busy: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What the visitor is looking at."""

    hall: Hall
    service: Code
    priority: bool = False


def derive_service(
    choice: Choice, outlook: Outlook | None, state: orders.DeskState, *, online: bool, now: Moment, tongue: Tongue
) -> ServiceProps:
    """The page's properties."""
    service = choice.hall.service(choice.service)
    shut = say_admission(outlook, now, tongue) if outlook is not None else ""
    notice, kind = _notice(state, shut, online=online, now=now, tongue=tongue)
    available = not shut and _may_order(state)
    busy = isinstance(state, orders.Checking | orders.Asking)
    return ServiceProps(
        name=service.name.in_language(tongue.language),
        agency=choice.hall.agency(service.agency).name.in_language(tongue.language),
        letters=choice.hall.queue_of(service).prefix,
        requirements=service.requirements,
        waiting=say_people(outlook.waiting) if outlook is not None else "",
        wait=say_wait(outlook.wait) if outlook is not None and available else "",
        counters=_say_counters(outlook) if outlook is not None and available else "",
        priority=choice.priority,
        notice=notice,
        notice_kind=kind,
        take=_button(state, shut),
        can_take=online and available and not busy,
        busy=busy,
    )


def _say_counters(outlook: Outlook) -> str:
    if outlook.counters_open == 0:
        return translate("Service", "No counter is open yet")
    return translate("Service", "%n counter(s) open", None, outlook.counters_open)


def _notice(state: orders.DeskState, shut: str, *, online: bool, now: Moment, tongue: Tongue) -> tuple[str, NoticeKind]:
    match state:
        case orders.Paperless(fault=fault):
            offer = translate("Service", "You can have your number on the screen and take a photo of it.")
            return f"{say_trouble(fault.reason)} {offer}", "caution"
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
            if not online:
                return translate("Service", "Numbers cannot be given out while there is no connection."), "caution"
            return "", ""
        case _:
            assert_never(state)


def _button(state: orders.DeskState, shut: str) -> str:
    match state:
        case orders.Paperless():
            return translate("Service", "Show it on the screen")
        case orders.Checking() | orders.Asking():
            return translate("Service", "One moment please…")
        case orders.Idle() | orders.Issued() if not shut:
            return translate("Service", "Take a number")
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
