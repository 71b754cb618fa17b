"""Announcements over the wire: who may, what is told to whom, and how clients of before are spared."""

from pathlib import Path

import pytest

from shared.wire import methods as do
from shared.wire.announcement import Announcement, AnnouncementHeard, Announcements
from shared.wire.board import Board
from shared.wire.events import AnnouncementMade, AnnouncementScheduled, AnnouncementWithdrawn, TicketPrintReported
from tests.server.gateway.house import Client, House, live
from tests.server.small_hall import HOUR, MINUTE, MONDAY_NINE

ID = "00000000-0000-4000-8000-00000000000a"
NOW = do.MakeAnnouncement("Pemilik mobil ditunggu", "The owner of the car is awaited", ("hall",))
LATER = do.MakeAnnouncement("Istirahat sebentar lagi", at=MONDAY_NINE + HOUR)


async def supervisor(house: House) -> Client:
    client = await house.open("pc", "console")
    assert (await client.log_in("dewi")).role == "supervisor"
    return client


def test_announcement_is_told_to_everybody_and_answered_when_it_is_on_disk(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        clients = [await house.open("tv", "display"), await house.open("kiosk-1", "kiosk"), await supervisor(house)]
        for client in clients:
            await client.ask(do.Subscribe())
        house.writer.held = True
        id = await clients[-1].send(NOW, ID)
        await clients[0].ask(do.GetHours())
        assert clients[0].events == []
        house.writer.held = False
        assert (await clients[-1].reply(id)).error is None
        made = AnnouncementMade(Announcement(ID, NOW.text, NOW.text_en, NOW.zones, MONDAY_NINE))
        for client in clients:
            await client.seq(house.owner.published)
            assert client.events[-1].event == made

    live(scene, tmp_path)


@pytest.mark.parametrize("officer", ["ani", None])
def test_only_a_supervisor_has_anything_announced(tmp_path: Path, officer: str | None) -> None:
    async def scene(house: House) -> None:
        console = await house.open("pc", "console")
        if officer is not None:
            assert (await console.log_in(officer)).role == "officer"
        code = "not_logged_in" if officer is None else "supervisors_only"
        for command in (NOW, LATER, do.WithdrawAnnouncement(ID)):
            assert await console.code(command) == code
        for role in ("kiosk", "display"):
            device = await house.open(role, role)  # type: ignore[arg-type]
            assert await device.code(NOW) == "role_forbidden"
        assert house.owner.published == 1

    live(scene, tmp_path)


def test_scheduled_announcement_is_made_at_its_time_unless_withdrawn(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console, tv = await supervisor(house), await house.open("tv", "display")
        await tv.ask(do.Subscribe())
        await console.ask(LATER, ID)
        withdrawn = str(await console.send(LATER))
        await console.reply(withdrawn)
        assert await console.code(do.WithdrawAnnouncement(withdrawn)) == "done"
        assert await console.code(do.WithdrawAnnouncement(withdrawn)) == "unknown_announcement"
        house.now += HOUR - 1
        house.owner.tick()
        await console.ask(do.GetPopular())
        assert not any(isinstance(told.event, AnnouncementMade) for told in tv.events)
        house.now += 1
        house.owner.tick()
        house.owner.tick()
        await tv.seq(5)
        await tv.ask(do.GetPopular())
        announcement = Announcement(ID, LATER.text, at=MONDAY_NINE + HOUR)
        other = Announcement(withdrawn, LATER.text, at=MONDAY_NINE + HOUR)
        assert [told.event for told in tv.events] == [
            AnnouncementScheduled(announcement),
            AnnouncementScheduled(other),
            AnnouncementWithdrawn(withdrawn),
            AnnouncementMade(announcement),
        ]

    live(scene, tmp_path)


def test_client_that_comes_later_or_comes_back_knows_them_too(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await supervisor(house)
        await console.ask(NOW, ID)
        later = str(await console.send(LATER))
        await console.reply(later)
        tv = await house.open("tv", "display")
        snapshot = (await tv.ask(do.Subscribe())).snapshot
        said = Announcement(ID, NOW.text, NOW.text_en, NOW.zones, MONDAY_NINE)
        scheduled = Announcement(later, LATER.text, at=MONDAY_NINE + HOUR)
        assert snapshot.announcements == Announcements((scheduled,), (AnnouncementHeard(2, MONDAY_NINE, said),))
        again = await house.open("tv", "display")
        assert (await again.ask(do.Subscribe(since=1))).snapshot is None
        await again.seq(3)
        assert [told.event for told in again.events] == [AnnouncementMade(said), AnnouncementScheduled(scheduled)]

    live(scene, tmp_path)


def test_client_of_before_keeps_its_sequence_and_hears_of_nothing_that_it_cannot_read(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await supervisor(house)
        await console.ask(NOW)
        old = await house.open("old-tv", "display", understands=())
        pc = await house.open("old-pc", "console", understands=())
        boards = {}
        for client in (old, pc):
            snapshot = (await client.ask(do.Subscribe(since=1) if client is pc else do.Subscribe())).snapshot
            boards[client] = Board.from_snapshot(snapshot) if snapshot else None
        await house.fill(1)
        await console.ask(LATER)
        await house.fill(1)
        for client, first in ((old, 3), (pc, 2)):
            await client.seq(5)
            assert [told.seq for told in client.events] == list(range(first, 6))
            later = [told.event for told in client.events if told.seq in (2, 4)]
            assert all(isinstance(event, TicketPrintReported) for event in later)
            assert later
        board = boards[old]
        assert board is not None
        for told in old.events:
            board.apply(told)
        assert len(board.tickets) == 2

    live(scene, tmp_path)


def test_announcement_whose_time_came_while_the_server_could_not_speak_is_made_late_or_not_at_all(
    tmp_path: Path,
) -> None:
    async def scene(house: House) -> None:
        console, tv = await supervisor(house), await house.open("tv", "display")
        await tv.ask(do.Subscribe())
        for minutes in (1, 12):
            await console.ask(do.MakeAnnouncement("Hati-hati", at=MONDAY_NINE + minutes * MINUTE))
        house.now += 15 * MINUTE
        house.owner.tick()
        await tv.seq(5)
        assert [type(told.event) for told in tv.events[2:]] == [AnnouncementWithdrawn, AnnouncementMade]

    live(scene, tmp_path)
