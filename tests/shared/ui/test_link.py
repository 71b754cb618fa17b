"""The link as a window has it: signals and answers on the GUI thread, a board of its own, and never a wait."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from shared.link.effects import (
    Answered,
    BoardReset,
    Delayed,
    Described,
    DisplaysChanged,
    EventsRecorded,
    KiosksChanged,
    LoggedInElsewhere,
    LoginAsked,
    OfficerChanged,
    StateChanged,
    Welcomed,
)
from shared.link.instant import Instant
from shared.link.session import OFFLINE
from shared.link.settings import LinkSettings
from shared.link.state import Connecting, LinkState, Offline, Online
from shared.ui.link import CRASHED, LinkAdapter
from shared.wire.board import Board
from shared.wire.display import Displays, GroupVoice
from shared.wire.errors import Error
from shared.wire.events import CounterOpened, Recorded, ServiceFinished
from shared.wire.kiosk import Kiosks, KioskState
from shared.wire.methods import AnswerLogin, Done, GetOutlook, OpenCounter, Outlook, Welcome
from shared.wire.officer import OfficerAsked, OfficerMoved
from tests.shared.link.fake_hall import COUNTERS, OFFICER, SITE, FakeHall
from tests.shared.link.fake_server import FakeServer, quick, serving
from tests.shared.link.scripted import ScriptedLink, Sent

EARLIER = "00000000-0000-4000-8000-000000000001"
SETTINGS = LinkSettings("ws://127.0.0.1:1/", "t", "test/1")
WELCOME = Welcome(1, "fake", "k1", "Kios 1", "kiosk", "uji", at=1_000_000, seq=0)


@pytest.fixture
def script() -> ScriptedLink:
    return ScriptedLink()


@pytest.fixture
def adapter(script: ScriptedLink, qtbot: QtBot) -> Iterator[LinkAdapter]:
    adapter = LinkAdapter(SETTINGS, open_link=script.open)
    yield adapter
    adapter.close()


def settle() -> None:
    """Let the GUI thread take what has been told."""
    QCoreApplication.processEvents()


def reset(script: ScriptedLink) -> FakeHall:
    hall = FakeHall()
    script.tell(BoardReset(hall.board.snapshot()))
    settle()
    return hall


def test_link_is_started_and_nothing_is_known_yet(adapter: LinkAdapter, script: ScriptedLink) -> None:
    assert script.started
    assert adapter.state == Connecting()
    assert (adapter.board, adapter.site, adapter.officer, adapter.welcome) == (None, None, None, None)


def test_what_the_server_says_is_kept_before_it_is_signalled(adapter: LinkAdapter, script: ScriptedLink) -> None:
    seen: list[tuple[str, object, object]] = []
    adapter.stateChanged.connect(lambda state: seen.append(("state", state, adapter.state)))
    adapter.described.connect(lambda site: seen.append(("site", site, adapter.site)))
    adapter.officerChanged.connect(lambda officer: seen.append(("officer", officer, adapter.officer)))
    adapter.welcomed.connect(lambda welcome: seen.append(("welcome", welcome, adapter.welcome)))
    script.tell(Welcomed(WELCOME, 5.0))
    script.tell(OfficerChanged(OFFICER))
    script.tell(Described(SITE))
    script.tell(StateChanged(Online()))
    assert seen == [], "not within the call: it comes from another thread"
    settle()
    assert seen == [
        ("welcome", WELCOME, WELCOME),
        ("officer", OFFICER, OFFICER),
        ("site", SITE, SITE),
        ("state", Online(), Online()),
    ]


def test_board_has_the_event_when_it_is_signalled(adapter: LinkAdapter, script: ScriptedLink) -> None:
    hall = reset(script)
    seen: list[tuple[int, int]] = []

    def note(recorded: Recorded) -> None:
        assert adapter.board is not None
        seen.append((recorded.seq, adapter.board.seq))

    adapter.recorded.connect(note)
    script.tell(EventsRecorded((hall.record(CounterOpened("1", None)), hall.record(CounterOpened("2", None)))))
    settle()
    assert seen == [(1, 1), (2, 2)]
    assert adapter.board is not None
    assert adapter.board.snapshot() == hall.board.snapshot()


def test_reset_makes_another_board_and_leaves_the_old_one_alone(adapter: LinkAdapter, script: ScriptedLink) -> None:
    hall = reset(script)
    old = adapter.board
    boards: list[Board] = []
    adapter.boardReset.connect(boards.append)
    hall.record(CounterOpened("3", None))
    script.tell(BoardReset(hall.board.snapshot()))
    settle()
    assert boards == [adapter.board]
    assert adapter.board is not old
    assert old is not None
    assert old.seq == 0


def test_answer_comes_to_the_one_who_asked(adapter: LinkAdapter, script: ScriptedLink) -> None:
    first: list[Struct | Error] = []
    second: list[Struct | Error] = []
    ids = [adapter.call(OpenCounter("1"), first.append), adapter.call(GetOutlook("ktp"), second.append)]
    assert script.sent == [Sent(ids[0], OpenCounter("1")), Sent(ids[1], GetOutlook("ktp"))]
    script.answer(OFFLINE, 1)
    script.answer(Done(), 0)
    assert (first, second) == ([], [])
    settle()
    assert (first, second) == ([Done()], [OFFLINE])


def test_delay_is_told_as_often_as_it_is_and_the_answer_once(adapter: LinkAdapter, script: ScriptedLink) -> None:
    answers: list[Struct | Error] = []
    delays: list[Error] = []
    id = adapter.call(OpenCounter("1"), answers.append, on_progress=delays.append)
    quiet = adapter.call(OpenCounter("2"), answers.append)
    script.tell(Delayed(id, OFFLINE))
    script.tell(Delayed(quiet, OFFLINE))
    script.tell(Delayed(id, OFFLINE))
    script.answer(Done(), 0)
    settle()
    assert delays == [OFFLINE, OFFLINE]
    assert answers == [Done()]


def test_command_taken_back_is_not_answered(adapter: LinkAdapter, script: ScriptedLink) -> None:
    answers: list[Struct | Error] = []
    id = adapter.call(OpenCounter("1"), answers.append)
    assert adapter.take_back(id)
    script.answer(Done())
    settle()
    assert answers == []


def test_command_that_may_have_been_done_keeps_its_answer(adapter: LinkAdapter, script: ScriptedLink) -> None:
    script.takes_back = False
    answers: list[Struct | Error] = []
    id = adapter.call(OpenCounter("1"), answers.append)
    assert not adapter.take_back(id)
    script.answer(Done())
    settle()
    assert answers == [Done()]


def test_command_of_an_earlier_run_is_answered_to_whoever_listens(adapter: LinkAdapter, script: ScriptedLink) -> None:
    heard: list[tuple[str, object]] = []
    adapter.answered.connect(lambda command, answer: heard.append((command, answer)))
    adapter.call(OpenCounter("2"), lambda _answer: None)
    script.answer(Done())
    script.sent.append(Sent(EARLIER, OpenCounter("1")))
    script.answer(Done())
    settle()
    assert heard == [(EARLIER, Done())]


def test_command_goes_under_the_id_that_it_was_given_beforehand(adapter: LinkAdapter, script: ScriptedLink) -> None:
    answers: list[Struct | Error] = []
    assert adapter.call(OpenCounter("1"), answers.append, id=EARLIER) == EARLIER
    assert script.sent[-1].id == EARLIER
    script.answer(Done())
    settle()
    assert answers == [Done()]


def test_kiosks_and_the_letter_are_known_once_the_server_has_told(adapter: LinkAdapter, script: ScriptedLink) -> None:
    seen: list[object] = []
    adapter.kiosksChanged.connect(lambda kiosks: seen.append((kiosks, adapter.kiosks)))
    assert (adapter.letter, adapter.kiosks) == ("", Kiosks(()))
    kiosks = Kiosks((KioskState("k1", "Kios 1", True, "ready", None, 0, 5),))
    script.tell(Welcomed(replace(WELCOME, letter="K"), 5.0))
    script.tell(KiosksChanged(kiosks))
    settle()
    assert adapter.letter == "K"
    assert seen == [(kiosks, kiosks)]


def test_who_speaks_is_known_once_the_server_has_told(adapter: LinkAdapter, script: ScriptedLink) -> None:
    seen: list[object] = []
    adapter.displaysChanged.connect(lambda displays: seen.append((displays, adapter.displays)))
    assert adapter.displays == Displays()
    displays = Displays((), (GroupVoice("hall", "lobi", 7),))
    script.tell(DisplaysChanged(displays))
    settle()
    assert seen == [(displays, displays)]


def test_officer_is_asked_for_elsewhere_and_says_so(adapter: LinkAdapter, script: ScriptedLink) -> None:
    seen: list[object] = []
    adapter.officerAsked.connect(lambda asked: seen.append((asked, adapter.asked)))
    assert adapter.asked == OfficerAsked()
    assert not adapter.answer_asked(allow=True, on_answer=seen.append)
    asked = OfficerAsked("k2", "Loket 2", 1_020_000)
    script.tell(LoginAsked(asked))
    settle()
    assert seen == [(asked, asked)]
    assert adapter.answer_asked(allow=False, on_answer=seen.append)
    assert script.sent[-1].params == AnswerLogin("k2", allow=False)
    script.tell(Answered(script.sent[-1].id, Done()))
    script.tell(LoginAsked(OfficerAsked()))
    settle()
    assert seen[1:] == [Done(), (OfficerAsked(), OfficerAsked())]


def test_where_the_officer_went_is_told_before_that_nobody_is_here(adapter: LinkAdapter, script: ScriptedLink) -> None:
    seen: list[object] = []
    adapter.officerMoved.connect(seen.append)
    adapter.officerChanged.connect(seen.append)
    moved = OfficerMoved("k2", "Loket 2")
    script.tell(LoggedInElsewhere(moved))
    script.tell(OfficerChanged(None))
    settle()
    assert seen == [moved, None]


def test_servers_clock_goes_on_from_the_welcome_whatever_the_clock_here_says(
    script: ScriptedLink, qtbot: QtBot
) -> None:
    now = [Instant(100.0, 77)]
    adapter = LinkAdapter(SETTINGS, open_link=script.open, clock=lambda: now[0])
    assert adapter.server_clock() == 77
    script.tell(Welcomed(WELCOME, 98.0))
    settle()
    assert adapter.server_clock() == 1_002_000
    now[0] = Instant(160.5, 3)
    assert adapter.server_clock() == 1_062_500
    adapter.close()


def test_what_has_happened_is_never_still_to_come(script: ScriptedLink, qtbot: QtBot) -> None:
    adapter = LinkAdapter(SETTINGS, open_link=script.open, clock=lambda: Instant(100.0, 77))
    script.tell(Welcomed(WELCOME, 100.0))
    hall = reset(script)
    event = hall.record(CounterOpened("1", None))
    seen: list[int] = []
    adapter.recorded.connect(lambda _recorded: seen.append(adapter.server_clock()))
    script.tell(EventsRecorded((replace(event, at=WELCOME.at + 40),)))
    settle()
    assert seen == [WELCOME.at + 40]
    adapter.close()


def test_loss_of_the_link_is_told_by_the_servers_clock(script: ScriptedLink, qtbot: QtBot) -> None:
    wrong_by_an_hour = 3_600_000
    adapter = LinkAdapter(SETTINGS, open_link=script.open, clock=lambda: Instant(100.0, 1_005_000 + wrong_by_an_hour))
    script.tell(Welcomed(WELCOME, 95.0))
    script.tell(StateChanged(Offline(1_003_000 + wrong_by_an_hour, "the cable")))
    settle()
    assert adapter.state == Offline(1_003_000, "the cable")
    adapter.close()


def test_nothing_comes_after_close(adapter: LinkAdapter, script: ScriptedLink) -> None:
    answers: list[Struct | Error] = []
    states: list[LinkState] = []
    adapter.stateChanged.connect(states.append)
    adapter.call(OpenCounter("1"), answers.append)
    script.tell(StateChanged(Online()))
    script.answer(Done())
    adapter.close()
    settle()
    assert script.closed
    adapter.call(OpenCounter("2"), answers.append)
    assert len(script.sent) == 1
    assert (answers, states) == ([], [])


def test_fault_of_one_listener_keeps_nothing_from_the_others(
    adapter: LinkAdapter, script: ScriptedLink, qtbot: QtBot
) -> None:
    answers: list[Struct | Error] = []

    def fail(answer: Struct | Error) -> None:
        raise ValueError(answer)

    adapter.call(OpenCounter("1"), fail)
    adapter.call(OpenCounter("2"), answers.append)
    with qtbot.captureExceptions() as raised:
        script.answer(Done(), 0)
        script.answer(Done(), 1)
        settle()
    assert [kind for kind, _, _ in raised] == [ValueError]
    assert answers == [Done()]


@pytest.fixture
def exits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    statuses: list[int] = []
    monkeypatch.setattr(QCoreApplication, "exit", statuses.append)
    return statuses


def test_bug_that_ends_the_link_ends_the_program(
    adapter: LinkAdapter, script: ScriptedLink, qtbot: QtBot, exits: list[int]
) -> None:
    with qtbot.captureExceptions() as raised:
        script.crash(ZeroDivisionError())
        settle()
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert exits == [CRASHED]
    assert script.closed


def test_board_that_an_event_does_not_fit_ends_the_program_rather_than_be_shown(
    adapter: LinkAdapter, script: ScriptedLink, qtbot: QtBot, exits: list[int]
) -> None:
    reset(script)
    seen: list[Recorded] = []
    adapter.recorded.connect(seen.append)
    impossible = Recorded(1, 0, ServiceFinished("00000000-0000-4000-8000-000000000009", "1"))
    with qtbot.captureExceptions() as raised:
        script.tell(EventsRecorded((impossible, replace(impossible, seq=2))))
        settle()
    assert [kind for kind, _, _ in raised] == [KeyError]
    assert exits == [CRASHED]
    assert seen == []


# --- with a server --------------------------------------------------------------------------------------------------


class ServerThread:
    """A fake server on a thread of its own, so that the test's thread is free to be the GUI."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._server: FakeServer | None = None
        self._up = threading.Event()
        self._end = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="fake server")

    @property
    def server(self) -> FakeServer:
        assert self._server is not None
        return self._server

    def do(self, step: Callable[[FakeServer], object]) -> None:
        """Run one of the server's coroutines over there."""
        asyncio.run_coroutine_threadsafe(step(self.server), self._loop).result(10)  # type: ignore[arg-type]

    def _run(self) -> None:
        async def keep() -> None:
            async with serving() as self._server:
                self._up.set()
                await self._end.wait()

        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(keep())

    @contextmanager
    def running(self) -> Iterator["ServerThread"]:
        self._thread.start()
        assert self._up.wait(10)
        yield self
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(10)
        assert not self._thread.is_alive()


