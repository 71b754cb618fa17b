"""How much is measured."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes and repetitions of every measure."""

    name: str
    clients: tuple[int, ...]
    """Numbers of clients at once, at most 32: the hall has so many counters."""
    rounds: int
    """How often each measure and its yardsticks take turns."""
    seconds: float
    """About how long each takes in one round."""
    presses: int
    """Of *next*, each timed until a display has the event."""
    drawn: int
    """Of *next*, each timed until the display program has drawn it."""
    displays: tuple[int, ...]
    fan_outs: int
    """Calls told to each number of displays."""
    sizes: tuple[int, ...]
    """Tickets in the database, the smallest first."""
    waiting: int
    """How many of them wait."""
    growth_rounds: int
    growth_tickets: int
    """Issued and called in each of these rounds."""
    starts: int
    """Of the server, with each size of database."""
    connected: int
    """Displays whose memory is weighed."""
    searches: int
    """Typed letter by letter in each round at the kiosk, at most 5."""
    turns: int
    """Pages of services that are turned in each round at the kiosk, and as often back."""


FULL: Final = Plan(
    name="full",
    clients=(1, 8, 32),
    rounds=7,
    seconds=1.5,
    presses=500,
    drawn=40,
    displays=(100, 500, 1000),
    fan_outs=60,
    sizes=(1_000, 10_000, 100_000),
    waiting=1_000,
    growth_rounds=20,
    growth_tickets=640,
    starts=3,
    connected=1000,
    searches=5,
    turns=3,
)
QUICK: Final = Plan(
    name="quick",
    clients=(1, 8, 32),
    rounds=3,
    seconds=0.5,
    presses=100,
    drawn=6,
    displays=(100, 500, 1000),
    fan_outs=15,
    sizes=(1_000, 10_000),
    waiting=1_000,
    growth_rounds=6,
    growth_tickets=320,
    starts=2,
    connected=500,
    searches=5,
    turns=3,
)
