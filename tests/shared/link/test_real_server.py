"""The link with the real server, as its own process, killed without warning."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.hall import PASSWORD, Hall
from shared.link.client import AsyncLink
from shared.link.effects import BoardReset, Effect, EventsRecorded, OfficerChanged
from shared.link.settings import LinkSettings
from shared.link.state import Offline, Online, Refused
from shared.wire.board import Board
from shared.wire.methods import (
    Called,
    CallNext,
    Done,
    Issued,
    IssueTicket,
    LogIn,
    OfficerSession,
    OpenCounter,
    ReportPrint,
)
from tests.shared.link.fake_server import play, until

PROFILE = Path(__file__).parents[2] / "faults" / "hall.toml"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    hall = Hall(PROFILE, tmp_path)
    hall.add_device("kiosk-1", "kiosk")
    hall.add_device("console-1", "console")
    hall.add_device("display-1", "display")
    hall.set_passwords(["sari"])
    with hall:
        yield hall


class Follower:
    """A program's copy of the board."""

    def __init__(self) -> None:
        self.board = Board(())
        self.seqs: list[int] = []
        self.officers: list[OfficerSession | None] = []

    def hear(self, effect: Effect) -> None:
        match effect:
            case BoardReset(snapshot=snapshot):
                self.board = Board.from_snapshot(snapshot)
            case EventsRecorded(events=events):
                for recorded in events:
                    self.board.apply(recorded)
                    self.seqs.append(recorded.seq)
            case OfficerChanged(officer=officer):
                self.officers.append(officer)
            case _:
                pass


def link(hall: Hall, device: str, follower: Follower | None = None) -> AsyncLink:
    token = hall.token_file(device).read_text().strip()
    settings = LinkSettings(hall.url, token, "test/1", first_delay=0.05, longest_delay=0.2)
    return AsyncLink(settings, on_effect=follower.hear if follower else None)


def test_visit_goes_on_over_a_killed_server(hall: Hall) -> None:
    async def scenario() -> None:
        console, display = Follower(), Follower()
        async with (
            link(hall, "kiosk-1") as kiosk,
            link(hall, "console-1", console) as desk,
            link(hall, "display-1", display) as screen,
        ):
            for each in (kiosk, desk, screen):
                assert await each.opened() == Online()
            first = await kiosk.call(IssueTicket("ktp"))
            assert isinstance(first, Issued)
            assert isinstance(await desk.call(LogIn("sari", PASSWORD)), OfficerSession)
            assert await desk.call(OpenCounter("1")) == Done()

            hall.kill()
            await until(lambda: isinstance(kiosk.state, Offline) and isinstance(desk.state, Offline))
            async with asyncio.TaskGroup() as tasks:
                report = tasks.create_task(kiosk.call(ReportPrint(first.ticket.id, "printed")))
                second = tasks.create_task(kiosk.call(IssueTicket("ktp")))
                called = tasks.create_task(desk.call(CallNext("1")))
                await asyncio.to_thread(hall.start)
            assert report.result() == Done()
            issued, call = second.result(), called.result()
            assert isinstance(issued, Issued)
            assert (first.ticket.number, issued.ticket.number) == ("A-001", "A-002")
            assert isinstance(call, Called)
            assert call.ticket is not None
            assert call.ticket.number == "A-001"

            await until(lambda: display.board.seq == console.board.seq and "1" in display.board.counters)
            await until(lambda: display.board.counters["1"].ticket == first.ticket.id)
            assert display.seqs == list(range(display.seqs[0], display.seqs[0] + len(display.seqs)))
            assert [officer and officer.counter for officer in console.officers] == [None, "1"], "never logged out"
            assert display.board.counters["1"].officer is None
            assert console.board.counters["1"].officer == "sari"

    play(scenario)


def test_client_in_a_hurry_is_slowed_down_and_loses_nothing(hall: Hall) -> None:
    async def scenario() -> None:
        async with link(hall, "kiosk-1") as kiosk:
            await kiosk.opened()
            async with asyncio.TaskGroup() as tasks:
                calls = [tasks.create_task(kiosk.call(IssueTicket("ktp"))) for _ in range(230)]
            tickets = [call.result() for call in calls]
            numbers = [ticket.ticket.number for ticket in tickets if isinstance(ticket, Issued)]
            assert numbers == [f"A-{number:03}" for number in range(1, 231)]

    play(scenario)


def test_unknown_device_is_refused_until_it_is_enrolled(hall: Hall) -> None:
    async def scenario() -> None:
        settings = LinkSettings(hall.url, "token-of-kiosk-2-in-ujicoba", "test/1", first_delay=0.05, longest_delay=0.2)
        async with AsyncLink(settings) as kiosk:
            state = await kiosk.opened()
            assert isinstance(state, Refused)
            assert state.error.data.code == "unknown_device"
            await asyncio.to_thread(hall.add_device, "kiosk-2", "kiosk")
            await until(lambda: isinstance(kiosk.state, Online))

    play(scenario)
