"""How long a visitor will wait, as an honest range.

The work before a visitor is shared by the counters that can call them. How long a visit keeps a counter busy is learnt
from the day itself, from call to end, no-shows included; the profile's minutes count as the first few visits, so that
the morning's first estimate is not built on one case.
"""

from collections import Counter as Counts
from collections.abc import Callable, Mapping
from math import sqrt

from msgspec import Struct

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

Shares = Mapping[tuple[Code, bool], float]
"""By queue, and whether only those due before the visitor count: the part of its line that some counters call."""

SentTo = Callable[[tuple[Counter, ...]], tuple[tuple[Counter, Code, Line], ...]]
"""The lines of tickets that were sent to one of some counters, or to the officer there, with the queue of each."""


class Durations:
    """Mean and variance of the counter time of one queue's visits, in ms.

    Kept as whole numbers: what is forgotten leaves no trace, as a running mean's rounding would.
    """

    __slots__ = ("_prior_ms", "_squares", "_sum_ms", "count", "expected_ms", "variance")

    def __init__(self, prior_ms: float) -> None:
        self._prior_ms = prior_ms
        self._sum_ms = self._squares = 0
        self.count = 0
        self.expected_ms = prior_ms
        """The mean, drawn towards the profile's minutes while few visits are known."""
        self.variance = (PRIOR_SPREAD * prior_ms) ** 2
        """In ms²; likewise drawn towards the prior's."""

    def observe(self, duration_ms: int) -> None:
        """Take in one visit."""
        self.count += 1
        self._sum_ms += duration_ms
        self._squares += duration_ms * duration_ms
        self._weigh()

    def forget(self, duration_ms: int) -> None:
        """Unlearn a visit that was taken in, as if it had never been."""
        self.count -= 1
        self._sum_ms -= duration_ms
        self._squares -= duration_ms * duration_ms
        self._weigh()

    def _weigh(self) -> None:
        visits = PRIOR_VISITS + self.count
        prior_variance = (PRIOR_SPREAD * self._prior_ms) ** 2
        # Of the distances from the mean, squared: exact until the division.
        squares = (self.count * self._squares - self._sum_ms * self._sum_ms) / self.count if self.count else 0.0
        self.expected_ms = (PRIOR_VISITS * self._prior_ms + self._sum_ms) / visits
        self.variance = (PRIOR_VISITS * prior_variance + squares) / visits


class Workload(Struct, frozen=True):
    """Work that lies before a visitor: its expected length and variance, in ms of one counter."""

    expected_ms: float
    variance: float


class Forecast:
    """Looks ahead over the lines of one site as they stand. Reads the lines, keeps nothing of its own but durations."""

    def __init__(self, lines: Mapping[Code, Line], prior_ms: Callable[[Code], float], sent: SentTo) -> None:
        self._lines = lines
        self._prior_ms = prior_ms
        self._sent = sent
        self._durations: dict[Code, Durations] = {}
        self._shares: dict[Code, tuple[tuple[Counter, ...], Shares]] = {}
        """What `_share` has said last of each queue, and for which counters."""

    def durations(self, queue: Code) -> Durations:
        """What the day has taught of a queue's visits so far."""
        if (durations := self._durations.get(queue)) is None:
            durations = self._durations[queue] = Durations(self._prior_ms(queue))
        return durations

    def workload(self, queue: Code, due_at: Moment, counters: tuple[Counter, ...]) -> Workload:
        """What `counters`, which all serve `queue`, will do before a ticket of it that is due at `due_at`.

        Queues in tiers above count whole, queues beside only what is due earlier, and queues that other counters
        serve as well only with this counter's share of them. What was sent to one of the counters it calls alone, as
        of its first tier.
        """
        expected = variance = 0.0
        for (code, own), share in self._shares_of(queue, counters).items():
            line, durations = self._lines[code], self.durations(code)
            tickets = share * (line.ahead(due_at) if own else len(line))
            expected += tickets * durations.expected_ms
            variance += tickets * durations.variance
        for counter, code, line in self._sent(counters):
            sent, durations = line.ahead(due_at) if queue in counter.tiers[0] else len(line), self.durations(code)
            expected += sent * durations.expected_ms
            variance += sent * durations.variance
        return Workload(expected, variance)

    def _shares_of(self, queue: Code, counters: tuple[Counter, ...]) -> Shares:
        known = self._shares.get(queue)
        if known is None or known[0] is not counters:
            known = self._shares[queue] = counters, _share(queue, counters)
        return known[1]

    def wait(self, queue: Code, due_at: Moment, counters: tuple[Counter, ...], *, idle: bool) -> WaitRange | None:
        """The wait from now for a ticket due at `due_at`, in whole seconds; None without an open counter.

        `idle`: one of `counters` has nobody before it and begins at once; else each first ends a visit.
        """
        if not counters:
            return None
        work = self.workload(queue, due_at, counters)
        if work.expected_ms == 0 and idle:
            return WaitRange(0, 0)
        heads = len(counters)
        spread = sqrt(work.variance) / heads
        middle = work.expected_ms / heads
        residual = 0.0 if idle else self.durations(queue).expected_ms / heads
        low = round(max(0.0, middle - BELOW * spread) / 1000)
        high = round((middle + ABOVE * spread + residual) / 1000)
        return WaitRange(low, max(low, high))


def _share(queue: Code, counters: tuple[Counter, ...]) -> Shares:
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
