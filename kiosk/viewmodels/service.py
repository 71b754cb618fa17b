"""A service's page: what to bring, how long it takes, and the button for the number."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.services.desk import Desk
from kiosk.services.hall import Hall
from kiosk.services.outlooks import Outlooks
from kiosk.services.phrases import Tongue
from kiosk.viewmodels.service_props import Choice, Means, ServiceProps, derive_service
from shared.ui.translation import Translation
from shared.wire.methods import IssueTicket
from shared.wire.scalars import Code, Moment

QML_IMPORT_NAME = "Antrean.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ServiceViewModel(QObject):
    """One service at a time, and the visitor's order for it."""

    changed = Signal()

    def __init__(
        self,
        outlooks: Outlooks,
        desk: Desk,
        translation: Translation,
        *,
        clock: Callable[[], Moment],
        means: Callable[[], Means],
    ) -> None:
        super().__init__()
        self._outlooks = outlooks
        self._desk = desk
        self._translation = translation
        self._clock = clock
        self._means = means
        self._choice: Choice | None = None
        self.props = ServiceProps()
        outlooks.changed.connect(self.refresh)
        desk.changed.connect(self.refresh)
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
            order = IssueTicket(self._choice.service, self._choice.priority, self._translation.language)
            self._desk.take(order, without_paper=self.props.paperless)

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
                means=self._means(),
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
    def cost(self) -> str:
        return self.props.cost

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
    def asksPriority(self) -> bool:
        return self.props.asks_priority

    @Property(str, notify=changed)
    def closing(self) -> str:
        return self.props.closing

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self.props.busy
