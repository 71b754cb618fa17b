"""What time it is at the server, as well as a client can know it."""

from dataclasses import dataclass
from typing import Final

from shared.wire.scalars import Moment

DRIFT: Final = 200e-6
"""The share by which two machines' clocks may part: more than PCs' do, and some 17 seconds a day."""
SLOWEST_MS: Final = 10_000
"""A message that was longer on its way than this says nothing of the server's time."""


@dataclass(frozen=True, slots=True)
class ServerClock:
    """The server's time of day at one reading of this machine's clock that never jumps.

    A message says what the time was when it left, so what is known is late by its way. Every event is another such
    message: a later time than expected was less long on its way, or this machine's clock is slow; an earlier one was
    longer on its way, unless the time since then is long enough for this machine's clock to have gained as much.
    """

    at: Moment
    elapsed: float
    """Seconds, as `Instant.elapsed`."""

    def read(self, elapsed: float) -> Moment:
        """The server's time at another reading."""
        return self.at + round((elapsed - self.elapsed) * 1000)

    def hear(self, at: Moment, elapsed: float) -> "ServerClock":
        """What is known once something that happened at `at` has been heard of at `elapsed`."""
        expected = self.read(elapsed)
        gained = DRIFT * max(0, expected - self.at)
        return ServerClock(at, elapsed) if expected - gained <= at <= expected + SLOWEST_MS else self
