"""From an officer's *next* until a display has the call, and until its program has drawn it and begun to say it."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Final, NamedTuple, TypeVar

import msgspec

from bench.bench import Bench
from bench.officer import Officer, Press
from bench.results import Figure, Section, percentile
from bench.stage import DISPLAY, KIOSK, Stage
from shared.wire.scalars import Seq

SCREEN: Final = "1920x1080"
SETTINGS: Final = "[calls]\nfull = 0.6\nshortest = 0.3\n"
"""A call has the stage for 8 s in a hall; here for less than the time between two presses."""
SPEED: Final = "20"
"""Times as fast as life the call is said, for the same reason; what comes before its first sample takes its time."""
BETWEEN_PRESSES: Final = 0.01
BETWEEN_DRAWN: Final = 0.8
TRIES: Final = 30
"""Presses until the display program, which has just been started, shows its first."""
LOOK_SECONDS: Final = 0.05
WAKING_SECONDS: Final = 2.0
DEADLINE: Final = 30.0


Line = TypeVar("Line")


class Frame(msgspec.Struct):
    """A line of the display's `--report-frames`, in nanoseconds of the monotonic clock."""

    seq: Seq
    received_ns: int | None
    """None: it was made before the program was connected."""
    drawn_ns: int


class Beginning(msgspec.Struct):
    """A line of the display's `--report-speech` that tells of a first sample handed to the loudspeaker."""

    seq: Seq
    began_ns: int | None = None
    """None where the line tells of an end."""


class Seen(NamedTuple):
    """A press with what became of it."""

    press: Press
    frame: Frame
    began_ns: int


class FrameMissing(Exception):
    """The display program did not draw a call, or did not say it."""


def measure(bench: Bench) -> Section:
    """Presses one after the other in an otherwise quiet hall."""
    with bench.stage("press-to-frame") as stage:
        kiosk = stage.connect(KIOSK, 1)
        tickets = stage.tickets(bench.plan.presses + bench.plan.drawn + TRIES, queues=1)
        bench.audit.note_issued(stage.database, bench.clients.drive(kiosk, tickets).replies)
        presses, drawn = asyncio.run(_press(bench, stage))
    return Section(
        "From the officer's next to the display",
        [
            *_percentiles("display has the event", [press.told - press.pressed for press in presses]),
            *_percentiles(
                "program has the event",
                [seen.frame.received_ns - seen.press.pressed for seen in drawn if seen.frame.received_ns is not None],
            ),
            *_percentiles("program has drawn the call", [seen.frame.drawn_ns - seen.press.pressed for seen in drawn]),
            *_percentiles("program begins to say it", [seen.began_ns - seen.press.pressed for seen in drawn]),
        ],
        f"One press at a time; its stage is free. The program is counter_display at {SCREEN}, offscreen, in software; "
        "its voice is eSpeak NG, its loudspeaker a file; the number that each counter would call is rendered ahead.",
    )


async def _press(bench: Bench, stage: Stage) -> tuple[list[Press], list[Seen]]:
    async with Officer.at_work(stage) as officer:
        bench.say("from next to the event")
        presses = [await _press_next(officer, BETWEEN_PRESSES) for _ in range(bench.plan.presses)]
        bench.say("from next to the picture")
        report = stage.hall.folder / "frames.jsonl"
        speech = stage.hall.folder / "speech.jsonl"
        with _display(stage, report, speech):
            tries = await _wake(officer, report, speech)
            drawn = [await _press_and_watch(officer, report, speech) for _ in range(bench.plan.drawn)]
    called = presses + tries + [seen.press for seen in drawn]
    bench.audit.note_calls(stage.database, [press.ticket for press in called])
    return presses, drawn


async def _press_next(officer: Officer, pause: float) -> Press:
    press = await officer.press_next()
    await asyncio.sleep(pause)
    return press


async def _wake(officer: Officer, report: Path, speech: Path) -> list[Press]:
    """Press until the display program, which has just been started, draws and says what it is told."""
    tries: list[Press] = []
    while len(tries) < TRIES:
        tries.append(await officer.press_next())
        if await _watch(report, speech, tries[-1], WAKING_SECONDS):
            return tries
    raise FrameMissing(f"the display program did not draw and say any of {TRIES} calls")


async def _press_and_watch(officer: Officer, report: Path, speech: Path) -> Seen:
    await asyncio.sleep(BETWEEN_DRAWN)
    press = await officer.press_next()
    seen = await _watch(report, speech, press, DEADLINE)
    if seen is None:
        raise FrameMissing(f"the display program did not draw and say call {press.seq}")
    return seen


async def _watch(report: Path, speech: Path, press: Press, patience: float) -> Seen | None:
    deadline = monotonic() + patience
    while monotonic() < deadline:
        frame = next((line for line in _read(report, Frame) if line.seq == press.seq), None)
        began = next((line.began_ns for line in _read(speech, Beginning) if line.seq == press.seq), None)
        if frame is not None and began is not None:
            return Seen(press, frame, began)
        await asyncio.sleep(LOOK_SECONDS)
    return None


def _read(report: Path, kind: type[Line]) -> list[Line]:
    if not report.exists():
        return []
    lines = report.read_bytes().splitlines(keepends=True)
    return [msgspec.json.decode(line, type=kind) for line in lines if line.endswith(b"\n")]


@contextmanager
def _display(stage: Stage, report: Path, speech: Path) -> Iterator[None]:
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
    command += ["--report-frames", str(report), "--report-speech", str(speech)]
    command += ["--sound-file", str(speech.with_suffix(".wav")), "--sound-speed", SPEED]
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
