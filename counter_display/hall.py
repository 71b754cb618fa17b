"""The hall as one display looks after it: its counters, its agencies, and the lines before them. Pure derivations."""

from collections import Counter as Tally
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from counter_display.calls import CounterSign, read_sign
from shared.wire.board import Board
from shared.wire.scalars import Code, Language, Number
from shared.wire.site import Agency, Counter, Queue, SiteDescription, Zone

CounterMood = Literal["calling", "serving", "free", "paused", "closed"]


class UnknownZone(Exception):
    """A display is set to a zone that its site does not have."""

    def __init__(self, zone: Code, known: Iterable[Code]) -> None:
        super().__init__(f"no zone {zone!r} in this site; it has {', '.join(known)}")
        self.zone = zone


@dataclass(frozen=True, slots=True)
class CounterRow:
    """A counter with whom it has before it."""

    code: Code
    label: str
    mood: CounterMood
    number: Number | Literal[""]


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """An agency with the tickets that wait for it."""

    code: Code
    name: str
    short: str
    prefixes: str
    waiting: int


class Hall:
    """The part of a site that a display shows: the counters of its zones, and the agencies served there."""

    def __init__(self, site: SiteDescription, zones: Collection[Code] = (), language: Language = "id") -> None:
        """No zones mean the whole site.

        Raises:
            UnknownZone: the site has no such zone.
        """
        known = [zone.code for zone in site.zones]
        for zone in zones:
            if zone not in known:
                raise UnknownZone(zone, known)
        self.site = site
        self.zones: tuple[Zone, ...] = tuple(zone for zone in site.zones if zone.code in zones)
        """Those asked for; empty for the whole site."""
        self._language = language
        self.counters: tuple[Counter, ...] = tuple(c for c in site.counters if not zones or c.zone in zones)
        self._names = {counter.code: counter.name.in_language(language) for counter in site.counters}
        self._signs = {code: read_sign(name) for code, name in self._names.items()}
        kinds = Tally(self._signs[counter.code].kind for counter in self.counters)
        self.kind = kinds.most_common(1)[0][0] if kinds else ""
        """What most counters here are called: "Loket"."""
        self._queues = {queue.code: queue for queue in site.queues}
        self._agencies = {agency.code: agency for agency in site.agencies}
        self._here = frozenset(counter.code for counter in self.counters)
        served = {queue for counter in self.counters for tier in counter.tiers for queue in tier}
        self.queues: tuple[Queue, ...] = tuple(queue for queue in site.queues if queue.code in served)
        here = {queue.agency for queue in self.queues}
        self.agencies: tuple[Agency, ...] = tuple(agency for agency in site.agencies if agency.code in here)

    def has(self, counter: Code) -> bool:
        """Whether calls to a counter are this display's."""
        return counter in self._here

    def sign(self, counter: Code) -> CounterSign:
        """What is written over a counter; its code where the site does not name it."""
        return self._signs.get(counter) or read_sign(counter)

    def label(self, counter: Code) -> str:
        """A counter in a table headed with `kind`: its sign, or its whole name where it is of another kind."""
        sign = self.sign(counter)
        return sign.sign if sign.kind == self.kind else self._names.get(counter, counter)

    def agency(self, queue: Code) -> str:
        """The full name of the agency that a queue belongs to; empty where the site does not know the queue."""
        known = self._queues.get(queue)
        agency = self._agencies.get(known.agency) if known else None
        return agency.name.in_language(self._language) if agency else ""

    def counter_rows(self, board: Board) -> tuple[CounterRow, ...]:
        """Every counter, in the site's order."""
        return tuple(self._counter_row(counter, board) for counter in self.counters)

    def waiting_rows(self, board: Board) -> tuple[WaitingRow, ...]:
        """Every agency in the site's order."""
        waiting = Tally(ticket.queue for ticket in board.tickets.values() if ticket.state == "waiting")
        return tuple(self._waiting_row(agency, waiting) for agency in self.agencies)

    def is_staffed(self, board: Board) -> bool:
        """Whether any counter here is open, or will go on after a pause."""
        return any(state.status != "closed" for code, state in board.counters.items() if self.has(code))

    def _counter_row(self, counter: Counter, board: Board) -> CounterRow:
        state = board.counters.get(counter.code)
        ticket = board.tickets.get(state.ticket) if state and state.ticket else None
        mood: CounterMood
        if ticket:
            mood = "calling" if ticket.state == "called" else "serving"
        elif state is None or state.status == "closed":
            mood = "closed"
        else:
            mood = "paused" if state.status == "paused" else "free"
        return CounterRow(counter.code, self.label(counter.code), mood, ticket.number if ticket else "")

    def _waiting_row(self, agency: Agency, waiting: Tally[Code]) -> WaitingRow:
        queues = [queue for queue in self.queues if queue.agency == agency.code]
        return WaitingRow(
            agency.code,
            agency.name.in_language(self._language),
            agency.short or agency.name.in_language(self._language),
            " ".join(queue.prefix for queue in queues),
            sum(waiting[queue.code] for queue in queues),
        )
