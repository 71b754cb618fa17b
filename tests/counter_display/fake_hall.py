"""A hall without a server: says what the link would say, in the field's words."""

import uuid
from collections.abc import Callable, Sequence

from shared.link.effects import (
    Answered,
    BoardReset,
    Described,
    DisplaysChanged,
    Effect,
    EventsRecorded,
    StateChanged,
    Welcomed,
)
from shared.link.instant import Instant
from shared.link.outbox import Outbox
from shared.link.settings import LinkSettings
from shared.link.state import Offline, Online, Refused
from shared.ui.link import LinkAdapter
from shared.wire.announcement import Announcement
from shared.wire.board import Board
from shared.wire.display import Displays, DisplayState, GroupVoice
from shared.wire.errors import error
from shared.wire.events import (
    AnnouncementMade,
    AnnouncementWithdrawn,
    CounterClosed,
    CounterOpened,
    CounterPaused,
    DayStarted,
    Event,
    Recorded,
    ServiceFinished,
    ServiceStarted,
    TicketCalled,
    TicketIssued,
    TicketNoShow,
    TicketRecalled,
    TicketRestored,
    TicketTransferred,
)
from shared.wire.methods import Command, Done, GetOutlook, Outlook, Query, ReportDisplay, Welcome
from shared.wire.scalars import PROTOCOL, Code, CommandId, Moment, Seq, TicketId
from shared.wire.site import HALL_LOUDSPEAKERS, Agency, Counter, Queue, Service, SiteDescription, Text, Zone
from shared.wire.ticket import Ticket, write_number

MORNING: Moment = 1_795_228_860_000
"""Saturday, 21 November 2026, 09.41 in Jakarta."""
DAY = "2026-11-21"
LONGEST_NAME = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana"


