"""A kiosk killed between issue and print: one number, and nobody is left without knowing of it."""

import asyncio
import socket
import subprocess
import sys
import threading
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from msgspec import json

from demo.hall import Hall
from demo.printer.device import SoftwarePrinter
from shared.wire import methods as do
from shared.wire.codec import Reply, decode_frame
from tests.faults.proxy import FAIR, Proxy, Weather
from tests.faults.wire import wire
from tests.faults.witness import Records
from tests.waiting import PATIENCE, eventually


@contextmanager
def program(module: str, *arguments: str) -> Iterator["Program"]:
    """A program that is killed in the end, if it is still there."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process.stdout:
        program = Program(process)
        try:
            yield program
        finally:
            program.kill()


class Program:
    """A process that says line by line how far it has come."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def hear(self, wanted: Callable[[str], bool] = bool) -> str:
        """The next line like this."""
        assert self._process.stdout is not None
        timer = threading.Timer(PATIENCE, self._process.kill)
        timer.start()
        try:
            for line in self._process.stdout:
                if wanted(line.strip()):
                    return line.strip()
        finally:
            timer.cancel()
        raise AssertionError(f"it ended with {self._process.wait()}")

    def kill(self) -> None:
        """`kill -9`."""
        self._process.kill()
        self._process.wait()


@pytest.mark.parametrize("how_far", ["half", "sent", "answered"])
def test_command_sent_again_by_the_next_run_gives_the_one_number(hall: Hall, how_far: str) -> None:
    id = str(uuid.uuid4())
    token = hall.token_file("kiosk-0").read_text().strip()
    with hall:
        with program("tests.faults.lone_kiosk", hall.url, token, id, how_far) as kiosk:
            first = kiosk.hear()
        with program("tests.faults.lone_kiosk", hall.url, token, id, "answered") as again:
            answer = again.hear()
        if how_far == "answered":
            assert answer == first
        reply = decode_frame(answer)
        assert isinstance(reply, Reply)
        ticket = json.decode(reply.result or b"", type=do.Issued).ticket
        assert (ticket.id, ticket.number) == (id, "A-001")
        with wire(hall.url, token) as other:
            assert other.do("ticket.issue", service="ktp")["result"]["ticket"]["number"] == "A-002"
        records = Records(hall)
        records.check()
        assert [row["number"] for row in records.tickets] == ["A-001", "A-002"]


# --- the real program --------------------------------------------------------------------------------------------


class Stand:
    """A kiosk's place in the hall: its configuration, its printer, its network; and a visitor who comes when told."""

    def __init__(self, hall: Hall, folder: Path, proxy: Proxy, printer: SoftwarePrinter) -> None:
        self._hall = hall
        self._visitor = folder / "visitor"
        self._file = folder / "kiosk.toml"
        self._file.write_text(
            f'server = "{proxy.url}/"\ntoken_file = "{hall.token_file("kiosk-0")}"\nstate_folder = "state"\n'
            f"[printer]\nport = {printer.port}\n"
        )

    @asynccontextmanager
    async def kiosk(self, how: str = "online") -> AsyncIterator[Program]:
        """The kiosk's own program, `online` or `alone`; killed in the end."""
        arguments = (str(self._visitor), "--config", str(self._file), "--windowed", "540x960")
        with program("tests.faults.driven_kiosk", *arguments) as kiosk:
            await hear(kiosk, how)
            yield kiosk

    def send_visitor(self, step: str = "") -> None:
        """Somebody takes a number; at the step the power is cut."""
        arriving = self._visitor.with_suffix(".arriving")
        arriving.write_text(step)
        arriving.rename(self._visitor)

    async def until_tickets(self, *tickets: tuple[str, ...]) -> None:
        """Until there are these: number, what became of the paper, and of the ticket where it is not waiting."""

        def there() -> bool:
            return set(self.tickets()) == set(tickets)

        await eventually(there)

    def tickets(self) -> list[tuple[str, ...]]:
        """What the hall knows of, in the order in which it learnt of them."""
        rows = Records(self._hall).tickets
        return [(row["number"], row["printed"], *([row["state"]] if row["state"] != "waiting" else [])) for row in rows]


