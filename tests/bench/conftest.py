"""The least of every measure, with the real processes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.bench import Bench
from bench.clients import Clients
from bench.plan import Plan
from bench.yardsticks.server import YardstickServer

TINY = Plan(
    name="tiny",
    clients=(1, 4),
    rounds=2,
    seconds=0.05,
    presses=5,
    drawn=1,
    displays=(2, 5),
    fan_outs=2,
    sizes=(20, 60),
    waiting=10,
    growth_rounds=2,
    growth_tickets=32,
    starts=1,
    connected=10,
    searches=2,
    turns=1,
)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with Clients() as clients, YardstickServer() as yardsticks:
        yield Bench(TINY, tmp_path, clients, yardsticks, say=lambda _: None)
