"""Notices within seconds that a display which speaks has gone without a word: unplugged, or its cable cut."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple, cast

from websockets.exceptions import ConnectionClosed
from websockets.protocol import State

from server.gateway.connection import Connection

PULSE_SECONDS: Final = 1.0
"""How often to feel."""
SILENT_SECONDS: Final = 2.5
"""A display that has not answered for so long is gone: with the time between two looks, under 5 s after it went."""


class _Asked(NamedTuple):
    at: float
    pong: asyncio.Future[float]


class Pulse:
    """Sends pings of its own beside the library's, and cuts the connection of whoever does not answer."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._asked: dict[Connection, _Asked] = {}

    async def feel(self, connections: Iterable[Connection]) -> None:
        """Look after these, and no others any more. Waits for nobody. Call it every `PULSE_SECONDS`."""
        asked, self._asked = self._asked, {}
        for connection in connections:
            if connection.socket.state is not State.OPEN:
                continue
            before = asked.get(connection)
            if before is None or before.pong.done():
                before = await self._ask(connection)
            elif self._monotonic() - before.at > SILENT_SECONDS:
                connection.drop("does not answer")
                before = None
            if before is not None:
                self._asked[connection] = before

    async def _ask(self, connection: Connection) -> _Asked | None:
        try:
            return _Asked(self._monotonic(), cast("asyncio.Future[float]", await connection.socket.ping()))
        except ConnectionClosed:
            return None
