"""A gateway on a loopback port, before a real owner and database, in the loop of the test.

The writer commits when the test lets it, and the clocks are the test's own.
"""

import asyncio
import json
import uuid
from collections.abc import Callable, Coroutine
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Self

import msgspec
from argon2 import PasswordHasher
from msgspec import Struct
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import serve
from websockets.exceptions import ConnectionClosed

from server.domain.occasion import Asker
from server.domain.site import Site
from server.gateway.audience import Audience
from server.gateway.gateway import Gateway
from server.identity import Device, IdentityUnavailable, Login, Newcomer, PairingAnswer, Waiting
from server.ownership.owner import Owner
from server.storage.schema import upgrade
from server.storage.store import Store
from shared.wire import methods as do
from shared.wire.board import Board
from shared.wire.codec import MAX_REQUEST_BYTES, Events, Notification, Reply, decode_frame, encode_request
from shared.wire.display import Displays
from shared.wire.errors import Error
from shared.wire.events import Recorded
from shared.wire.kiosk import Kiosks
from shared.wire.methods import METHODS, Command, Query, Role
from shared.wire.officer import OfficerAsked, OfficerMoved
from shared.wire.scalars import PROTOCOL, Code, Moment
from tests.server.ownership.stage import HandWriter
from tests.server.small_hall import MONDAY_NINE, hall
from tests.waiting import PATIENCE, eventually

UNDERSTOOD: Final = ("announcements", "displays", "takeovers")
PASSWORD: Final = "rahasia-uji"
_CHEAP: Final = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


class FakeIdentities:
    """Devices and officers in memory."""

    def __init__(self) -> None:
        self.known: dict[str, Device] = {}
        self.hashes: dict[tuple[Code, Code], str] = {}
        self.logins: dict[str, Login] = {}
        self.away = False
        self.newcomers: list[Newcomer] = []
        self.pairing: PairingAnswer | None = None
        """What every newcomer is told; None: a code."""
        self.looked_up = asyncio.Event()
        """Passwords are found once this is set."""
        self.looked_up.set()
        self.written = asyncio.Event()
        """Logins are stored once this is set."""
        self.written.set()
        self.writing = asyncio.Event()
        """Whether one has come to be stored."""

    def add(self, device: Device) -> str:
        token = f"token-of-{device.code}"
        self.known[token] = device
        return token

    async def devices(self, site: Code) -> list[Device]:
        self._ask()
        there = (device for device in self.known.values() if (device.site, device.revoked_at) == (site, None))
        return sorted(there, key=lambda device: device.code)

    def _ask(self) -> None:
        if self.away:
            raise IdentityUnavailable("away")

    async def find_device(self, token: str) -> Device | None:
        self._ask()
        return self.known.get(token)

    async def begin_pairing(self, newcomer: Newcomer, now: Moment) -> PairingAnswer:
        self._ask()
        self.newcomers.append(newcomer)
        return self.pairing or Waiting(newcomer, "048213", now, now + 900_000)

    async def password_hash(self, site: Code, officer: Code) -> str | None:
        self._ask()
        await self.looked_up.wait()
        return self.hashes.get((site, officer))

    async def add_login(self, login: Login, token: str, now: Moment) -> None:
        self._ask()
        self.writing.set()
        await self.written.wait()
        await self.end_login(login.site, login.officer)
        self.logins[token] = login

    async def find_login(self, token: str, site: Code, device: Code, now: Moment) -> Login | None:
        self._ask()
        login = self.logins.get(token)
        if login is None or (login.site, login.device) != (site, device) or login.expires_at <= now:
            return None
        return login

    async def end_login(self, site: Code, officer: Code) -> None:
        self._ask()
        self.logins = {
            token: login for token, login in self.logins.items() if (login.site, login.officer) != (site, officer)
        }


