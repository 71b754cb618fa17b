"""A database with a history: made by the server's own owner and store, without sockets, faster than life."""

import asyncio
from datetime import datetime, time, timedelta

from server.domain.occasion import Asker
from server.domain.site import Site
from server.ownership.owner import Owner
from server.storage.committer import open_committer
from server.storage.store import Store
from server.storage.writer import Writer
from shared.link.ids import new_id
from shared.wire import methods as do
from shared.wire.codec import decode_frame
from shared.wire.scalars import Code, Moment

A_DAY = 3_000
"""Tickets of a full day in a large hall."""
AT_ONCE = 1_000
OPENING = time(8)
GAP_MS = 1_000
"""Between two visitors. Days are short, so that today's end before noon."""


def fill(database_url: str, site: Site, now: Moment, tickets: int, waiting: int) -> None:
    """Write `tickets` into an empty database: full days before today, then today, of whose tickets `waiting` wait.

    Every ticket was issued and printed; all but those that wait were called and served.

    Raises:
        ValueError: more are to wait than there are tickets of today.
    """
    today = min(tickets, max(A_DAY, waiting))
    if waiting > today:
        raise ValueError(f"{waiting} of {tickets} tickets cannot wait")
    earlier = tickets - today
    days = [A_DAY] * (earlier // A_DAY) + ([earlier % A_DAY] if earlier % A_DAY else [])
    asyncio.run(_fill(database_url, site, now, [(each, 0) for each in days] + [(today, waiting)]))


async def _fill(database_url: str, site: Site, now: Moment, days: list[tuple[int, int]]) -> None:
    loop = asyncio.get_running_loop()
    writer = Writer(Store(database_url), open_committer(database_url))
    try:
        clock = _Clock()
        clock.set(_opening(site, now, len(days) - 1))
        owner = Owner(site, writer, lambda: clock.now, loop, lambda _: None)
        ready: asyncio.Future[None] = loop.create_future()
        owner.start(lambda: ready.set_result(None))
        await ready
        for ago, (tickets, waiting) in zip(range(len(days) - 1, -1, -1), days, strict=True):
            clock.set(_opening(site, now, ago))
            await _Day(owner, site, clock).pass_by(tickets, waiting)
    finally:
        await writer.stop()


def _opening(site: Site, now: Moment, days_ago: int) -> Moment:
    day = site.calendar.service_day(now) - timedelta(days=days_ago)
    return int(datetime.combine(day, OPENING, site.calendar.zone).timestamp() * 1000)


class _Clock:
    def __init__(self) -> None:
        self.now: Moment = 0

    def set(self, now: Moment) -> None:
        self.now = now


class _Day:
    """One day of a hall with one counter open for each queue."""

    def __init__(self, owner: Owner, site: Site, clock: _Clock) -> None:
        self._owner = owner
        self._clock = clock
        self._services = {service.queue: service.code for service in site.description.services}
        self._queues = tuple(self._services)
        self._counters = {queue: site.counters_by_queue[queue][0].code for queue in self._queues}
        self._officers = {counter: officer.code for officer in site.officers for counter in officer.counters}
        self._unanswered = 0
        self._room = asyncio.Event()

    async def pass_by(self, tickets: int, waiting: int) -> None:
        """Visitors come, queue by queue in turn; each but the last `waiting` is called when the next have come."""
        for counter in self._counters.values():
            await self._do(do.OpenCounter(counter), counter)
        for turn in range(tickets):
            queue = self._queues[turn % len(self._queues)]
            self._clock.now += GAP_MS
            ticket = await self._do(do.IssueTicket(self._services[queue]))
            await self._do(do.ReportPrint(ticket, "printed"))
        busy: set[Code] = set()
        for turn in range(tickets - waiting):
            counter = self._counters[self._queues[turn % len(self._queues)]]
            self._clock.now += GAP_MS
            await self._do(do.CallNext(counter), counter)
            busy.add(counter)
        for counter in self._counters.values():
            if counter in busy:
                await self._do(do.FinishService(counter), counter)
            await self._do(do.CloseCounter(counter), counter)
        while self._unanswered:
            await self._wait()

    async def _do(self, command: do.Command, counter: Code | None = None) -> str:
        if self._unanswered >= AT_ONCE:
            await self._wait()
        self._unanswered += 1
        id = new_id(self._clock.now)
        officer = self._officers[counter] if counter else None
        self._owner.submit(id, command, "filling", Asker(officer), self._answered)
        return id

    async def _wait(self) -> None:
        self._room.clear()
        await self._room.wait()

    def _answered(self, frame: str) -> None:
        if '"error"' in frame:
            raise RuntimeError(f"a day that could not have been: {decode_frame(frame)}")
        self._unanswered -= 1
        self._room.set()
