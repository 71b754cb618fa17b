"""From an officer's *next* until a display has the call, and until the display program has drawn it."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Final

import msgspec

from bench.bench import Bench
from bench.officer import Officer, Press
from bench.results import Figure, Section, percentile
from bench.stage import DISPLAY, KIOSK, Stage
from shared.wire.scalars import Seq

SCREEN: Final = "1920x1080"
SETTINGS: Final = "[calls]\nfull = 0.6\nshortest = 0.3\n"
"""A call has the stage for 8 s in a hall; here for less than the time between two presses."""
BETWEEN_PRESSES: Final = 0.01
BETWEEN_DRAWN: Final = 0.8
TRIES: Final = 30
"""Presses until the display program, which has just been started, shows its first."""
LOOK_SECONDS: Final = 0.05
WAKING_SECONDS: Final = 2.0
DEADLINE: Final = 30.0


class Frame(msgspec.Struct):
    """A line of the display's `--report-frames`, in nanoseconds of the monotonic clock."""

    seq: Seq
    received_ns: int | None
    """None: it was made before the program was connected."""
    drawn_ns: int


class FrameMissing(Exception):
    """The display program did not draw a call."""


def measure(bench: Bench) -> Section:
    """Presses one after the other in an otherwise quiet hall."""
    with bench.stage("press-to-frame") as stage:
        kiosk = stage.connect(KIOSK, 1)
        tickets = stage.tickets(bench.plan.presses + bench.plan.drawn + TRIES, queues=1)
        bench.audit.note_issued(stage.database, bench.clients.drive(kiosk, [tickets]).replies)
        presses, drawn = asyncio.run(_press(bench, stage))
    return Section(
        "From the officer's next to the display",
        [
            *_percentiles("display has the event", [press.told - press.pressed for press in presses]),
            *_percentiles(
                "program has the event",
                [frame.received_ns - press.pressed for press, frame in drawn if frame.received_ns is not None],
            ),
            *_percentiles("program has drawn the call", [frame.drawn_ns - press.pressed for press, frame in drawn]),
        ],
        f"One press at a time; its stage is free. The program is counter_display at {SCREEN}, offscreen, in software.",
    )


async def _press(bench: Bench, stage: Stage) -> tuple[list[Press], list[tuple[Press, Frame]]]:
    async with Officer.at_work(stage) as officer:
        bench.say("from next to the event")
        presses = [await _press_next(officer, BETWEEN_PRESSES) for _ in range(bench.plan.presses)]
        bench.say("from next to the picture")
        report = stage.hall.folder / "frames.jsonl"
        with _display(stage, report):
            tries = await _wake(officer, report)
            drawn = [await _press_and_watch(officer, report) for _ in range(bench.plan.drawn)]
    called = presses + tries + [press for press, _ in drawn]
    bench.audit.note_calls(stage.database, [press.ticket for press in called])
    return presses, drawn


async def _press_next(officer: Officer, pause: float) -> Press:
    press = await officer.press_next()
    await asyncio.sleep(pause)
    return press


async def _wake(officer: Officer, report: Path) -> list[Press]:
    """Press until the display program, which has just been started, draws what it is told."""
    tries: list[Press] = []
    while len(tries) < TRIES:
        tries.append(await officer.press_next())
        if await _drawn(report, tries[-1], WAKING_SECONDS):
            return tries
    raise FrameMissing(f"the display program drew none of {TRIES} calls")


async def _press_and_watch(officer: Officer, report: Path) -> tuple[Press, Frame]:
    await asyncio.sleep(BETWEEN_DRAWN)
    press = await officer.press_next()
    frame = await _drawn(report, press, DEADLINE)
    if frame is None:
        raise FrameMissing(f"the display program did not draw call {press.seq}")
    return press, frame


async def _drawn(report: Path, press: Press, patience: float) -> Frame | None:
    deadline = monotonic() + patience
    while (frame := _read(report).get(press.seq)) is None and monotonic() < deadline:  # noqa: ASYNC110 - a file
        await asyncio.sleep(LOOK_SECONDS)
    return frame


def _read(report: Path) -> dict[Seq, Frame]:
    if not report.exists():
        return {}
    lines = report.read_bytes().splitlines(keepends=True)
    frames = [msgspec.json.decode(line, type=Frame) for line in lines if line.endswith(b"\n")]
    return {frame.seq: frame for frame in frames}


@contextmanager
def _display(stage: Stage, report: Path) -> Iterator[None]:
    settings = stage.hall.folder / "display.toml"
    settings.write_text(SETTINGS)
    command = [sys.executable, "-m", "counter_display.app", "--config", str(settings), "--server", stage.hall.url]
    command += [
        "--token-file",
        str(stage.hall.token_file(DISPLAY).absolute()),
        "--state-file",
        "",
        "--windowed",
        SCREEN,
    ]
    command += ["--report-frames", str(report)]
    with (stage.hall.folder / "display.log").open("w") as log:
        program = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stderr=log,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
        )
        try:
            yield
        finally:
            program.kill()
            program.wait()


def _percentiles(name: str, nanoseconds: Sequence[int]) -> list[Figure]:
    return [
        Figure(f"{name}, p{percent}", "ms", [percentile(nanoseconds, percent / 100) / 1e6]) for percent in (50, 95, 99)
    ]
