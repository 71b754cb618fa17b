"""One client: who it is, how fast it may ask, whether it still reads."""

import asyncio
import logging

from websockets.asyncio.server import ServerConnection, broadcast
from websockets.protocol import State

from server.gateway.rate import TokenBucket
from server.identity import Device, Login

log = logging.getLogger(__name__)

UNREAD_BYTES = 4 * 1024 * 1024
"""A client with more than this waiting to be read has stopped reading. It is dropped, and resumes when it is back."""
PATIENCE, PATIENCE_RATE = 200, 1.0
"""Requests over its rate that a client may send at once, and a second for long, before it is closed out."""
LITTLE_UNREAD_BYTES = 256 * 1024
"""A client that catches up is sent more when it has read all but this."""
LOOK_SECONDS = 0.05


class Connection:
    """A WebSocket with what the gateway knows of the program behind it."""

    __slots__ = (
        "_patience",
        "beside",
        "bucket",
        "coming",
        "device",
        "login",
        "seated",
        "socket",
        "understands",
        "unwanted",
        "waits",
    )

    def __init__(self, socket: ServerConnection, bucket: TokenBucket, now: float) -> None:
        self.socket = socket
        self.bucket = bucket
        self.device: Device | None = None
        self.login: Login | None = None
        self.understands: frozenset[str] = frozenset()
        """What of later versions it can read, as it has said in `session.open`."""
        self.waits = False
        """Whether it has asked to be let in, and may try once whether it has been."""
        self.beside: asyncio.TaskGroup | None = None
        """For what takes longer than the next request may wait; it ends with the connection."""
        self.coming = False
        """Whether an officer is being asked for at another console."""
        self.unwanted = False
        """Whether the login under way has been taken back."""
        self.seated = asyncio.Event()
        """Set but for the moment in which one officer gives way to another: who would act then?"""
        self.seated.set()
        self._patience = TokenBucket(PATIENCE_RATE, PATIENCE, now)

    @property
    def connected(self) -> bool:
        """Whether it may still hear what it is told."""
        return self.socket.state is State.OPEN

    @property
    def staff(self) -> bool:
        """Whether it may be told of officers, reasons and notes."""
        return self.device is not None and self.device.role == "console"

    @property
    def hears_of_kiosks(self) -> bool:
        """Whether it is told how the kiosks are."""
        return self.device is not None and self.device.role != "display"

    @property
    def hears_of_displays(self) -> bool:
        """Whether it is told how the displays are, and which of them speaks."""
        return self.device is not None and self.device.role != "kiosk" and "displays" in self.understands

    @property
    def hears_of_takeovers(self) -> bool:
        """Whether it can be asked for its officer, and told that they are elsewhere."""
        return "takeovers" in self.understands and self.connected

    @property
    def older(self) -> bool:
        """Whether it cannot read the events of announcements."""
        return "announcements" not in self.understands

    @property
    def address(self) -> str:
        """Where it comes from, for people to read."""
        peer = self.socket.remote_address
        return str(peer[0])[:64] if peer else ""

    def send(self, frame: str) -> None:
        """Hand a frame to the network without waiting for it; drop the client if it does not read."""
        if not self.socket.transport.is_closing():
            broadcast((self.socket,), frame)
            self.drop_if_unread()

    async def send_in_turn(self, frame: str) -> bool:
        """Hand over a long frame once those before it are mostly read; False where the client has gone."""
        while self.socket.transport.get_write_buffer_size() > LITTLE_UNREAD_BYTES:  # noqa: ASYNC110 - see `hosting`
            await asyncio.sleep(LOOK_SECONDS)
        if self.socket.transport.is_closing():
            return False
        self.send(frame)
        return True

    def strike(self, now: float) -> bool:
        """Note one request too many; True where the client has been told often enough and must go."""
        return self._patience.take(now) > 0

    def drop_if_unread(self) -> bool:
        """End the connection of a client that has stopped reading; there is no use in telling it."""
        if self.socket.transport.get_write_buffer_size() <= UNREAD_BYTES:
            return False
        self.drop("has stopped reading")
        return True

    def drop(self, why: str) -> None:
        """End the connection at once, without a word."""
        self.socket.transport.abort()
        log.warning("%s %s and was dropped", self.device, why)
