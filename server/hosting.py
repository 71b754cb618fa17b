"""Runs the server: the writer, an owner for each site, and the gateway, from start to graceful stop."""

import asyncio
import gc
import ipaddress
import logging
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import NegotiationError
from websockets.typing import Subprotocol

from server.domain.site import Site
from server.gateway.audience import Audience
from server.gateway.connection import UNREAD_BYTES
from server.gateway.gateway import OPEN_SECONDS, Gateway
from server.gateway.pulse import PULSE_SECONDS
from server.ownership.owner import Owner
from server.storage.committer import open_committer
from server.storage.credentials import StoredIdentities
from server.storage.store import Store
from server.storage.writer import Writer
from shared.wire.codec import MAX_REQUEST_BYTES
from shared.wire.scalars import SUBPROTOCOL, Moment

log = logging.getLogger(__name__)

OURS = Subprotocol(SUBPROTOCOL)
TICK_SECONDS = 1.0
DEVICES_SECONDS = 5.0
"""How soon a kiosk or display that was added or withdrawn is known to be."""
SETTLE_SECONDS = 5.0
"""How long a graceful stop waits for what was taken to become durable."""
PING_SECONDS = 10.0
CLOSE_SECONDS = 2.0
"""How long a graceful stop waits for a client to say goodbye."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the server runs."""

    database: str
    """SQLAlchemy URL."""
    host: str
    port: int
    """0: any free one; the announcement says which."""
    rate: float = 50.0
    """Requests a second that one connection may send for long."""
    burst: int = 200
    """Requests that it may send at once."""
    announce: bool | None = None
    """Whether the network is told where the server is; None: where other machines can reach it."""
    pretend_now: Moment | None = None
    """For rehearsals and demonstrations: the clock runs on from this moment instead of the machine's."""


def wall_clock() -> Moment:
    """This machine's time."""
    return time.time_ns() // 1_000_000


def clock_from(start: Moment) -> Callable[[], Moment]:
    """A clock that shows `start` now and runs on from it."""
    offset = start - wall_clock()
    return lambda: wall_clock() + offset


class Failed(Exception):
    """Something that must never fail has failed; the process ends, and its supervisor starts it anew."""


