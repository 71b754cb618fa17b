"""The server as a whole, in this process: what it makes of silent clients, of signals and of its own bugs."""

import asyncio
import os
import re
import signal
import socket
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Subprotocol

from server import hosting
from server.app import main
from server.domain.occasion import Asker
from server.gateway import gateway as gateways
from server.gateway.connection import Connection
from server.gateway.desk import Desk
from server.gateway.gateway import Gateway
from server.hosting import Settings, run
from server.identity import Device
from server.storage import credentials
from server.storage.schema import upgrade
from server.storage.store import Store
from shared.wire import methods as do
from shared.wire.codec import encode_request
from shared.wire.scalars import PROTOCOL, SUBPROTOCOL, Moment
from tests.server.small_hall import MONDAY_NINE, hall
from tests.waiting import eventually

LONG_AGO: Moment = 1_000_000_000_000
"""9 September 2001."""
OPEN = encode_request(1, do.OpenSession("token", PROTOCOL))


class WatchedGateway(Gateway):
    """A gateway that counts."""

    handled = 0

    async def _frame(self, connection: Connection, frame: str | bytes) -> None:
        await super()._frame(connection, frame)
        self.handled += 1


class Running:
    """A server in this loop."""

    def __init__(self, task: "asyncio.Task[None]", url: str, gateway: WatchedGateway) -> None:
        self.task = task
        self.url = url
        self.gateway = gateway

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    @property
    def desk(self) -> Desk:
        return self.gateway._desks["hall"]

    @property
    def followers(self) -> int:
        return len(self.desk.audience)

    @property
    def unread(self) -> int:
        """Bytes that wait in the server for the only follower."""
        return sum(follower.transport.get_write_buffer_size() for follower in self.desk.audience._public)

    async def issue(self, tickets: int) -> None:
        answers: list[str] = []
        for _ in range(tickets):
            self.desk.owner.submit(str(uuid.uuid4()), do.IssueTicket("birth"), "kiosk", Asker(), answers.append)
        await eventually(lambda: len(answers) == tickets)


@pytest.fixture
def database(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'antrean.db'}"
    upgrade(url)
    store = Store(url)
    credentials.add_device(store, Device("hall", "tv", "TV", "display"), "token", 0)
    store.close()
    return url


@pytest.fixture
def gateways_made(monkeypatch: pytest.MonkeyPatch) -> list[WatchedGateway]:
    made: list[WatchedGateway] = []

    def make(*arguments: Any, **named: Any) -> WatchedGateway:  # noqa: ANN401 - as the gateway's
        made.append(WatchedGateway(*arguments, **named))
        return made[-1]

    monkeypatch.setattr(hosting, "Gateway", make)
    return made


@asynccontextmanager
async def serving(database: str, made: list[WatchedGateway], now: Moment = MONDAY_NINE) -> AsyncIterator[Running]:
    settings = Settings(database, "127.0.0.1", 0, pretend_now=now)
    announced: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    async with asyncio.timeout(60), asyncio.TaskGroup() as tasks:
        task = tasks.create_task(run(settings, [hall()], announced.set_result))
        url = re.sub(".* on ", "", await announced)
        yield Running(task, url, made[-1])
        task.cancel()