async def hear(kiosk: Program, line: str) -> None:
    await asyncio.to_thread(kiosk.hear, lambda said: said == line)


@pytest.mark.parametrize("step", ["asking", "answered"])
def test_number_that_nobody_was_shown_before_the_power_was_cut_is_cancelled_by_the_next_run(
    hall: Hall, tmp_path: Path, step: str
) -> None:
    async def scene(printer: SoftwarePrinter) -> None:
        async with Proxy(lambda: hall.port) as proxy:
            stand = Stand(hall, tmp_path, proxy, printer)
            async with stand.kiosk() as kiosk:
                if step == "asking":
                    proxy.turn(Weather(to_client=False))
                    stand.send_visitor()
                else:
                    stand.send_visitor("answered")
                    await hear(kiosk, "answered")
                await stand.until_tickets(("A-001", "queued"))
            proxy.turn(FAIR)
            async with stand.kiosk():
                if step == "asking":
                    await stand.until_tickets(("A-001", "queued", "cancelled"))
                else:  # its answer was there: whether a number was shown is not known
                    await stand.until_tickets(("A-001", "failed"))
            assert not printer.pieces

    with hall, SoftwarePrinter() as printer:
        asyncio.run(scene(printer))
        Records(hall).check()


def test_number_whose_paper_hung_when_the_kiosk_was_killed_is_reported_by_its_next_run(
    hall: Hall, tmp_path: Path
) -> None:
    async def scene(printer: SoftwarePrinter) -> None:
        async with Proxy(lambda: hall.port) as proxy:
            stand = Stand(hall, tmp_path, proxy, printer)
            async with stand.kiosk() as kiosk:
                proxy.turn(Weather(holds=True))
                stand.send_visitor()
                await hear(kiosk, "Asking")
                printer.hang()
                proxy.turn(FAIR)
                await hear(kiosk, "Issued Printing")
            printer.resume()
            async with stand.kiosk():
                await stand.until_tickets(("A-001", "failed"))
                stand.send_visitor()
                await stand.until_tickets(("A-001", "failed"), ("A-002", "printed"))

    with hall, SoftwarePrinter() as printer:
        asyncio.run(scene(printer))
        Records(hall).check()


def test_power_cut_between_every_two_steps_of_an_own_number_loses_none_and_prints_none_twice(
    hall: Hall, tmp_path: Path
) -> None:
    async def scene(printer: SoftwarePrinter) -> None:
        road: list[int] = [hall.port]
        async with Proxy(lambda: road[0]) as proxy:
            stand = Stand(hall, tmp_path, proxy, printer)
            async with stand.kiosk():
                pass
            road[0] = nowhere()
            for step in ("committing", "committed", "printed", "accounted"):
                async with stand.kiosk("alone") as kiosk:
                    stand.send_visitor(step)
                    await hear(kiosk, step)
            async with stand.kiosk("alone") as kiosk:
                stand.send_visitor()
                await hear(kiosk, "Issued Printed")
                assert stand.tickets() == []
                hall.restart()
                road[0] = hall.port
                await stand.until_tickets(
                    ("A-A001", "failed"),  # committed: whether the number was seen is not known, nor is paper there
                    ("A-A002", "failed"),  # printed: nobody wrote down that it was
                    ("A-A003", "printed"),
                    ("A-A004", "printed"),
                )
                stand.send_visitor()
                await stand.until_tickets(*stand.tickets()[:4], ("A-001", "printed"))
        assert len(printer.pieces) == 4

    with hall, SoftwarePrinter() as printer:
        asyncio.run(scene(printer))
        records = Records(hall)
        records.check()
        assert [row["number"] for row in records.tickets] == ["A-A001", "A-A002", "A-A003", "A-A004", "A-001"]


def nowhere() -> int:
    """A port at which nobody listens."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return int(unused.getsockname()[1])
