"""What every decision is made from, and the checks that several rules share."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from msgspec import Struct

from server.domain import refusals
from server.domain.day import ServiceDay
from shared.wire.events import Event
from shared.wire.methods import Done
from shared.wire.scalars import Code, CommandId, Letter, Moment, TicketId
from shared.wire.site import Service
from shared.wire.ticket import CounterState, Ticket

_DONE = Done()
_NOBODY: Mapping[Code, bool] = MappingProxyType({})


class Asker(Struct, frozen=True):
    """Who sends a command, and what no event tells of the moment."""

    officer: Code | None = None
    """None where a device acts by itself (a kiosk)."""
    letter: Letter = ""
    """The kiosk's own."""
    kiosks: Mapping[Code, bool] = _NOBODY
    """The site's kiosks, and whether each is connected."""
    officers: Collection[Code] = frozenset()
    """Who is logged in at a console that is connected."""


class Decision(Struct, frozen=True):
    """What happens, in order, and the answer to give once it is stored."""

    events: tuple[Event, ...]
    answer: Struct = _DONE


class Occasion(Struct, frozen=True):
    """One command's circumstances: the day as it stands, the command's id, who asks, and when."""

    day: ServiceDay
    id: CommandId
    asker: Asker
    now: Moment

    @property
    def officer(self) -> Code | None:
        """None where a device acts by itself (a kiosk)."""
        return self.asker.officer

    @property
    def allowed_counters(self) -> tuple[Code, ...]:
        """The counters that the officer who asks may take."""
        officer = self.day.site.officer_by_code.get(self.officer or "")
        return officer.counters if officer else ()

    @property
    def seat(self) -> Code | None:
        """The counter that the officer who asks holds, if any."""
        held = None if self.officer is None else self.day.board.seat_of(self.officer)
        return held.code if held else None

    def service(self, code: Code) -> Service:
        """Raises UnknownService."""
        try:
            return self.day.site.service_by_code[code]
        except KeyError:
            raise refusals.UnknownService(code) from None

    def services(self, codes: tuple[Code, ...]) -> tuple[Code, ...]:
        """The codes, each of a service of the site. Raises UnknownService."""
        return tuple(self.service(code).code for code in codes) if codes else ()

    def ticket(self, ticket: TicketId) -> Ticket:
        """A ticket that has not ended. Raises TicketEnded, UnknownTicket."""
        if found := self.day.board.tickets.get(ticket):
            return found
        raise refusals.TicketEnded(ticket) if ticket in self.day.issued else refusals.UnknownTicket(ticket)

    def visit(self, earlier: TicketId | None) -> TicketId:
        """The first ticket of a person who has an earlier one, else this ticket. Raises UnknownTicket."""
        if earlier is None:
            return self.id
        try:
            return self.day.visits[earlier]
        except KeyError:
            raise refusals.UnknownTicket(earlier) from None

    def may_handle(self, ticket: Ticket) -> None:
        """An officer's say reaches as far as the queues of their counters, and not to another's visitor.

        Raises NotServedHere, NotYourCounter.
        """
        self.within_reach(ticket)
        if ticket.state in ("called", "serving") and ticket.counter is not None:
            self.own(ticket.counter)

    def within_reach(self, ticket: Ticket) -> None:
        """An officer's say reaches as far as the queues of their counters. Raises NotServedHere."""
        serving = self.day.site.counters_by_queue.get(ticket.queue, ())
        if not any(counter.code in self.allowed_counters for counter in serving):
            raise refusals.NotServedHere(ticket.queue)

    def counter(self, code: Code) -> CounterState:
        """Raises UnknownCounter."""
        try:
            return self.day.board.counters[code]
        except KeyError:
            raise refusals.UnknownCounter(code) from None

    def own(self, code: Code) -> CounterState:
        """The counter that the officer who asks holds. Raises UnknownCounter, NotYourCounter."""
        counter = self.counter(code)
        if self.officer is None or counter.officer != self.officer:
            raise refusals.NotYourCounter(code)
        return counter

    def ready(self, code: Code) -> CounterState:
        """The officer's own counter, which the site still has, not paused. Raises also CounterPaused."""
        counter = self.own(code)
        if code not in self.day.site.counter_by_code:
            raise refusals.UnknownCounter(code)
        if counter.status == "paused":
            raise refusals.CounterPaused(code)
        return counter

    def nobody_at(self, counter: CounterState) -> None:
        """Raises CounterBusy."""
        if counter.ticket is not None:
            raise refusals.CounterBusy(counter.ticket)

    def present(self, code: Code) -> Ticket:
        """The visitor at the officer's own counter. Raises also NobodyAtCounter."""
        counter = self.own(code)
        if counter.ticket is None:
            raise refusals.NobodyAtCounter(code)
        return self.day.board.tickets[counter.ticket]

    def called(self, code: Code) -> Ticket:
        """The visitor called to the officer's own counter who has not come yet. Raises also AlreadyServing."""
        ticket = self.present(code)
        if ticket.state == "serving":
            raise refusals.AlreadyServing(ticket.id)
        return ticket
