"""Bare `websockets`: a server that echoes, and one that broadcasts, with the settings of the real one."""

import asyncio
import logging
import subprocess
import sys
from types import TracebackType
from typing import Final, Self

from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosed

ECHO: Final = "/echo"
PRESS: Final = "/press"
"""What comes here is told to all at `AUDIENCE`, and then to its sender."""
AUDIENCE: Final = "/audience"


class YardstickServer:
    """The yardsticks' process, from the outside."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.yardsticks.server"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip()
        if not self.url:
            raise RuntimeError("the yardsticks' server did not start")

    @property
    def pid(self) -> int:
        return self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()


async def _serve() -> None:
    audience: set[ServerConnection] = set()

    async def handle(socket: ServerConnection) -> None:
        path = socket.request.path if socket.request else ""
        try:
            if path == AUDIENCE:
                audience.add(socket)
            async for frame in socket:
                if path == PRESS:
                    broadcast(audience, frame)
                await socket.send(frame)
        except ConnectionClosed:
            pass
        finally:
            audience.discard(socket)

    async with serve(
        handle, "127.0.0.1", 0, compression=None, ping_interval=10, ping_timeout=10, server_header=None
    ) as server:
        print(f"ws://127.0.0.1:{next(iter(server.sockets)).getsockname()[1]}", flush=True)
        await asyncio.get_running_loop().create_future()


if __name__ == "__main__":
    logging.getLogger("websockets").setLevel(logging.CRITICAL)
    asyncio.run(_serve())
