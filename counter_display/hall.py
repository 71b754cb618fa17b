"""The hall as one display looks after it: its counters, its agencies, and the lines before them. Pure derivations."""

from collections import Counter as Tally
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Literal

from counter_display.calls import CounterSign, read_sign
from shared.wire.board import Board
from shared.wire.scalars import Code, Language, Number
from shared.wire.site import Agency, Counter, Queue, SiteDescription, Zone
from shared.wire.ticket import Ticket

Lines = dict[Code, list[Ticket]]
CounterMood = Literal["calling", "serving", "free", "paused", "closed"]


class UnknownZone(Exception):
    """A display is set to a zone that its site does not have."""

    def __init__(self, zone: Code, known: Iterable[Code]) -> None:
        super().__init__(f"no zone {zone!r} in this site; it has {', '.join(known)}")
        self.zone = zone


class UnknownCounter(Exception):
    """A display is set to a counter that its site does not have."""

    def __init__(self, counter: Code, known: Iterable[Code]) -> None:
        super().__init__(f"no counter {counter!r} in this site; it has {', '.join(known)}")
        self.counter = counter


@dataclass(frozen=True, slots=True)
class CounterRow:
    """A counter with whom it has before it."""

    code: Code
    label: str
    kind: str
    """What it is called where that is not what the most are."""
    sign: str
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
    next: tuple[Number, ...] = ()
    """Who is due next, where the site wants it shown."""


class Hall:
    """The part of a site that a display shows: the counters of its zones, and the agencies served there."""

    def __init__(
        self,
        site: SiteDescription,
        zones: Collection[Code] = (),
        language: Language = "id",
        counter: Code | None = None,
    ) -> None:
        """No zones mean the whole site; a counter means that one alone.

        Raises:
            UnknownZone: the site has no such zone.
            UnknownCounter: the site has no such counter.
        """
        if counter is not None and counter not in (codes := [each.code for each in site.counters]):
            raise UnknownCounter(counter, codes)
        known = [zone.code for zone in site.zones]
        for zone in zones:
            if zone not in known:
                raise UnknownZone(zone, known)
        self.site = site
        self.zones: tuple[Zone, ...] = tuple(zone for zone in site.zones if zone.code in zones)
        """Those asked for; empty for the whole site."""
        self.language = language
        self.counters: tuple[Counter, ...] = tuple(
            each
            for each in site.counters
            if (counter is None or each.code == counter) and (not zones or each.zone in zones)
        )
        self._zones = {zone.code: zone.name.in_language(language) for zone in site.zones}
        self._counter_zones = {each.code: each.zone for each in site.counters}
        self.leads_to_zones = len({each.zone for each in self.counters}) > 1
        """Whether a call must say to which zone it leads."""
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

    def other_kind(self, counter: Code) -> str:
        """What a counter is called where that is not what the most are."""
        kind = self.sign(counter).kind
        return "" if kind == self.kind else kind

    def label(self, counter: Code) -> str:
        """A counter in a table headed with `kind`: its sign, or its whole name where it is of another kind."""
        return self._names.get(counter, counter) if self.other_kind(counter) else self.sign(counter).sign

    def agency(self, queue: Code) -> str:
        """The full name of the agency that a queue belongs to; empty where the site does not know the queue."""
        known = self._queues.get(queue)
        agency = self._agencies.get(known.agency) if known else None
        return agency.name.in_language(self.language) if agency else ""

    def agency_short(self, queue: Code) -> str:
        """The name for narrow places of the agency that a queue belongs to."""
        known = self._queues.get(queue)
        agency = self._agencies.get(known.agency) if known else None
        return self.short_name(agency) if agency else ""

    def short_name(self, agency: Agency) -> str:
        """An agency's name for narrow places; its full one where it has no other."""
        return agency.short or agency.name.in_language(self.language)

    def zone_of(self, counter: Code) -> str:
        """The zone to go to, or nothing where every counter shown is in the same one."""
        return self._zones.get(self._counter_zones.get(counter, ""), "") if self.leads_to_zones else ""

    def is_for(self, zones: Collection[Code]) -> bool:
        """Whether what is said to these zones (none: to all) is said here."""
        return not zones or any(each.zone in zones for each in self.counters)

    def next_at(self, counter: Counter, board: Board) -> tuple[Number, ...]:
        """Whom a counter will call next, as many as the site wants shown: those sent to it are of its first tier."""
        lines = self._lines(board)
        sent = [ticket for line in lines.values() for ticket in line if ticket.for_counter == counter.code]
        due: list[Number] = []
        for tier in counter.tiers:
            anyone = (ticket for queue in tier for ticket in lines.get(queue, ()) if ticket.for_counter is None)
            due += self._due_first([*sent, *anyone])
            sent = []
        return tuple(due[: self.site.next_numbers])

    def _lines(self, board: Board) -> Lines:
        """Who waits, by queue, without those who were sent to a counter that is not this display's."""
        lines: Lines = {}
        for ticket in board.tickets.values():
            if ticket.state == "waiting" and (ticket.for_counter is None or self.has(ticket.for_counter)):
                lines.setdefault(ticket.queue, []).append(ticket)
        return lines

    def _due_first(self, waiting: Iterable[Ticket]) -> tuple[Number, ...]:
        due = nsmallest(self.site.next_numbers, waiting, key=lambda ticket: ticket.due_at)
        return tuple(ticket.number for ticket in due)

    def counter_rows(self, board: Board) -> tuple[CounterRow, ...]:
        """Every counter, in the site's order."""
        return tuple(self._counter_row(counter, board) for counter in self.counters)

    def waiting_rows(self, board: Board) -> tuple[WaitingRow, ...]:
        """Every agency in the site's order."""
        lines = self._lines(board)
        return tuple(self._waiting_row(agency, lines) for agency in self.agencies)

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
        return CounterRow(
            counter.code,
            self.label(counter.code),
            self.other_kind(counter.code),
            self.sign(counter.code).sign,
            mood,
            ticket.number if ticket else "",
        )

    def _waiting_row(self, agency: Agency, lines: Lines) -> WaitingRow:
        queues = [queue for queue in self.queues if queue.agency == agency.code]
        waiting = [ticket for queue in queues for ticket in lines.get(queue.code, ())]
        return WaitingRow(
            agency.code,
            agency.name.in_language(self.language),
            self.short_name(agency),
            " ".join(queue.prefix for queue in queues),
            len(waiting),
            self._due_first(waiting),
        )
