"""An independent witness: follows the events of a site and complains of whatever a hall must never see.

It keeps its own books from the events alone and shares no code with the domain it watches.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import msgspec

from shared.wire import events as ev
from shared.wire.events import Recorded
from shared.wire.site import SiteDescription


@dataclass
class Auditor:
    """Feed it every published event, in order, with `see`; it raises AssertionError at the first wrong one."""

    site: SiteDescription
    seq: int = 0
    day: str = ""
    due: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Waiting tickets: due time and the event that issued them."""
    queue: dict[str, str] = field(default_factory=dict)
    number: dict[str, str] = field(default_factory=dict)
    issued: dict[str, int] = field(default_factory=dict)
    at_counter: dict[str, str] = field(default_factory=dict)
    """Counter to ticket."""
    away: dict[str, str] = field(default_factory=dict)
    """Held tickets and no-shows."""
    officers: dict[str, str | None] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)
    serials: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    own_numbers: set[str] = field(default_factory=set)
    """Numbers of the kiosks' own series."""
    calls: list[tuple[int, str, str, int]] = field(default_factory=list)
    """Every call and recall: event, ticket, counter, how many times before."""
    scheduled: dict[str, int] = field(default_factory=dict)
    """Announcements to come, and when."""
    announced: dict[str, int] = field(default_factory=dict)
    """Announcements made, and with which event."""
    sent: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    """Waiting tickets for one counter, or for one officer."""
    undone: int = 0
    """How many events have been taken back."""
    _dues: dict[str, int] = field(default_factory=dict)
    _before: dict[int, tuple[str, tuple[object, ...], int]] = field(default_factory=dict)
    """The ticket that an event changed, how it stood before, and when that was."""

    def see(self, recorded: Recorded) -> None:
        assert recorded.seq == self.seq + 1, f"event {recorded.seq} came after {self.seq}"
        self.seq = recorded.seq
        if isinstance(ticket := getattr(recorded.event, "ticket", None), str) and ticket in self.issued:
            self._before[recorded.seq] = ticket, self._stands(ticket), recorded.at
        self._see(recorded)
        assert not set(self.at_counter.values()) & set(self.due), "a ticket waits and is at a counter"
        assert len(set(self.at_counter.values())) == len(self.at_counter), "a ticket is at two counters"

    def see_bytes(self, recorded: bytes) -> None:
        self.see(msgspec.json.decode(recorded, type=Recorded))

    def _see(self, recorded: Recorded) -> None:
        match recorded.event:
            case ev.TicketIssued(ticket=ticket):
                assert ticket.id not in self.issued, "a ticket was issued twice"
                prefix, _, serial = ticket.number.rpartition("-")
                if serial.isdecimal():
                    assert int(serial) == self.serials[prefix] + 1, f"{ticket.number} leaves a hole or repeats"
                    self.serials[prefix] += 1
                else:
                    assert ticket.number not in self.own_numbers, f"{ticket.number} was given twice"
                    self.own_numbers.add(ticket.number)
                assert ticket.issued_at <= recorded.at, "a ticket was issued after it was known of"
                self.issued[ticket.id] = recorded.seq
                self.number[ticket.id] = ticket.number
                self.queue[ticket.id] = ticket.queue
                self.due[ticket.id] = (ticket.due_at, recorded.seq)
            case ev.TicketCalled(ticket=ticket, counter=counter, reason=reason):
                assert ticket in self.due, "somebody was called who does not wait"
                assert counter not in self.at_counter, "a counter called while it had a visitor"
                if not reason:
                    assert ticket == self._first(counter), "somebody was called before an earlier due"
                assert all(self._is_there(target) for target in self.sent.values()), "somebody waits for who has gone"
                del self.due[ticket]
                self.sent.pop(ticket, None)
                self.at_counter[counter] = ticket
                self.calls.append((recorded.seq, ticket, counter, 0))
            case ev.TicketRecalled(ticket=ticket, counter=counter, recall=recall):
                assert self.at_counter[counter] == ticket
                self.calls.append((recorded.seq, ticket, counter, recall))
            case ev.ServiceStarted(ticket=ticket, counter=counter):
                assert self.at_counter[counter] == ticket
            case ev.ServiceFinished(ticket=ticket, counter=counter):
                self._leave(counter, ticket)
                self.ended.add(ticket)
            case ev.TicketNoShow(ticket=ticket, counter=counter):
                self._leave(counter, ticket)
                self.away[ticket] = "no_show"
            case ev.TicketHeld(ticket=ticket, counter=counter):
                self._leave(counter, ticket)
                self.away[ticket] = "held"
            case ev.TicketReturned(ticket=ticket, due_at=due_at):
                del self.away[ticket]
                self.due[ticket] = (due_at, self.issued[ticket])
            case ev.NoShowUndone(ticket=ticket, counter=counter):
                assert self.away.pop(ticket) == "no_show"
                if counter is None:
                    self.due[ticket] = (self._due_before(ticket), self.issued[ticket])
                else:
                    assert counter not in self.at_counter
                    self.at_counter[counter] = ticket
            case ev.TicketTransferred(ticket=ticket, counter=counter, queue=queue):
                self._leave(counter, ticket)
                self._send(ticket, recorded.event.for_counter, recorded.event.for_officer)
                self.queue[ticket] = queue
                self.due[ticket] = (self._due_before(ticket), self.issued[ticket])
            case ev.TicketReleased(ticket=ticket):
                assert ticket in self.due
                del self.sent[ticket]
            case ev.TicketCancelled(ticket=ticket, undone=undone):
                assert undone in (None, self.issued[ticket]), "the number of another was taken back"
                assert undone is None or ticket in self.due, "the number of somebody who was called was taken back"
                self._take_away(ticket)
                self.ended.add(ticket)
            case ev.TicketRestored():
                self._restore(recorded.event, recorded.at)
            case ev.DayStarted(day=day):
                assert day > self.day, "a day began again"
                self.day = day
                self.ended |= self.issued.keys()
                for books in (self.due, self.at_counter, self.away, self.serials, self.own_numbers, self.officers):
                    books.clear()
                self.sent.clear()
                self._before.clear()
                self.scheduled.clear()
            case ev.CounterOpened(counter=counter, officer=officer):
                assert counter not in self.officers, "a counter was taken from its officer"
                assert officer is None or officer not in self.officers.values(), "an officer is at two counters"
                self.officers[counter] = officer
            case ev.CounterPaused(counter=counter):
                assert counter not in self.at_counter, "a counter with a visitor was paused"
            case ev.CounterHandedOver(counter=counter, officer=officer):
                assert counter in self.officers, "nobody sat at a counter that was handed over"
                assert officer not in self.officers.values(), "an officer is at two counters"
                self.officers[counter] = officer
            case ev.CounterClosed(counter=counter):
                assert counter not in self.at_counter
                del self.officers[counter]
            case ev.AnnouncementScheduled(announcement=announcement):
                assert announcement.id not in self.scheduled.keys() | self.announced.keys(), "scheduled twice"
                assert announcement.at > recorded.at, "scheduled for a time that has come"
                self.scheduled[announcement.id] = announcement.at
            case ev.AnnouncementMade(announcement=announcement):
                assert announcement.id not in self.announced, "announced twice"
                planned = self.scheduled.pop(announcement.id, recorded.at)
                assert announcement.at == planned <= recorded.at <= planned + 600_000, "announced at another time"
                self.announced[announcement.id] = recorded.seq
            case ev.AnnouncementWithdrawn(id=id):
                assert id in self.scheduled.keys() | self.announced.keys(), "withdrawn, and never announced"
                self.scheduled.pop(id, None)
            case _:
                pass
        if isinstance(recorded.event, ev.TicketIssued | ev.TicketReturned):
            named = recorded.event.ticket
            ticket = named if isinstance(named, str) else named.id
            self._dues[ticket] = self.due[ticket][0]

    def _restore(self, event: ev.TicketRestored, at: int) -> None:
        restored = event.ticket
        ticket, stood, when = self._before.pop(event.undone)
        assert ticket == restored.id, "another ticket came back than the one that was changed"
        assert at - when <= self.site.undo_seconds * 1000, "taken back too late"
        self._take_away(ticket)
        self.ended.discard(ticket)
        self.queue[ticket], self._dues[ticket] = restored.queue, restored.due_at
        match restored.state:
            case "waiting":
                self.due[ticket] = (restored.due_at, self.issued[ticket])
                self._send(ticket, restored.for_counter, restored.for_officer)
            case "called" | "serving":
                assert restored.counter in self.officers, "a visitor came back to a counter without an officer"
                assert restored.counter not in self.at_counter, "a visitor came back to a counter with another"
                self.at_counter[restored.counter] = ticket
            case "held" | "no_show" as state:
                self.away[ticket] = state
            case state:
                raise AssertionError(f"{state} was restored")
        assert self._stands(ticket) == stood, "a ticket came back otherwise than it was"
        self.undone += 1

    def _stands(self, ticket: str) -> tuple[object, ...]:
        """Where a ticket is, and in which line it is or was with which due time."""
        counter = next((code for code, there in self.at_counter.items() if there == ticket), None)
        place = (ticket in self.due, ticket in self.ended, self.away.get(ticket), counter)
        return (*place, self.queue[ticket], self._dues.get(ticket), self.number[ticket])

    def _take_away(self, ticket: str) -> None:
        self.due.pop(ticket, None)
        self.sent.pop(ticket, None)
        self.away.pop(ticket, None)
        for counter, there in list(self.at_counter.items()):
            if there == ticket:
                del self.at_counter[counter]

    def _send(self, ticket: str, counter: str | None, officer: str | None) -> None:
        if counter is not None or officer is not None:
            self.sent[ticket] = counter, officer

    def _is_there(self, target: tuple[str | None, str | None]) -> bool:
        counter, officer = target
        return counter in self.officers or (officer is not None and officer in self.officers.values())

    def _due_before(self, ticket: str) -> int:
        return self._dues[ticket]

    def _leave(self, counter: str, ticket: str) -> None:
        assert self.at_counter.pop(counter) == ticket, "a visitor left a counter they were not at"

    def _first(self, counter: str) -> str | None:
        here: tuple[object, ...] = ((counter, None), (None, self.officers.get(counter)))
        theirs = {ticket for ticket, target in self.sent.items() if target in here}
        for tier in next(c.tiers for c in self.site.counters if c.code == counter):
            waiting: list[Any] = [
                (due, ticket)
                for ticket, due in self.due.items()
                if ticket in theirs or (ticket not in self.sent and self.queue[ticket] in tier)
            ]
            if waiting:
                return str(min(waiting)[1])
        return None