class PacedWriter(HandWriter):
    """Commits by itself, one after the other, unless it is held."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.held = False
        self._waiting: asyncio.Event = asyncio.Event()

    async def work(self) -> None:
        """Do what is queued, for ever."""
        while True:
            if self.queue and not self.held:
                self.queue.pop(0)()
            await asyncio.sleep(0)
            if not self.queue or self.held:
                self._waiting.set()
                await asyncio.sleep(0.001)  # the place of the writer's thread, which is woken by its queue

    def take(self) -> None:
        """Do one queued thing although held."""
        self.queue.pop(0)()


class Client:
    """A raw client: it answers for nothing and comes back from nowhere."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.events: list[Recorded] = []
        self.frames: list[tuple[Recorded, ...]] = []
        """The same, as they came."""
        self.replies: dict[str | int | None, list[Reply]] = {}
        self.heard: list[Reply | Notification] = []
        self.kiosks: list[Kiosks] = []
        """How the kiosks are, each time it was told."""
        self.displays: list[Displays] = []
        """How the displays are, and who speaks, each time it was told."""
        self.asked: list[OfficerAsked] = []
        """Who asks for the officer here, each time it was told."""
        self.moved: list[OfficerMoved] = []
        """Where the officer went, each time it was told."""
        self._changed = asyncio.Event()
        self.board = Board(())
        self.closed = False

    async def listen(self) -> None:
        try:
            async for frame in self.socket:
                message = decode_frame(frame)
                self.heard.append(message)
                if isinstance(message, Events):
                    self.events.extend(message.events)
                    self.frames.append(message.events)
                elif isinstance(message, Kiosks):
                    self.kiosks.append(message)
                elif isinstance(message, Displays):
                    self.displays.append(message)
                elif isinstance(message, OfficerAsked):
                    self.asked.append(message)
                elif isinstance(message, OfficerMoved):
                    self.moved.append(message)
                else:
                    self.replies.setdefault(message.id, []).append(message)
                self._changed.set()
        except ConnectionClosed:
            pass
        self.closed = True
        self._changed.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not condition():
                self._changed.clear()
                await self._changed.wait()

    async def send(self, params: Query | Command, id: str | int | None = None) -> str | int:
        """Send a request and do not wait for its answer."""
        id = id or str(uuid.uuid4())
        await self.socket.send(encode_request(id, params))
        return id

    async def reply(self, id: str | int | None, number: int = 1) -> Reply:
        """The answer to a request."""
        await self.until(lambda: self.closed or len(self.replies.get(id, [])) >= number)
        return self.replies[id][number - 1]

    async def ask(self, params: Query | Command, id: str | int | None = None) -> Any:  # noqa: ANN401 - whatever it answers
        """Send a request; its typed answer or its error."""
        return await self.answer(await self.send(params, id), METHODS[params.METHOD].ANSWER)

    async def answer(self, id: str | int, type: type[Struct]) -> Any:  # noqa: ANN401 - whatever it answers
        """The typed answer to a request, or its error."""
        reply = await self.reply(id)
        return reply.error or msgspec.json.decode(reply.result or b"", type=type)

    async def say(self, **frame: Any) -> Reply:  # noqa: ANN401 - any JSON
        """Send any frame with an id of its own; the answer."""
        await self.socket.send(json.dumps({"jsonrpc": "2.0", **frame}))
        return await self.reply(frame.get("id"))

    async def code(self, params: Query | Command, id: str | int | None = None) -> str:
        """Send a request; the word of its error, or `done`."""
        answer = await self.ask(params, id)
        return answer.data.code if isinstance(answer, Error) else "done"

    async def log_in(self, officer: Code, *, take_over: bool = False) -> do.OfficerSession:
        """Log an officer in."""
        session = await self.ask(do.LogIn(officer, PASSWORD, take_over))
        assert isinstance(session, do.OfficerSession), session
        return session

    async def ask_for(self, officer: Code, at: "Client") -> str | int:
        """Begin to log an officer in who is logged in at another console, until that one is asked; the login's id."""
        told = len(at.asked)
        id = await self.send(do.LogIn(officer, PASSWORD, take_over=True))
        await at.until(lambda: len(at.asked) > told)
        return id

    async def seq(self, seq: int) -> None:
        """Until event `seq` has come."""
        await self.until(lambda: bool(self.events) and self.events[-1].seq >= seq)

    async def wait_closed(self) -> tuple[int | None, str]:
        """Until the server has ended the connection; the code and the reason that it gave."""
        await self.until(lambda: self.closed)
        return self.socket.close_code, self.socket.close_reason or ""