def silent_client(port: int, *frames: str) -> socket.socket:
    """A client that sends what it has to say at once, and never reads: its network, or its program, hangs."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.connect(("127.0.0.1", port))
    opening = (
        "GET / HTTP/1.1\r\nHost: hall\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    client.sendall(opening.encode() + b"".join(masked(frame) for frame in frames))
    return client


def test_code_of_a_rehearsal_can_be_confirmed(
    database: str, gateways_made: list[WatchedGateway], capsys: pytest.CaptureFixture[str]
) -> None:
    async def scene() -> str:
        async with serving(database, gateways_made, LONG_AGO) as server, connect(server.url) as newcomer:
            await newcomer.send(encode_request(1, do.BeginPairing("0" * 64, "kiosk", "mesin-utara")))
            told = re.search(r'"code":"(\d{6})"', str(await newcomer.recv()))
            assert told is not None
            return told[1]

    code = asyncio.run(scene())
    assert main(["devices", "--database", database, "confirm", code, "--site", "hall", "--code", "kiosk-2"]) == 0
    assert "kiosk-2, a kiosk of hall" in capsys.readouterr().out


async def follow_without_reading(server: Running, unread: int) -> socket.socket:
    """A follower that has left so many bytes unread that they pile up in the server."""
    client = silent_client(server.port, OPEN, encode_request(2, do.Subscribe()))
    await eventually(lambda: server.followers == 1)
    while server.unread < unread:
        handled = server.gateway.handled
        client.sendall(masked(encode_request(3, do.Subscribe())))
        await eventually(lambda before=handled: server.gateway.handled > before)  # type: ignore[misc]
    return client


def masked(frame: str) -> bytes:
    """A short text frame as a client sends it, with a mask of zeros (RFC 6455, 5.2)."""
    data = frame.encode()
    length = bytes([0x80 | len(data)]) if len(data) < 126 else b"\xfe" + len(data).to_bytes(2, "big")
    return b"\x81" + length + bytes(4) + data


@pytest.mark.parametrize("unread", [0, 256 * 1024])
def test_client_that_answers_no_ping_is_let_go_however_much_waits_to_be_read(
    database: str, gateways_made: list[WatchedGateway], monkeypatch: pytest.MonkeyPatch, unread: int
) -> None:
    monkeypatch.setattr(hosting, "PING_SECONDS", 0.5)

    async def scene() -> None:
        async with serving(database, gateways_made) as server:
            await server.issue(300)
            with closing(await follow_without_reading(server, unread)):
                await eventually(lambda: server.followers == 0)

    asyncio.run(scene())


def test_client_that_does_not_read_does_not_keep_the_server_from_stopping(
    database: str, gateways_made: list[WatchedGateway]
) -> None:
    async def scene() -> None:
        async with serving(database, gateways_made) as server:
            await server.issue(300)
            with closing(await follow_without_reading(server, 256 * 1024)):
                os.kill(os.getpid(), signal.SIGTERM)
                await asyncio.wait_for(server.task, 20)

    asyncio.run(scene())


@pytest.mark.parametrize("asks_to_be_let_in", [False, True])
def test_connection_that_says_nothing_more_is_closed(
    database: str, gateways_made: list[WatchedGateway], monkeypatch: pytest.MonkeyPatch, asks_to_be_let_in: bool
) -> None:
    monkeypatch.setattr(gateways, "OPEN_SECONDS", 0.2)

    async def scene() -> None:
        async with serving(database, gateways_made) as server:
            async with connect(server.url) as client:
                if asks_to_be_let_in:
                    await client.send(encode_request(1, do.BeginPairing("00" * 32, "kiosk", "Kios")))
                await client.wait_closed()
                assert client.close_code == 1008
            monkeypatch.setattr(gateways, "OPEN_SECONDS", 60.0)  # a busy machine takes its time to look up a device
            async with connect(server.url) as client:
                await client.send(OPEN)
                await client.recv()
                await client.send(encode_request(2, do.DescribeSite()))
                await client.recv()

    asyncio.run(scene())


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: hall\r\n", b"\x16\x03\x01\x00\xa5\x01"])
def test_connection_that_does_not_even_finish_its_opening_is_closed(
    database: str, gateways_made: list[WatchedGateway], monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    monkeypatch.setattr(hosting, "OPEN_SECONDS", 0.2)

    async def scene() -> None:
        async with serving(database, gateways_made) as server:
            reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
            writer.write(said)
            async with asyncio.timeout(20):
                assert await reader.read() == b""
            writer.close()

    asyncio.run(scene())


def test_client_may_choose_our_subprotocol_or_none_but_no_other(
    database: str, gateways_made: list[WatchedGateway]
) -> None:
    async def scene() -> None:
        async with serving(database, gateways_made) as server:
            for offered, chosen in (([SUBPROTOCOL], SUBPROTOCOL), (["other", SUBPROTOCOL], SUBPROTOCOL), (None, None)):
                protocols = [Subprotocol(one) for one in offered] if offered else None
                async with connect(server.url, subprotocols=protocols) as client:
                    assert client.subprotocol == chosen
            with pytest.raises(InvalidStatus) as refused:
                await connect(server.url, subprotocols=[Subprotocol("other")])
            assert refused.value.response.status_code == 400

    asyncio.run(scene())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_the_server_and_its_clients_are_told(
    database: str, gateways_made: list[WatchedGateway], number: signal.Signals
) -> None:
    async def scene() -> None:
        async with serving(database, gateways_made) as server, connect(server.url) as client:
            await client.send(OPEN)
            await client.recv()
            os.kill(os.getpid(), number)
            with pytest.raises(ConnectionClosed) as closed:
                await client.recv()
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 1001
            await server.task

    asyncio.run(scene())


def test_kiosk_that_is_added_while_the_server_runs_is_soon_known(
    database: str, gateways_made: list[WatchedGateway], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hosting, "DEVICES_SECONDS", 0.05)

    async def scene() -> None:
        async with serving(database, gateways_made) as server:
            store = Store(database)
            credentials.add_device(store, Device("hall", "kiosk-1", "Kiosk", "kiosk"), "another token", 0)
            store.close()
            await eventually(lambda: server.desk.kiosks.online == {"kiosk-1": False})

    asyncio.run(scene())


def test_server_ends_when_the_kiosks_can_be_watched_no_more(
    database: str, gateways_made: list[WatchedGateway], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_gateway: Gateway) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Gateway, "look_at_devices", fail)

    async def scene() -> None:
        async with serving(database, gateways_made) as server:
            await server.task

    with pytest.raises(ExceptionGroup) as ended:
        asyncio.run(scene())
    assert ended.group_contains(hosting.Failed)
