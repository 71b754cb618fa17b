"""The console's work for a key, and for what other counters do, with 500 waiting and 60 counters."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Final

import msgspec

from bench.bench import Bench
from bench.console_window import BURST, COUNTERS, WAITING, Round
from bench.measures.kiosk_frames import FRAME_MS, WITHIN_A_FRAME
from bench.results import Figure, Section, compare, percentile

DEADLINE_S: Final = 900.0


def measure(bench: Bench) -> Section:
    """Rounds of presses at one console, and of calls elsewhere."""
    bench.say(f"{bench.plan.rounds} rounds of an officer's keys with {WAITING} waiting")
    done = subprocess.run(
        [sys.executable, "-m", "bench.console_window", str(bench.plan.rounds)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        timeout=DEADLINE_S,
        check=True,
    )
    rounds = msgspec.json.decode(done.stdout, type=list[Round])
    frame = Figure("one frame at 60 Hz", "ms", [FRAME_MS] * len(rounds))
    return Section(
        f"The officer's console, {WAITING} waiting, {COUNTERS} counters",
        [
            *_figures("next: key to repaint", rounds, frame, lambda each: each.nexts),
            *_figures("start: key to repaint", rounds, frame, lambda each: each.starts),
            *_figures("a call elsewhere repainted", rounds, frame, lambda each: each.calls),
            *_figures(f"{BURST} calls elsewhere at once", rounds, frame, lambda each: each.bursts),
            frame,
        ],
        "Processor time of the window's thread at 1366x700, offscreen, the hall's decision included; no waiting.",
    )


def _figures(name: str, rounds: list[Round], frame: Figure, works: Callable[[Round], list[float]]) -> list[Figure]:
    figures = []
    for label, share in (("p50", 0.5), ("p95", 0.95)):
        found = [percentile(works(each), share) for each in rounds]
        figures.append(Figure(f"{name}, {label}", "ms", found, (compare(frame, found, WITHIN_A_FRAME),)))
    return figures
