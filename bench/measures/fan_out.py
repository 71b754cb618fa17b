"""From one press of *next* until the last of many displays has the call, beside a bare broadcast of the same frame.

A call is told when it is durable, and a broadcast of nothing in particular need not be: so the whole call is also held
against a bare commit and a bare broadcast together, and publishing alone against the broadcast alone.
"""

from contextlib import closing
from dataclasses import dataclass, field

from bench.bench import Bench
from bench.clients import FannedOut
from bench.results import Aim, Figure, Section, compare
from bench.stage import DISPLAY, KIOSK, Stage
from bench.yardsticks.commits import Commits
from bench.yardsticks.server import AUDIENCE, PRESS

CLOSE_TO_BARE = Aim("at most", 1.2)


@dataclass
class _Told:
    """Milliseconds of many calls."""

    last: list[float] = field(default_factory=list)
    """From the press until the last display has it."""
    spread: list[float] = field(default_factory=list)
    """From the first display to the last."""

    def add(self, fanned_out: FannedOut) -> None:
        self.last.append(fanned_out.last * 1000)
        self.spread.append((fanned_out.last - fanned_out.first) * 1000)


def measure(bench: Bench) -> Section:
    """Call, bare broadcast and bare commit by turns, to more and more displays."""
    figures: list[Figure] = []
    with bench.stage("fan-out") as stage, closing(Commits(bench.folder / "fan-out-commits.db")) as commits:
        consoles = stage.staff(1)
        _issue(bench, stage, (bench.plan.fan_outs + 1) * len(bench.plan.displays))
        bench.clients.open("press", bench.yardsticks.url + PRESS, 1)
        for displays in bench.plan.displays:
            bench.say(f"one call to {displays} displays")
            bench.clients.open("audience", bench.yardsticks.url + AUDIENCE, displays)
            bench.clients.listen("audience")
            group = stage.connect(DISPLAY, displays)
            stage.subscribe(group, displays)
            ours, bare, durable = _Told(), _Told(), list[float]()
            frame = _call(bench, stage, consoles, group).frame.decode()
            for _ in range(bench.plan.fan_outs):
                ours.add(_call(bench, stage, consoles, group))
                bare.add(bench.clients.fan_out("press", frame, "audience"))
                durable.append(bare.last[-1] + commits.write(1)[0] * 1000)
            figures += _figures(displays, ours, bare, durable)
            stage.disconnect(group)
            bench.clients.close("audience")
        bench.clients.close("press")
    return Section(
        "One call to many displays",
        figures,
        "Whole call: the officer's frame, decided, durable, told. Publishing alone: from the first display that "
        "has it to the last. Bare broadcast: a frame that comes in is told to all as it is, and is durable nowhere.",
    )


def _call(bench: Bench, stage: Stage, consoles: str, displays: str) -> FannedOut:
    fanned_out = bench.clients.fan_out(consoles, stage.call(counter=0), displays)
    bench.audit.note_called(stage.database, [fanned_out.reply])
    return fanned_out


def _issue(bench: Bench, stage: Stage, tickets: int) -> None:
    kiosk = stage.connect(KIOSK, 1)
    bench.audit.note_issued(stage.database, bench.clients.drive(kiosk, stage.tickets(tickets, queues=1)).replies)


def _figures(displays: int, ours: _Told, bare: _Told, durable: list[float]) -> list[Figure]:
    pressed, broadcast = (Figure("bare broadcast", "ms", told) for told in (bare.last, bare.spread))
    return [
        Figure(
            f"{displays} displays, whole call: press to last",
            "ms",
            ours.last,
            (
                compare(pressed, ours.last, CLOSE_TO_BARE),
                compare(Figure("bare commit and broadcast", "ms", durable), ours.last),
            ),
        ),
        Figure(
            f"{displays} displays, publishing alone: first to last",
            "ms",
            ours.spread,
            (compare(broadcast, ours.spread, CLOSE_TO_BARE),),
        ),
        Figure(f"{displays} clients, bare: press to last", "ms", bare.last),
        Figure(f"{displays} clients, bare: first to last", "ms", bare.spread),
    ]
