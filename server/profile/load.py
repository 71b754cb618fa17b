"""Turns a profile file into the sites that the domain works with."""

from collections.abc import Collection, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import UNSET

from server.domain.site import Officer, Site
from server.profile.agencies import list_requirements
from server.profile.calendars import read_calendars
from server.profile.check import examine
from server.profile.glossary import read_translations
from server.profile.mistakes import Findings, Mistake
from server.profile.offer import Named, list_queues, list_served, list_services
from server.profile.schema import CounterTable, Profile, SiteTable
from server.profile.voices import read_voice
from shared.wire.site import Agency, Counter, Queue, Service, SiteDescription, Text, Zone

MINUTE_MS = 60_000


class ProfileError(Exception):
    """A profile cannot be used. Carries every mistake in it."""

    def __init__(self, path: Path, mistakes: tuple[Mistake, ...]) -> None:
        count = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        super().__init__("\n".join([f"{path}: {count}", *map(str, mistakes)]))
        self.path = path
        self.mistakes = mistakes


def load(path: Path) -> tuple[Site, ...]:
    """The sites of a profile file, in its order.

    Raises:
        ProfileError: with every mistake; warnings do not count.
    """
    profile, found = examine(path)
    mistakes = tuple(mistake for mistake in found if not mistake.warning)
    if profile is None or mistakes:
        raise ProfileError(path, mistakes)
    return tuple(_build_site(profile, site) for site in profile.site)


def _build_site(profile: Profile, site: SiteTable) -> Site:
    calendar, agency_calendars = read_calendars(site, ZoneInfo(site.timezone), (), Findings(Path()))
    return Site(
        description=_describe(profile, site),
        calendar=calendar,
        agency_calendars=agency_calendars,
        officers=tuple(
            Officer(
                officer.code,
                officer.name,
                officer.agency,
                tuple(officer.counters),
                "supervisor" if officer.role == "supervisor" else "officer",
            )
            for officer in site.officer
        ),
        priority_head_start_ms=site.priority_head_start_minutes * MINUTE_MS,
        tickets_in_breaks=site.tickets_in_breaks,
        cut_off=site.cut_off,
        quotas={queue.code: queue.quota for queue in list_queues(profile) if queue.quota is not None},
    )


def _describe(profile: Profile, site: SiteTable) -> SiteDescription:
    mpp = _text(profile.mpp)
    served = list_served(site)
    services = tuple(_list_offered(profile, served))
    offering = {service.agency for service in services} | {
        queue.agency for queue in list_queues(profile) if queue.code in served
    }
    return SiteDescription(
        code=site.code,
        name=_text(site) if site.name else mpp,
        mpp=mpp,
        timezone=site.timezone,
        languages=tuple(dict.fromkeys(site.languages)),
        agencies=tuple(
            Agency(agency.code, _text(agency), agency.short) for agency in profile.agency if agency.code in offering
        ),
        queues=tuple(
            Queue(queue.code, queue.prefix, _text(queue), queue.agency)
            for queue in list_queues(profile)
            if queue.code in served
        ),
        services=services,
        zones=tuple(Zone(zone.code, _text(zone), zone.loudspeakers) for zone in site.zone),
        counters=tuple(_build_counter(counter, site) for counter in site.counter),
        next_finishes=site.next_finishes,
        facilities=tuple(_text(facility) for facility in site.facilities),
        voice=read_voice(site.voice, (), Findings(Path())),
        next_numbers=site.next_numbers,
        running_text=tuple(_text(line) for line in site.running_text),
        translations=read_translations(profile, site.languages, services),
        recall_limit=site.recall_limit,
        recalls_before_no_show=site.recalls_before_no_show,
        undo_seconds=site.undo_seconds,
        auto_call_seconds=site.auto_call_seconds,
    )


def _text(named: Named) -> Text:
    return Text(named.name or "", named.name_en, dict(named.name_in) or UNSET)


def _list_offered(profile: Profile, served: Collection[str]) -> Iterator[Service]:
    for service in list_services(profile):
        table = service.table
        if service.queue is not None and service.queue in served:
            yield Service(
                code=table.code,
                agency=service.agency,
                queue=service.queue,
                name=_text(table),
                minutes=table.minutes,
                requirements=tuple(list_requirements(profile, table.requirements)),
                online=table.online,
                cost=table.cost,
            )


def _build_counter(counter: CounterTable, site: SiteTable) -> Counter:
    name = _text(counter) if counter.name else Text(f"Loket {counter.code}", f"Counter {counter.code}")
    tiers = counter.tiers or [counter.queues]
    return Counter(counter.code, name, counter.zone or site.zone[0].code, tuple(tuple(tier) for tier in tiers))
