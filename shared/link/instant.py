"""A reading of this machine's two clocks, taken once per thing that comes in."""

import time
from dataclasses import dataclass

from shared.wire.scalars import Moment


@dataclass(frozen=True, slots=True)
class Instant:
    """Now, twice: for waiting and for telling."""

    elapsed: float
    """Seconds on a clock that never jumps (`time.monotonic`): all delays are counted on it."""
    wall: Moment
    """The time of day as this machine has it, which may be wrong."""


def read_clocks() -> Instant:
    """The machine's clocks as they stand."""
    return Instant(time.monotonic(), time.time_ns() // 1_000_000)
