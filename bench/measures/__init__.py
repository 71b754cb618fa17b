"""One module for each thing that is measured; each has a `measure` that takes a `Bench` and gives a `Section`."""

from collections.abc import Callable, Mapping
from typing import Final

from bench.bench import Bench
from bench.measures import console_keys, fan_out, growth, kiosk_frames, memory, press_to_frame, throughput
from bench.results import Section

MEASURES: Final[Mapping[str, Callable[[Bench], Section]]] = {
    "throughput": throughput.measure,
    "press-to-frame": press_to_frame.measure,
    "fan-out": fan_out.measure,
    "growth": growth.measure,
    "memory": memory.measure,
    "kiosk-frames": kiosk_frames.measure,
    "console-keys": console_keys.measure,
}
"""In the order of the table; the names are for `--only`."""
