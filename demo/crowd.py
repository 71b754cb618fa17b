"""Visitors who come by themselves, and officers at the counters that nobody in front of the screen has taken."""

import asyncio
import random
from contextlib import AsyncExitStack
from dataclasses import dataclass

from demo.hall import PASSWORD, Hall
from shared.link.client import AsyncLink
from shared.link.settings import LinkSettings
from shared.wire import methods as do
from shared.wire.errors import Error
from shared.wire.scalars import Code


@dataclass(frozen=True, slots=True)
class Pace:
    """Mean seconds between visitors, and of a visit; much quicker than life, so that there is something to see."""

    arrival: float = 3.0
    serving: float = 25.0
    walking: float = 4.0
    no_show: float = 0.08
    priority: float = 0.15


class Crowd:
    """A lively hall until cancelled. `busy` are the counters that somebody else may take."""

    def __init__(self, hall: Hall, kiosk_token: str, console_tokens: dict[Code, str], pace: Pace, seed: int) -> None:
        self._hall = hall
        self._kiosk_token = kiosk_token
        self._console_tokens = console_tokens
        """Counter to the token of a console there."""
        self._pace = pace
        self._random = random.Random(seed)  # noqa: S311 - chance for a show, not for secrets

    async def run(self) -> None:
        """Let visitors come and officers work."""
        async with AsyncExitStack() as stack, asyncio.TaskGroup() as tasks:
            kiosk = await stack.enter_async_context(self._link(self._kiosk_token))
            tasks.create_task(self._visitors(kiosk))
            for counter, token in self._console_tokens.items():
                console = await stack.enter_async_context(self._link(token))
                tasks.create_task(self._officer(console, counter))

    def _link(self, token: str) -> AsyncLink:
        return AsyncLink(LinkSettings(self._hall.url, token, "demo"))

    async def _visitors(self, kiosk: AsyncLink) -> None:
        await kiosk.opened()
        services = [service.code for service in self._hall.site.description.services]
        while True:
            priority = self._random.random() < self._pace.priority
            issued = await kiosk.call(do.IssueTicket(self._random.choice(services), priority))
            if isinstance(issued, do.Issued):
                await kiosk.call(do.ReportPrint(issued.ticket.id, "printed"))
            await self._wait(self._pace.arrival)

    async def _officer(self, console: AsyncLink, counter: Code) -> None:
        await console.opened()
        officer = next(officer for officer in self._hall.site.officers if counter in officer.counters)
        await console.call(do.LogIn(officer.code, PASSWORD))
        if isinstance(await console.call(do.OpenCounter(counter)), Error):
            return
        while True:
            called = await console.call(do.CallNext(counter))
            if not isinstance(called, do.Called) or called.ticket is None:
                await self._wait(self._pace.walking)
                continue
            await self._wait(self._pace.walking)
            if self._random.random() < self._pace.no_show:
                await console.call(do.Recall(counter))
                await self._wait(self._pace.walking)
                await console.call(do.MarkNoShow(counter))
                continue
            await console.call(do.StartService(counter))
            await self._wait(self._pace.serving)

    async def _wait(self, mean: float) -> None:
        await asyncio.sleep(mean * self._random.uniform(0.5, 1.5))
