"""The link of a program with windows: a thread of its own, which no slow network and no slow window can hold up."""

import asyncio
import concurrent.futures
import threading
from collections.abc import Callable
from typing import Any, Protocol

from shared.link.client import AsyncLink
from shared.link.effects import Effect
from shared.link.outbox import Outbox
from shared.link.settings import LinkSettings
from shared.wire.methods import Command, Query
from shared.wire.scalars import CommandId

TAKE_BACK_LIMIT = 1.0
"""Seconds the caller of `take_back` may be kept waiting; usually it is well under a millisecond."""
JOIN_MARGIN = 2.0


class LinkPort(Protocol):
    """What a window's adapter needs of a link. All of it may be called from any thread."""

    def start(self) -> None:
        """Begin to connect. Effects come from now on."""
        ...

    def submit(self, id: str, params: Query | Command) -> None:
        """Send a command or query under this id; its answer comes as an effect."""
        ...

    def take_back(self, id: CommandId) -> bool:
        """Withdraw a command that has certainly not been done; False: its answer comes, or has come."""
        ...

    def close(self) -> None:
        """End the link within a short bounded time. No effect comes afterwards."""
        ...


class Link:
    """Runs an `AsyncLink` on a thread.

    `on_effect` is called on that thread, in order. `on_crash` is called on it at most once, with a bug that has ended
    the link: nothing is sent or told any more, so the program must not go on as if it were connected.
    """

    def __init__(
        self,
        settings: LinkSettings,
        *,
        on_effect: Callable[[Effect], None],
        on_crash: Callable[[BaseException], None],
        outbox: Outbox | None = None,
    ) -> None:
        self._settings = settings
        self._on_effect = on_effect
        self._on_crash = on_crash
        self._closed = False
        self._link = AsyncLink(settings, on_effect=self._tell, outbox=outbox)
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._fault: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="link", daemon=True)

    def start(self) -> None:
        """Begin to connect."""
        self._thread.start()

    def submit(self, id: str, params: Query | Command) -> None:
        """Send a command or query under this id; its answer comes as an effect. After the end it goes nowhere."""
        self._post(self._link.submit, id, params)

    def take_back(self, id: CommandId) -> bool:
        """Withdraw a command that has certainly not been done; False: its answer comes, or has come."""
        result: concurrent.futures.Future[bool] = concurrent.futures.Future()

        def take_back() -> None:
            if result.set_running_or_notify_cancel():
                result.set_result(self._link.take_back(id))

        if not self._post(take_back):
            return self._link.take_back(id)
        try:
            return result.result(TAKE_BACK_LIMIT)
        except TimeoutError:
            # Whoever comes first: cancelled here, it is not taken back there.
            return not result.cancel() and result.result()

    def close(self) -> None:
        """End the link; returns when the connection is closed, or after a short while without that."""
        self._closed = True
        if self._thread.ident is None:
            self._loop.close()
        else:
            self._post(self._stop.set)
            self._thread.join(self._settings.close_timeout + JOIN_MARGIN)

    def _post(self, call: Callable[..., Any], *args: object) -> bool:
        try:
            self._loop.call_soon_threadsafe(call, *args)
        except RuntimeError:  # the loop is closed
            return False
        return True

    def _tell(self, effect: Effect) -> None:
        if not self._closed:
            self._on_effect(effect)

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                self._loop.set_exception_handler(self._note_fault)
                runner.run(self._keep())
        except BaseException as bug:  # noqa: BLE001 - a thread's last stop: handed on, never swallowed
            self._fault = self._fault or bug
        if self._fault is not None:
            self._on_crash(self._fault)

    async def _keep(self) -> None:
        async with self._link:
            await self._stop.wait()

    def _note_fault(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        fault = context.get("exception")
        if fault is None or isinstance(fault, OSError):
            loop.default_exception_handler(context)
            return
        self._fault = self._fault or fault
        self._stop.set()
