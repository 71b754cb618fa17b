"""How long a visitor will wait, as an honest range.

The work before a visitor is shared by the counters that can call them. How long a visit keeps a counter busy is learnt
from the day itself, from call to end, no-shows included; the profile's minutes count as the first few visits, so that
the morning's first estimate is not built on one case.
"""

from collections import Counter as Counts
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from server.domain.line import Line
from shared.wire.methods import WaitRange
from shared.wire.scalars import Code, Moment
from shared.wire.site import Counter

PRIOR_VISITS = 5
"""As many observed visits weigh as much as the profile's minutes."""
PRIOR_SPREAD = 0.6
"""Standard deviation over mean of counter times before any are observed; service times are about this skewed."""
BELOW, ABOVE = 1.0, 1.3
"""How many standard deviations the range reaches down and up: about four of five visitors fall inside it."""
MINUTE_MS = 60_000


@dataclass(slots=True)
class Durations:
    """Running mean and variance (Welford) of the counter time of one queue's visits, in ms."""

    prior_ms: float
    count: int = 0
    mean_ms: float = 0.0
    squares: float = 0.0

    def observe(self, duration_ms: int) -> None:
        """Take in one visit."""
        self.count += 1
        delta = duration_ms - self.mean_ms
        self.mean_ms += delta / self.count
        self.squares += delta * (duration_ms - self.mean_ms)

    @property
    def expected_ms(self) -> float:
        """The mean, drawn towards the profile's minutes while few visits are known."""
        return (PRIOR_VISITS * self.prior_ms + self.count * self.mean_ms) / (PRIOR_VISITS + self.count)

    @property
    def variance(self) -> float:
        """In ms²; likewise drawn towards the prior's."""
        prior = (PRIOR_SPREAD * self.prior_ms) ** 2
        return (PRIOR_VISITS * prior + self.squares) / (PRIOR_VISITS + self.count)


@dataclass(frozen=True, slots=True)
class Workload:
    """Work that lies before a visitor: its expected length and variance, in ms of one counter."""

    expected_ms: float
    variance: float


class Forecast:
    """Looks ahead over the lines of one site as they stand. Reads the lines, keeps nothing of its own but durations."""

    def __init__(self, lines: Mapping[Code, Line], prior_ms: Callable[[Code], float]) -> None:
        self._lines = lines
        self._prior_ms = prior_ms
        self._durations: dict[Code, Durations] = {}
        self._shares: dict[tuple[Code, ...], Mapping[tuple[Code, bool], float]] = {}
        """What `_share` says, by the queue and the counters."""

    def durations(self, queue: Code) -> Durations:
        """What the day has taught of a queue's visits so far."""
        if queue not in self._durations:
            self._durations[queue] = Durations(self._prior_ms(queue))
        return self._durations[queue]

    def workload(self, queue: Code, due_at: Moment, counters: Iterable[Counter]) -> Workload:
        """What `counters`, which all serve `queue`, will do before a ticket of it that is due at `due_at`.

        Queues in tiers above count whole, queues beside only what is due earlier, and queues that other counters
        serve as well only with this counter's share of them.
        """
        expected = variance = 0.0
        for (code, own), share in self._shares_of(queue, counters).items():
            line, durations = self._lines[code], self.durations(code)
            tickets = share * (line.ahead(due_at) if own else len(line))
            expected += tickets * durations.expected_ms
            variance += tickets * durations.variance
        return Workload(expected, variance)

    def _shares_of(self, queue: Code, counters: Iterable[Counter]) -> Mapping[tuple[Code, bool], float]:
        counters = tuple(counters)
        team = (queue, *[counter.code for counter in counters])
        if (shares := self._shares.get(team)) is None:
            shares = self._shares[team] = _share(queue, counters)
        return shares

    def wait(self, queue: Code, due_at: Moment, counters: Iterable[Counter], idle: int) -> WaitRange | None:
        """The wait from now for a ticket due at `due_at`, in whole seconds; None without an open counter.

        `idle` is how many of `counters` have nobody before them: they begin at once, the others first end a visit.
        """
        counters = tuple(counters)
        if not counters:
            return None
        work = self.workload(queue, due_at, counters)
        if work.expected_ms == 0 and idle:
            return WaitRange(0, 0)
        heads = len(counters)
        spread = sqrt(work.variance) / heads
        middle = work.expected_ms / heads
        residual = 0.0 if idle else self.durations(queue).expected_ms / heads
        low = max(0.0, middle - BELOW * spread)
        high = middle + ABOVE * spread + residual
        return WaitRange(round(low / 1000), max(round(low / 1000), round(high / 1000)))


def _share(queue: Code, counters: tuple[Counter, ...]) -> Mapping[tuple[Code, bool], float]:
    """Which part of each line `counters` call before a ticket of `queue`, and whether only of those due before it."""
    servers = Counts(code for counter in counters for tier in counter.tiers for code in tier)
    callers: Counts[tuple[Code, bool]] = Counts()
    for counter in counters:
        for tier in counter.tiers:
            own = queue in tier
            callers.update((code, own) for code in tier)
            if own:
                break
    return {(code, own): called / servers[code] for (code, own), called in callers.items()}
