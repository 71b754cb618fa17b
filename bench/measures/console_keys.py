"""The console's work for a key, and for what other counters do, with 500 waiting and 60 counters."""

import os
import subprocess
import sys
from typing import Final

import msgspec

from bench.bench import Bench
from bench.console_window import BURST, COUNTERS, WAITING, Round
from bench.frames import one_frame, percentiles
from bench.results import Section

DEADLINE_S: Final = 900.0
SHARES: Final = (50, 95)


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
    return Section(
        f"The officer's console, {WAITING} waiting, {COUNTERS} counters",
        [
            *percentiles("next: key to repaint", rounds, SHARES, lambda each: each.nexts),
            *percentiles("start: key to repaint", rounds, SHARES, lambda each: each.starts),
            *percentiles("a call elsewhere repainted", rounds, SHARES, lambda each: each.calls),
            *percentiles(f"{BURST} calls elsewhere at once", rounds, SHARES, lambda each: each.bursts),
            one_frame(len(rounds)),
        ],
        "Processor time of the window's thread at 1366x700, offscreen, the hall's decision included; no waiting.",
    )
