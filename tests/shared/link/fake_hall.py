"""A server small enough to be seen through: the protocol's promises kept in memory, and faults where a test asks."""

from dataclasses import dataclass, field
from typing import Literal

from msgspec import Struct

from shared.wire import codec
from shared.wire.board import Board
from shared.wire.errors import Error, error
from shared.wire.events import CounterOpened, CounterPaused, CounterResumed, Event, Recorded
from shared.wire.methods import (
    Called,
    CallNext,
    Command,
    DescribeSite,
    Done,
    GetOutlook,
    LogIn,
    LogOut,
    OfficerSession,
    OpenCounter,
    OpenSession,
    Outlook,
    PauseCounter,
    Query,
    ResumeCounter,
    Subscribe,
    Subscribed,
    Welcome,
)
from shared.wire.scalars import PROTOCOL, CommandId
from shared.wire.site import Counter, SiteDescription, Text, Zone

TOKEN = "device-token"
OFFICER_TOKEN = "officer-token"
COUNTERS = ("1", "2", "3")

NO_DEVICE = error("unauthorised", "unknown_device", "No such device.")
DISK_FULL = error("unavailable", "storage", "Cannot store it now.", retry_after=2.0)
BROKEN = error("internal", "internal", "A fault of the server's.", retry_after=1.0)
NOT_OPEN = error("refused", "counter_closed", "The counter is closed.")

SITE = SiteDescription(
    code="uji",
    name=Text("MPP Uji", "Test Hall"),
    mpp=Text("MPP Uji", "Test Hall"),
    timezone="Asia/Jakarta",
    languages=("id", "en"),
    agencies=(),
    queues=(),
    services=(),
    zones=(Zone("a", Text("Lantai 1")),),
    counters=tuple(Counter(code, Text(f"Loket {code}"), "a", ()) for code in COUNTERS),
)
OFFICER = OfficerSession("sari", "Sari", OFFICER_TOKEN, COUNTERS)


class FakeHall:
    """What outlives a connection: the journal, the answers given, who is logged in."""

    def __init__(self) -> None:
        self.board = Board(COUNTERS)
        self.journal: list[Recorded] = []
        self._began = 1
        self.answers: dict[CommandId, Struct | Error] = {}
        self.executed: list[CommandId] = []
        self.officer: OfficerSession | None = None
        self.site = SITE
        self.refusal: Error | None = None
        """Given to every `session.open`."""
        self.faults: list[Error] = []
        """Given to the next commands instead of doing them."""
        self.protocol = PROTOCOL

    def record(self, event: Event) -> Recorded:
        """Something happens in the hall."""
        recorded = Recorded(len(self.journal) + 1, self._began + 1_000 * len(self.journal), event)
        self.board.apply(recorded)
        self.journal.append(recorded)
        return recorded

    def lose_database(self) -> None:
        """The server comes back with an empty journal."""
        self._began += 1
        self.board = Board(COUNTERS)
        self.journal = []

    def do(self, id: CommandId, command: Command) -> tuple[Struct | Error, list[Recorded]]:
        """The answer to a command, and the events of doing it for the first time."""
        if id in self.answers:
            return self.answers[id], []
        if self.faults:
            return self.faults.pop(0), []
        answer, events = self._decide(command)
        self.answers[id] = answer
        self.executed.append(id)
        return answer, [self.record(event) for event in events]

    def _decide(self, command: Command) -> tuple[Struct | Error, list[Event]]:
        match command:
            case OpenCounter(counter=counter):
                return Done(), [CounterOpened(counter, "sari")]
            case PauseCounter(counter=counter) if self.board.counters[counter].status != "open":
                return NOT_OPEN, []
            case PauseCounter(counter=counter, reason=reason):
                return Done(), [CounterPaused(counter, reason), CounterResumed(counter), CounterPaused(counter, reason)]
            case ResumeCounter(counter=counter):
                return Done(), [CounterResumed(counter)]
            case CallNext():
                return Called(None), []
            case _:
                raise AssertionError(f"the fake hall does not know {command}")

    def answer(self, query: Query) -> Struct | Error:
        """The answer to a query other than those that belong to a conversation."""
        match query:
            case DescribeSite():
                return self.site
            case LogIn(officer="sari", password="benar"):
                self.officer = OFFICER
                return OFFICER
            case LogIn():
                return error("unauthorised", "wrong_password", "Wrong officer or password.")
            case LogOut():
                self.officer = None
                return Done()
            case GetOutlook():
                return Outlook("open", 3, 1, None)
            case _:
                raise AssertionError(f"the fake hall does not know {query}")


@dataclass
class Conversation:
    """One connection to the hall: frames in, frames out."""

    hall: FakeHall
    out: list[str] = field(default_factory=list)
    """Frames for the client, not yet on the network."""
    requests: list[codec.Request] = field(default_factory=list)
    phase: Literal["new", "open", "subscribed"] = "new"

    def receive(self, frame: str | bytes) -> list[Recorded]:
        """Take a client's frame; returns the events it brought about, for every conversation to tell."""
        request = codec.decode_request(frame)
        self.requests.append(request)
        events: list[Recorded] = []
        match request.params:
            case Command() as command:
                answer, events = self.hall.do(str(request.id), command)
            case OpenSession() as opening:
                answer = self._open(opening)
            case Subscribe() as following:
                answer = self._subscribe(following)
            case Query() as query:
                answer = self.hall.answer(query)
        if isinstance(answer, Error):
            self.out.append(codec.encode_error(request.id, answer))
        else:
            self.out.append(codec.encode_result(request.id, codec.encode_answer(answer)))
        if isinstance(request.params, Subscribe) and isinstance(answer, Subscribed):
            self.phase = "subscribed"
            if answer.snapshot is None:
                self.tell(self.hall.journal[request.params.since or 0 :])
        return events

    def tell(self, events: list[Recorded]) -> None:
        """Tell of events, if the client follows the board."""
        if events and self.phase == "subscribed":
            self.out.append(codec.encode_events(codec.encode_answer(recorded) for recorded in events))

    def _open(self, opening: OpenSession) -> Welcome | Error:
        if self.hall.refusal is not None:
            return self.hall.refusal
        if opening.token != TOKEN:
            return NO_DEVICE
        known = opening.officer_token == OFFICER_TOKEN
        self.phase = "open"
        return Welcome(
            protocol=self.hall.protocol,
            server="fake",
            device="k1",
            name="Kios 1",
            role="console",
            site=self.hall.site.code,
            at=1_700_000_000_000,
            seq=len(self.hall.journal),
            officer=self.hall.officer if known else None,
        )

    def _subscribe(self, following: Subscribe) -> Subscribed:
        newest, since = len(self.hall.journal), following.since
        known = since == 0 or (
            since is not None and since <= newest and following.since_at in (None, self.hall.journal[since - 1].at)
        )
        return Subscribed(newest, None if known else self.hall.board.snapshot())
