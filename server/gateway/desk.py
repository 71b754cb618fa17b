"""One site as the gateway serves it."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace

from server.domain.day import ServiceDay
from server.gateway.audience import Audience
from server.gateway.connection import Connection
from server.gateway.displays import DisplayWatch
from server.gateway.kiosks import KioskWatch
from server.gateway.snapshot import SnapshotCache
from server.gateway.takeovers import Takeovers
from server.ownership.owner import Owner
from shared.wire.codec import encode_answer
from shared.wire.errors import Error
from shared.wire.scalars import Code, Moment
from shared.wire.site import OfficerName

T = TypeVar("T")


class Desk:
    """A site's owner, who follows it, who works in it, its kiosks and displays, and its description.

    The description is encoded once for consoles, with the officers' names, and once for everyone else.
    """

    def __init__(
        self, owner: Owner, audience: Audience, clock: Callable[[], Moment], monotonic: Callable[[], float]
    ) -> None:
        self.owner = owner
        self.audience = audience
        described = owner.site.description
        self._described = encode_answer(described)
        names = tuple(OfficerName(officer.code, officer.name, officer.counters) for officer in owner.site.officers)
        self._described_to_staff = encode_answer(replace(described, officers=names))
        self.snapshots = SnapshotCache()
        self.kiosks = KioskWatch(clock, audience.tell_of_kiosks)
        groups = (zone.loudspeakers for zone in owner.site.description.zones)
        self.displays = DisplayWatch(groups, clock, monotonic, lambda: owner.published, audience.tell_of_displays)
        self.at_work: dict[Code, Connection] = {}
        """Where each officer is logged in and connected."""
        self.takeovers = Takeovers(clock, monotonic)

    def description(self, connection: Connection) -> bytes:
        """What the hall is made of, as this client is told it."""
        return self._described_to_staff if connection.staff else self._described

    async def read(self, make: Callable[[ServiceDay], T]) -> T | Error:
        """What `make` reads of the day, once all of it is durable."""
        answer: asyncio.Future[T | Error] = asyncio.get_running_loop().create_future()
        self.owner.read(make, lambda value: None if answer.done() else answer.set_result(value))
        return await answer
