"""The way of a request through the gateway, where it is not a matter of rights, sessions or the board."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from server.gateway.connection import PATIENCE as STRIKES
from server.ownership.rebuild import rebuild
from shared.wire import methods as do
from shared.wire.errors import Error
from tests.server.gateway.house import House, live
from tests.server.small_hall import HOUR, MONDAY_NINE, OFFICE, hall


def test_server_about_to_stop_takes_no_more_commands_and_says_when_to_come_again(tmp_path: Path) -> None:
    async def scene() -> None:
        async with House(tmp_path) as house:
            kiosk = await house.open("kiosk-1", "kiosk")
            assert await kiosk.code(do.IssueTicket("birth")) == "done"
            house.gateway.drain()
            answer = await kiosk.ask(do.IssueTicket("birth"))
            assert isinstance(answer, Error)
            assert (answer.kind, answer.data.code) == ("unavailable", "server_stopping")
            assert answer.data.retry_after is not None
            assert await kiosk.code(do.GetOutlook("birth")) == "done"
            assert house.owner.published == 2

    asyncio.run(scene())


def test_command_taken_before_the_stop_is_still_answered(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        kiosk = await house.open("kiosk-1", "kiosk")
        house.writer.held = True
        issued = await kiosk.send(do.IssueTicket("birth"))
        await kiosk.ask(do.DescribeSite())
        house.gateway.drain()
        assert not house.owner.settled
        house.writer.held = False
        assert (await kiosk.reply(issued)).error is None
        assert house.owner.settled

    live(scene, tmp_path)


def test_who_asks_too_often_is_told_to_wait_and_may_go_on_then(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        kiosk = await house.open("kiosk-1", "kiosk")
        answers = [await kiosk.ask(do.IssueTicket("birth")) for _ in range(12)]
        limited = [answer for answer in answers if isinstance(answer, Error)]
        assert len(limited) == 3  # the opening was one of the ten
        assert {(answer.kind, answer.data.code) for answer in limited} == {("limited", "too_many_requests")}
        wait = limited[0].data.retry_after
        assert wait is not None
        house.elapsed += wait
        assert await kiosk.code(do.IssueTicket("birth")) == "done"
        assert house.owner.published == 11

    live(scene, tmp_path, rate=5.0, burst=10)


def test_each_connection_has_its_own_rate(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        hasty, calm = await house.open("kiosk-1", "kiosk"), await house.open("kiosk-1", "kiosk")
        for _ in range(20):
            await hasty.ask(do.DescribeSite())
        assert await hasty.code(do.DescribeSite()) == "too_many_requests"
        assert await calm.code(do.DescribeSite()) == "done"

    live(scene, tmp_path, rate=5.0, burst=10)


@pytest.mark.parametrize("frame", ["garbage", '{"jsonrpc":"2.0","id":1,"method":"site.describe","params":{}}'])
def test_who_goes_on_without_waiting_is_thrown_out(tmp_path: Path, frame: str) -> None:
    async def scene(house: House) -> None:
        kiosk = await house.open("kiosk-1", "kiosk")
        for _ in range(10 + STRIKES + 10):
            await kiosk.socket.send(frame)
        assert await kiosk.wait_closed() == (1008, "too many requests")

    live(scene, tmp_path, rate=5.0, burst=10)


def test_outlook_is_of_the_service_asked_for(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        await house.fill(3)
        kiosk = await house.open("kiosk-1", "kiosk")
        births, cards = await kiosk.ask(do.GetOutlook("birth")), await kiosk.ask(do.GetOutlook("card"))
        assert (births.admission, births.waiting, births.counters) == ("open", 3, ("1", "2"))
        assert (cards.admission, cards.waiting) == ("open", 0)
        answer = await kiosk.ask(do.GetOutlook("nothing"))
        assert (answer.kind, answer.data.code, answer.data.details) == (
            "refused", "unknown_service", {"service": "nothing"},
        )  # fmt: skip

    live(scene, tmp_path)


def test_full_queue_says_when_to_come_back_and_keeps_its_officers_and_papers(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        kiosk, console = await house.open("kiosk-1", "kiosk"), await house.open("loket-1", "console")
        await console.log_in("ani")
        await house.fill(2)
        full = await kiosk.ask(do.GetOutlook("death"))
        assert (full.admission, full.until) == ("full", MONDAY_NINE + 23 * HOUR)
        refused = await kiosk.ask(do.IssueTicket("birth"))
        assert (refused.kind, refused.data.code, refused.data.details) == (
            "refused", "queue_full", {"quota": 2, "opens_at": MONDAY_NINE + 23 * HOUR},
        )  # fmt: skip
        assert await kiosk.code(do.IssueTicket("card")) == "done"
        assert (await console.ask(do.IssueTicket("birth"))).ticket.number == "A-003"

    live(scene, tmp_path, site=hall(hours=OFFICE, quotas={"births": 2}))


# --- bugs --------------------------------------------------------------------------------------------------------


def break_down(*_: Any, **__: Any) -> None:  # noqa: ANN401 - whatever it is called with
    raise ZeroDivisionError("a bug")


def test_bug_in_deciding_costs_one_command_and_is_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene(house: House) -> None:
        kiosk = await house.open("kiosk-1", "kiosk")
        with monkeypatch.context() as broken:
            broken.setattr("server.ownership.owner.decide", break_down)
            answer = await kiosk.ask(do.IssueTicket("birth"))
        assert (answer.kind, answer.data.code) == ("internal", "internal_error")
        assert (await kiosk.ask(do.IssueTicket("birth"))).ticket.number == "A-001"

    live(scene, tmp_path)
    assert "a bug" in caplog.text


def test_bug_in_a_query_costs_that_query_and_is_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene(house: House) -> None:
        kiosk = await house.open("kiosk-1", "kiosk")
        with monkeypatch.context() as broken:
            broken.setattr("server.gateway.gateway.outlook", break_down)
            assert await kiosk.code(do.GetOutlook("birth")) == "internal_error"
        assert await kiosk.code(do.GetOutlook("birth")) == "done"

    live(scene, tmp_path)
    assert "a bug" in caplog.text


def test_nothing_is_decided_or_stored_after_a_bug_that_leaves_the_day_half_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server ends then (see hosting); what comes until it has ended must not make things worse."""
    bugs: list[object] = []

    async def scene(house: House) -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: bugs.append(context.get("exception")))
        kiosk, other = await house.open("kiosk-1", "kiosk"), await house.open("kiosk-2", "kiosk")
        assert await kiosk.code(do.IssueTicket("birth")) == "done"
        await other.ask(do.Subscribe())
        with monkeypatch.context() as broken:
            broken.setattr(house.owner._projection, "apply", break_down)
            issued = await kiosk.send(do.IssueTicket("birth"))
            await kiosk.wait_closed()
        assert [type(bug) for bug in bugs] == [ZeroDivisionError]
        assert issued not in kiosk.replies
        assert await other.code(do.IssueTicket("birth")) == "storage_unavailable"
        assert not other.events
        rebuilt = rebuild(house.store, house.site)
        assert rebuilt.day.board.seq == 2
        assert [ticket.number for ticket in rebuilt.day.board.tickets.values()] == ["A-001"]

    live(scene, tmp_path)
