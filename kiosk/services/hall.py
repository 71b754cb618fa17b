"""The hall as a visitor goes through it: agency, its services, and where they are done."""

from zoneinfo import ZoneInfo

from shared.wire.scalars import Code, Language
from shared.wire.site import Agency, Counter, Queue, Service, SiteDescription, Zone


class Hall:
    """Looks things up in a site's description, in the order that the site shows them in."""

    def __init__(self, site: SiteDescription) -> None:
        self.site = site
        self.zone = ZoneInfo(site.timezone)
        self._services: dict[Code, list[Service]] = {}
        for service in site.services:
            self._services.setdefault(service.agency, []).append(service)
        self._service = {service.code: service for service in site.services}
        self._agency = {agency.code: agency for agency in site.agencies}
        self._queue = {queue.code: queue for queue in site.queues}
        self._sample: dict[Code, Service] = {}
        for service in site.services:
            self._sample.setdefault(service.queue, service)
        self.agencies: tuple[Agency, ...] = tuple(agency for agency in site.agencies if agency.code in self._services)
        """Those that offer something here."""

    def agency(self, code: Code) -> Agency:
        return self._agency[code]

    def service(self, code: Code) -> Service:
        return self._service[code]

    def queue_of(self, service: Service) -> Queue:
        return self._queue[service.queue]

    def services_of(self, agency: Code) -> tuple[Service, ...]:
        return tuple(self._services[agency])

    def letters_of(self, agency: Code) -> str:
        """What the numbers of an agency begin with: its first queue's prefix."""
        return self.queue_of(self._services[agency][0]).prefix

    @property
    def samples(self) -> tuple[Service, ...]:
        """One service of each queue: how it stands, the others of the queue stand."""
        return tuple(self._sample.values())

    def sample_of(self, service: Service) -> Service:
        """The service that stands for all of its queue."""
        return self._sample[service.queue]

    def counters_of(self, queue: Code) -> tuple[Counter, ...]:
        """The counters that serve a queue."""
        return tuple(counter for counter in self.site.counters if any(queue in tier for tier in counter.tiers))

    def zones_of(self, queue: Code) -> tuple[Zone, ...]:
        """Where the people of a queue wait; nothing where the hall has only one zone."""
        if len(self.site.zones) < 2:
            return ()
        codes = {counter.zone for counter in self.counters_of(queue)}
        return tuple(zone for zone in self.site.zones if zone.code in codes)

    def has(self, service: Code) -> bool:
        return service in self._service

    def has_agency(self, agency: Code) -> bool:
        return agency in self._services


def short_name(agency: Agency, language: Language) -> str:
    """A name for narrow places: the short one in Indonesian, where there is one."""
    return agency.short or agency.name.in_language(language)
