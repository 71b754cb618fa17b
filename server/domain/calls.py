"""Decisions about the visitor at a counter: call, recall, start, finish, no-show, hold, note, transfer."""

from typing import NamedTuple

from msgspec.structs import replace

from server.domain import refusals
from server.domain.occasion import Decision, Occasion
from server.domain.site import serves
from shared.wire import events as ev
from shared.wire import methods as do
from shared.wire.board import called_at_counter, sent_on
from shared.wire.events import Event
from shared.wire.scalars import Code, TicketId
from shared.wire.ticket import CounterState, Ticket


def call_next(on: Occasion, command: do.CallNext) -> Decision:
    counter = on.ready(command.counter)
    ended = _end_before(on, counter)
    first = on.day.first(counter.code, ended.stays)
    if first is None:
        if not ended.events:
            raise refusals.NobodyWaiting(counter.code)
        return Decision(ended.events, do.Called(None))
    return _call(on, counter, first, ended)


def call_ticket(on: Occasion, command: do.CallTicket) -> Decision:
    counter = on.ready(command.counter)
    ticket = on.ticket(command.ticket)
    on.within_reach(ticket)
    if ticket.state != "waiting":
        raise refusals.TicketNotWaiting(ticket.state)
    return _call(on, counter, ticket.id, _end_before(on, counter), command.reason)


def recall(on: Occasion, command: do.Recall) -> Decision:
    ticket = on.called(command.counter)
    limit = on.day.site.description.recall_limit
    if limit and ticket.recalls >= limit:
        raise refusals.RecallLimit(limit)
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
    return Decision(_end(on, on.present(command.counter), command.counter).events)


def no_show(on: Occasion, command: do.MarkNoShow) -> Decision:
    ticket = on.called(command.counter)
    needed = on.day.site.description.recalls_before_no_show
    if ticket.recalls < needed:
        raise refusals.RecallFirst(needed, ticket.recalls)
    return Decision((ev.TicketNoShow(ticket.id, command.counter),))


def hold(on: Occasion, command: do.HoldTicket) -> Decision:
    return Decision((ev.TicketHeld(on.present(command.counter).id, command.counter, command.reason),))


def note(on: Occasion, command: do.NoteVisit) -> Decision:
    ticket = on.present(command.counter)
    if (command.result, command.note) == (ticket.result, ticket.note):
        return Decision(())
    return Decision((ev.VisitNoted(ticket.id, command.counter, command.result, command.note),))


def transfer(on: Occasion, command: do.TransferTicket) -> Decision:
    ticket = on.present(command.counter)
    service = on.service(command.service or ticket.service)
    if command.for_counter is not None and command.for_officer is not None:
        raise refusals.TwoTargets
    if command.for_counter is not None:
        _may_call(on, command.counter, on.counter(command.for_counter), service.queue)
    elif command.for_officer is not None:
        _may_call(on, command.counter, _seat_of(on, command.for_officer), service.queue)
    elif service.queue == ticket.queue:
        raise refusals.SameQueue(ticket.queue)
    return Decision(
        (
            ev.TicketTransferred(
                ticket.id,
                command.counter,
                service.queue,
                service.code,
                command.note,
                command.for_counter,
                command.for_officer,
            ),
        )
    )


def _seat_of(on: Occasion, officer: Code) -> CounterState:
    """The counter where an officer sits. Raises OfficerAway."""
    if (seat := on.day.board.seat_of(officer)) is None:
        raise refusals.OfficerAway(officer)
    return seat


def _may_call(on: Occasion, counter: Code, target: CounterState, queue: Code) -> None:
    """Whether a visitor of `counter` can be sent to `target` for `queue`.

    Raises AlreadyHere, CounterClosed, NotServedThere.
    """
    if target.code == counter:
        raise refusals.AlreadyHere(counter)
    if target.status == "closed":
        raise refusals.CounterClosed(target.code)
    known = on.day.site.counter_by_code.get(target.code)
    if known is None or not serves(known, queue):
        raise refusals.NotServedThere(target.code, queue)


class _Ended(NamedTuple):
    """How the visit before has ended; nothing, where there was none."""

    events: tuple[Event, ...] = ()
    ticket: TicketId | None = None
    stays: Ticket | None = None
    """The ticket in its next line, where it goes on to a service planned."""


def _call(on: Occasion, counter: CounterState, ticket: TicketId, before: _Ended, reason: str = "") -> Decision:
    stays = before.stays
    waiting = stays if stays is not None and stays.id == ticket else on.day.board.tickets[ticket]
    called = called_at_counter(waiting, counter.code, on.now)
    event = ev.TicketCalled(
        called.id, called.number, called.queue, counter.code, called.language, reason, before.ticket
    )
    return Decision((*before.events, event), do.Called(called))


def _end_before(on: Occasion, counter: CounterState) -> _Ended:
    """The end of the visit now at the counter, where the site lets *next* do both in one step. Raises CounterBusy."""
    if counter.ticket is None:
        return _Ended()
    if not on.day.site.description.next_finishes:
        raise refusals.CounterBusy(counter.ticket)
    return _end(on, on.day.board.tickets[counter.ticket], counter.code)


def _end(on: Occasion, ticket: Ticket, counter: Code) -> _Ended:
    """The visit's end, or its way on to the first of the services planned that the site still has."""
    left = tuple(code for code in ticket.then if code in on.day.site.service_by_code)
    planned: tuple[Event, ...] = () if left == ticket.then else (ev.TicketPlanned(ticket.id, left),)
    if not left:
        return _Ended((*planned, ev.ServiceFinished(ticket.id, counter)), ticket.id)
    service = on.day.site.service_by_code[left[0]]
    goes_on = ev.TicketTransferred(ticket.id, counter, service.queue, service.code, finished=True)
    return _Ended((*planned, goes_on), ticket.id, sent_on(replace(ticket, then=left), goes_on))
