"""`kill -9` of the server, again and again, with the hall full of people."""

import asyncio
import os
import random
import signal
import sys
from contextlib import suppress

import pytest

from demo.hall import Hall, ServerFailed
from tests.faults import witness
from tests.faults.crowd import Crowd
from tests.faults.processes import committing

KILLS = 20


def test_server_killed_at_any_moment_loses_doubles_and_reorders_nothing(hall: Hall) -> None:
    seed = int(os.environ.get("ANTREAN_SEED") or random.randrange(2**32))
    print(f"ANTREAN_SEED={seed}")
    asyncio.run(kill_again_and_again(hall, random.Random(seed)))


async def kill_again_and_again(hall: Hall, rng: random.Random) -> None:
    hall.start()
    async with Crowd(hall, rng) as crowd:
        for _ in range(KILLS):
            await crowd.tally.wait_for(rng.randrange(1, 120))
            hall.kill()
            if rng.random() < 0.15:
                await kill_while_starting(hall, rng)
            await asyncio.to_thread(hall.start)
        await crowd.carry_on()
        await crowd.finish()
        await crowd.catch_up(witness.Records(hall).seq)
    records = witness.check(hall, crowd)
    assert sum(len(person.answers) for person in crowd.everybody) == crowd.tally.count
    assert records.seq > 10 * KILLS


async def kill_while_starting(hall: Hall, rng: random.Random) -> None:
    """Before it listens, while it reads the journal: how far it comes is the dice's, so no condition to wait for."""
    async with asyncio.TaskGroup() as tasks:
        starting = tasks.create_task(asyncio.to_thread(start_in_vain, hall))
        await asyncio.sleep(rng.uniform(0.3, 1.0))
        assert hall.process is not None
        hall.process.send_signal(signal.SIGKILL)
        await starting
    hall.kill()


def start_in_vain(hall: Hall) -> None:
    with suppress(ServerFailed):
        hall.start()


@pytest.mark.skipif(sys.platform != "linux", reason="who a process's children are is told by /proc")
def test_committing_process_killed_at_any_moment_loses_doubles_and_reorders_nothing(hall: Hall) -> None:
    seed = int(os.environ.get("ANTREAN_SEED") or random.randrange(2**32))
    print(f"ANTREAN_SEED={seed}")
    asyncio.run(kill_what_commits(hall, random.Random(seed)))


async def kill_what_commits(hall: Hall, rng: random.Random) -> None:
    hall.start()
    async with Crowd(hall, rng) as crowd:
        for _ in range(KILLS // 4):
            await crowd.tally.wait_for(rng.randrange(1, 120))
            for child in committing(hall):
                os.kill(child, signal.SIGKILL)
        await crowd.carry_on()
        await crowd.finish()
        await crowd.catch_up(witness.Records(hall).seq)
    witness.check(hall, crowd)
