"""What an MPP offers: its queues, and which service feeds which."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from server.profile.mistakes import Place
from server.profile.schema import AgencyTable, Profile, ServiceTable, SiteTable


class Named(Protocol):
    """Whatever has a name for visitors."""

    @property
    def name(self) -> str | None: ...
    @property
    def name_en(self) -> str: ...
    @property
    def name_in(self) -> Mapping[str, str]:
        """In other languages."""


@dataclass(frozen=True, slots=True)
class OfferedQueue:
    """A queue, written out or an agency's own: the one that an agency with a prefix has by itself."""

    code: str
    prefix: str
    name: str
    name_en: str
    name_in: Mapping[str, str]
    agency: str
    place: Place
    """Of its table: the agency's for an agency's own."""
    quota: int | None = None
    """How many numbers it gives out in a day; None: no limit."""


@dataclass(frozen=True, slots=True)
class OfferedService:
    """A service with the agency it belongs to and the queue it feeds; None where the file does not say."""

    table: ServiceTable
    agency: str
    queue: str | None
    place: Place


def list_queues(profile: Profile) -> Iterator[OfferedQueue]:
    """All queues in the order of the file; an agency's own comes before those written out."""
    for position, agency in enumerate(profile.agency):
        place: Place = ("agency", position)
        if agency.prefix is not None:
            yield OfferedQueue(
                agency.code,
                agency.prefix,
                agency.name,
                agency.name_en,
                agency.name_in,
                agency.code,
                place,
                agency.quota,
            )
        for number, queue in enumerate(agency.queue):
            here = (*place, "queue", number)
            yield OfferedQueue(
                queue.code,
                queue.prefix,
                queue.name,
                queue.name_en,
                queue.name_in,
                agency.code,
                here,
                queue.quota,
            )


def list_services(profile: Profile) -> Iterator[OfferedService]:
    """All services in the order of the file."""
    for position, agency in enumerate(profile.agency):
        for number, service in enumerate(agency.service):
            queue = service.queue if service.queue is not None else _default_queue(agency)
            yield OfferedService(service, agency.code, queue, ("agency", position, "service", number))


def list_served(site: SiteTable) -> Mapping[str, None]:
    """The codes of the queues that a site's counters serve, each once."""
    return dict.fromkeys(code for counter in site.counter for tier in [counter.queues, *counter.tiers] for code in tier)


def _default_queue(agency: AgencyTable) -> str | None:
    if agency.prefix is not None:
        return agency.code
    return agency.queue[0].code if len(agency.queue) == 1 else None
