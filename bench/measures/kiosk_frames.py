"""The kiosk's work for a frame, with Purbalingga's 350 services: after each key of a search, and while a page turns."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Final

import msgspec

from bench.bench import Bench
from bench.kiosk_window import Round
from bench.results import Aim, Figure, Section, compare, percentile

FRAME_MS: Final = 1000 / 60
WITHIN_A_FRAME: Final = Aim("at most", 1.0)
DEADLINE_S: Final = 900.0


def measure(bench: Bench) -> Section:
    """Rounds of a visit in one kiosk program, drawn by the processor alone."""
    bench.say(f"{bench.plan.rounds} rounds of typing and turning pages at the kiosk")
    done = subprocess.run(
        [sys.executable, "-m", "bench.kiosk_window", str(bench.plan.rounds)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
        stdout=subprocess.PIPE,
        timeout=DEADLINE_S,
        check=True,
    )
    rounds = msgspec.json.decode(done.stdout, type=list[Round])
    frame = Figure("one frame at 60 Hz", "ms", [FRAME_MS] * len(rounds))
    return Section(
        "The kiosk's frames, 350 services",
        [
            *_figures("results of a key drawn", rounds, frame, lambda each: each.keys),
            *_figures("frame of a turning page", rounds, frame, lambda each: each.turns),
            frame,
        ],
        "Processor time of the window's thread at 1080x1920, offscreen, drawn in software; waiting does not count.",
    )


def _figures(name: str, rounds: list[Round], frame: Figure, works: Callable[[Round], list[float]]) -> list[Figure]:
    figures = []
    for label, share in (("p50", 0.5), ("p99", 0.99)):
        found = [percentile(works(each), share) for each in rounds]
        figures.append(Figure(f"{name}, {label}", "ms", found, (compare(frame, found, WITHIN_A_FRAME),)))
    return figures
