"""A session on a stage: the test plays the network, the server and the program around it."""

import uuid

from msgspec import Struct

from shared.link.effects import Disconnect, Effect
from shared.link.instant import Instant
from shared.link.outbox import MemoryOutbox, Outbox
from shared.link.session import ClientSession
from shared.link.state import LinkState, Online
from shared.wire import codec
from shared.wire.errors import Error
from shared.wire.events import Recorded
from shared.wire.methods import Command, Query
from tests.shared.link.fake_hall import TOKEN, Conversation, FakeHall

MORNING = 1_700_000_000_000


class Stage:
    """One session, one hall, and a clock that only the test moves."""

    def __init__(self, *, officer_token: str | None = None, outbox: Outbox | None = None, token: str = TOKEN) -> None:
        self.hall = FakeHall()
        self.outbox = outbox or MemoryOutbox()
        self.session = ClientSession(token, "test/1", self.outbox, officer_token)
        self.elapsed = 100.0
        self.server: Conversation | None = None
        self.told: list[Effect | Disconnect] = []
        self.requests: list[codec.Request] = []
        """All the session has sent, over all connections."""

    @property
    def now(self) -> Instant:
        return Instant(self.elapsed, MORNING + round(self.elapsed * 1000))

    @property
    def state(self) -> LinkState:
        return self.session.state

    @property
    def online(self) -> bool:
        return isinstance(self.session.state, Online)

    def connect(self) -> None:
        """The network makes a connection, and nothing more happens yet."""
        self.server = Conversation(self.hall)
        self.session.connected(self.now)
        self._listen()

    def lose(self, reason: str = "cable out") -> None:
        """The connection breaks; what was on the way is gone."""
        self.server = None
        self.session.lost(reason, self.now)
        self._listen()

    def go_online(self) -> None:
        """Connect, and let both sides talk until there is nothing more to say."""
        self.connect()
        self.run()

    def run(self) -> None:
        """Let both sides talk until there is nothing more to say."""
        while (frames := self.session.take_frames()) or (self.server and self.server.out):
            self.carry(frames)
            self.deliver()

    def carry(self, frames: list[str] | None = None) -> list[codec.Request]:
        """Bring what the session sends to the server; the answers stay on the way."""
        carried = [codec.decode_request(frame) for frame in frames or self.session.take_frames()]
        self.requests += carried
        for request in carried:
            assert self.server is not None
            self.server.tell(self.server.receive(codec.encode_request(request.id, request.params)))
        return carried

    def deliver(self) -> None:
        """Bring what the server has sent to the session."""
        while self.server and self.server.out:
            self.say(self.server.out.pop(0))

    def say(self, frame: str | bytes) -> None:
        """Have the session receive this frame."""
        self.session.received(frame, self.now)
        self._listen()

    def answer(self, id: str | int | None, answer: Struct | Error) -> None:
        """Have the session receive this answer."""
        if isinstance(answer, Error):
            self.say(codec.encode_error(id, answer))
        else:
            assert id is not None
            self.say(codec.encode_result(id, codec.encode_answer(answer)))

    def happen(self, *events: Recorded) -> None:
        """Have the session receive these events."""
        self.say(codec.encode_events(codec.encode_answer(recorded) for recorded in events))

    def submit(self, params: Command) -> str:
        """The program presses a button."""
        id = str(uuid.uuid4())
        self.session.submit(id, params, self.now)
        self._listen()
        return id

    def ask(self, params: Query) -> str:
        """The program asks."""
        id = str(uuid.uuid4())
        self.session.ask(id, params, self.now)
        self._listen()
        return id

    def wait(self, seconds: float) -> None:
        """Time passes; the session is woken when it asked to be, and not before."""
        end = self.elapsed + seconds
        while (wake_at := self.session.wake_at) is not None and wake_at <= end:
            self.elapsed = max(self.elapsed, wake_at)
            self.session.tick(self.now)
            self._listen()
            assert self.session.wake_at is None or self.session.wake_at > self.elapsed, "it would never sleep again"
        self.elapsed = end

    def heard(self, *kinds: type[Struct] | type[object]) -> list[object]:
        """Take what was told since last asked, of these kinds only if any are named."""
        told, self.told = self.told, []
        return [effect for effect in told if not kinds or isinstance(effect, kinds)]

    def _listen(self) -> None:
        while (effect := self.session.take_effect()) is not None:
            self.told.append(effect)
