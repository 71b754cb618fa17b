"""Calls as a display meets them: out of an event, and with the counter's sign."""

import re
from dataclasses import dataclass

from shared.wire.announcement import AnnouncementHeard
from shared.wire.events import AnnouncementMade, Recorded, TicketCalled, TicketRecalled
from shared.wire.ticket import Call

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
