"""What a ticket and a call cost, and how long a start takes, with few and with many tickets in the database."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from time import perf_counter

from bench.bench import Bench, running
from bench.filling import A_DAY, fill
from bench.results import Aim, Comparison, Figure, Section, compare
from bench.stage import KIOSK, NOON, Stage

FLAT = Aim("at most", 1.3)
CLIENTS = 8
QUEUES = CLIENTS // 2


class _Hall:
    """One size of database with its server."""

    def __init__(self, bench: Bench, tickets: int) -> None:
        bench.say(f"filling a database with {tickets:,} tickets")
        self.tickets = tickets
        self.stage = Stage(bench.folder / f"growth-{tickets}", bench.clients)
        hall = self.stage.hall
        now = int(datetime.fromisoformat(NOON).timestamp() * 1000)
        fill(hall.database_url, hall.site, now, tickets, bench.plan.waiting)
        self.starts: list[float] = []
        self.issues: list[float] = []
        self.calls: list[float] = []
        self._bench = bench
        self._kiosks = self._consoles = ""

    def time_start(self) -> None:
        """Start the server once, and stop it."""
        begun = perf_counter()
        with running(self.stage):
            self.starts.append(perf_counter() - begun)

    def staff(self) -> None:
        self._consoles, self._kiosks = self.stage.staff(CLIENTS), self.stage.connect(KIOSK, CLIENTS)

    def run_round(self, tickets: int) -> None:
        """Issue and call as many: just as many wait afterwards as before."""
        each = max(1, tickets // CLIENTS // QUEUES) * QUEUES
        stage, clients, audit = self.stage, self._bench.clients, self._bench.audit
        issued = clients.drive(self._kiosks, stage.tickets(each, QUEUES, CLIENTS))
        audit.note_issued(stage.database, issued.replies)
        called = clients.drive(self._consoles, stage.calls(each, CLIENTS))
        audit.note_called(stage.database, called.replies)
        self.issues.append(issued.seconds / len(issued.replies) * 1e6)
        self.calls.append(called.seconds / len(called.replies) * 1e6)


def measure(bench: Bench) -> Section:
    """All sizes run side by side and take turns."""
    plan = bench.plan
    halls = [_Hall(bench, tickets) for tickets in plan.sizes]
    for _ in range(plan.starts):
        for hall in halls:
            hall.time_start()
    with ExitStack() as stack:
        for hall in halls:
            stack.enter_context(running(hall.stage))
            hall.staff()
        bench.say(f"tickets and calls with {' / '.join(f'{tickets:,}' for tickets in plan.sizes)} tickets")
        for _ in range(plan.growth_rounds):
            for hall in halls:
                hall.run_round(plan.growth_tickets)
    return Section(
        f"Cost with many tickets in the database, {plan.waiting:,} of them waiting",
        [
            *_figures("a ticket", "µs", [(hall.tickets, hall.issues) for hall in halls], FLAT),
            *_figures("a call", "µs", [(hall.tickets, hall.calls) for hall in halls], FLAT),
            *_figures("a start", "s", [(hall.tickets, hall.starts) for hall in halls]),
        ],
        f"Time per ticket and call with {CLIENTS} clients at once. At most {A_DAY:,} tickets are of today, the others "
        "of the days before. A start is from the command line until the server listens.",
    )


def _figures(
    what: str, unit: str, sizes: Sequence[tuple[int, Sequence[float]]], aim: Aim | None = None
) -> list[Figure]:
    (smallest, base), *_ = sizes
    yardstick = Figure(f"{smallest:,}", unit, base)

    def held(tickets: int, rounds: Sequence[float]) -> tuple[Comparison, ...]:
        return () if tickets == smallest else (compare(yardstick, rounds, aim),)

    return [Figure(f"{what}, {tickets:,} tickets", unit, rounds, held(tickets, rounds)) for tickets, rounds in sizes]
