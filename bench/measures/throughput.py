"""Durable tickets and calls a second, and the lone client's wait, beside a bare echo and bare commits."""

from contextlib import closing
from dataclasses import dataclass, field
from typing import NamedTuple

from bench.bench import Bench
from bench.clients import Driven
from bench.results import Aim, Comparison, Figure, Section, compare, percentile
from bench.stage import KIOSK, Stage
from bench.yardsticks.commits import Commits
from bench.yardsticks.server import ECHO

AIMED_CLIENTS = 32
OVER_ECHO = Aim("at least", 0.35)
OVER_COMMITS = Aim("at least", 2.0)
TRIAL = 64
"""Requests of each client that say how many fill a round."""


@dataclass
class _Taken:
    """One kind of request over all rounds."""

    rates: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)

    def add(self, seconds: float, latencies: list[float]) -> None:
        self.rates.append(len(latencies) / seconds)
        self.p50.append(percentile(latencies, 0.50) * 1000)
        self.p99.append(percentile(latencies, 0.99) * 1000)

    def rate(self, name: str, *comparisons: Comparison) -> Figure:
        return Figure(name, "/s", self.rates, comparisons)

    def waits(self, name: str, yardstick: "_Taken | None" = None) -> list[Figure]:
        figures = []
        for share, rounds, theirs in (
            ("p50", self.p50, yardstick and yardstick.p50),
            ("p99", self.p99, yardstick and yardstick.p99),
        ):
            against = (compare(Figure("bare echo", "ms", theirs), rounds),) if theirs else ()
            figures.append(Figure(f"{name}, {share}", "ms", rounds, against))
        return figures


def measure(bench: Bench) -> Section:
    """Rounds of echo, tickets, calls, commits, for each number of clients."""
    most = max(bench.plan.clients)
    figures: list[Figure] = []
    waits: list[Figure] = []
    with (
        bench.stage("throughput") as stage,
        closing(Commits(bench.folder / "commits.db")) as commits,
    ):
        groups = _Groups(stage.connect(KIOSK, most), stage.staff(most))
        bench.clients.open(groups.echo, bench.yardsticks.url + ECHO, most)
        for clients in bench.plan.clients:
            bench.say(f"tickets and calls, {clients} at once")
            rounds = _Rounds(bench, stage, commits, groups, clients)
            rounds.run()
            figures += rounds.figures()
            waits += rounds.waits() if clients == 1 else []
        bench.clients.close(groups.echo)
    return Section(
        "Durable tickets and calls",
        figures + waits,
        "Each client sends its next request when the last is answered. All counters are open; every call also ends "
        "the visit before. Echo: the same request frames sent back. Commits: the same three rows, one by one.",
    )


class _Groups(NamedTuple):
    """Connections by the names of their groups; fewer of each are driven where fewer clients are measured."""

    kiosks: str
    consoles: str
    echo: str = "echo"


class _Rounds:
    """All rounds for one number of clients. The tickets of a round are called in it: nobody is left waiting."""

    def __init__(self, bench: Bench, stage: Stage, commits: Commits, groups: _Groups, clients: int) -> None:
        self._bench = bench
        self._stage = stage
        self._commits = commits
        self._groups = groups
        self._clients = clients
        # Counters stand in pairs: two for each queue.
        self._queues = max(1, clients // 2)
        self._echo, self._tickets, self._calls, self._bare = _Taken(), _Taken(), _Taken(), _Taken()

    def run(self) -> None:
        """Find out how many requests fill a round, then run all rounds."""
        tickets = self._each(self._drive_tickets_and_calls(self._whole(TRIAL))[0].rate)
        echoes = self._each(self._drive_echo(TRIAL).rate)
        commits = round(self._bench.plan.seconds * TRIAL / sum(self._commits.write(TRIAL)))
        for _ in range(self._bench.plan.rounds):
            echo = self._drive_echo(echoes)
            ticket, call = self._drive_tickets_and_calls(tickets)
            for taken, driven in ((self._echo, echo), (self._tickets, ticket), (self._calls, call)):
                taken.add(driven.seconds, driven.latencies)
            waits = self._commits.write(commits)
            self._bare.add(sum(waits), waits)

    def figures(self) -> list[Figure]:
        """Requests a second."""
        clients = "1 client" if self._clients == 1 else f"{self._clients} clients"
        echo, bare = self._echo.rate("bare echo"), self._bare.rate("bare commits")
        busiest = self._clients == AIMED_CLIENTS
        return [
            self._tickets.rate(
                f"tickets, {clients}",
                compare(echo, self._tickets.rates, OVER_ECHO if busiest else None),
                compare(bare, self._tickets.rates, OVER_COMMITS if busiest else None),
            ),
            self._calls.rate(f"calls, {clients}", compare(echo, self._calls.rates)),
            self._echo.rate(f"bare echo, {clients}"),
            self._bare.rate(f"bare commits, beside {clients}"),
        ]

    def waits(self) -> list[Figure]:
        return [
            *self._tickets.waits("one client waits for a ticket", self._echo),
            *self._calls.waits("one client waits for a call", self._echo),
            *self._echo.waits("one client waits for an echo"),
            *self._bare.waits("one commit"),
        ]

    def _each(self, rate: float) -> int:
        """How many requests of each client fill a round."""
        return self._whole(rate * self._bench.plan.seconds / self._clients)

    def _whole(self, each: float) -> int:
        """So many that each client has as many for each queue."""
        return max(1, round(each / self._queues)) * self._queues

    def _drive_echo(self, each: int) -> Driven:
        frame = self._stage.ticket(self._stage.queues[0])
        return self._bench.clients.drive(self._groups.echo, [[frame] * each] * self._clients)

    def _drive_tickets_and_calls(self, each: int) -> tuple[Driven, Driven]:
        stage, clients, audit = self._stage, self._bench.clients, self._bench.audit
        tickets = clients.drive(self._groups.kiosks, stage.tickets(each, self._queues, self._clients))
        audit.note_issued(stage.database, tickets.replies)
        calls = clients.drive(self._groups.consoles, stage.calls(each, self._clients))
        audit.note_called(stage.database, calls.replies)
        return tickets, calls
