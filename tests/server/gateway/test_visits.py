"""What the hall is told, over real sockets, of visitors sent to one another and of numbers without paper."""

from pathlib import Path

from shared.wire import events as ev
from shared.wire import methods as do
from shared.wire.board import Board
from shared.wire.ticket import public_counter, public_ticket
from tests.server.gateway.house import Client, House, live


async def two_desks(house: House) -> tuple[Client, Client, Client]:
    """Ani at counter 1, Budi at counter 2, and a display."""
    ani, budi = await house.open("pc-1", "console"), await house.open("pc-2", "console")
    for client, officer, counter in ((ani, "ani", "1"), (budi, "budi", "2")):
        await client.log_in(officer)
        await client.ask(do.Subscribe())
        assert await client.code(do.OpenCounter(counter)) == "done"
    display = await house.open("lobi", "display")
    await display.ask(do.Subscribe())
    return ani, budi, display


def test_colleague_is_told_what_the_lobby_is_not(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        ani, budi, display = await two_desks(house)
        issued = await ani.ask(do.IssueTicket("birth", paper=False, then=("card",)))
        id = issued.ticket.id
        for command in (
            do.CallNext("1"),
            do.NoteVisit("1", "documents_missing", "KK asli"),
            do.TransferTicket("1", None, "tolong dicek", for_officer="budi"),
        ):
            assert await ani.code(command) == "done"
        last = house.owner.published
        await budi.seq(last)
        await display.seq(last)
        assert [recorded.event for recorded in budi.events[-2:]] == [
            ev.VisitNoted(id, "1", "documents_missing", "KK asli"),
            ev.TicketTransferred(id, "1", "births", "birth", "tolong dicek", None, "budi"),
        ]
        assert [recorded.event for recorded in display.events[-2:]] == [
            ev.VisitNoted(id, "1"),
            ev.TicketTransferred(id, "1", "births", "birth"),
        ]

    live(scene, tmp_path)


def test_who_follows_the_events_has_the_board_of_who_comes_later(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        ani, budi, display = await two_desks(house)
        later = await house.open("lobi-2", "display")
        followed = Board.from_snapshot((await later.ask(do.Subscribe())).snapshot)
        for _ in range(3):
            await ani.ask(do.IssueTicket("birth", then=("npwp", "card")))
        for client, command in (
            (ani, do.CallNext("1")),
            (ani, do.TransferTicket("1", "card", "cepat", for_counter="2")),
            (ani, do.CallNext("1")),
            (ani, do.TransferTicket("1", for_officer="budi")),
            (ani, do.CallNext("1")),
            (ani, do.NoteVisit("1", "served", "lengkap")),
            (ani, do.FinishService("1")),
            (budi, do.CallNext("2")),
            (budi, do.FinishService("2")),
            (budi, do.PauseCounter("2", "salat", house.now + 600_000)),
            (budi, do.CloseCounter("2")),
        ):
            assert await client.code(command) == "done"
        await later.seq(house.owner.published)
        for recorded in later.events:
            followed.apply(recorded)
        fresh = (await display.ask(do.Subscribe())).snapshot
        assert followed.snapshot() == fresh
        known = (await ani.ask(do.Subscribe())).snapshot
        assert fresh.tickets == tuple(public_ticket(ticket) for ticket in known.tickets)
        assert fresh.counters == tuple(public_counter(counter) for counter in known.counters)
        assert any(ticket.note for ticket in known.tickets)

    live(scene, tmp_path)


def test_a_counter_that_closes_and_those_it_releases_are_told_in_one_breath(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        ani, budi, display = await two_desks(house)
        issued = await ani.ask(do.IssueTicket("birth"))
        for command in (do.CallNext("1"), do.TransferTicket("1", for_counter="2")):
            assert await ani.code(command) == "done"
        assert await budi.code(do.CloseCounter("2")) == "done"
        await display.seq(house.owner.published)
        assert [recorded.event for recorded in display.frames[-1]] == [
            ev.CounterClosed("2"),
            ev.TicketReleased(issued.ticket.id),
        ]
        called = await ani.ask(do.CallNext("1"))
        assert called.ticket.id == issued.ticket.id

    live(scene, tmp_path)


def test_a_finish_sent_again_goes_on_once(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        ani, _, _ = await two_desks(house)
        await ani.ask(do.IssueTicket("birth", then=("card", "npwp")))
        await ani.code(do.CallNext("1"))
        id = await ani.send(do.FinishService("1"))
        await ani.send(do.FinishService("1"), id)
        assert (await ani.reply(id, 2)).result == (await ani.reply(id, 1)).result
        (ticket,) = (await ani.ask(do.Subscribe())).snapshot.tickets
        assert (ticket.service, ticket.then, ticket.state) == ("card", ("npwp",), "waiting")

    live(scene, tmp_path)
