"""Calls as a display meets them: out of an event, taken back by one, and with the counter's sign."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from shared.wire.announcement import AnnouncementHeard
from shared.wire.board import Board
from shared.wire.events import AnnouncementMade, Event, Recorded, TicketCalled, TicketRecalled, TicketRestored
from shared.wire.ticket import Call

WhichCalls = Callable[[Call], bool]
"""Some calls of all."""

_SIGN = re.compile(r"^(?P<kind>.*\S)\s+(?P<sign>\S*\d\S*)$")


def call_of(recorded: Recorded) -> Call | None:
    """The call that an event makes, or None where it makes none."""
    match recorded.event:
        case TicketCalled() as called:
            return _call(recorded, called, recall=0)
        case TicketRecalled() as recalled:
            return _call(recorded, recalled, recall=recalled.recall)
        case _:
            return None


def item_of(recorded: Recorded) -> Call | AnnouncementHeard | None:
    """What an event gives to be said: a call or an announcement; None where it gives nothing."""
    if isinstance(recorded.event, AnnouncementMade):
        return AnnouncementHeard(recorded.seq, recorded.at, recorded.event.announcement)
    return call_of(recorded)


def taken_back_by(event: Event) -> WhichCalls | None:
    """The calls that an event takes back: one with its recalls. None where it takes back none."""
    match event:
        case TicketRestored(ticket=ticket, undone=undone) if ticket.state not in ("called", "serving"):
            return lambda call: call.ticket == ticket.id and call.seq >= undone
        case _:
            return None


def taken_back_before(board: Board) -> WhichCalls:
    """The calls of this day that were taken back before the board came as a snapshot: it lacks these."""
    kept = {call.seq for call in board.calls}
    since = board.calls[0].seq if board.calls else 0
    called_at = {ticket.id: ticket.called_at for ticket in board.tickets.values()}

    def is_lacking(call: Call) -> bool:
        if call.seq >= since:
            return call.seq not in kept
        # It may only have given way to later ones; but a ticket knows when it was called last.
        at = called_at.get(call.ticket, call.at)
        return at is None or (at < call.at and call.recall == 0)

    return is_lacking


def _call(recorded: Recorded, event: TicketCalled | TicketRecalled, recall: int) -> Call:
    return Call(
        recorded.seq, recorded.at, event.ticket, event.number, event.queue, event.counter, event.language, recall
    )


@dataclass(frozen=True, slots=True)
class CounterSign:
    """A counter's name in two parts: what it is ("Loket") and the sign to look for ("12", "4A")."""

    kind: str
    sign: str


def read_sign(name: str) -> CounterSign:
    """The parts of a counter's name; a name without a number is all sign."""
    if parts := _SIGN.match(name.strip()):
        return CounterSign(parts["kind"], parts["sign"])
    return CounterSign("", name.strip())
