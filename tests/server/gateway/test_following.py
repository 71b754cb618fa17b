"""Following the board: from a snapshot or from the last event seen, each event once, nothing before it is durable."""

import asyncio
from pathlib import Path

import msgspec
import pytest

from server.gateway import following
from server.ownership import rebuild
from server.storage.store import StorageUnavailable
from shared.wire import events as ev
from shared.wire import methods as do
from shared.wire.board import Board
from shared.wire.codec import Reply
from shared.wire.errors import Error
from tests.server.gateway.house import Client, House, live
from tests.server.small_hall import DAY
from tests.waiting import eventually


async def issue(house: House, tickets: int = 1) -> None:
    await house.fill(tickets)


def seqs(client: Client) -> list[int]:
    return [recorded.seq for recorded in client.events]


def check_follows(client: Client, subscribed: do.Subscribed, house: House) -> None:
    """The client's board, from the snapshot and the events after it, is the server's."""
    assert subscribed.snapshot is not None
    board = Board.from_snapshot(subscribed.snapshot)
    for recorded in client.events:
        board.apply(recorded)
    assert house.owner._day is not None
    assert board.snapshot() == house.owner._day.board.snapshot()


def test_newcomer_gets_a_snapshot_and_every_event_after_it(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        await issue(house, 3)
        display = await house.open("display-1", "display")
        subscribed = await display.ask(do.Subscribe())
        assert subscribed.seq == subscribed.snapshot.seq == 4
        await issue(house, 3)
        await display.seq(7)
        assert seqs(display) == [5, 6, 7]
        check_follows(display, subscribed, house)

    live(scene, tmp_path)


def test_nobody_is_told_without_having_asked(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        quiet, display = await house.open("kiosk-1", "kiosk"), await house.open("display-1", "display")
        await display.ask(do.Subscribe())
        await issue(house, 2)
        await display.seq(3)
        await quiet.ask(do.DescribeSite())
        assert not quiet.events

    live(scene, tmp_path)


@pytest.mark.parametrize("since", range(8))
def test_who_comes_back_gets_what_was_missed_and_no_snapshot(tmp_path: Path, since: int) -> None:
    async def scene(house: House) -> None:
        await issue(house, 6)
        display = await house.open("display-1", "display")
        subscribed = await display.ask(do.Subscribe(since))
        assert subscribed == do.Subscribed(7, None)
        await issue(house)
        await display.seq(8)
        assert seqs(display) == list(range(since + 1, 9))

    live(scene, tmp_path)


@pytest.mark.parametrize("since", [0, 1, 5, 30, 89, 90, 91])
def test_who_was_away_for_longer_than_memory_reaches_is_served_from_the_journal(
    tmp_path: Path, since: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuild, "RECENT_EVENTS", 10)
    monkeypatch.setattr(following, "CATCH_UP_EVENTS", 7)

    async def scene(house: House) -> None:
        await issue(house, 100)
        display = await house.open("display-1", "display")
        assert await display.ask(do.Subscribe(since)) == do.Subscribed(101, None)
        await issue(house)
        await display.seq(102)
        assert seqs(display) == list(range(since + 1, 103))

    live(scene, tmp_path)


def test_what_happens_while_somebody_catches_up_is_told_once_and_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuild, "RECENT_EVENTS", 10)
    monkeypatch.setattr(following, "CATCH_UP_EVENTS", 7)

    async def scene(house: House) -> None:
        await issue(house, 100)
        displays = [await house.open(f"display-{n}", "display") for n in range(5)]
        async with asyncio.TaskGroup() as tasks:
            for since, display in enumerate(displays):
                tasks.create_task(display.ask(do.Subscribe(since)))
            for _ in range(40):
                await issue(house)
        for since, display in enumerate(displays):
            await display.seq(141)
            assert seqs(display) == list(range(since + 1, 142))

    live(scene, tmp_path)


def test_missed_events_are_told_as_to_the_public(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild, "RECENT_EVENTS", 2)

    async def scene(house: House) -> None:
        console = await house.open("console-1", "console")
        await console.log_in("ani")
        await console.ask(do.OpenCounter("1"))
        await console.ask(do.PauseCounter("1", "salat"))
        await issue(house, 8)
        display = await house.open("display-1", "display")
        await display.ask(do.Subscribe(1))
        await display.seq(11)
        told = [one.event for one in display.events[:2]]
        assert told == [ev.CounterOpened("1", None), ev.CounterPaused("1", "")]
        await console.ask(do.Subscribe(1))
        await console.seq(11)
        assert [one.event for one in console.events[:2]] == [
            ev.CounterOpened("1", "ani"),
            ev.CounterPaused("1", "salat"),
        ]

    live(scene, tmp_path)


def test_last_event_of_yesterday_leads_on_into_today_and_anything_older_to_a_snapshot(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        await issue(house, 3)
        house.now += DAY
        await issue(house, 2)  # 5 is day.started
        display = await house.open("display-1", "display")
        assert (await display.ask(do.Subscribe(3))).snapshot.seq == 7
        assert await display.ask(do.Subscribe(4)) == do.Subscribed(7, None)
        await display.seq(7)
        assert seqs(display) == [5, 6, 7]
        assert display.events[0].event == ev.DayStarted("2026-11-24")

    live(scene, tmp_path)


def test_an_event_that_never_was_leads_to_a_snapshot(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        display = await house.open("display-1", "display")
        for since in (2, 99, 2**53 - 1):
            subscribed = await display.ask(do.Subscribe(since))
            assert subscribed.snapshot.seq == 1

    live(scene, tmp_path)


@pytest.mark.parametrize("memory", [2, 1000])
def test_a_journal_that_has_another_event_there_leads_to_a_snapshot(
    tmp_path: Path, memory: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database was replaced, or restored from a backup, and has grown past what the client has seen."""
    monkeypatch.setattr(rebuild, "RECENT_EVENTS", memory)

    async def scene(house: House) -> None:
        await issue(house, 6)
        [third] = house.store.events(house.owner.site.code, 2, 1)
        display = await house.open("display-1", "display")
        assert await display.ask(do.Subscribe(3, third.at)) == do.Subscribed(7, None)
        stranger = await house.open("display-2", "display")
        subscribed = await stranger.ask(do.Subscribe(3, third.at - 1))
        assert isinstance(subscribed, do.Subscribed)
        assert subscribed.snapshot is not None

    live(scene, tmp_path)


def test_many_missed_events_come_in_several_frames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "CATCH_UP_EVENTS", 7)

    async def scene(house: House) -> None:
        await issue(house, 30)
        display = await house.open("display-1", "display")
        await display.ask(do.Subscribe(0))
        await display.seq(31)
        assert seqs(display) == list(range(1, 32))
        assert max(map(len, display.frames)) <= 7

    live(scene, tmp_path)


def test_subscribing_again_replaces_the_subscription(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        display = await house.open("display-1", "display")
        for _ in range(3):
            await display.ask(do.Subscribe())
        await issue(house)
        await display.seq(2)
        await display.ask(do.DescribeSite())
        assert seqs(display) == [2]
        assert len(house.audience) == 1
        await display.ask(do.Subscribe(0))
        await display.until(lambda: len(display.events) >= 3)
        assert seqs(display) == [2, 1, 2]

    live(scene, tmp_path)


def test_who_leaves_is_told_no_more(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        display, console = await house.open("display-1", "display"), await house.open("console-1", "console")
        await display.ask(do.Subscribe())
        await console.ask(do.Subscribe())
        assert len(house.audience) == 2
        await display.socket.close()
        await issue(house)
        await console.seq(2)
        await eventually(lambda: len(house.audience) == 1)

    live(scene, tmp_path)


# --- what is durable ---------------------------------------------------------------------------------------------


def test_nothing_is_shown_before_it_is_durable(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        kiosk, old, new = [await house.open(f"device-{n}", "kiosk") for n in range(3)]
        await old.ask(do.Subscribe())
        house.writer.held = True
        issued = await kiosk.send(do.IssueTicket("birth"))
        await kiosk.ask(do.DescribeSite())  # answered after the command was taken
        subscribed = await new.send(do.Subscribe())
        outlook = await kiosk.send(do.GetOutlook("birth"))
        await old.ask(do.DescribeSite())
        assert issued not in kiosk.replies
        assert subscribed not in new.replies
        assert not old.events

        house.writer.held = False
        assert (await kiosk.reply(issued)).error is None
        snapshot = msgspec.json.decode((await new.reply(subscribed)).result or b"", type=do.Subscribed).snapshot
        assert snapshot is not None
        assert [ticket.number for ticket in snapshot.tickets] == ["A-001"]
        assert msgspec.json.decode((await kiosk.reply(outlook)).result or b"", type=do.Outlook).waiting == 1
        await old.seq(2)
        await issue(house)
        await new.seq(3)
        assert seqs(new) == [3]

    live(scene, tmp_path)


def test_snapshot_of_what_could_not_be_stored_is_never_sent(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        kiosk, display = await house.open("kiosk-1", "kiosk"), await house.open("display-1", "display")
        house.writer.held = True
        house.writer.faults.append(StorageUnavailable("disk full"))
        issued = await kiosk.send(do.IssueTicket("birth"))
        await kiosk.ask(do.DescribeSite())
        subscribed = await display.send(do.Subscribe())
        await display.send(do.DescribeSite(), 1)
        house.writer.held = False
        for client, id in ((kiosk, issued), (display, subscribed)):
            refused = (await client.reply(id)).error
            assert refused is not None
            assert (refused.kind, refused.data.code) == ("unavailable", "storage_unavailable")
            assert refused.data.retry_after

        again = await _until_available(display)
        assert again.snapshot is not None
        assert not again.snapshot.tickets
        await issue(house)
        await display.seq(2)
        event = display.events[0].event
        assert isinstance(event, ev.TicketIssued)
        assert event.ticket.number == "A-001"

    live(scene, tmp_path)


async def _until_available(client: Client) -> do.Subscribed:
    async with asyncio.timeout(20):
        while True:
            answer = await client.ask(do.Subscribe())
            if isinstance(answer, do.Subscribed):
                return answer
            assert isinstance(answer, Error)
            assert answer.kind == "unavailable"


def test_who_cannot_be_served_from_the_journal_is_told_to_come_back_and_misses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuild, "RECENT_EVENTS", 10)
    monkeypatch.setattr(following, "CATCH_UP_EVENTS", 7)

    async def scene(house: House) -> None:
        await issue(house, 50)
        pages = 0
        read = house.store.events

        def fail(site: str, after: int, limit: int | None = None) -> object:
            nonlocal pages
            pages += 1
            if pages == 3:
                raise StorageUnavailable("disk gone")
            return read(site, after, limit)

        monkeypatch.setattr(house.store, "events", fail)
        display = await house.open("display-1", "display")
        id = await display.send(do.Subscribe(0))
        code, _ = await display.wait_closed()
        assert code == 1013
        assert len(display.replies[id]) == 1
        assert seqs(display) == list(range(1, 15))

        back = await house.open("display-1", "display")
        await back.ask(do.Subscribe(seqs(display)[-1]))
        await back.seq(51)
        assert seqs(display) + seqs(back) == list(range(1, 52))

    live(scene, tmp_path)


def test_each_request_has_one_answer_and_its_events_come_in_order(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        kiosk = await house.open("kiosk-1", "kiosk")
        await kiosk.ask(do.Subscribe())
        ids = [await kiosk.send(do.IssueTicket("card" if n % 2 else "birth")) for n in range(200)]
        for id in ids:
            assert (await kiosk.reply(id)).error is None
        await kiosk.seq(201)
        assert seqs(kiosk) == list(range(2, 202))
        assert all(len(kiosk.replies[id]) == 1 for id in ids)
        answered = [message.id for message in kiosk.heard if isinstance(message, Reply) and message.id in ids]
        assert answered == ids

    live(scene, tmp_path)


# --- who may know what -------------------------------------------------------------------------------------------


def test_public_never_sees_officers_reasons_or_notes(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console, other = await house.open("console-1", "console"), await house.open("console-2", "console")
        public = [await house.open("kiosk-1", "kiosk"), await house.open("display-1", "display")]
        for client in (other, *public):
            await client.ask(do.Subscribe())
        await console.log_in("ani")
        tickets = [(await public[0].ask(do.IssueTicket("birth"))).ticket.id for _ in range(5)]
        told = "RAHASIA"
        for command in (
            do.OpenCounter("1"),
            do.CallTicket("1", tickets[1], told),
            do.HoldTicket("1", told),
            do.CallNext("1"),
            do.TransferTicket("1", "card", told),
            do.CancelTicket(tickets[1], told),
            do.PauseCounter("1", told),
        ):
            assert await console.code(command) == "done", command
        await public[0].ask(do.ReportPrint(tickets[2], "failed", told))
        newest = house.owner.published
        for client in (other, *public):
            await client.seq(newest)

        def heard(client: Client) -> bytes:
            return msgspec.json.encode([client.events, [bytes(r[0].result or b"") for r in client.replies.values()]])

        assert heard(other).count(b"RAHASIA") == 6
        assert b"ani" in heard(other)
        for client in public:
            late = await client.ask(do.Subscribe())
            text = heard(client) + msgspec.json.encode(late)
            assert b"RAHASIA" not in text
            assert b'"ani"' not in text
            counter = next(counter for counter in late.snapshot.counters if counter.code == "1")
            assert (counter.status, counter.officer, counter.reason) == ("paused", None, "")
        staff = await other.ask(do.Subscribe())
        counter = next(counter for counter in staff.snapshot.counters if counter.code == "1")
        assert (counter.officer, counter.reason) == ("ani", told)

    live(scene, tmp_path)
