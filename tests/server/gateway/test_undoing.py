"""Taking back over the wire: what the desk offers, to whom, and what the others are told."""

from pathlib import Path

from shared.wire import methods as do
from shared.wire.board import Board
from shared.wire.errors import Error
from shared.wire.events import TicketRestored
from tests.server.gateway.house import Client, House, live
from tests.waiting import eventually


async def officer_at(house: House, console: str, officer: str, counter: str) -> Client:
    """A console with an officer at their counter."""
    client = await house.open(console, "console")
    await client.log_in(officer)
    assert await client.code(do.OpenCounter(counter)) == "done"
    return client


def test_officer_takes_back_what_the_desk_offers_and_everybody_hears_of_it(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        await house.fill(2)
        ani = await officer_at(house, "console-1", "ani", "1")
        kiosk = await house.open("kiosk-1", "kiosk")
        for client in (ani, kiosk):
            client.board = Board.from_snapshot((await client.ask(do.Subscribe())).snapshot)
        called = await ani.ask(do.CallNext("1"))
        await ani.ask(do.NoteVisit("1", "documents_missing", "KK tertinggal"))
        await ani.ask(do.CallNext("1"))
        view = await ani.ask(do.GetDesk("1"))
        assert (view.undo.kind, view.undo.numbers) == ("call", ("A-002", "A-001"))
        assert view.undo.until == house.now + 60_000
        assert (view.figures.served, view.figures.serving_seconds) == (1, 0)
        assert await ani.code(do.UndoStep("1", view.undo.step)) == "done"
        await kiosk.seq(house.owner.published)
        for client in (ani, kiosk):
            for recorded in client.events:
                client.board.apply(recorded)
            assert client.board.counters["1"].ticket == called.ticket.id
            assert [call.number for call in client.board.calls] == ["A-001"]
        notes = [[e.event.ticket.note for e in c.events if isinstance(e.event, TicketRestored)] for c in (ani, kiosk)]
        assert notes == [["", "KK tertinggal"], ["", ""]]
        assert (await ani.ask(do.GetDesk("1"))).figures == do.Figures(waited_seconds=0)

    live(scene, tmp_path)


def test_desk_is_shown_to_the_officer_who_sits_there(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        await house.fill(1)
        ani = await officer_at(house, "console-1", "ani", "1")
        budi = await officer_at(house, "console-2", "budi", "2")
        await ani.ask(do.CallNext("1"))
        step = (await ani.ask(do.GetDesk("1"))).undo.step
        assert await budi.code(do.GetDesk("1")) == "not_your_counter"
        assert await budi.code(do.GetDesk("99")) == "unknown_counter"
        assert await budi.code(do.UndoStep("1", step)) == "not_your_counter"
        assert await (await house.open("console-3", "console")).code(do.GetDesk("1")) == "not_logged_in"
        assert await (await house.open("kiosk-1", "kiosk")).code(do.GetDesk("1")) == "role_forbidden"
        answer = await ani.ask(do.UndoStep("1", step - 1))
        assert isinstance(answer, Error)
        assert (answer.data.code, answer.data.details) == ("undo_passed", {"step": step})

    live(scene, tmp_path)


def test_same_press_sent_again_takes_back_one_step(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        await house.fill(1)
        ani = await officer_at(house, "console-1", "ani", "1")
        for press in (do.CallNext("1"), do.StartService("1")):
            await ani.ask(press)
        step = (await ani.ask(do.GetDesk("1"))).undo.step
        undo, id = do.UndoStep("1", step), "0199751c-77aa-7b10-8c21-0d1e2f3a4b51"
        assert [await ani.code(undo, id), (await ani.reply(await ani.send(undo, id), 2)).error] == ["done", None]
        assert (await ani.ask(do.GetDesk("1"))).undo.kind == "call"

    live(scene, tmp_path)


def test_desk_waits_until_what_it_shows_is_durable(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        await house.fill(1)
        ani = await officer_at(house, "console-1", "ani", "1")
        house.writer.held = True
        await ani.send(do.CallNext("1"))
        asked = await ani.send(do.GetDesk("1"))
        await eventually(lambda: bool(house.writer.queue))
        assert asked not in ani.replies
        house.writer.held = False
        assert (await ani.reply(asked)).error is None

    live(scene, tmp_path)
