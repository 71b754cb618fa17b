"""Which kiosks are there, and whose printer works: told to staff and to the other kiosks, at once."""

from pathlib import Path

import pytest

from server.identity import Device
from shared.wire import methods as do
from shared.wire.kiosk import KioskState
from tests.server.gateway.house import Client, House, live
from tests.server.small_hall import MINUTE, MONDAY_NINE


async def told(client: Client, *expected: tuple[str, bool, str]) -> tuple[KioskState, ...]:
    """Until the client has been told that the kiosks are so: code, online, printer."""

    def newest() -> tuple[KioskState, ...]:
        return client.kiosks[-1].kiosks if client.kiosks else ()

    await client.until(lambda: tuple((kiosk.code, kiosk.online, kiosk.printer) for kiosk in newest()) == expected)
    return newest()


def test_console_and_kiosks_are_told_after_subscribing_and_displays_are_not(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        house.device("kiosk-2", "kiosk")
        await house.gateway.look_at_devices()
        kiosk = await house.open("kiosk-1", "kiosk")
        console, display = await house.open("pc", "console"), await house.open("tv", "display")
        for client in (kiosk, console, display):
            await client.ask(do.Subscribe())
        for client in (kiosk, console):
            await told(client, ("kiosk-1", True, "unknown"), ("kiosk-2", False, "unknown"))
        await kiosk.ask(do.ReportKiosk("ready"))
        await told(console, ("kiosk-1", True, "ready"), ("kiosk-2", False, "unknown"))
        await display.ask(do.GetPopular())  # whatever was sent before it has come
        assert display.kiosks == []

    live(scene, tmp_path)


def test_nobody_is_told_before_subscribing(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await house.open("pc", "console")
        await house.open("kiosk-1", "kiosk")
        await console.ask(do.GetPopular())
        assert console.kiosks == []

    live(scene, tmp_path)


def test_report_is_told_with_the_paper_and_the_tickets_that_wait(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        kiosk, console = await house.open("kiosk-1", "kiosk"), await house.open("pc", "console")
        await console.ask(do.Subscribe())
        await kiosk.ask(do.ReportKiosk("near_end", paper_left=40, waiting_to_send=3))
        (state,) = await told(console, ("kiosk-1", True, "near_end"))
        assert (state.name, state.paper_left, state.waiting_to_send) == ("kiosk-1's name", 40, 3)
        before = len(console.kiosks)
        await kiosk.ask(do.ReportKiosk("near_end", paper_left=40, waiting_to_send=3))
        await console.ask(do.GetPopular())
        assert len(console.kiosks) == before, "the same again is no news"

    live(scene, tmp_path)


def test_kiosk_whose_connection_ends_is_offline_since_then_and_what_it_said_last_is_kept(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        kiosk, console = await house.open("kiosk-1", "kiosk"), await house.open("pc", "console")
        await console.ask(do.Subscribe())
        await kiosk.ask(do.ReportKiosk("out_of_paper"))
        house.now += 5 * MINUTE
        kiosk.socket.transport.abort()
        (state,) = await told(console, ("kiosk-1", False, "out_of_paper"))
        assert state.since == MONDAY_NINE + 5 * MINUTE

    live(scene, tmp_path)


def test_second_connection_of_a_kiosk_takes_the_place_of_the_first(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await house.open("pc", "console")
        await console.ask(do.Subscribe())
        first, second = await house.open("kiosk-1", "kiosk"), await house.open("kiosk-1", "kiosk")
        await second.ask(do.ReportKiosk("ready"))
        await told(console, ("kiosk-1", True, "ready"))
        await first.ask(do.ReportKiosk("error"))
        await first.socket.close()
        await first.wait_closed()
        await second.ask(do.ReportKiosk("cover_open"))
        await told(console, ("kiosk-1", True, "cover_open"))
        assert all(kiosk.online for kiosks in console.kiosks[1:] for kiosk in kiosks.kiosks)
        assert "error" not in {kiosk.printer for kiosks in console.kiosks for kiosk in kiosks.kiosks}

    live(scene, tmp_path)


def test_kiosk_that_is_added_or_withdrawn_is_told_without_a_restart(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await house.open("pc", "console")
        await console.ask(do.Subscribe())
        token = house.device("kiosk-7", "kiosk")
        await house.gateway.look_at_devices()
        await told(console, ("kiosk-7", False, "unknown"))
        house.identities.known[token] = Device("hall", "kiosk-7", "", "kiosk", revoked_at=house.now)
        await house.gateway.look_at_devices()
        await told(console)

    live(scene, tmp_path)


def test_kiosks_are_as_they_were_while_the_database_is_away(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await house.open("pc", "console")
        await house.open("kiosk-1", "kiosk")
        house.identities.away = True
        await house.gateway.look_at_devices()
        await console.ask(do.Subscribe())
        await told(console, ("kiosk-1", True, "unknown"))

    live(scene, tmp_path)


def test_kiosk_knows_its_letter(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        token = house.identities.add(Device("hall", "kiosk-1", "", "kiosk", letter="K"))
        client = await house.connect()
        welcome = await client.ask(do.OpenSession(token, 1))
        assert welcome.letter == "K"
        recorded = await client.ask(do.RecordTicket("A-K001", "birth", house.now - MINUTE))
        assert recorded.ticket.number == "A-K001"
        assert await client.code(do.RecordTicket("A-L001", "birth", house.now)) == "wrong_series"

    live(scene, tmp_path)


def test_ticket_recorded_twice_under_its_id_is_answered_the_same(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        token = house.identities.add(Device("hall", "kiosk-1", "", "kiosk", letter="K"))
        first = await house.connect()
        await first.ask(do.OpenSession(token, 1))
        command = do.RecordTicket("A-K001", "birth", house.now - MINUTE)
        id = await first.send(command)
        answer = (await first.reply(id)).result
        second = await house.connect()
        await second.ask(do.OpenSession(token, 1))
        again = await second.reply(await second.send(command, id))
        assert bytes(again.result or b"") == bytes(answer or b"") != b""
        assert await second.code(command) == "number_taken"

    live(scene, tmp_path)


@pytest.mark.parametrize(("kiosk", "code"), [("kiosk-1", "done"), ("kiosk-2", "kiosk_offline"), ("x", "unknown_kiosk")])
def test_copy_is_asked_of_a_kiosk_that_is_there(tmp_path: Path, kiosk: str, code: str) -> None:
    async def scene(house: House) -> None:
        house.device("kiosk-2", "kiosk")
        await house.gateway.look_at_devices()
        printing, console = await house.open("kiosk-1", "kiosk"), await house.open("pc", "console")
        await printing.ask(do.Subscribe())
        await console.log_in("ani")
        ticket = (await printing.ask(do.IssueTicket("birth"))).ticket
        assert await console.code(do.ReprintTicket(ticket.id, kiosk)) == code
        if code == "done":
            await printing.seq(house.owner.published)
            told = printing.events[-1].event
            assert (told.ticket, told.kiosk) == (ticket.id, "kiosk-1")  # type: ignore[union-attr]

    live(scene, tmp_path)
