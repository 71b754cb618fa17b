"""Those who follow a site's board."""

from collections.abc import Callable

from websockets.asyncio.server import ServerConnection, broadcast

from server.gateway.connection import Connection
from server.ownership.telling import Told
from shared.wire.codec import encode_events, encode_kiosks
from shared.wire.kiosk import Kiosks

SWEEP_SECONDS = 0.25


class Audience:
    """Tells every follower each event once: a frame is made once for consoles and once for everyone else."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._staff: dict[ServerConnection, Connection] = {}
        self._public: dict[ServerConnection, Connection] = {}
        self._swept_at = 0.0

    def __len__(self) -> int:
        return len(self._staff) + len(self._public)

    def add(self, connection: Connection) -> None:
        """From the next event on, tell this client."""
        (self._staff if connection.staff else self._public)[connection.socket] = connection

    def remove(self, connection: Connection) -> None:
        """Tell it no more."""
        self._staff.pop(connection.socket, None)
        self._public.pop(connection.socket, None)

    def publish(self, told: list[Told]) -> None:
        """Hand events to the network for everybody, slow or fast, without waiting for anybody."""
        if self._public:
            broadcast(self._public, encode_events([event.public for event in told]))
        if self._staff:
            broadcast(self._staff, encode_events([event.staff for event in told]))
        if self._monotonic() - self._swept_at > SWEEP_SECONDS:
            self.sweep()

    def tell_of_kiosks(self, kiosks: Kiosks) -> None:
        """Tell consoles and kiosks how the kiosks are; displays have nobody who could help."""
        told = [socket for socket, client in (self._staff | self._public).items() if client.hears_of_kiosks]
        if told:
            broadcast(told, encode_kiosks(kiosks))

    def sweep(self) -> None:
        """Drop those who have stopped reading."""
        self._swept_at = self._monotonic()
        for group in (self._public, self._staff):
            for connection in [client for client in group.values() if client.drop_if_unread()]:
                self.remove(connection)