def test_window_keeps_its_press_and_its_board_through_a_restart_of_the_server(qtbot: QtBot) -> None:
    with ServerThread().running() as hall:
        adapter = LinkAdapter(quick(hall.server.port))
        threads: set[threading.Thread] = set()
        seqs: list[int] = []
        answers: list[Struct | Error] = []

        def note(recorded: Recorded) -> None:
            threads.add(threading.current_thread())
            seqs.append(recorded.seq)

        def answered(answer: Struct | Error) -> None:
            threads.add(threading.current_thread())
            answers.append(answer)

        adapter.recorded.connect(note)
        qtbot.waitUntil(lambda: adapter.state == Online())
        assert adapter.site == SITE
        hall.do(lambda server: server.publish(CounterOpened("1", None)))
        qtbot.waitUntil(lambda: seqs == [1])

        hall.do(lambda server: server.kill())
        qtbot.waitUntil(lambda: isinstance(adapter.state, Offline))
        adapter.call(OpenCounter("2"), answered)
        adapter.call(GetOutlook("ktp"), answered)
        qtbot.waitUntil(lambda: answers == [OFFLINE])

        hall.do(lambda server: server.start())
        qtbot.waitUntil(lambda: answers == [OFFLINE, Done()])
        adapter.call(GetOutlook("ktp"), answered)
        qtbot.waitUntil(lambda: answers == [OFFLINE, Done(), Outlook("open", 3, 1, None)])
        qtbot.waitUntil(lambda: seqs == [1, 2])
        assert threads == {threading.main_thread()}
        assert adapter.board is not None
        assert adapter.board.snapshot() == hall.server.hall.board.snapshot()
        assert set(adapter.board.counters) == set(COUNTERS)
        adapter.close()
