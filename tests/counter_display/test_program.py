"""The real program before the real server: every call drawn once, in order, whatever ends in between."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from counter_display.calls import call_of
from demo.hall import PASSWORD, Hall
from shared.link.client import AsyncLink
from shared.link.settings import LinkSettings
from shared.wire.methods import Called, CallNext, Done, Issued, IssueTicket, LogIn, OfficerSession, OpenCounter, Recall

ROOT = Path(__file__).parents[2]
SEATS = {"arif.kurniawan": "1", "dwi.basuki": "3", "bambang.iskandar": "6"}
SERVICES = ("dukcapil", "dpmptsp", "dinsos")
ROUNDS = 4
CALLS = len(SEATS) * (ROUNDS + ROUNDS // 2)
DEADLINE = 60.0
SETTINGS = """
server = "{server}"
token_file = "{token}"
state_file = "shown.json"
screen = {{ motion = false }}
calls = {{ full = 0.2, shortest = 0.05, patience = 0.2 }}
"""


@contextmanager
def open_hall(folder: Path) -> Iterator[Hall]:
    hall = Hall(ROOT / "sites" / "lampung-timur.toml", folder, pretend_now="2026-11-17T09:00:00+07:00")
    for display in ("lobi", "saksi"):
        hall.add_device(display, "display")
    hall.add_device("kios", "kiosk")
    for counter in SEATS.values():
        hall.add_device(f"pc-{counter}", "console")
    hall.set_passwords(SEATS)
    with hall:
        yield hall


@contextmanager
def run_display(hall: Hall, folder: Path) -> Iterator[IO[str]]:
    """The display with what it reports, once it is connected."""
    settings = folder / "display.toml"
    settings.write_text(SETTINGS.format(server=hall.url, token=hall.token_file("lobi")))
    command = [sys.executable, "-m", "counter_display.app", "--config", str(settings), "--windowed", "1280x720"]
    process = subprocess.Popen(
        [*command, "--report-frames", "-"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        said = next((line for line in process.stderr if "connected" in line or "ERROR" in line), "nothing")
        assert "connected" in said
        yield process.stdout
    finally:
        process.send_signal(signal.SIGTERM)
        _, rest = process.communicate(timeout=DEADLINE)
        assert process.returncode == 0, rest
        assert "Traceback" not in rest, rest


def open_link(hall: Hall, device: str) -> AsyncLink:
    return AsyncLink(LinkSettings(hall.url, f"token-of-{device}-in-{hall.site.code}", "test"))


async def call_visitors(hall: Hall, *, restart_after: int) -> list[int]:
    """Three officers call four visitors each, all at once; every second one twice. The calls' sequence numbers."""
    async with open_link(hall, "saksi") as witness, open_link(hall, "kios") as kiosk:
        events = witness.events()
        await asyncio.gather(witness.opened(), kiosk.opened())
        offered = {service.agency: service.code for service in hall.site.description.services}
        for agency in SERVICES:
            for _ in range(ROUNDS):
                assert isinstance(await kiosk.call(IssueTicket(offered[agency])), Issued)
        seqs: list[int] = []
        async with asyncio.TaskGroup() as tasks:
            for officer, counter in SEATS.items():
                tasks.create_task(work(hall, officer, counter))
            async for recorded in events:
                if call_of(recorded):
                    seqs.append(recorded.seq)
                if len(seqs) == restart_after and call_of(recorded):
                    await asyncio.to_thread(hall.restart)
                if len(seqs) == CALLS:
                    break
        return seqs


async def work(hall: Hall, officer: str, counter: str) -> None:
    async with open_link(hall, f"pc-{counter}") as link:
        await link.opened()
        assert isinstance(await link.call(LogIn(officer, PASSWORD)), OfficerSession)
        assert isinstance(await link.call(OpenCounter(counter)), Done)
        for turn in range(ROUNDS):
            called = await link.call(CallNext(counter))
            assert isinstance(called, Called)
            assert called.ticket is not None
            if turn % 2:
                assert isinstance(await link.call(Recall(counter)), Done)


def test_every_call_is_drawn_once_in_order_also_when_the_server_is_killed(tmp_path: Path) -> None:
    with open_hall(tmp_path / "hall") as hall, run_display(hall, tmp_path) as report:
        seqs = asyncio.run(asyncio.wait_for(call_visitors(hall, restart_after=CALLS // 2), DEADLINE))
        frames = [json.loads(report.readline()) for _ in range(CALLS)]
    assert [frame["seq"] for frame in frames] == seqs
    assert all(frame["received_ns"] < frame["drawn_ns"] for frame in frames)
