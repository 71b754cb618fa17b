"""The last page: the number, where to wait, and what becomes of the paper."""

from dataclasses import dataclass
from typing import Literal, assert_never

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.printing.outcome import Printed, PrintFailed
from kiosk.printing.ticket import join_counters
from kiosk.services import orders
from kiosk.services.desk import Desk
from kiosk.services.hall import Hall
from kiosk.services.paper import write_code
from kiosk.services.phrases import say_turn, say_unknown, say_wait
from kiosk.services.troubles import say_trouble
from shared.ui.translation import Translation
from shared.wire.scalars import Language

QML_IMPORT_NAME = "Antrean.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

PaperKind = Literal["", "printing", "printed", "failed"]


@dataclass(frozen=True, slots=True)
class TicketProps:
    """What the page shows."""

    number: str = ""
    agency: str = ""
    service: str = ""
    zone: str = ""
    counters: str = ""
    ahead: str = ""
    wait: str = ""
    own: bool = False
    """Of the kiosk's own series."""
    priority: bool = False
    code: str = ""
    paper: str = ""
    paper_kind: PaperKind = ""


def derive_ticket(hall: Hall, issued: orders.Issued, language: Language) -> TicketProps:
    """The page's properties."""
    answer = issued.answer
    ticket = answer.ticket
    service = hall.service(ticket.service)
    paper, kind = _say_paper(issued.paper)
    return TicketProps(
        number=ticket.number,
        agency=hall.agency(service.agency).name.in_language(language),
        service=service.name.in_language(language),
        zone=", ".join(zone.name.in_language(language) for zone in hall.zones_of(ticket.queue)),
        counters=join_counters(tuple(counter.name.in_language(language) for counter in hall.counters_of(ticket.queue))),
        ahead=say_turn() if issued.own else _say_ahead(answer.ahead),
        wait=say_unknown() if issued.own else say_wait(answer.wait),
        own=issued.own,
        priority=ticket.priority,
        code=write_code(ticket, hall),
        paper=paper,
        paper_kind=kind,
    )


def _say_ahead(ahead: int) -> str:
    if ahead == 0:
        return translate("Ticket", "You are next")
    return translate("Ticket", "%n person(s) before you", None, ahead)


def _say_paper(paper: orders.PaperState) -> tuple[str, PaperKind]:
    match paper:
        case orders.Printing():
            return translate("Ticket", "Your ticket is being printed…"), "printing"
        case Printed(confirmed=True):
            return translate("Ticket", "Your ticket is printed. Please take it."), "printed"
        case Printed():
            return translate(
                "Ticket", "Your ticket was sent to the printer. If none comes, photograph this."
            ), "printed"
        case PrintFailed(maybe_on_paper=True):
            return translate("Ticket", "The ticket may be incomplete. Your number counts: photograph this."), "failed"
        case PrintFailed(reason=reason):
            valid = translate("Ticket", "Your number is valid without paper: photograph this.")
            return f"{say_trouble(reason)} {valid}", "failed"
        case _:
            assert_never(paper)


@QmlElement
class TicketViewModel(QObject):
    """The number just taken, for as long as its visitor is there."""

    changed = Signal()

    def __init__(self, desk: Desk, translation: Translation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._translation = translation
        self._hall: Hall | None = None
        self.props = TicketProps()
        desk.changed.connect(self._refresh)
        translation.changed.connect(self._refresh)

    def show_hall(self, hall: Hall) -> None:
        """A hall, new or described anew."""
        self._hall = hall
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        state, props = self._desk.state, TicketProps()
        if isinstance(state, orders.Issued) and self._hall is not None and self._hall.has(state.answer.ticket.service):
            props = derive_ticket(self._hall, state, self._translation.language)
        if props != self.props:
            self.props = props
            self.changed.emit()

    @Property(str, notify=changed)
    def number(self) -> str:
        return self.props.number

    @Property(str, notify=changed)
    def agency(self) -> str:
        return self.props.agency

    @Property(str, notify=changed)
    def service(self) -> str:
        return self.props.service

    @Property(str, notify=changed)
    def zone(self) -> str:
        return self.props.zone

    @Property(str, notify=changed)
    def counters(self) -> str:
        return self.props.counters

    @Property(str, notify=changed)
    def ahead(self) -> str:
        return self.props.ahead

    @Property(str, notify=changed)
    def wait(self) -> str:
        return self.props.wait

    @Property(bool, notify=changed)
    def own(self) -> bool:
        return self.props.own

    @Property(bool, notify=changed)
    def priority(self) -> bool:
        return self.props.priority

    @Property(str, notify=changed)
    def code(self) -> str:
        """What the QR code holds."""
        return self.props.code

    @Property(str, notify=changed)
    def paper(self) -> str:
        return self.props.paper

    @Property(str, notify=changed)
    def paperKind(self) -> str:
        """PaperKind"""
        return self.props.paper_kind
