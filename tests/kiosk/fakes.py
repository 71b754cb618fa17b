"""A hall's server and a printer, as far as a kiosk's window can tell."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from kiosk.printing.condition import condition_of
from kiosk.printing.outcome import Printed, PrintOutcome
from kiosk.printing.printer import Paper
from kiosk.printing.status import PrinterStatus, Ready
from kiosk.printing.ticket import TicketPaper
from kiosk.printing.trial import TrialPaper
from server.profile.load import load
from shared.link.effects import (
    Answered,
    BoardReset,
    Delayed,
    Described,
    Effect,
    EventsRecorded,
    KiosksChanged,
    StateChanged,
    Welcomed,
)
from shared.link.instant import read_clocks
from shared.link.outbox import MemoryOutbox, Outbox
from shared.link.settings import LinkSettings
from shared.link.state import Offline, Online, Refused
from shared.ui.link import LinkAdapter
from shared.wire.errors import Error, error
from shared.wire.events import Event, Recorded, TicketIssued
from shared.wire.hours import SiteHours
from shared.wire.kiosk import Kiosks, KioskState, PrinterCondition
from shared.wire.methods import (
    CancelTicket,
    Command,
    Done,
    GetHours,
    GetOutlook,
    GetPopular,
    Issued,
    IssueTicket,
    Outlook,
    Popular,
    Query,
    RecordTicket,
    ReportKiosk,
    ReportPrint,
    WaitRange,
    Welcome,
)
from shared.wire.scalars import Moment
from shared.wire.site import Queue, SiteDescription
from shared.wire.ticket import CounterState, Snapshot, Ticket

SITES = Path(__file__).parents[2] / "sites"
TUESDAY_MORNING: Moment = int(datetime(2026, 11, 17, 2, 41, tzinfo=UTC).timestamp() * 1000)
"""09.41 WIB"""
OPEN = Outlook("open", waiting=12, counters_open=2, wait=WaitRange(15 * 60, 25 * 60))
OFFLINE = error("unavailable", "offline", "No connection.")
SLOW = error("unavailable", "storage", "Cannot store it now.", retry_after=1.0)


@cache
def read_site(name: str = "lampung-timur") -> SiteDescription:
    """A site of the shipped profiles."""
    return load(SITES / f"{name}.toml")[0].description


@dataclass
class FakeServer:
    """Answers at once, or when told to; keeps what it was asked. As a link does, it passes on one command at a time."""

    site: SiteDescription = field(default_factory=read_site)
    now: Moment = TUESDAY_MORNING
    outlook: Callable[[GetOutlook], Outlook | Error] = lambda _: OPEN
    hours: SiteHours | None = None
    letter: str = "K"
    popular: tuple[str, ...] = ()
    refusal: Error | None = None
    """The answer to every order."""
    record_refusal: Error | None = None
    """The answer to every number of the kiosk's own."""
    cancel_refusal: Error | None = None
    """The answer to every cancellation."""
    holds: bool = False
    """Whether orders wait for `release`."""
    withdrawable: bool = False
    """Whether an order that waits was never sent."""
    orders: list[tuple[str, IssueTicket]] = field(default_factory=list)
    reports: list[ReportPrint] = field(default_factory=list)
    records: list[tuple[str, RecordTicket]] = field(default_factory=list)
    cancelled: list[CancelTicket] = field(default_factory=list)
    kiosk_reports: list[ReportKiosk] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    closed: bool = False

    def __post_init__(self) -> None:
        self._tell: Callable[[Effect], None] = lambda _: None
        self._outbox: Outbox = MemoryOutbox()
        self._line: list[tuple[str, Command]] = []
        self._online = False
        self._released: set[str] = set()
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
        self._outbox = outbox or MemoryOutbox()
        self._line = [(entry.id, entry.params) for entry in self._outbox.load()]
        return self

    def start(self) -> None:
        pass

    def submit(self, id: str, params: Query | Command) -> None:
        if isinstance(params, Query):
            self._answer(id, self._tell_about(params) if self._online else OFFLINE)
            return
        self._outbox.add(id, params)
        self._line.append((id, params))
        if not self._online:
            self._tell(Delayed(id, OFFLINE))
        self._pass_on()

    def take_back(self, id: str) -> bool:
        if self.withdrawable:
            self.withdrawn.append(id)
            self._line = [entry for entry in self._line if entry[0] != id]
            self._outbox.remove(id)
        return self.withdrawable

    def close(self) -> None:
        self.closed = True

    def _pass_on(self) -> None:
        while self._online and self._line:
            id, params = self._line[0]
            if isinstance(params, IssueTicket):
                if (id, params) not in self.orders:
                    self._outbox.mark_sent(id)
                    self.orders.append((id, params))
                if self.holds and id not in self._released:
                    return
            del self._line[0]
            answer = self._do(id, params)
            self._outbox.remove(id)
            self._answer(id, answer)

    # --- as a server

    def adapter(self, outbox: Outbox | None = None) -> LinkAdapter:
        return LinkAdapter(LinkSettings("ws://nowhere/", "token", "test"), open_link=self.open, outbox=outbox)

    def welcome(self) -> None:
        """The session opens."""
        counters = tuple(CounterState(counter.code) for counter in self.site.counters)
        welcome = Welcome(
            1, "test", "kiosk-1", "Kiosk 1", "kiosk", self.site.code, self.now, self._seq, letter=self.letter
        )
        self._tell(Welcomed(welcome, elapsed=read_clocks().elapsed))
        self._tell(Described(self.site))
        self._tell(BoardReset(Snapshot(self._seq, "2026-11-17", (), counters, ())))
        self.return_()

    def vanish(self) -> None:
        """The connection is lost."""
        self._online = False
        self._tell(StateChanged(Offline(self.now, "cable out")))
        for id, _ in self._line:
            self._tell(Delayed(id, OFFLINE))

    def delay(self) -> None:
        """The server is there and cannot store it now."""
        for id, _ in self._line:
            self._tell(Delayed(id, SLOW))

    def return_(self) -> None:
        self._online = True
        self._tell(StateChanged(Online()))
        self._pass_on()

    def reject(self) -> None:
        """The device is no longer known."""
        self._online = False
        self._tell(StateChanged(Refused(error("unauthorised", "unknown_device", "No such device."))))

    def describe(self, site: SiteDescription) -> None:
        """The hall is described anew."""
        self.site = site
        self._tell(Described(site))

    def tell_kiosks(self, *kiosks: KioskState) -> None:
        """How the kiosks of the hall are."""
        self._tell(KiosksChanged(Kiosks(kiosks)))

    def record(self, event: Event) -> None:
        """Something happens in the hall."""
        self._seq += 1
        self._tell(EventsRecorded((Recorded(self._seq, self.now, event),)))

    def release(self) -> None:
        """Answer the newest order."""
        self._released.add(self.orders[-1][0])
        self._pass_on()

    def _tell_about(self, query: Query) -> Struct | Error:
        match query:
            case GetOutlook():
                return self.outlook(query)
            case GetHours():
                return self.hours or error("unknown", "unknown_method", "")
            case GetPopular():
                return Popular(self.popular)
            case ReportKiosk():
                self.kiosk_reports.append(query)
                return Done()
            case _:
                raise AssertionError(f"a kiosk has no business with {query!r}")

    def _do(self, id: str, command: Command) -> Struct | Error:
        match command:
            case IssueTicket():
                return self.refusal or self._issue(id, command)
            case RecordTicket():
                self.records.append((id, command))
                return self.record_refusal or self._join(id, command.number, command, command.issued_at)
            case ReportPrint():
                self.reports.append(command)
                return Done()
            case CancelTicket():
                self.cancelled.append(command)
                return self.cancel_refusal or Done()
            case _:
                raise AssertionError(f"a kiosk has no business with {command!r}")

    def _issue(self, id: str, order: IssueTicket) -> Issued:
        queue = self._queue_of(order.service)
        self._series[queue.code] = self._series.get(queue.code, 24) + 1
        return self._join(id, f"{queue.prefix}-{self._series[queue.code]:03}", order, self.now)

    def _join(self, id: str, number: str, order: IssueTicket | RecordTicket, at: Moment) -> Issued:
        queue = self._queue_of(order.service)
        ticket = Ticket(id, number, queue.code, order.service, order.priority, order.language, id, at, at)
        self.record(TicketIssued(ticket))
        return Issued(ticket, ahead=5, wait=WaitRange(15 * 60, 25 * 60))

    def _queue_of(self, code: str) -> Queue:
        service = next(service for service in self.site.services if service.code == code)
        return next(queue for queue in self.site.queues if queue.code == service.queue)

    def _answer(self, id: str, answer: Struct | Error) -> None:
        self._tell(Answered(id, answer))


