"""Whatever the network, the server and the user do in whatever order, the session keeps its word.

Every command is answered once, with what the server first decided, and is done once, in the order of the presses. What
was taken back is never done. Every event is seen once, in order, and the board is never one the hall did not have.
"""

import uuid
from collections import deque

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from shared.link.effects import Answered, BoardReset, Disconnect, EventsRecorded, StateChanged
from shared.link.instant import Instant
from shared.link.outbox import MemoryOutbox
from shared.link.session import ClientSession
from shared.link.state import LinkState, Online
from shared.wire import codec
from shared.wire.board import Board
from shared.wire.errors import Error, error
from shared.wire.events import CounterOpened, Recorded
from shared.wire.methods import CallNext, Command, GetOutlook, LogIn, LogOut, OpenCounter, PauseCounter, Query
from shared.wire.ticket import Snapshot
from tests.shared.link.fake_hall import BROKEN, COUNTERS, DISK_FULL, TOKEN, Conversation, FakeHall

commands = st.one_of(
    st.builds(OpenCounter, st.sampled_from(COUNTERS)),
    st.builds(PauseCounter, st.sampled_from(COUNTERS), st.sampled_from(["", "istirahat", "terlalu panjang" * 20])),
    st.builds(CallNext, st.sampled_from(COUNTERS)),
)
queries = st.one_of(
    st.builds(GetOutlook, st.sampled_from(["ktp", "no code"])),
    st.builds(LogIn, st.just("sari"), st.sampled_from(["benar", "salah"])),
    st.just(LogOut()),
)
faults = st.sampled_from(
    [DISK_FULL, BROKEN, error("limited", "rate", "Slowly.", retry_after=0.2), error("internal", "bug", "No use.")]
)


class Network:
    """One connection: frames on their way in both directions."""

    def __init__(self, hall: FakeHall) -> None:
        self.server = Conversation(hall)
        self.up: deque[str] = deque()
        self.down: deque[str] = deque()


class SessionMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.hall = FakeHall()
        self.outbox = MemoryOutbox()
        self.elapsed = 0.0
        self.network: Network | None = None
        self.submitted: list[str] = []
        self.asked: list[str] = []
        self.withdrawn: set[str] = set()
        self.answers: dict[str, list[object]] = {}
        self.frames: dict[str, set[str]] = {}
        self.all_snapshots: dict[int, Snapshot] = {}
        self._begin_program()

    def _begin_program(self) -> None:
        self.session = ClientSession(TOKEN, "test/1", self.outbox)
        self.board: Board | None = None
        self.state: LinkState = self.session.state

    # --- the user

    @rule(params=commands)
    def press(self, params: Command) -> None:
        id = str(uuid.uuid4())
        self.submitted.append(id)
        self.session.submit(id, params, self.now)
        self.settle()

    @rule(params=queries)
    def ask(self, params: Query) -> None:
        id = str(uuid.uuid4())
        self.asked.append(id)
        self.session.ask(id, params, self.now)
        self.settle()

    @precondition(lambda self: self.submitted)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        id = data.draw(st.sampled_from(self.submitted[-4:]))
        if self.session.take_back(id):
            assert id not in self.withdrawn
            assert id not in self.answers
            self.withdrawn.add(id)
        self.settle()

    # --- the network

    @precondition(lambda self: self.network is None)
    @rule()
    def connect(self) -> None:
        self.network = Network(self.hall)
        self.session.connected(self.now)
        self.settle()

    @rule()
    def talk(self) -> None:
        """Everything on its way arrives, and what it leads to."""
        if self.network is None:
            self.connect()
        self._talk()

    @precondition(lambda self: self.network is not None)
    @rule()
    def break_connection(self) -> None:
        self.network = None
        self.session.lost("cable out", self.now)
        self.settle()

    @precondition(lambda self: self.network and self.network.up)
    @rule(many=st.booleans())
    def carry_up(self, many: bool) -> None:
        assert self.network is not None
        for _ in range(len(self.network.up) if many else 1):
            self._serve(self.network.up.popleft())

    @precondition(lambda self: self.network and self.network.down)
    @rule(many=st.booleans())
    def carry_down(self, many: bool) -> None:
        network = self.network
        assert network is not None
        for _ in range(len(network.down) if many else 1):
            if self.network is network and network.down:
                self.session.received(network.down.popleft(), self.now)
                self.settle()

    @rule(seconds=st.sampled_from([0.1, 1.0, 2.5, 20.0]))
    def wait(self, seconds: float) -> None:
        end = self.elapsed + seconds
        while (wake_at := self.session.wake_at) is not None and wake_at <= end:
            self.elapsed = max(self.elapsed, wake_at)
            self.session.tick(self.now)
            self.settle()
        self.elapsed = end

    # --- the server, well and ill

    @rule(counter=st.sampled_from(COUNTERS))
    def another_device_acts(self, counter: str) -> None:
        self._publish([self.hall.record(CounterOpened(counter, None))])

    @rule(fault=faults, times=st.integers(1, 3))
    def fail_next_commands(self, fault: Error, times: int) -> None:
        self.hall.faults = [fault] * times

    @precondition(lambda self: self.network and len(self.network.down) > 0)
    @rule(data=st.data())
    def lose_an_events_frame(self, data: st.DataObject) -> None:
        self._tamper(data, lambda frames, at: frames.pop(at))

    @precondition(lambda self: self.network and len(self.network.down) > 0)
    @rule(data=st.data())
    def double_a_frame(self, data: st.DataObject) -> None:
        assert self.network is not None
        frames = list(self.network.down)
        at = data.draw(st.integers(0, len(frames) - 1))
        frames.insert(at, frames[at])
        self.network.down = deque(frames)

    @precondition(lambda self: self.network and len(self.network.down) > 1)
    @rule(data=st.data())
    def reorder_frames(self, data: st.DataObject) -> None:
        self._tamper(data, lambda frames, at: frames.insert(0, frames.pop(at)))

    @precondition(lambda self: self.network is None)
    @rule()
    def replace_database(self) -> None:
        self.hall.lose_database()

    @rule()
    def restart_program(self) -> None:
        """The window is started again; its outbox has outlived it, its queries have not."""
        self.network = None
        self.asked = [id for id in self.asked if id in self.answers]
        self._begin_program()

    def _tamper(self, data: st.DataObject, change: "object") -> None:
        """Do something to an events frame: the only kind that a client can miss without noticing at once."""
        assert self.network is not None
        frames = list(self.network.down)
        events = [at for at, frame in enumerate(frames) if "board.events" in frame]
        if events:
            change(frames, data.draw(st.sampled_from(events)))  # type: ignore[operator]
            self.network.down = deque(frames)

    def _serve(self, frame: str) -> None:
        assert self.network is not None
        events = self.network.server.receive(frame)
        self._drain_server()
        self._publish(events)

    def _publish(self, events: list[Recorded]) -> None:
        if self.network is not None:
            self.network.server.tell(events)
            self._drain_server()

    def _drain_server(self) -> None:
        assert self.network is not None
        self.network.down.extend(self.network.server.out)
        self.network.server.out.clear()

    # --- what the program sees

    @property
    def now(self) -> Instant:
        return Instant(self.elapsed, round(self.elapsed * 1000))

    def settle(self) -> None:
        for frame in self.session.take_frames():
            assert self.network is not None, "nothing is sent into the void"
            request = codec.decode_request(frame)
            if isinstance(request.params, Command):
                self.frames.setdefault(str(request.id), set()).add(frame)
            self.network.up.append(frame)
        while (effect := self.session.take_effect()) is not None:
            self._hear(effect)

    def _hear(self, effect: object) -> None:
        match effect:
            case Answered(id=id, answer=answer):
                self.answers.setdefault(id, []).append(answer)
            case BoardReset(snapshot=snapshot):
                self.board = Board.from_snapshot(snapshot)
            case EventsRecorded(events=events):
                assert self.board is not None
                for recorded in events:
                    self.board.apply(recorded)
            case StateChanged(state=state):
                assert state != self.state
                self.state = state
            case Disconnect():
                self.network = None
                self.session.lost("left", self.now)

    # --- what must always hold

    @invariant()
    def board_is_one_the_hall_had(self) -> None:
        if self.board is not None and self.board.seq <= len(self.hall.journal) and isinstance(self.state, Online):
            hall = Board(COUNTERS)
            for recorded in self.hall.journal[: self.board.seq]:
                hall.apply(recorded)
            assert self.board.snapshot() == hall.snapshot()

    @invariant()
    def nothing_is_answered_twice(self) -> None:
        assert all(len(answers) == 1 for answers in self.answers.values())

    @invariant()
    def a_command_is_one_frame_however_often_it_is_sent(self) -> None:
        assert all(len(frames) == 1 for frames in self.frames.values())

    @invariant()
    def commands_are_done_in_the_order_of_the_presses(self) -> None:
        ours = [id for id in self.hall.executed if id in self.frames]
        assert ours == [id for id in self.submitted if id in set(ours)]

    @invariant()
    def what_was_taken_back_is_not_done(self) -> None:
        assert self.withdrawn.isdisjoint(self.hall.executed)

    def teardown(self) -> None:
        """The network and the server recover: then everything owed is paid."""
        self.hall.faults = []
        for _ in range(12):
            self.talk()
            self.wait(3.0)
        self.another_device_acts("1")  # an event that was lost is noticed by the next one
        for _ in range(2):
            self.talk()
        assert isinstance(self.state, Online)
        assert set(self.answers) == {*self.submitted, *self.asked} - self.withdrawn
        for id in self.hall.executed:
            assert self.answers[id] == [self.hall.answers[id]]
        assert self.board is not None
        assert self.board.snapshot() == self.hall.board.snapshot()
        assert self.outbox.load() == []

    def _talk(self) -> None:
        while self.network is not None and (self.network.up or self.network.down):
            if self.network.up:
                self.carry_up(many=True)
            elif self.network.down:
                self.carry_down(many=True)


TestSession = SessionMachine.TestCase
TestSession.settings = settings(stateful_step_count=80)
