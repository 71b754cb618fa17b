"""SIGTERM with the hall full of people."""

import asyncio
import random
import uuid
from contextlib import suppress

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from demo.hall import Hall
from shared.wire import methods as do
from shared.wire.codec import Reply, decode_frame, encode_request
from shared.wire.scalars import PROTOCOL
from tests.faults import witness
from tests.faults.conftest import UNLIMITED
from tests.faults.crowd import Crowd
from tests.faults.witness import Records


def test_server_asked_to_stop_keeps_what_it_acknowledged_and_clients_go_on_with_the_next(hall: Hall) -> None:
    async def scene() -> None:
        hall.start()
        async with Crowd(hall, random.Random(5)) as crowd:
            for _ in range(2):
                await crowd.tally.wait_for(60)
                assert await asyncio.to_thread(hall.stop) == 0
                await asyncio.to_thread(hall.start)
            await crowd.carry_on()
            await crowd.finish()
            await crowd.catch_up(Records(hall).seq)
            witness.check(hall, crowd)

    asyncio.run(scene())


class Busy:
    """A kiosk with a hundred commands under way at any time."""

    def __init__(self, token: str) -> None:
        self._token = token
        self._room = asyncio.Semaphore(100)
        self.issued: list[str] = []
        self.refused: set[str] = set()
        self.code: int | None = None
        self.begun = asyncio.Event()

    async def run(self, url: str) -> None:
        """Until the server ends the connection."""
        async with connect(url, compression=None, max_size=None, ping_interval=None) as socket:
            await socket.send(encode_request(0, do.OpenSession(self._token, PROTOCOL)))
            await socket.recv()
            async with asyncio.TaskGroup() as tasks:
                sending = tasks.create_task(self._send(socket))
                await self._hear(socket)
                sending.cancel()
            self.code = socket.close_code

    async def _send(self, socket: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            while True:
                await self._room.acquire()
                await socket.send(encode_request(str(uuid.uuid4()), do.IssueTicket("ktp")))

    async def _hear(self, socket: ClientConnection) -> None:
        async for frame in socket:
            reply = decode_frame(frame)
            assert isinstance(reply, Reply)
            self._room.release()
            if reply.error is None:
                self.issued.append(str(reply.id))
                self.begun.set()
            else:
                self.refused.add(reply.error.data.code)


def test_server_busy_to_the_end_stops_and_has_all_it_acknowledged(hall: Hall) -> None:
    hall.arguments = UNLIMITED

    async def scene() -> None:
        hall.start()
        kiosks = [Busy(hall.token_file(f"kiosk-{n}").read_text().strip()) for n in range(3)]
        async with asyncio.TaskGroup() as tasks:
            for kiosk in kiosks:
                tasks.create_task(kiosk.run(hall.url))
            for kiosk in kiosks:
                await asyncio.wait_for(kiosk.begun.wait(), 60)
            assert await asyncio.to_thread(hall.stop) == 0
        records = Records(hall)
        stored = {row["id"] for row in records.tickets}
        for kiosk in kiosks:
            assert kiosk.code == 1001
            assert set(kiosk.issued) <= stored
            assert kiosk.refused <= {"server_stopping"}
        assert sorted(row["serial"] for row in records.tickets) == list(range(1, len(stored) + 1))

    asyncio.run(scene())