class FakePrinter(QObject):
    """Answers with what it is told to, at once or when told to."""

    status_changed = Signal(object)
    fed = Signal(float)

    def __init__(
        self,
        status: PrinterStatus | None = None,
        outcome: PrintOutcome | None = None,
        *,
        holds: bool = False,
        holds_check: bool = False,
    ) -> None:
        super().__init__()
        self.status: PrinterStatus = status or Ready()
        self.outcome: PrintOutcome = outcome or Printed()
        self.holds = holds
        self.holds_check = holds_check
        self.printed: list[TicketPaper] = []
        self.trials: list[TrialPaper] = []
        self.checks = 0
        self._waiting: Callable[[PrintOutcome], None] | None = None
        self._asked: Callable[[PrinterStatus], None] | None = None

    def become(self, status: PrinterStatus) -> None:
        """The next look at its sensors tells this."""
        self.status = status
        self.status_changed.emit(status)

    def condition(self, *, paper_low: bool = False) -> PrinterCondition:
        return condition_of(self.status, paper_low=paper_low)

    def check(self, on_status: Callable[[PrinterStatus], None]) -> None:
        self.checks += 1
        if self.holds_check:
            self._asked = on_status
        else:
            on_status(self.status)

    def print(self, paper: Paper, on_outcome: Callable[[PrintOutcome], None]) -> None:
        if isinstance(paper, TrialPaper):
            self.trials.append(paper)
        else:
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
