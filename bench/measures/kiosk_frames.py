"""The kiosk's work for a frame, with Purbalingga's 350 services: after each key of a search, and while a page turns."""

import os
import subprocess
import sys
from typing import Final

import msgspec

from bench.bench import Bench
from bench.frames import one_frame, percentiles
from bench.kiosk_window import Round
from bench.results import Section

DEADLINE_S: Final = 900.0
SHARES: Final = (50, 99)


def measure(bench: Bench) -> Section:
    """Rounds of a visit in one kiosk program, drawn by the processor alone."""
    bench.say(f"{bench.plan.rounds} rounds of typing and turning pages at the kiosk")
    plan = bench.plan
    done = subprocess.run(
        [sys.executable, "-m", "bench.kiosk_window", *map(str, (plan.rounds, plan.searches, plan.turns))],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
        stdout=subprocess.PIPE,
        timeout=DEADLINE_S,
        check=True,
    )
    rounds = msgspec.json.decode(done.stdout, type=list[Round])
    return Section(
        "The kiosk's frames, 350 services",
        [
            *percentiles("results of a key drawn", rounds, SHARES, lambda each: each.keys),
            *percentiles("frame of a turning page", rounds, SHARES, lambda each: each.turns),
            one_frame(len(rounds)),
        ],
        "Processor time of the window's thread at 1080x1920, offscreen, drawn in software; waiting does not count.",
    )