def make_site(counters: int = 6, zones: Sequence[Code] = ("utama",), name: str = "MPP Contoh") -> SiteDescription:
    """A site whose counters are spread over its zones in turn, each with an agency and a queue of its own."""
    letters = [chr(ord("A") + index % 26) * (1 + index // 26) for index in range(counters)]
    return SiteDescription(
        code="contoh",
        name=Text(name),
        mpp=Text(name),
        timezone="Asia/Jakarta",
        languages=("id", "en"),
        agencies=tuple(
            Agency(f"agency-{letter}", Text(f"Dinas {letter}" if index else LONGEST_NAME))
            for index, letter in enumerate(letters)
        ),
        queues=tuple(Queue(letter, letter, Text(f"Antrean {letter}"), f"agency-{letter}") for letter in letters),
        services=tuple(
            Service(f"service-{letter}", f"agency-{letter}", letter, Text(f"Layanan {letter}"), 10)
            for letter in letters
        ),
        zones=tuple(Zone(zone, Text(f"Ruang {zone}")) for zone in zones),
        counters=tuple(
            Counter(
                str(index + 1),
                Text(f"Loket {index + 1}", f"Counter {index + 1}"),
                zones[index % len(zones)],
                ((letter,),),
            )
            for index, letter in enumerate(letters)
        ),
    )


class FakeHall:
    """The server's side of a display's link: a journal, and a cable that can be pulled.

    It is the `open_link` of a `LinkAdapter`; what happens while the cable is out is told when it is back.
    """

    def __init__(self, site: SiteDescription, at: Moment = MORNING) -> None:
        self.site = site
        self.at = at
        self.board = Board(counter.code for counter in site.counters)
        self.journal: list[Recorded] = []
        self.outlook = Outlook("open", 0, 0, None)
        self.displays = Displays()
        self.asked: list[Query | Command] = []
        self._numbers: dict[Code, int] = {}
        self._uncalled: dict[Seq, Ticket] = {}
        """Each ticket as it was before it was called by this event."""
        self._tell: Callable[[Effect], None] = lambda _: None
        self._told: Seq | None = None
        self._connected = False
        self.happen(DayStarted(DAY))

    # --- the link's side

    def __call__(
        self,
        settings: LinkSettings,
        *,
        on_effect: Callable[[Effect], None],
        on_crash: Callable[[BaseException], None],
        outbox: Outbox | None,
    ) -> "FakeHall":
        self._tell = on_effect
        self._told = None
        self._connected = False
        return self

    def start(self) -> None:
        pass

    def submit(self, id: str, params: Query | Command) -> None:
        self.asked.append(params)
        if isinstance(params, GetOutlook) and self._connected:
            self._tell(Answered(id, self.outlook))
        elif isinstance(params, ReportDisplay) and self._connected:
            self._tell(Answered(id, Done()))
        else:
            self._tell(Answered(id, error("unavailable", "offline", "not connected")))

    def take_back(self, id: CommandId) -> bool:
        return False

    def close(self) -> None:
        self._connected = False
        self._tell = lambda _: None

    # --- the cable

    def connect(self, *, resume: bool = True) -> None:
        """The cable is in: what a display is told when it comes, or comes back."""
        self._tell(
            Welcomed(
                Welcome(PROTOCOL, "test", "lobi", "Lobi", "display", self.site.code, self.at, self.board.seq),
                self.read_clocks().elapsed,
            )
        )
        self._connected = True
        if self._told is None or not resume:
            self._tell(Described(self.site))
            self._tell(BoardReset(self.board.snapshot()))
        elif later := tuple(recorded for recorded in self.journal if recorded.seq > (self._told or 0)):
            self._tell(EventsRecorded(later))
        self._told = self.board.seq
        self._tell(StateChanged(Online()))

    def cut(self) -> None:
        """The cable is out."""
        self._connected = False
        self._tell(StateChanged(Offline(self.at, "cut")))

    def refuse(self) -> None:
        """The server does not know the device."""
        self._tell(StateChanged(Refused(error("unauthorised", "unknown_token", "No such device."))))

    # --- the loudspeakers

    def name_speaker(self, speaker: Code | None, *, through: Seq = 0, others: Sequence[DisplayState] = ()) -> None:
        """The server says who speaks in the hall, and how far."""
        self.displays = Displays(tuple(others), (GroupVoice(HALL_LOUDSPEAKERS, speaker, through),))
        self._tell(DisplaysChanged(self.displays))

    def announce(self, text: str, text_en: str = "", zones: tuple[Code, ...] = ()) -> Seq:
        """A supervisor has something to say, now."""
        announcement = Announcement(str(uuid.uuid4()), text, text_en, zones, self.at)
        return self.happen(AnnouncementMade(announcement))

    def withdraw(self, seq: Seq) -> None:
        """The supervisor takes the announcement made as event `seq` back."""
        made = next(each for each in self.board.announcements.made if each.seq == seq)
        self.happen(AnnouncementWithdrawn(made.announcement.id))

    # --- the hall

    def read_clocks(self) -> Instant:
        """The hall's clock; displays have the same."""
        return Instant(self.at / 1000, self.at)

    def pass_time(self, seconds: float) -> None:
        self.at += round(seconds * 1000)

    def happen(self, *events: Event) -> Seq:
        """Journal events, as one frame."""
        told = []
        for event in events:
            recorded = Recorded(self.board.seq + 1, self.at, event)
            if isinstance(event, TicketCalled):
                self._uncalled[recorded.seq] = self.board.tickets[event.ticket]
            self.board.apply(recorded)
            self.journal.append(recorded)
            told.append(recorded)
        if self._connected:
            self._tell(EventsRecorded(tuple(told)))
            self._told = self.board.seq
        return self.board.seq

    def open(self, *counters: Code) -> None:
        self.happen(*(CounterOpened(counter, None) for counter in counters or self.board.counters))

    def pause(self, counter: Code, minutes: int | None = None) -> None:
        self.happen(CounterPaused(counter, until=None if minutes is None else self.at + minutes * 60_000))

    def shut(self, *counters: Code) -> None:
        self.happen(*(CounterClosed(counter) for counter in counters or self.board.counters))

    def issue(self, queue: Code, count: int = 1, letter: str = "") -> TicketId:
        """Tickets for a queue, of a kiosk's own series where it has a letter; returns the last one's id."""
        service = next(service.code for service in self.site.services if service.queue == queue)
        prefix = next(q.prefix for q in self.site.queues if q.code == queue)
        tickets = []
        for _ in range(count):
            running = self._numbers[queue] = self._numbers.get(queue, 0) + 1
            id = str(uuid.uuid4())
            tickets.append(
                Ticket(id, write_number(prefix, running, letter), queue, service, False, "id", id, self.at, self.at)
            )
        self.happen(*(TicketIssued(ticket) for ticket in tickets))
        return tickets[-1].id

    def call(self, counter: Code, queue: Code | None = None) -> Seq:
        """A new visitor of a queue the counter serves is called there; whoever was there is finished."""
        self.finish(counter)
        queue = queue or next(c.tiers[0][0] for c in self.site.counters if c.code == counter)
        waiting = (t.id for t in self.board.tickets.values() if t.queue == queue and t.state == "waiting")
        ticket = self.board.tickets[next(waiting, None) or self.issue(queue)]
        return self.happen(TicketCalled(ticket.id, ticket.number, ticket.queue, counter, ticket.language))

    def send(self, ticket: TicketId, counter: Code) -> None:
        """A colleague has had the visitor, and sends them to a counter."""
        self._begin_at("1", ticket)
        was = self.board.tickets[ticket]
        self.happen(TicketTransferred(ticket, "1", was.queue, was.service, for_counter=counter))

    def _begin_at(self, counter: Code, ticket: TicketId) -> None:
        was = self.board.tickets[ticket]
        self.happen(TicketCalled(ticket, was.number, was.queue, counter, was.language), ServiceStarted(ticket, counter))

    def uncall(self, call: Seq) -> None:
        """The officer takes the call made as event `call` back: it was a mistake."""
        self.happen(TicketRestored(self._uncalled[call], call))

    def recall(self, counter: Code) -> Seq:
        ticket = self.board.tickets[self.board.counters[counter].ticket or ""]
        return self.happen(
            TicketRecalled(ticket.id, ticket.number, ticket.queue, counter, ticket.language, ticket.recalls + 1)
        )

    def serve(self, counter: Code) -> None:
        self.happen(ServiceStarted(self.board.counters[counter].ticket or "", counter))

    def finish(self, counter: Code) -> None:
        if ticket := self.board.counters[counter].ticket:
            self.happen(ServiceFinished(ticket, counter))

    def no_show(self, counter: Code) -> None:
        self.happen(TicketNoShow(self.board.counters[counter].ticket or "", counter))


def open_link(hall: FakeHall) -> LinkAdapter:
    """A display's link with this hall. Not connected yet."""
    return LinkAdapter(LinkSettings("ws://hall.invalid/", "secret", "test"), open_link=hall, clock=hall.read_clocks)


class FakeClock:
    """A clock in milliseconds that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> int:
        return self.now

    def pass_time(self, seconds: float) -> None:
        self.now += round(seconds * 1000)
