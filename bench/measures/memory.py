"""The server's memory for one display more, beside a bare server's for one connection more."""

from bench.bench import Bench
from bench.machine import resident_kb
from bench.results import Figure, Section, compare
from bench.stage import DISPLAY
from bench.yardsticks.server import AUDIENCE, YardstickServer


def measure(bench: Bench) -> Section:
    """A server without displays, and the same with many that follow the board; fresh servers both."""
    displays = bench.plan.connected
    bench.say(f"memory of {displays} displays")
    with bench.stage("memory") as stage, YardstickServer() as yardstick:
        stage.subscribe(stage.connect(DISPLAY, 1), 1)
        before = resident_kb(stage.pid)
        stage.subscribe(stage.connect(DISPLAY, displays), displays)
        ours = (resident_kb(stage.pid) - before) / displays
        bench.clients.open("first", yardstick.url + AUDIENCE, 1)
        before = resident_kb(yardstick.pid)
        bench.clients.open("audience", yardstick.url + AUDIENCE, displays)
        bare = (resident_kb(yardstick.pid) - before) / displays
        bench.clients.close("first")
        bench.clients.close("audience")
    connection = Figure("bare connection", "kB", [bare])
    return Section(
        "Memory",
        [Figure("server, per display", "kB", [ours], (compare(connection, [ours]),)), connection],
        f"Resident memory with {displays} more connections, divided by their number.",
    )
