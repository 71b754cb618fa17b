"""What the desk shows of the visitor at the counter or, while nobody is there, in their place."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from officer_console.viewmodels.pausing import say_pause
from officer_console.viewmodels.rows import TicketRow
from officer_console.viewmodels.wording import Naming, class_name, duration, result_name, state_name
from shared.wire.scalars import Moment
from shared.wire.ticket import CounterState, Ticket, TicketState

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class VisitorProps:
    """The ticket at the counter."""

    number: str
    state: TicketState
    state_text: str
    service: str
    agency: str
    priority: bool
    class_text: str
    story: str
    """When it was called, how often, after how long a wait."""
    noted: str = ""
    """What came of the visit so far, and what officers wrote for one another."""
    goes_on: str = ""
    """The services that the visit goes on to."""


@dataclass(frozen=True, slots=True)
class EmptyProps:
    """What stands in the visitor's place while nobody is at the counter."""

    headline: str
    detail: str


def derive_visitor(ticket: Ticket, naming: Naming) -> VisitorProps:
    """The visitor's card."""
    service = naming.find_service(ticket.service)
    return VisitorProps(
        number=ticket.number,
        state=ticket.state,
        state_text=state_name(ticket.state),
        service=naming.service(ticket.service),
        agency=naming.agency(service.agency) if service else "",
        priority=ticket.priority,
        class_text=class_name(priority=ticket.priority),
        story=_story(ticket, naming),
        noted=_noted(ticket),
        goes_on=_goes_on(ticket, naming),
    )


def derive_empty(
    seat: CounterState, next_row: TicketRow | None, naming: Naming, now: Moment, countdown: int | None
) -> EmptyProps:
    """What is shown of a counter without a visitor; `next_row` comes next, in `countdown` seconds by itself."""
    if seat.status == "paused":
        return EmptyProps(*say_pause(seat, naming, now))
    if next_row is None:
        detail = translate("Desk", "New numbers appear in the list by themselves.")
        return EmptyProps(translate("Desk", "Nobody is waiting"), detail)
    detail = translate("Desk", "Next: {number} · {service}").format(number=next_row.number, service=next_row.service)
    if countdown is not None:
        soon = translate("Desk", "{number} is called in %n s (Esc: later)", None, countdown)
        return EmptyProps(soon.format(number=next_row.number), detail)
    return EmptyProps(translate("Desk", "Ready for the next visitor"), detail)


def _story(ticket: Ticket, naming: Naming) -> str:
    told = []
    if ticket.called_at is not None:
        told.append(translate("Desk", "Called at {hour}").format(hour=naming.hour(ticket.called_at)))
        waited = duration(ticket.called_at - ticket.issued_at)
        told.append(translate("Desk", "waited {time}").format(time=waited))
    else:
        told.append(translate("Desk", "Ticket taken at {hour}").format(hour=naming.hour(ticket.issued_at)))
    if ticket.recalls:
        told.append(translate("Desk", "called again %n time(s)", None, ticket.recalls))
    if ticket.printed == "failed":
        told.append(translate("Desk", "no paper came out"))
    if ticket.printed == "none":
        told.append(translate("Desk", "without paper"))
    return " · ".join(told)


def _noted(ticket: Ticket) -> str:
    if ticket.result is None:
        return translate("Desk", "Note: {note}").format(note=ticket.note) if ticket.note else ""
    return ": ".join(part for part in (result_name(ticket.result), ticket.note) if part)


def _goes_on(ticket: Ticket, naming: Naming) -> str:
    if not ticket.then:
        return ""
    services = ", ".join(naming.service(code) for code in ticket.then)
    return translate("Desk", "Then: {services}").format(services=services)
