"""What a ticket's paper and QR code say of an issued number."""

from kiosk.printing.ticket import TicketPaper
from kiosk.services.hall import Hall
from kiosk.services.phrases import round_wait
from shared.ui.moments import local_time
from shared.wire.methods import Issued
from shared.wire.ticket import Ticket


def make_paper(answer: Issued, hall: Hall, *, own: bool = False) -> TicketPaper:
    """The paper of a number, in the language that it was taken in; nobody knows the place of the kiosk's own."""
    ticket = answer.ticket
    language = ticket.language
    service = hall.site.read_service(hall.service(ticket.service), language)
    return TicketPaper(
        site=hall.site.name.in_language(language),
        mpp=hall.site.mpp.in_language(language),
        agency=hall.agency(service.agency).name.in_language(language),
        service=service.name.in_language(language),
        number=ticket.number,
        priority=ticket.priority,
        issued_at=local_time(ticket.issued_at, hall.zone),
        ahead=None if own else answer.ahead,
        offline=own,
        wait=round_wait(answer.wait) if answer.wait is not None else None,
        zone=", ".join(zone.name.in_language(language) for zone in hall.zones_of(ticket.queue)),
        counters=tuple(counter.name.in_language(language) for counter in hall.counters_of(ticket.queue)),
        requirements=service.requirements,
        qr=write_code(ticket, hall),
        language=language,
    )


def write_code(ticket: Ticket, hall: Hall) -> str:
    """What the QR code holds: readable to whoever scans it, and the ticket's id at its end for the staff."""
    issued = local_time(ticket.issued_at, hall.zone)
    return f"{ticket.number} {hall.site.name.id} {issued:%Y-%m-%d %H:%M} {ticket.id}"