async def run(settings: Settings, sites: Sequence[Site], announce: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT.

    Raises:
        Failed: a bug in the server; everything that was acknowledged is stored.
        OSError: the address cannot be listened on.
    """
    loop = asyncio.get_running_loop()
    stopping: asyncio.Future[None] = loop.create_future()
    _stop_on_signal(loop, stopping)
    _stop_on_bug(loop, stopping)
    clock = wall_clock if settings.pretend_now is None else clock_from(settings.pretend_now)
    committer = open_committer(settings.database)
    writer = Writer(Store(settings.database), committer)
    try:
        identities = StoredIdentities(writer)
        gateway = Gateway(identities, clock, time.monotonic, settings.rate, settings.burst, pairing_clock=wall_clock)
        owners = [_open_site(site, writer, gateway, clock, loop) for site in sites]
        # Who is told that this server listens is answered at once, also where that needs a commit.
        await asyncio.gather(committer.get_ready(), *(_started(owner) for owner in owners))
        # What has been made until now stays for good; the collector need not look at it again.
        gc.freeze()
        # Taken back at the very end: what keeps the network waiting keeps nobody from the next server.
        async with (
            AsyncExitStack() as farewell,
            serve(
                gateway.handle,
                settings.host,
                settings.port,
                select_subprotocol=_select_subprotocol,
                compression=None,
                max_size=MAX_REQUEST_BYTES,
                open_timeout=OPEN_SECONDS,
                ping_interval=PING_SECONDS,
                ping_timeout=PING_SECONDS,
                close_timeout=CLOSE_SECONDS,
                # Beyond it the library would wait for the client to read, also before a ping and before saying goodbye.
                write_limit=2 * UNREAD_BYTES,
                server_header=None,
            ) as server,
        ):
            for address in server.sockets:
                host, port = address.getsockname()[:2]
                announce(f"listening on ws://{'[' + host + ']' if ':' in host else host}:{port}")
            await farewell.enter_async_context(_announced(settings, sites, server))
            async with _devices_watched(gateway):
                await _tick_until(stopping, owners, gateway)
                gateway.drain()
                await _settle(owners)
            # Leaving the block closes every connection with 1001, going away.
    finally:
        await writer.stop()


@asynccontextmanager
async def _devices_watched(gateway: Gateway) -> AsyncIterator[None]:
    """Meanwhile it is known which kiosks and displays there are, and which of these are alive.

    No slow database and no slow display holds up the clock, or the end.
    """
    async with asyncio.TaskGroup() as tasks:
        watching = (
            tasks.create_task(_repeat(gateway.look_at_devices, DEVICES_SECONDS)),
            tasks.create_task(_repeat(gateway.feel_pulses, PULSE_SECONDS)),
        )
        try:
            yield
        finally:
            for task in watching:
                task.cancel()


async def _repeat(look: Callable[[], Awaitable[None]], seconds: float) -> None:
    try:
        while True:
            await look()
            await asyncio.sleep(seconds)
    except Exception as bug:  # noqa: BLE001 - ends the server as any other bug does
        context = {"message": "the devices are watched no more", "exception": bug}
        asyncio.get_running_loop().call_exception_handler(context)


@asynccontextmanager
async def _announced(settings: Settings, sites: Sequence[Site], server: Server) -> AsyncIterator[None]:
    """Meanwhile new devices find the server on the network."""
    if settings.announce is False or (settings.announce is None and is_loopback(settings.host)):
        yield
        return
    from server import announcing  # noqa: PLC0415 - a tenth of a second that a server for itself need not wait

    port = next(iter(server.sockets)).getsockname()[1]
    announcement = announcing.Announcement(port, sites)
    announcer = announcing.Announcer(announcement, announcing.reachable_addresses(settings.host))
    announcer.start()
    try:
        yield
    finally:
        await asyncio.get_running_loop().run_in_executor(None, announcer.stop)


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine can reach what listens there."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _open_site(
    site: Site, writer: Writer, gateway: Gateway, clock: Callable[[], Moment], loop: asyncio.AbstractEventLoop
) -> Owner:
    audience = Audience(time.monotonic)
    owner = Owner(site, writer, clock, loop, audience.publish)
    gateway.serve_site(owner, audience)
    return owner


def _select_subprotocol(_socket: ServerConnection, offered: Sequence[Subprotocol]) -> Subprotocol | None:
    """Ours where it is offered, none where nothing is; a client that speaks only something else is turned away."""
    if offered and OURS not in offered:
        raise NegotiationError(f"this server speaks {OURS}")
    return OURS if offered else None


async def _started(owner: Owner) -> None:
    ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    owner.start(lambda: ready.set_result(None))
    await ready


async def _tick_until(stopping: asyncio.Future[None], owners: Iterable[Owner], gateway: Gateway) -> None:
    while not stopping.done():
        for owner in owners:
            owner.tick()
        gateway.sweep()
        await asyncio.wait([stopping], timeout=TICK_SECONDS)
    stopping.result()


async def _settle(owners: Iterable[Owner]) -> None:
    owners = tuple(owners)
    until = time.monotonic() + SETTLE_SECONDS
    while not all(owner.settled for owner in owners) and time.monotonic() < until:  # noqa: ASYNC110 - once, at the end
        await asyncio.sleep(0.01)


def _stop_on_signal(loop: asyncio.AbstractEventLoop, stopping: asyncio.Future[None]) -> None:
    def stop() -> None:
        if not stopping.done():
            stopping.set_result(None)

    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop))


def _stop_on_bug(loop: asyncio.AbstractEventLoop, stopping: asyncio.Future[None]) -> None:
    """Crash-only: an exception that nobody expected ends the process; a restart rebuilds from the journal."""

    def report(_loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        fault = context.get("exception")
        if isinstance(fault, OSError):  # a client's network, not ours
            log.info("%s: %s", context.get("message"), fault)
            return
        log.critical("%s", context.get("message"), exc_info=fault if isinstance(fault, BaseException) else None)
        if not stopping.done():
            stopping.set_exception(Failed(str(context.get("message"))))

    loop.set_exception_handler(report)
