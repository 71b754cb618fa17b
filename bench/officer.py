"""An officer at a console and a display that listens, both with the link that the real programs use."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import monotonic_ns
from typing import Self, TypeVar

from bench.stage import DISPLAY, Refused, Stage
from demo.hall import PASSWORD
from shared.link.client import AsyncLink
from shared.link.effects import Effect, EventsRecorded
from shared.link.settings import LinkSettings
from shared.link.state import Online
from shared.wire import methods as do
from shared.wire.events import TicketCalled
from shared.wire.scalars import Seq, TicketId

T = TypeVar("T")

TOLD_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Press:
    """One *next*, in nanoseconds of the machine's monotonic clock, which all programs on it share."""

    ticket: TicketId
    seq: Seq
    """Of the call."""
    pressed: int
    told: int
    """When the display that listens had the event."""


class Officer:
    """The officer of the first counter, logged in there."""

    def __init__(self, stage: Stage) -> None:
        url = stage.hall.url
        self._officer, self._counter = stage.officer(0), stage.counters[0]
        self._console = AsyncLink(LinkSettings(url, stage.console_token(0), "bench console"))
        display = LinkSettings(url, stage.device_token(DISPLAY), "bench display")
        self._display = AsyncLink(display, on_effect=self._hear)
        self._calls: dict[TicketId, tuple[Seq, int]] = {}
        self._called = asyncio.Event()

    @classmethod
    @asynccontextmanager
    async def at_work(cls, stage: Stage) -> AsyncIterator[Self]:
        """Raises Refused where the server does not let the officer in."""
        officer = cls(stage)
        async with officer._console, officer._display:
            for link in (officer._console, officer._display):
                if not isinstance(state := await link.opened(), Online):
                    raise Refused(state.error.message)
            await officer._do(do.LogIn(officer._officer, PASSWORD), do.OfficerSession)
            await officer._do(do.OpenCounter(officer._counter), do.Done)
            yield officer

    async def press_next(self) -> Press:
        """Call the next visitor, and wait until the display has it. Raises Refused, TimeoutError."""
        pressed = monotonic_ns()
        called = await self._do(do.CallNext(self._counter), do.Called)
        if called.ticket is None:
            raise Refused("nobody is waiting")
        async with asyncio.timeout(TOLD_SECONDS):
            while called.ticket.id not in self._calls:
                self._called.clear()
                await self._called.wait()
        seq, told = self._calls[called.ticket.id]
        return Press(called.ticket.id, seq, pressed, told)

    async def _do(self, request: do.Query | do.Command, kind: type[T]) -> T:
        answer = await self._console.call(request)
        if not isinstance(answer, kind):
            raise Refused(str(answer))
        return answer

    def _hear(self, effect: Effect) -> None:
        now = monotonic_ns()
        if isinstance(effect, EventsRecorded):
            for recorded in effect.events:
                if isinstance(recorded.event, TicketCalled):
                    self._calls[recorded.event.ticket] = (recorded.seq, now)
            self._called.set()
