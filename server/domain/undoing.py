"""Taking back the officer's last step at a counter: every ticket is as it was, wherever nobody has gone on with it."""

from collections.abc import Iterator

from msgspec.structs import replace

from server.domain import refusals
from server.domain.day import ServiceDay
from server.domain.occasion import Decision, Occasion
from server.domain.steps import AT_COUNTER, Taken, unchanged
from shared.wire import events as ev
from shared.wire import methods as do
from shared.wire.events import Event
from shared.wire.scalars import Code, Moment, Seq, TicketId
from shared.wire.ticket import Ticket


def undo(on: Occasion, command: do.UndoStep) -> Decision:
    """Raises UnknownCounter, NotYourCounter, NothingToUndo, UndoPassed, UndoTooLate, UndoOvertaken."""
    counter = on.own(command.counter)
    step = on.day.steps.newest(counter.code)
    if step is None:
        raise refusals.NothingToUndo(counter.code)
    if step.seq != command.step:
        raise refusals.UndoPassed(step.seq)
    return Decision(_taking_back(on.day, counter.code, step, on.now))


def view_desk(on: Occasion, query: do.GetDesk) -> do.DeskView:
    """The officer's figures of today, and the step that `counter.undo` would take back now.

    Raises UnknownCounter, NotYourCounter.
    """
    counter = on.own(query.counter)
    step = on.day.steps.newest(counter.code)
    told = None
    if step is not None:
        try:
            _taking_back(on.day, counter.code, step, on.now)
            told = step.told(on.day.site.description.undo_seconds * 1000)
        except refusals.Refusal:
            pass  # which the officer would hear
    tally = on.day.tallies.get(counter.officer or "")
    return do.DeskView(told, do.Figures() if tally is None else tally.figures())


def _taking_back(day: ServiceDay, counter: Code, step: Taken, now: Moment) -> tuple[Event, ...]:
    seconds = day.site.description.undo_seconds
    if now - step.at > seconds * 1000:
        raise refusals.UndoTooLate(seconds)
    if step.counter is not None:
        return (_pause_or_end_of_it(day, counter, step),)
    if step.kind == "issue":
        return tuple(ev.TicketCancelled(before.id, by=counter, undone=seq) for seq, before in _back(day, step))
    there = day.board.counters[counter].ticket
    if there is not None and all(change.before.id != there for change in step.changes):
        for change in step.changes:
            if change.before.state in AT_COUNTER:
                raise refusals.UndoOvertaken(day.board.tickets[there].number)
    return tuple(ev.TicketRestored(before, seq) for seq, before in _back(day, step))


def _back(day: ServiceDay, step: Taken) -> Iterator[tuple[Seq, Ticket]]:
    """The tickets as they were before each change, the latest change first. Raises UndoOvertaken."""
    # The visit that *next* ended may have gone on to the line from which it was called at once.
    now: dict[TicketId, Ticket] = {}
    for change in step.changes:
        ticket = change.before
        as_it_is = now.get(ticket.id) or day.board.tickets.get(ticket.id)
        if not unchanged(as_it_is, change.after):
            raise refusals.UndoOvertaken(ticket.number)
        now[ticket.id] = _before(day, ticket, as_it_is)
        yield change.seq, now[ticket.id]


def _pause_or_end_of_it(day: ServiceDay, counter: Code, step: Taken) -> Event:
    before = step.counter
    if before is None or before.status != "paused":
        return ev.CounterResumed(counter, step.seq)
    if (there := day.board.counters[counter].ticket) is not None:
        raise refusals.UndoOvertaken(day.board.tickets[there].number)
    return ev.CounterPaused(counter, before.reason, before.until, step.seq)


def _before(day: ServiceDay, ticket: Ticket, now: Ticket | None) -> Ticket:
    """The ticket as it was, but for what no step has changed: its paper, calls once more, targets that have gone."""
    printed = day.late_prints.get(ticket.id, ticket.printed) if now is None else now.printed
    if now is not None and ticket.state in AT_COUNTER and now.state in AT_COUNTER:
        return replace(ticket, printed=printed, recalls=now.recalls, called_at=now.called_at)
    if ticket.state == "waiting" and not _target_there(day, ticket):
        return replace(ticket, printed=printed, for_counter=None, for_officer=None)
    return replace(ticket, printed=printed)


def _target_there(day: ServiceDay, ticket: Ticket) -> bool:
    if ticket.for_counter is not None:
        return (target := day.board.counters.get(ticket.for_counter)) is not None and target.status != "closed"
    if ticket.for_officer is not None:
        return day.board.seat_of(ticket.for_officer) is not None
    return True
