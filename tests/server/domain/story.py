"""A service day told as a story: one call a line, in the words of the hall."""

from itertools import count

from server.domain.announcements import announce_due
from server.domain.day import ServiceDay
from server.domain.decisions import decide, start_day
from server.domain.occasion import Asker, Decision
from server.domain.site import Site
from shared.wire import methods as do
from shared.wire.events import Event, Recorded
from shared.wire.scalars import Code, Moment, TicketId
from shared.wire.ticket import Ticket
from tests.server.small_hall import MONDAY_NINE, hall

LETTER = "K"
"""Of the kiosk that does what no officer does."""
KIOSKS = {"kiosk-1": True, "kiosk-2": False}
"""The hall's, and whether each is connected."""


class Story:
    """A day with a clock that the test turns, and a journal of all that happened."""

    def __init__(self, site: Site | None = None, now: Moment = MONDAY_NINE) -> None:
        self.site = site or hall()
        self.now = now
        self.day = ServiceDay(self.site)
        self.journal: list[Recorded] = []
        self.connected: set[Code] = {officer.code for officer in self.site.officers}
        """Who is logged in at a console that is connected."""
        self._ids = count(1)
        self.look_at_the_clock()

    def look_at_the_clock(self) -> None:
        decision = start_day(self.day, self.now)
        if decision is not None:
            self._record(decision)

    def announce_due(self) -> list[Event]:
        """What the server says by itself when it looks at the clock."""
        decision = announce_due(self.day, self.now) or Decision(())
        self._record(decision)
        return list(decision.events)

    def do(self, command: do.Command, officer: Code | None = None, after: int = 0) -> Decision:
        """Decide and apply a command `after` ms."""
        self.now += after
        asker = Asker(officer, "" if officer else LETTER, KIOSKS, frozenset(self.connected))
        decision = decide(self.day, command, self.new_id(), asker, self.now)
        self._record(decision)
        return decision

    def happen(self, event: Event) -> None:
        """Have something happen that no command of these tests brings about."""
        self._record(Decision((event,)))

    def new_id(self) -> TicketId:
        return f"00000000-0000-4000-8000-{next(self._ids):012}"

    def _record(self, decision: Decision) -> None:
        for event in decision.events:
            recorded = Recorded(self.day.board.seq + 1, self.now, event)
            self.day.apply(recorded)
            self.journal.append(recorded)

    def issue(self, service: Code = "birth", *, priority: bool = False, after: int = 1000) -> Ticket:
        answer = self.do(do.IssueTicket(service, priority), after=after).answer
        assert isinstance(answer, do.Issued)
        return answer.ticket

    def record(self, number: str, issued_at: Moment, service: Code = "birth", *, priority: bool = False) -> Ticket:
        answer = self.do(do.RecordTicket(number, service, issued_at, priority)).answer
        assert isinstance(answer, do.Issued)
        return answer.ticket

    def open(self, counter: Code = "1", officer: Code = "ani") -> None:
        self.do(do.OpenCounter(counter), officer)

    def next(self, counter: Code = "1", officer: Code = "ani", after: int = 0) -> str | None:
        """The number called, or None where the visit before was finished and nobody waits."""
        answer = self.do(do.CallNext(counter), officer, after).answer
        assert isinstance(answer, do.Called)
        return answer.ticket.number if answer.ticket else None

    def ticket(self, ticket: Ticket) -> Ticket:
        """The ticket as it is now."""
        return self.day.board.tickets[ticket.id]

    @property
    def events(self) -> list[Event]:
        return [recorded.event for recorded in self.journal]
