"""Decisions about who sits at a counter."""

from server.domain import refusals
from server.domain.directed import release
from server.domain.occasion import Decision, Occasion
from server.domain.takeover import ask_no_more
from shared.wire import events as ev
from shared.wire import methods as do
from shared.wire.scalars import Moment


def open_counter(on: Occasion, command: do.OpenCounter) -> Decision:
    state = on.counter(command.counter)
    if on.officer is None or state.code not in on.allowed_counters:
        raise refusals.CounterNotAllowed(state.code)
    if state.officer == on.officer:
        return Decision(())
    if state.officer is not None:
        raise refusals.CounterTaken(state.code, state.officer)
    if (elsewhere := on.seat) is not None:
        raise refusals.OfficerElsewhere(elsewhere)
    return Decision((*ask_no_more(on, on.officer), ev.CounterOpened(state.code, on.officer)))


def pause_counter(on: Occasion, command: do.PauseCounter) -> Decision:
    counter = on.own(command.counter)
    on.nobody_at(counter)
    if command.until is not None:
        _ahead(on, command.until)
    return Decision((ev.CounterPaused(counter.code, command.reason, command.until),))


def resume_counter(on: Occasion, command: do.ResumeCounter) -> Decision:
    counter = on.own(command.counter)
    if counter.status != "paused":
        raise refusals.CounterNotPaused(counter.code)
    return Decision((ev.CounterResumed(counter.code),))


def close_counter(on: Occasion, command: do.CloseCounter) -> Decision:
    counter = on.own(command.counter)
    on.nobody_at(counter)
    return Decision((ev.CounterClosed(counter.code), *release(on.day.board, counter.code)))


def _ahead(on: Occasion, until: Moment) -> None:
    """Raises PauseNotAhead."""
    if until <= on.now or on.day.site.calendar.service_day(until).isoformat() != on.day.board.day:
        raise refusals.PauseNotAhead(until)
