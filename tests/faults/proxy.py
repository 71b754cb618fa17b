"""A bad network between clients and the server: it is cut, hangs, loses, crawls and tears frames apart."""

import asyncio
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Self

CHUNK: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Weather:
    """How bytes travel. Every byte that arrives arrives in order: the rest is TCP's work."""

    delay: float = 0.0
    """Seconds that each chunk is held."""
    bandwidth: float = 0.0
    """Bytes a second; 0 for as fast as it goes."""
    piece: int = CHUNK
    """Bytes that go on together."""
    to_server: bool = True
    """Whether anything goes this way at all; else it is swallowed, as by a router that died."""
    to_client: bool = True
    holds: bool = False
    """Whether everything waits for better weather."""


FAIR: Final = Weather()
DEAD: Final = Weather(to_server=False, to_client=False)
"""Both ends believe to be connected."""


class Proxy:
    """Passes connections on to a port, through the weather of the moment."""

    def __init__(self, port: Callable[[], int]) -> None:
        self._port = port
        self._weather = FAIR
        self._connections: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self.url = ""
        self.swallowed = 0
        """Bytes that came to nothing."""

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        self.url = f"ws://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        self.cut()

    def turn(self, weather: Weather) -> None:
        """From now on the weather is this."""
        self._weather = weather

    def cut(self, *, hard: bool = False) -> None:
        """Pull the cable out of all connections; `hard` also tells both ends that there is none (RST)."""
        connections, self._connections = self._connections, set()
        for writer in connections:
            if hard and (plug := writer.get_extra_info("socket")) is not None:
                plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort() if hard else writer.close()

    async def _pass_on(self, from_client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        self._connections.add(to_client)
        try:
            from_server, to_server = await asyncio.open_connection("127.0.0.1", self._port())
        except OSError:  # the server is away
            self._drop(to_client)
            return
        self._connections.add(to_server)
        up = self._pump(from_client, to_server, lambda: self._weather.to_server)
        down = self._pump(from_server, to_client, lambda: self._weather.to_client)
        try:
            await asyncio.wait([asyncio.ensure_future(up), asyncio.ensure_future(down)], return_when="FIRST_COMPLETED")
        finally:
            self._drop(to_client)
            self._drop(to_server)

    def _drop(self, writer: asyncio.StreamWriter) -> None:
        self._connections.discard(writer)
        writer.close()

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, open_road: Callable[[], bool]
    ) -> None:
        try:
            while True:
                data = await reader.read(CHUNK)
                if not data:
                    return
                while self._weather.holds:  # noqa: ASYNC110 - the weather tells nobody that it turns
                    await asyncio.sleep(0.01)
                if not open_road():
                    self.swallowed += len(data)
                    continue
                weather = self._weather
                if weather.delay:
                    await asyncio.sleep(weather.delay)
                for at in range(0, len(data), weather.piece):
                    piece = data[at : at + weather.piece]
                    writer.write(piece)
                    await writer.drain()
                    await asyncio.sleep(len(piece) / weather.bandwidth if weather.bandwidth else 0)
        except (OSError, asyncio.CancelledError):
            return
