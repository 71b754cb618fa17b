"""A bad network between the clients and the server: the same must be true as after a good day."""

import asyncio
import os
import random
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from demo.hall import Hall
from shared.link.state import Online
from shared.wire import methods as do
from shared.wire.codec import Events, decode_frame, encode_request
from shared.wire.events import Recorded
from shared.wire.scalars import PROTOCOL
from tests.faults import witness
from tests.faults.crowd import Crowd, Person
from tests.faults.proxy import DEAD, FAIR, Proxy, Weather
from tests.faults.witness import Records
from tests.waiting import PATIENCE, eventually


def dice() -> random.Random:
    seed = int(os.environ.get("ANTREAN_SEED") or random.randrange(2**32))
    print(f"ANTREAN_SEED={seed}")
    return random.Random(seed)


async def finish(crowd: Crowd, hall: Hall) -> None:
    await crowd.finish()
    await crowd.catch_up(Records(hall).seq)


# --- what happens to the network ---------------------------------------------------------------------------------


async def cable_out(proxy: Proxy, _: Crowd, __: Hall) -> None:
    """All connections end, and may be made again at once."""
    proxy.cut()


async def reset(proxy: Proxy, _: Crowd, __: Hall) -> None:
    """A switch is restarted and knows of no connection."""
    proxy.cut(hard=True)


async def answers_lost(proxy: Proxy, _: Crowd, __: Hall) -> None:
    """Commands reach the server, but nothing comes back, and then the connection breaks."""
    proxy.turn(Weather(to_client=False))
    lost = proxy.swallowed
    await eventually(lambda: proxy.swallowed > lost)
    proxy.cut(hard=True)
    proxy.turn(FAIR)


async def hangs(proxy: Proxy, crowd: Crowd, _: Hall) -> None:
    """Nothing goes either way, and nobody is told: the clients find out by themselves."""
    proxy.turn(DEAD)
    await eventually(lambda: not any(isinstance(person.link.state, Online) for person in crowd.everybody))
    proxy.turn(FAIR)


async def crawls(proxy: Proxy, crowd: Crowd, _: Hall) -> None:
    """A bad wireless link."""
    proxy.turn(Weather(delay=0.02, bandwidth=60_000, piece=700))
    await crowd.tally.wait_for(15)
    proxy.turn(FAIR)


async def tears(proxy: Proxy, crowd: Crowd, _: Hall) -> None:
    """Every byte comes by itself."""
    proxy.turn(Weather(piece=1))
    await crowd.tally.wait_for(15)
    proxy.turn(FAIR)


DISPLAYS: Final = 200
SMALL_WINDOW: Final = 4096
"""Bytes of a receive buffer so small that the sender is stopped almost at once."""

TROUBLES: Final[tuple[Callable[[Proxy, Crowd, Hall], Awaitable[None]], ...]] = (
    cable_out,
    reset,
    answers_lost,
    crawls,
    tears,
    hangs,
)


def test_whatever_the_network_does_nothing_is_lost_doubled_or_out_of_order(hall: Hall) -> None:
    rng = dice()

    async def scene() -> None:
        hall.start()
        async with Proxy(lambda: hall.port) as proxy, Crowd(hall, rng, url=proxy.url) as crowd:
            # Each twice and in any order, but the one that takes seconds to be noticed once.
            for trouble in rng.sample(TROUBLES * 2, 2 * len(TROUBLES))[:-1]:
                await crowd.tally.wait_for(rng.randrange(1, 40))
                await trouble(proxy, crowd, hall)
            await crowd.tally.wait_for(20)
            await finish(crowd, hall)
            witness.check(hall, crowd)

    asyncio.run(scene())


