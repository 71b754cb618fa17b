"""A service's page: what to bring, how long it takes, and the button for the number."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, assert_never

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.services import desk
from kiosk.services.hall import Hall
from kiosk.services.outlooks import Outlooks
from kiosk.services.phrases import Tongue, say_admission, say_people, say_wait
from kiosk.services.refusals import say_refusal
from kiosk.services.troubles import say_trouble
from shared.ui.translation import Translation
from shared.wire.errors import RETRIABLE
from shared.wire.methods import IssueTicket, Outlook
from shared.wire.scalars import Code, Moment

QML_IMPORT_NAME = "Antrean.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

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
    choice: Choice, outlook: Outlook | None, state: desk.DeskState, *, online: bool, now: Moment, tongue: Tongue
) -> ServiceProps:
    """The page's properties."""
    service = choice.hall.service(choice.service)
    shut = say_admission(outlook, now, tongue) if outlook is not None else ""
    notice, kind = _notice(state, shut, online=online, now=now, tongue=tongue)
    available = not shut and _may_order(state)
    busy = isinstance(state, desk.Checking | desk.Asking)
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


def _notice(state: desk.DeskState, shut: str, *, online: bool, now: Moment, tongue: Tongue) -> tuple[str, NoticeKind]:
    match state:
        case desk.Paperless(fault=fault):
            offer = translate("Service", "You can have your number on the screen and take a photo of it.")
            return f"{say_trouble(fault.reason)} {offer}", "caution"
        case desk.Asking(delayed=True):
            return translate("Service", "The connection is slow. Please wait, your tap was received."), "caution"
        case desk.Refused(error=error):
            return say_refusal(error, now, tongue), "alarm"
        case desk.Away():
            return translate(
                "Service", "The server cannot be reached. You have no number yet: please try again."
            ), "alarm"
        case desk.Unsure():
            return translate("Service", "The server does not answer. Please ask our staff for your number."), "alarm"
        case desk.Idle() | desk.Checking() | desk.Asking() | desk.Issued():
            if shut:
                return shut, "caution"
            if not online:
                return translate("Service", "Numbers cannot be given out while there is no connection."), "caution"
            return "", ""
        case _:
            assert_never(state)


def _button(state: desk.DeskState, shut: str) -> str:
    match state:
        case desk.Paperless():
            return translate("Service", "Show it on the screen")
        case desk.Checking() | desk.Asking():
            return translate("Service", "One moment please…")
        case desk.Idle() | desk.Issued() if not shut:
            return translate("Service", "Take a number")
        case desk.Refused() | desk.Away() if _may_order(state) and not shut:
            return translate("Service", "Try again")
        case desk.Idle() | desk.Issued() | desk.Refused() | desk.Away() | desk.Unsure():
            return translate("Service", "No number available")
        case _:
            assert_never(state)


def _may_order(state: desk.DeskState) -> bool:
    """Whether a tap could bring a number now."""
    match state:
        case desk.Refused(error=error):
            return error.kind in RETRIABLE or error.data.code == "no_service_day"
        case desk.Unsure() | desk.Issued():
            return False
        case _:
            return True


@QmlElement
class ServiceViewModel(QObject):
    """One service at a time, and the visitor's order for it."""

    changed = Signal()

    def __init__(
        self,
        outlooks: Outlooks,
        orders: desk.Desk,
        translation: Translation,
        *,
        clock: Callable[[], Moment],
        is_online: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._outlooks = outlooks
        self._desk = orders
        self._translation = translation
        self._clock = clock
        self._is_online = is_online
        self._choice: Choice | None = None
        self.props = ServiceProps()
        outlooks.changed.connect(self.refresh)
        orders.changed.connect(self.refresh)
        translation.changed.connect(self.refresh)

    def show(self, hall: Hall, service: Code) -> None:
        """Show this service, with nothing chosen yet."""
        self._choice = Choice(hall, service)
        self._outlooks.watch(service, priority=False)
        self.refresh()

    def clear(self) -> None:
        """Forget what was looked at and chosen."""
        self._choice = None
        self._outlooks.rest()
        self.refresh()

    @Slot()
    def take(self) -> None:
        """A tap on the button."""
        if self._choice is not None and self.props.can_take:
            self._desk.take(IssueTicket(self._choice.service, self._choice.priority, self._translation.language))

    @Slot(bool)
    def choosePriority(self, priority: bool) -> None:
        """Whether the visitor asks for priority; nothing is asked back."""
        if self._choice is not None and not self.props.busy and priority != self._choice.priority:
            self._choice = Choice(self._choice.hall, self._choice.service, priority)
            self._outlooks.watch(self._choice.service, priority=priority)
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look at everything again."""
        props = ServiceProps()
        if (choice := self._choice) is not None:
            props = derive_service(
                choice,
                self._outlooks.get(choice.service, priority=choice.priority) or self._outlooks.get(choice.service),
                self._desk.state,
                online=self._is_online(),
                now=self._clock(),
                tongue=Tongue(self._translation.language, choice.hall.zone),
            )
        if props != self.props:
            self.props = props
            self.changed.emit()

    @Property(str, notify=changed)
    def name(self) -> str:
        return self.props.name

    @Property(str, notify=changed)
    def agency(self) -> str:
        return self.props.agency

    @Property(str, notify=changed)
    def letters(self) -> str:
        return self.props.letters

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def requirements(self) -> list[str]:
        return list(self.props.requirements)

    @Property(str, notify=changed)
    def waiting(self) -> str:
        return self.props.waiting

    @Property(str, notify=changed)
    def wait(self) -> str:
        return self.props.wait

    @Property(str, notify=changed)
    def counters(self) -> str:
        return self.props.counters

    @Property(bool, notify=changed)
    def priority(self) -> bool:
        return self.props.priority

    @Property(str, notify=changed)
    def notice(self) -> str:
        return self.props.notice

    @Property(str, notify=changed)
    def noticeKind(self) -> str:
        """NoticeKind"""
        return self.props.notice_kind

    @Property(str, notify=changed)
    def takeText(self) -> str:
        return self.props.take

    @Property(bool, notify=changed)
    def canTake(self) -> bool:
        return self.props.can_take

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self.props.busy
