"""The cable between consoles in this thread and a server process, to be pulled: `tests.faults.proxy` in a thread."""

import asyncio
import threading
from collections.abc import Callable
from typing import Self

from tests.faults.proxy import Proxy

NOWHERE = 1
"""A port that nothing listens on."""


class Cable:
    """Passes connections on to a port for as long as it is whole."""

    def __init__(self, port: Callable[[], int]) -> None:
        self._port = port
        self._whole = True
        self._loop = asyncio.new_event_loop()
        self._proxy = Proxy(lambda: self._port() if self._whole else NOWHERE)
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    @property
    def url(self) -> str:
        """Where consoles connect."""
        return self._proxy.url

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._proxy.__aenter__(), self._loop).result(10)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def cut(self) -> None:
        """Both ends notice, and nobody gets through any more."""
        self._whole = False
        self._loop.call_soon_threadsafe(lambda: self._proxy.cut(hard=True))

    def mend(self) -> None:
        """The next try gets through."""
        self._whole = True

    async def _end(self) -> None:
        await self._proxy.__aexit__()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
