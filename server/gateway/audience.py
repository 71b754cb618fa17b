"""Those who follow a site's board."""

from collections.abc import Callable

from websockets.asyncio.server import ServerConnection, broadcast

from server.gateway.connection import Connection
from server.ownership.telling import Told, for_older, is_later
from shared.wire.codec import encode_displays, encode_events, encode_kiosks
from shared.wire.display import Displays
from shared.wire.kiosk import Kiosks

SWEEP_SECONDS = 0.25

_Group = dict[ServerConnection, Connection]


class Audience:
    """Tells every follower each event once: a frame is made once for consoles and once for everyone else."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._staff: _Group = {}
        self._public: _Group = {}
        self._older: _Group = {}
        """Those of both who cannot read the events of announcements."""
        self._swept_at = 0.0

    def __len__(self) -> int:
        return len(self._staff) + len(self._public)

    def add(self, connection: Connection) -> None:
        """From the next event on, tell this client."""
        (self._staff if connection.staff else self._public)[connection.socket] = connection
        if connection.older:
            self._older[connection.socket] = connection

    def remove(self, connection: Connection) -> None:
        """Tell it no more."""
        self._staff.pop(connection.socket, None)
        self._public.pop(connection.socket, None)
        self._older.pop(connection.socket, None)

    def publish(self, told: list[Told]) -> None:
        """Hand events to the network for everybody, slow or fast, without waiting for anybody."""
        public, staff = self._public, self._staff
        if self._older and any(map(is_later, told)):
            public, staff = self._publish_to_older([for_older(event) for event in told])
        if public:
            broadcast(public, encode_events([event.public for event in told]))
        if staff:
            broadcast(staff, encode_events([event.staff for event in told]))
        if self._monotonic() - self._swept_at > SWEEP_SECONDS:
            self.sweep()

    def _publish_to_older(self, told: list[Told]) -> tuple[_Group, _Group]:
        """Tell those who cannot read all events; the public and the staff that are left."""
        broadcast(self._public.keys() & self._older, encode_events([event.public for event in told]))
        broadcast(self._staff.keys() & self._older, encode_events([event.staff for event in told]))
        public = {socket: client for socket, client in self._public.items() if not client.older}
        return public, {socket: client for socket, client in self._staff.items() if not client.older}

    def tell_of_kiosks(self, kiosks: Kiosks) -> None:
        """Tell consoles and kiosks how the kiosks are; displays have nobody who could help."""
        told = [socket for socket, client in (self._staff | self._public).items() if client.hears_of_kiosks]
        if told:
            broadcast(told, encode_kiosks(kiosks))

    def tell_of_displays(self, displays: Displays) -> None:
        """Tell displays and consoles how the displays are, and which of them speaks."""
        told = [socket for socket, client in (self._staff | self._public).items() if client.hears_of_displays]
        if told:
            broadcast(told, encode_displays(displays))

    def sweep(self) -> None:
        """Drop those who have stopped reading."""
        self._swept_at = self._monotonic()
        for group in (self._public, self._staff):
            for connection in [client for client in group.values() if client.drop_if_unread()]:
                self.remove(connection)
