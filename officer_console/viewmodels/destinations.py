"""Where a visitor can go on to: services, counters, colleagues."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from officer_console.viewmodels.wording import Naming
from shared.wire.board import Board
from shared.wire.scalars import Code
from shared.wire.site import Counter, Service
from shared.wire.ticket import Ticket

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Destination:
    """A service."""

    service: Code
    name: str
    agency: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Target:
    """A counter or an officer that a ticket can be sent to, or why it cannot."""

    name: str
    detail: str
    counter: Code | None = None
    officer: Code | None = None
    free: bool = True
    """Whether it can be chosen."""


def all_services(naming: Naming) -> tuple[Destination, ...]:
    """Every service, in the profile's order."""
    return tuple(_destination(service, naming) for service in naming.site.services)


def own_services_first(naming: Naming, counter: Counter) -> tuple[Destination, ...]:
    """Every service, those that a counter serves before the others."""
    own = {queue for tier in counter.tiers for queue in tier}
    services = sorted(naming.site.services, key=lambda service: service.queue not in own)
    return tuple(_destination(service, naming) for service in services)


def other_queues(ticket: Ticket, naming: Naming) -> tuple[Destination, ...]:
    """Every service of another queue than the ticket's, in the profile's order."""
    return tuple(_destination(service, naming) for service in naming.site.services if service.queue != ticket.queue)


def counters_for(ticket: Ticket, own: Code, board: Board, naming: Naming) -> tuple[Target, ...]:
    """The other counters that serve the ticket's queue; closed ones cannot be chosen."""
    return tuple(
        _counter_target(counter, board, naming)
        for counter in naming.site.counters
        if counter.code != own and _serves(counter, ticket.queue)
    )


def officers_for(ticket: Ticket, own: Code, board: Board, naming: Naming) -> tuple[Target, ...]:
    """The colleagues who may serve the ticket's queue, those at a counter first; the others cannot be chosen."""
    serving = {counter.code: counter for counter in naming.site.counters if _serves(counter, ticket.queue)}
    seats = {seat.officer: seat.code for seat in board.counters.values() if seat.officer is not None}
    found = []
    for officer in naming.site.officers:
        seat = seats.get(officer.code)
        if officer.code == own or not (seat in serving or any(code in serving for code in officer.counters)):
            continue
        if seat is None:
            detail, free = translate("Destinations", "not at a counter"), False
        elif seat in serving:
            detail, free = naming.counter(seat), True
        else:
            other = translate("Destinations", "{counter}, which serves other queues")
            detail, free = other.format(counter=naming.counter(seat)), False
        found.append(Target(officer.name, detail, officer=officer.code, free=free))
    return tuple(sorted(found, key=lambda target: not target.free))


def _counter_target(counter: Counter, board: Board, naming: Naming) -> Target:
    name = counter.name.in_language(naming.language)
    seat = board.counters.get(counter.code)
    if seat is None or seat.status == "closed":
        return Target(name, translate("Destinations", "closed"), counter=counter.code, free=False)
    officer = naming.officer(seat.officer) if seat.officer else ""
    paused = translate("Destinations", "paused") if seat.status == "paused" else ""
    return Target(name, " · ".join(part for part in (officer, paused) if part), counter=counter.code)


def _serves(counter: Counter, queue: Code) -> bool:
    return any(queue in tier for tier in counter.tiers)


def _destination(service: Service, naming: Naming) -> Destination:
    prefix = next((queue.prefix for queue in naming.site.queues if queue.code == service.queue), "")
    return Destination(service.code, service.name.in_language(naming.language), naming.agency(service.agency), prefix)