class House:
    """The gateway and all behind it."""

    def __init__(self, folder: Path, site: Site | None = None, rate: float = 1e6, burst: int = 10**6) -> None:
        self.folder = folder
        self.site = site or hall()
        self.now: Moment = MONDAY_NINE
        self.elapsed = 0.0
        self.identities = FakeIdentities()
        self.rate, self.burst = rate, burst
        for officer in self.site.officers:
            self.identities.hashes[self.site.code, officer.code] = _CHEAP
        self.url = ""
        self._tasks = asyncio.TaskGroup()
        self._listeners: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        database = self.folder / "antrean.db"
        database.write_bytes(_new_database())
        self.store = Store(f"sqlite:///{database}")
        self.writer = PacedWriter(self.store)
        self.audience = Audience(lambda: self.elapsed)
        self.gateway = Gateway(self.identities, lambda: self.now, lambda: self.elapsed, self.rate, self.burst)
        loop = asyncio.get_running_loop()
        self.owner = Owner(self.site, self.writer, lambda: self.now, loop, self.audience.publish)  # type: ignore[arg-type]
        self.gateway.serve_site(self.owner, self.audience)
        await self._tasks.__aenter__()
        self._listeners.append(self._tasks.create_task(self.writer.work()))
        ready = loop.create_future()
        self.owner.start(lambda: ready.set_result(None))
        await ready
        self._server = await serve(
            self.gateway.handle, "127.0.0.1", 0, compression=None, max_size=MAX_REQUEST_BYTES, close_timeout=0.2
        )
        self.url = f"ws://127.0.0.1:{next(iter(self._server.sockets)).getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self.writer.held = False
        self._server.close()
        await self._server.wait_closed()
        for task in self._listeners:
            task.cancel()
        await self._tasks.__aexit__(None, None, None)
        self.store.close()

    async def connect(self) -> Client:
        """A connection without a session."""
        client = Client(await connect(self.url, compression=None, max_size=None, close_timeout=0.2))
        self._listeners.append(self._tasks.create_task(client.listen()))
        return client

    def device(self, code: Code, role: Role) -> str:
        """Let a device in; its token."""
        return self.identities.add(Device(self.site.code, code, f"{code}'s name", role))

    async def open(
        self, code: Code, role: Role, officer_token: str | None = None, *, understands: tuple[str, ...] = UNDERSTOOD
    ) -> Client:
        """A device with its session."""
        client = await self.connect()
        opening = do.OpenSession(
            self.device(code, role), PROTOCOL, officer_token=officer_token, understands=understands
        )
        welcome = await client.ask(opening)
        assert isinstance(welcome, do.Welcome), welcome
        return client

    async def fill(self, tickets: int) -> None:
        """Have tickets issued, all in few groups."""
        answers: list[str] = []
        for _ in range(tickets):
            self.owner.submit(str(uuid.uuid4()), do.IssueTicket("birth"), "filler", Asker(), answers.append)
        await eventually(lambda: len(answers) == tickets)


@cache
def _new_database() -> bytes:
    """An empty database; to make one takes longer than most scenes."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "antrean.db"
        upgrade(f"sqlite:///{database}")
        return database.read_bytes()


def live(scene: Callable[[House], Coroutine[Any, Any, None]], folder: Path, **how: Any) -> None:  # noqa: ANN401 - House's own
    """Play a scene in a house."""

    async def play() -> None:
        async with asyncio.timeout(PATIENCE), House(folder, **how) as house:
            await scene(house)

    asyncio.run(play())
