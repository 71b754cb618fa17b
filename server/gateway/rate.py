"""How often is too often."""

from collections.abc import Hashable
from dataclasses import dataclass


class TokenBucket:
    """Lets `rate` requests a second through, and `burst` at once. Times are seconds of one monotonic clock."""

    def __init__(self, rate: float, burst: int, now: float) -> None:
        self._rate = rate
        self._burst = burst
        self._tokens = float(burst)
        self._at = now

    def take(self, now: float) -> float:
        """0 where a request may go through now, else the seconds until one may."""
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now
        if self._tokens >= 1:
            self._tokens -= 1
            return 0.0
        return (1 - self._tokens) / self._rate


@dataclass(slots=True)
class _Failures:
    count: int
    until: float


class Throttle:
    """Slows down whoever fails again and again: after `free` failures each costs twice the wait of the one before."""

    FORGET_AFTER = 15 * 60.0
    MOST = 10_000

    def __init__(self, free: int = 4, first: float = 2.0, longest: float = 60.0) -> None:
        self._free = free
        self._first = first
        self._longest = longest
        self._failures: dict[Hashable, _Failures] = {}

    def wait(self, who: Hashable, now: float) -> float:
        """Seconds until `who` may try again; 0 for now."""
        failures = self._failures.get(who)
        return 0.0 if failures is None else max(0.0, failures.until - now)

    def fail(self, who: Hashable, now: float) -> None:
        """Note a failure."""
        failures = self._failures.get(who)
        if failures is None or now - failures.until > self.FORGET_AFTER:
            failures = self._failures[who] = _Failures(0, now)
        failures.count += 1
        over = failures.count - self._free
        if over > 0:
            failures.until = now + min(self._longest, self._first * 2 ** min(over - 1, 10))
        if len(self._failures) > self.MOST:
            del self._failures[next(iter(self._failures))]

    def succeed(self, who: Hashable) -> None:
        """Forget the failures."""
        self._failures.pop(who, None)
