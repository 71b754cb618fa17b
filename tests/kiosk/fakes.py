"""A hall's server and a printer, as far as a kiosk's window can tell."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from kiosk.printing.outcome import Printed, PrintOutcome
from kiosk.printing.status import PrinterStatus, Ready
from kiosk.printing.ticket import TicketPaper
from server.profile.load import load
from shared.link.effects import (
    Answered,
    BoardReset,
    Delayed,
    Described,
    Effect,
    EventsRecorded,
    StateChanged,
    Welcomed,
)
from shared.link.outbox import Outbox
from shared.link.settings import LinkSettings
from shared.link.state import Offline, Online, Refused
from shared.ui.link import LinkAdapter
from shared.wire.errors import Error, error
from shared.wire.events import Recorded, TicketIssued
from shared.wire.methods import (
    Command,
    Done,
    GetOutlook,
    Issued,
    IssueTicket,
    Outlook,
    Query,
    ReportPrint,
    WaitRange,
    Welcome,
)
from shared.wire.scalars import Moment
from shared.wire.site import SiteDescription
from shared.wire.ticket import CounterState, Snapshot, Ticket

SITES = Path(__file__).parents[2] / "sites"
TUESDAY_MORNING: Moment = int(datetime(2026, 11, 17, 2, 41, tzinfo=UTC).timestamp() * 1000)
"""09.41 WIB"""
OPEN = Outlook("open", waiting=12, counters_open=2, wait=WaitRange(15 * 60, 25 * 60))
OFFLINE = error("unavailable", "offline", "No connection.")
SLOW = error("unavailable", "storage", "Cannot store it now.", retry_after=1.0)


def read_site(name: str = "lampung-timur") -> SiteDescription:
    """A site of the shipped profiles."""
    return load(SITES / f"{name}.toml")[0].description


@dataclass
class FakeServer:
    """Answers at once, or when told to; keeps what it was asked."""

    site: SiteDescription = field(default_factory=read_site)
    now: Moment = TUESDAY_MORNING
    outlook: Callable[[GetOutlook], Outlook | Error] = lambda _: OPEN
    refusal: Error | None = None
    """The answer to every order."""
    holds: bool = False
    """Whether orders wait for `release`."""
    withdrawable: bool = False
    """Whether an order that waits was never sent."""
    orders: list[tuple[str, IssueTicket]] = field(default_factory=list)
    reports: list[ReportPrint] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    closed: bool = False

    def __post_init__(self) -> None:
        self._tell: Callable[[Effect], None] = lambda _: None
        self._seq = 0
        self._series: dict[str, int] = {}

    # --- as a link

    def open(
        self,
        settings: LinkSettings,
        *,
        on_effect: Callable[[Effect], None],
        on_crash: Callable[[BaseException], None],
        outbox: Outbox | None,
    ) -> "FakeServer":
        self._tell = on_effect
        return self

    def start(self) -> None:
        pass

    def submit(self, id: str, params: Query | Command) -> None:
        match params:
            case GetOutlook():
                self._answer(id, self.outlook(params))
            case IssueTicket():
                self.orders.append((id, params))
                if not self.holds:
                    self.release()
            case ReportPrint():
                self.reports.append(params)
                self._answer(id, Done())
            case _:
                raise AssertionError(f"a kiosk has no business with {params!r}")

    def take_back(self, id: str) -> bool:
        if self.withdrawable:
            self.withdrawn.append(id)
        return self.withdrawable

    def close(self) -> None:
        self.closed = True

    # --- as a server

    def adapter(self) -> LinkAdapter:
        return LinkAdapter(LinkSettings("ws://nowhere/", "token", "test"), open_link=self.open)

    def welcome(self) -> None:
        """The session opens."""
        counters = tuple(CounterState(counter.code) for counter in self.site.counters)
        welcome = Welcome(1, "test", "kiosk-1", "Kiosk 1", "kiosk", self.site.code, self.now, self._seq)
        self._tell(Welcomed(welcome, elapsed=0))
        self._tell(Described(self.site))
        self._tell(BoardReset(Snapshot(self._seq, "2026-11-17", (), counters, ())))
        self._tell(StateChanged(Online()))

    def vanish(self) -> None:
        """The connection is lost."""
        self._tell(StateChanged(Offline(self.now, "cable out")))
        for id, _ in self.orders:
            self._tell(Delayed(id, OFFLINE))

    def delay(self) -> None:
        """The server is there and cannot store it now."""
        for id, _ in self.orders:
            self._tell(Delayed(id, SLOW))

    def return_(self) -> None:
        self._tell(StateChanged(Online()))

    def reject(self) -> None:
        """The device is no longer known."""
        self._tell(StateChanged(Refused(error("unauthorised", "unknown_device", "No such device."))))

    def describe(self, site: SiteDescription) -> None:
        """The hall is described anew."""
        self.site = site
        self._tell(Described(site))

    def release(self) -> None:
        """Answer the newest order."""
        id, order = self.orders[-1]
        if self.refusal is not None:
            self._answer(id, self.refusal)
            return
        service = next(service for service in self.site.services if service.code == order.service)
        queue = next(queue for queue in self.site.queues if queue.code == service.queue)
        self._series[queue.code] = self._series.get(queue.code, 24) + 1
        number = f"{queue.prefix}-{self._series[queue.code]:03}"
        ticket = Ticket(id, number, queue.code, service.code, order.priority, order.language, id, self.now, self.now)
        self._seq += 1
        self._tell(EventsRecorded((Recorded(self._seq, self.now, TicketIssued(ticket)),)))
        self._answer(id, Issued(ticket, ahead=5, wait=WaitRange(15 * 60, 25 * 60)))

    def _answer(self, id: str, answer: Struct | Error) -> None:
        self._tell(Answered(id, answer))


@dataclass
class FakePrinter:
    """Answers with what it is told to, at once or when told to."""

    status: PrinterStatus = field(default_factory=Ready)
    outcome: PrintOutcome = field(default_factory=Printed)
    holds: bool = False
    holds_check: bool = False
    printed: list[TicketPaper] = field(default_factory=list)
    checks: int = 0

    def __post_init__(self) -> None:
        self._waiting: Callable[[PrintOutcome], None] | None = None
        self._asked: Callable[[PrinterStatus], None] | None = None

    def check(self, on_status: Callable[[PrinterStatus], None]) -> None:
        self.checks += 1
        if self.holds_check:
            self._asked = on_status
        else:
            on_status(self.status)

    def print(self, paper: TicketPaper, on_outcome: Callable[[PrintOutcome], None]) -> None:
        self.printed.append(paper)
        if self.holds:
            self._waiting = on_outcome
        else:
            on_outcome(self.outcome)

    def answer_check(self) -> None:
        asked, self._asked = self._asked, None
        assert asked is not None
        asked(self.status)

    def release(self) -> None:
        waiting, self._waiting = self._waiting, None
        assert waiting is not None
        waiting(self.outcome)
