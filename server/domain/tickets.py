"""Decisions about a ticket away from any counter: its issue, its paper, its return to the line."""

from server.domain import refusals
from server.domain.admission import admit, due
from server.domain.occasion import Decision, Occasion
from shared.wire import events as ev
from shared.wire import methods as do
from shared.wire.scalars import Code, Language, Moment, Number, TicketId
from shared.wire.site import Service
from shared.wire.ticket import PrintState, Ticket, write_number

UNSHOWN_MS = 10 * 60_000
"""How long a kiosk may take back a ticket whose number it has shown nobody."""


def issue(on: Occasion, command: do.IssueTicket) -> Decision:
    service, then = on.service(command.service), on.services(command.then)
    due_at = due(on.day, on.now, priority=command.priority)
    if on.officer is None:
        admit(on.day, service.code, due_at, on.now)
    queue = on.day.site.queue_by_code[service.queue]
    return join(
        on,
        write_number(queue.prefix, on.day.last_number[queue.code] + 1),
        service,
        priority=command.priority,
        language=command.language,
        visit=on.visit(command.visit),
        issued_at=on.now,
        due_at=due_at,
        then=then,
        printed="queued" if command.paper else "none",
    )


def join(
    on: Occasion,
    number: Number,
    service: Service,
    *,
    priority: bool,
    language: Language,
    visit: TicketId,
    issued_at: Moment,
    due_at: Moment,
    then: tuple[Code, ...] = (),
    printed: PrintState = "queued",
) -> Decision:
    """A new ticket in the line of its service, with what its paper says of the wait."""
    queue = service.queue
    ticket = Ticket(
        id=on.id,
        number=number,
        queue=queue,
        service=service.code,
        priority=priority,
        language=language,
        visit=visit,
        issued_at=issued_at,
        due_at=due_at,
        printed=printed,
        then=then,
    )
    serving = on.day.serving(queue)
    return Decision(
        (ev.TicketIssued(ticket, "priority" if priority else "issued", on.seat),),
        do.Issued(
            ticket,
            ahead=on.day.ahead(queue, due_at),
            wait=on.day.forecast.wait(queue, due_at, serving, idle=on.day.idle(serving)),
        ),
    )


def report_print(on: Occasion, command: do.ReportPrint) -> Decision:
    if command.ticket not in on.day.issued:
        raise refusals.UnknownTicket(command.ticket)
    return Decision((ev.TicketPrintReported(command.ticket, command.state, command.reason),))


def reprint(on: Occasion, command: do.ReprintTicket) -> Decision:
    ticket = on.ticket(command.ticket)
    match on.asker.kiosks.get(command.kiosk):
        case None:
            raise refusals.UnknownKiosk(command.kiosk)
        case False:
            raise refusals.KioskOffline(command.kiosk)
    return Decision((ev.TicketReprintRequested(ticket.id, command.kiosk),))


def cancel(on: Occasion, command: do.CancelTicket) -> Decision:
    ticket = on.ticket(command.ticket)
    if on.officer is not None:
        on.may_handle(ticket)
    elif ticket.state != "waiting":
        raise refusals.TicketNotWaiting(ticket.state)
    elif on.now - ticket.issued_at >= UNSHOWN_MS:
        raise refusals.CancelTooLate(UNSHOWN_MS // 1000)
    return Decision((ev.TicketCancelled(ticket.id, command.reason, on.seat),))


def return_to_line(on: Occasion, command: do.ReturnTicket) -> Decision:
    ticket = on.ticket(command.ticket)
    on.within_reach(ticket)
    match ticket.state:
        case "held":
            due_at = ticket.due_at
        case "no_show":
            due_at = on.now
        case state:
            raise refusals.TicketNotAway(state)
    return Decision((ev.TicketReturned(ticket.id, due_at, on.seat),))


def plan(on: Occasion, command: do.PlanVisit) -> Decision:
    ticket = on.ticket(command.ticket)
    on.may_handle(ticket)
    then = on.services(command.then)
    return Decision(() if then == ticket.then else (ev.TicketPlanned(ticket.id, then, on.seat),))


def undo_no_show(on: Occasion, command: do.UndoNoShow) -> Decision:
    ticket = on.ticket(command.ticket)
    on.within_reach(ticket)
    if ticket.state != "no_show":
        raise refusals.NotNoShow(ticket.state)
    seconds = on.day.site.description.undo_seconds
    if on.now - on.day.no_show_at[ticket.id] > seconds * 1000:
        raise refusals.UndoTooLate(seconds)
    state = on.day.board.counters.get(ticket.counter or "")
    free = state is not None and state.officer == on.officer and state.status == "open" and state.ticket is None
    return Decision((ev.NoShowUndone(ticket.id, ticket.counter if free else None),))
