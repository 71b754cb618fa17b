"""Decisions about a counter that passes from one officer to another."""

from typing import Final

from server.domain import refusals
from server.domain.directed import release
from server.domain.occasion import Decision, Occasion
from shared.wire import events as ev
from shared.wire import methods as do
from shared.wire.events import Event
from shared.wire.scalars import Code, Moment
from shared.wire.ticket import CounterState

ANSWER_MS: Final = 30_000
"""How long the officer at a counter has for an answer before the one who asks may take it."""


def request_counter(on: Occasion, command: do.RequestCounter) -> Decision:
    state = on.counter(command.counter)
    if on.officer is None or state.code not in on.allowed_counters:
        raise refusals.CounterNotAllowed(state.code)
    if state.officer is None:
        raise refusals.CounterFree(state.code)
    if state.officer == on.officer:
        return Decision((), do.Requested(on.now))
    if (elsewhere := on.seat) is not None:
        raise refusals.OfficerElsewhere(elsewhere)
    if state.wanted_by == on.officer and state.wanted_at is not None:
        return Decision((), do.Requested(_takeover_at(on, state, state.wanted_at)))
    before = ask_no_more(on, on.officer)
    if state.wanted_by is not None:
        if state.wanted_by in on.asker.officers:
            raise refusals.CounterWanted(state.code, state.wanted_by)
        before = (*before, ev.CounterRequestDropped(state.code))
    answer = do.Requested(_takeover_at(on, state, on.now))
    return Decision((*before, ev.CounterRequested(state.code, on.officer)), answer)


def view_takeover(on: Occasion, query: do.GetTakeover) -> do.Requested:
    """From when on the counter that the officer has asked for may be taken, as things are now.

    Raises UnknownCounter, CounterNotWanted.
    """
    state = on.counter(query.counter)
    if on.officer is None or state.wanted_by != on.officer or state.wanted_at is None:
        raise refusals.CounterNotWanted(state.code)
    return do.Requested(_takeover_at(on, state, state.wanted_at))


def drop_request(on: Occasion, command: do.DropRequest) -> Decision:
    state = on.counter(command.counter)
    if on.officer is None or on.officer not in (state.officer, state.wanted_by):
        raise refusals.NotYourCounter(state.code)
    if state.wanted_by is None:
        raise refusals.CounterNotWanted(state.code)
    return Decision((ev.CounterRequestDropped(state.code),))


def hand_over(on: Occasion, command: do.HandOver) -> Decision:
    state = on.own(command.counter)
    if state.wanted_by is None:
        raise refusals.CounterNotWanted(state.code)
    if state.wanted_by not in on.asker.officers:
        raise refusals.OfficerGone(state.wanted_by)
    return _pass_on(on, state, state.wanted_by)


def take_over(on: Occasion, command: do.TakeOver) -> Decision:
    state = on.counter(command.counter)
    if on.officer is None or state.code not in on.allowed_counters:
        raise refusals.CounterNotAllowed(state.code)
    if state.officer == on.officer:
        return Decision(())
    if state.wanted_by != on.officer or state.wanted_at is None:
        raise refusals.CounterNotWanted(state.code)
    if on.now < (at := _takeover_at(on, state, state.wanted_at)):
        raise refusals.TakeoverTooSoon(state.code, at)
    return _pass_on(on, state, on.officer)


def _pass_on(on: Occasion, state: CounterState, officer: Code) -> Decision:
    """The visitor stays at the counter; who was sent to it, and not yet called, came for the officer before."""
    return Decision((ev.CounterHandedOver(state.code, officer), *release(on.day.board, state.code)))


def _takeover_at(on: Occasion, state: CounterState, wanted_at: Moment) -> Moment:
    """From when on a counter that was asked for may be taken: at once where nobody is there to answer."""
    return wanted_at + ANSWER_MS if state.officer in on.asker.officers else on.now


def ask_no_more(on: Occasion, officer: Code) -> tuple[Event, ...]:
    """An officer asks for one counter at a time, and for none once they have one."""
    wanted = on.day.board.wanted_by(officer)
    return () if wanted is None else (ev.CounterRequestDropped(wanted.code),)
