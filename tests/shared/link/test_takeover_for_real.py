"""Counters and logins that change hands over real links and a real server, which is killed in between."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.hall import PASSWORD, Hall
from shared.link.client import AsyncLink
from shared.link.effects import BoardReset, Effect, EventsRecorded, LoggedInElsewhere, LoginAsked, OfficerChanged
from shared.link.settings import LinkSettings
from shared.link.state import Offline, Online
from shared.wire.board import Board
from shared.wire.errors import Error
from shared.wire.methods import (
    AnswerLogin,
    CallNext,
    Command,
    Done,
    FinishService,
    HandOver,
    IssueTicket,
    LogIn,
    OfficerSession,
    OpenCounter,
    Query,
    RequestCounter,
    TakeOver,
)
from shared.wire.ticket import CounterState
from tests.shared.link.fake_server import play, until

PROFILE = Path(__file__).parents[2] / "faults" / "hall.toml"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    hall = Hall(PROFILE, tmp_path)
    for console in ("console-1", "console-2"):
        hall.add_device(console, "console")
    hall.set_passwords(["sari", "budi"])
    with hall:
        yield hall


class Pc:
    """One console as its program sees it."""

    def __init__(self, hall: Hall, device: str) -> None:
        token = hall.token_file(device).read_text().strip()
        settings = LinkSettings(hall.url, token, "test/1", first_delay=0.05, longest_delay=0.2)
        self.link = AsyncLink(settings, on_effect=self._hear)
        self.board = Board(())
        self.asked: str | None = None
        self.moved: str | None = None
        self.officer: str | None = None

    def _hear(self, effect: Effect) -> None:
        match effect:
            case BoardReset(snapshot=snapshot):
                self.board = Board.from_snapshot(snapshot)
            case EventsRecorded(events=events):
                for recorded in events:
                    self.board.apply(recorded)
            case LoginAsked(asked=asked):
                self.asked = asked.console
            case LoggedInElsewhere(moved=moved):
                self.moved = moved.console
            case OfficerChanged(officer=officer):
                self.officer = None if officer is None else officer.officer
            case _:
                pass

    @property
    def counter(self) -> CounterState:
        return self.board.counters["1"]

    async def word(self, params: Query | Command) -> str:
        answer = await self.link.call(params)
        return answer.data.code if isinstance(answer, Error) else "done"


def test_counter_asked_for_is_still_asked_for_when_the_server_comes_back(hall: Hall) -> None:
    async def scenario() -> None:
        first, second = Pc(hall, "console-1"), Pc(hall, "console-2")
        async with first.link, second.link:
            for pc, officer in ((first, "sari"), (second, "budi")):
                assert await pc.link.opened() == Online()
                assert await pc.word(LogIn(officer, PASSWORD)) == "done"
            await first.word(IssueTicket("ktp", paper=False))
            await first.word(OpenCounter("1"))
            await first.word(CallNext("1"))
            assert await second.word(RequestCounter("1")) == "done"
            await until(lambda: first.counter.wanted_by == "budi")
            visitor = first.counter.ticket

            hall.kill()
            await until(lambda: isinstance(first.link.state, Offline) and isinstance(second.link.state, Offline))
            await asyncio.to_thread(hall.start)
            await until(lambda: isinstance(first.link.state, Online) and isinstance(second.link.state, Online))
            assert await second.word(TakeOver("1")) == "takeover_too_soon"
            assert await first.link.call(HandOver("1")) == Done()
            await until(lambda: second.counter.officer == "budi")
            assert (second.counter.ticket, second.counter.wanted_by) == (visitor, None)
            assert await first.word(FinishService("1")) == "not_your_counter"
            assert await second.word(FinishService("1")) == "done"

    play(scenario)


def test_counter_is_taken_over_when_its_console_has_not_come_back_with_the_server(hall: Hall) -> None:
    async def scenario() -> None:
        first, second = Pc(hall, "console-1"), Pc(hall, "console-2")
        async with second.link:
            async with first.link:
                for pc, officer in ((first, "sari"), (second, "budi")):
                    assert await pc.link.opened() == Online()
                    assert await pc.word(LogIn(officer, PASSWORD)) == "done"
                await first.word(OpenCounter("1"))
                assert await second.word(RequestCounter("1")) == "done"
                hall.kill()
                await until(lambda: isinstance(second.link.state, Offline))
            await asyncio.to_thread(hall.start)
            assert await second.word(TakeOver("1")) == "done"
            await until(lambda: second.counter.officer == "budi")

    play(scenario)


def test_login_is_taken_over_though_the_server_was_killed_over_the_question(hall: Hall) -> None:
    async def scenario() -> None:
        first, second = Pc(hall, "console-1"), Pc(hall, "console-2")
        async with first.link, second.link:
            for pc in (first, second):
                assert await pc.link.opened() == Online()
            assert await first.word(LogIn("sari", PASSWORD)) == "done"
            await first.word(OpenCounter("1"))
            assert await second.word(LogIn("sari", PASSWORD)) == "logged_in_elsewhere"
            async with asyncio.TaskGroup() as tasks:
                coming = tasks.create_task(second.word(LogIn("sari", PASSWORD, take_over=True)))
                await until(lambda: first.asked == "console-2")
                hall.kill()
            assert coming.result() == "offline", "a query lives and dies with its connection"
            await until(lambda: first.asked is None)
            await asyncio.to_thread(hall.start)
            await until(lambda: isinstance(first.link.state, Online) and isinstance(second.link.state, Online))
            assert first.officer == "sari"

            async with asyncio.TaskGroup() as tasks:
                login = tasks.create_task(second.link.call(LogIn("sari", PASSWORD, take_over=True)))
                await until(lambda: first.asked == "console-2")
                assert await first.word(AnswerLogin("console-2", allow=True)) == "done"
            session = login.result()
            assert isinstance(session, OfficerSession)
            assert session.counter == "1"
            await until(lambda: (first.moved, first.officer) == ("console-2", None))

    play(scenario)
