"""Decisions about the visitor at a counter: call, recall, start, finish, no-show, hold, transfer."""

from server.domain import refusals
from server.domain.occasion import Decision, Occasion
from shared.wire import events as ev
from shared.wire import methods as do
from shared.wire.board import called_at_counter
from shared.wire.events import Event
from shared.wire.scalars import TicketId
from shared.wire.ticket import CounterState


def call_next(on: Occasion, command: do.CallNext) -> Decision:
    counter = on.ready(command.counter)
    finished = _finish_before(on, counter)
    first = on.day.first(counter.code)
    if first is None:
        if not finished:
            raise refusals.NobodyWaiting(counter.code)
        return Decision(finished, do.Called(None))
    return _call(on, counter, first, finished)


def call_ticket(on: Occasion, command: do.CallTicket) -> Decision:
    counter = on.ready(command.counter)
    ticket = on.ticket(command.ticket)
    on.may_handle(ticket)
    if ticket.state != "waiting":
        raise refusals.TicketNotWaiting(ticket.state)
    return _call(on, counter, ticket.id, _finish_before(on, counter), command.reason)


def recall(on: Occasion, command: do.Recall) -> Decision:
    ticket = on.called(command.counter)
    return Decision(
        (
            ev.TicketRecalled(
                ticket.id, ticket.number, ticket.queue, command.counter, ticket.language, ticket.recalls + 1
            ),
        )
    )


def start_service(on: Occasion, command: do.StartService) -> Decision:
    return Decision((ev.ServiceStarted(on.called(command.counter).id, command.counter),))


def finish_service(on: Occasion, command: do.FinishService) -> Decision:
    return Decision((ev.ServiceFinished(on.present(command.counter).id, command.counter),))


def no_show(on: Occasion, command: do.MarkNoShow) -> Decision:
    return Decision((ev.TicketNoShow(on.called(command.counter).id, command.counter),))


def hold(on: Occasion, command: do.HoldTicket) -> Decision:
    return Decision((ev.TicketHeld(on.present(command.counter).id, command.counter, command.reason),))


def transfer(on: Occasion, command: do.TransferTicket) -> Decision:
    ticket = on.present(command.counter)
    service = on.service(command.service or ticket.service)
    if service.queue == ticket.queue:
        raise refusals.SameQueue(ticket.queue)
    return Decision((ev.TicketTransferred(ticket.id, command.counter, service.queue, service.code, command.note),))


def _call(
    on: Occasion, counter: CounterState, ticket: TicketId, before: tuple[Event, ...], reason: str = ""
) -> Decision:
    called = called_at_counter(on.day.board.tickets[ticket], counter.code, on.now)
    event = ev.TicketCalled(called.id, called.number, called.queue, counter.code, called.language, reason)
    return Decision((*before, event), do.Called(called))


def _finish_before(on: Occasion, counter: CounterState) -> tuple[Event, ...]:
    """The end of the visit now at the counter, where the site lets *next* do both in one step."""
    if counter.ticket is None:
        return ()
    if not on.day.site.description.next_finishes:
        raise refusals.CounterBusy(counter.ticket)
    return (ev.ServiceFinished(counter.ticket, counter.code),)