def test_server_that_dies_while_the_network_fails_loses_nothing(hall: Hall) -> None:
    rng = dice()

    async def scene() -> None:
        hall.start()
        async with Proxy(lambda: hall.port) as proxy, Crowd(hall, rng, url=proxy.url) as crowd:
            for trouble in (answers_lost, reset, cable_out):
                await crowd.tally.wait_for(rng.randrange(1, 40))
                await trouble(proxy, crowd, hall)
                hall.kill()
                await asyncio.to_thread(hall.start)
            await crowd.tally.wait_for(20)
            await finish(crowd, hall)
            witness.check(hall, crowd)

    asyncio.run(scene())


# --- displays ----------------------------------------------------------------------------------------------------


def test_display_that_stops_reading_is_dropped_slows_nobody_and_misses_nothing(hall: Hall) -> None:
    hall.arguments = ("--rate", "1000000", "--burst", "1000000")
    rng = dice()

    async def scene() -> None:
        hall.start()
        async with Crowd(hall, rng) as crowd:
            await crowd.tally.wait_for(400)
            display = RawDisplay(hall.url, hall.token_file("display-1").read_text().strip())
            await display.come()
            while len(display.events) < 20:
                await display.hear()
            # From here on it does not read; it asks for ever more, so that not the kernel alone keeps it.
            while "has stopped reading and was dropped" not in hall.log.read_text():
                await display.ask_for_more()
                await crowd.tally.wait_for(1)
            await crowd.tally.wait_for(50)
            await finish(crowd, hall)
            await display.come()
            records = witness.check(hall, crowd)
            while display.events[-1].seq < records.seq:
                await display.hear()
            await display.leave()
        first = display.events[0].seq
        assert display.events == records.public[first - 1 :]

    asyncio.run(scene())


class RawDisplay:
    """A display that reads when it is told to."""

    def __init__(self, url: str, token: str) -> None:
        self._url = url
        self._token = token
        self._connection: ClientConnection | None = None
        self.events: list[Recorded] = []

    async def come(self) -> None:
        """Connect, and follow the board from the last event seen."""
        if self._connection is not None:
            self._connection.transport.abort()
        plug = socket.socket()
        plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_WINDOW)
        plug.connect(("127.0.0.1", int(self._url.rpartition(":")[2])))
        self._connection = await connect(
            self._url, sock=plug, compression=None, max_size=None, max_queue=1, ping_interval=None, close_timeout=1
        )
        since = self.events[-1].seq if self.events else None
        for number, query in enumerate((do.OpenSession(self._token, PROTOCOL), do.Subscribe(since))):
            await self._connection.send(encode_request(number, query))

    async def hear(self) -> None:
        """Read one frame."""
        assert self._connection is not None
        async with asyncio.timeout(PATIENCE):
            message = decode_frame(await self._connection.recv())
        if isinstance(message, Events):
            self.events += message.events
        else:
            assert message.error is None

    async def ask_for_more(self) -> None:
        assert self._connection is not None
        with suppress(ConnectionClosed):
            await self._connection.send(encode_request(9, do.Subscribe()))

    async def leave(self) -> None:
        assert self._connection is not None
        await self._connection.close()


def test_displays_that_all_come_back_at_once_have_seen_everything_once(hall: Hall) -> None:
    rng = dice()

    async def scene() -> None:
        hall.start()
        async with Proxy(lambda: hall.port) as proxy, Crowd(hall, rng, kiosks=2, consoles=3) as crowd:
            token = hall.token_file("display-1").read_text().strip()
            displays = [Person(proxy.url, token) for _ in range(DISPLAYS)]
            async with asyncio.TaskGroup() as tasks:
                running = [tasks.create_task(display.link.run()) for display in displays]
                for display in displays:
                    await display.link.opened()
                await crowd.tally.wait_for(30)
                proxy.cut(hard=True)
                await crowd.tally.wait_for(30)
                hall.kill()
                await asyncio.to_thread(hall.start)
                await crowd.tally.wait_for(30)
                await finish(crowd, hall)
                records = witness.check(hall, crowd)
                for display in displays:
                    await display.until(lambda display=display: display.board.seq == records.seq)  # type: ignore[misc]
                    records.check_seen(display, staff=False)
                for task in running:
                    task.cancel()

    asyncio.run(scene())
