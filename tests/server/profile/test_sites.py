"""The profiles of the five halls: exactly what is published of them, and fit to be shown and called."""

from pathlib import Path

import pytest

from server.domain.site import Site
from server.profile.check import check
from server.profile.load import load
from shared.wire.voice import VolumeSpan

SITES = Path(__file__).parents[3] / "sites"
PROFILES = sorted(SITES.glob("*.toml"))


def only_site(name: str) -> Site:
    (site,) = load(SITES / f"{name}.toml")
    return site


def test_all_five_halls_are_there() -> None:
    assert {path.stem for path in PROFILES} >= {"jember", "jombang", "kota-jambi", "lampung-timur", "purbalingga"}


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_has_neither_mistakes_nor_warnings_and_stays_small(path: Path) -> None:
    assert check(path) == []
    assert path.stat().st_size < 600_000


@pytest.mark.parametrize(
    ("name", "agencies", "services"), [("jember", 20, 238), ("purbalingga", 20, 350), ("kota-jambi", 31, 129)]
)
def test_published_numbers_of_agencies_and_services(name: str, agencies: int, services: int) -> None:
    described = only_site(name).description
    assert (len(described.agencies), len(described.services)) == (agencies, services)


def test_lampung_timur_has_56_services_15_counters_and_facilities_for_vulnerable_groups() -> None:
    described = only_site("lampung-timur").description
    assert (len(described.services), len(described.counters)) == (56, 15)
    assert any("Kursi roda" in facility.id and facility.en for facility in described.facilities)


def test_kota_jambi_has_online_services_at_terminals_with_help() -> None:
    site = only_site("kota-jambi")
    online = [service for service in site.description.services if service.online]
    assert len(online) > 10
    assert {service.queue for service in online} == {"daring"}
    assert len({service.agency for service in online}) > 5
    assert {counter.zone for counter in site.counters_by_queue["daring"]} == {"mandiri"}


def test_jombang_is_one_mpp_of_several_sites_each_with_what_its_counters_serve() -> None:
    sites = load(SITES / "jombang.toml")
    assert len(sites) > 1
    assert {site.description.mpp.id for site in sites} == {"Mal Pelayanan Publik Kabupaten Jombang"}
    assert len({site.code for site in sites}) == len({site.description.name.id for site in sites}) == len(sites)
    offers = [{service.code for service in site.description.services} for site in sites]
    assert len({frozenset(offer) for offer in offers}) == len(offers)
    for site in sites:
        served = {queue for counter in site.description.counters for tier in counter.tiers for queue in tier}
        assert {service.queue for service in site.description.services} == served == set(site.queue_by_code)


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_every_part_can_be_found_by_its_code(path: Path) -> None:
    for site in load(path):
        described = site.description
        for service in described.services:
            assert site.service_by_code[service.code] is service
            assert service.agency in site.agency_by_code
            assert site.counters_by_queue[service.queue]
            assert site.calendar_of(service.code).week
        for counter in described.counters:
            assert site.counter_by_code[counter.code].zone in {zone.code for zone in described.zones}
        for officer in site.officers:
            assert set(officer.counters) <= site.counter_by_code.keys()
        assert {queue.agency for queue in described.queues} <= site.agency_by_code.keys()


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_everything_a_visitor_reads_is_there_in_both_languages(path: Path) -> None:
    for site in load(path):
        described = site.description
        texts = [described.name, described.mpp, *described.facilities, *described.running_text]
        for parts in (described.agencies, described.queues, described.services, described.zones, described.counters):
            texts += [part.name for part in parts]
        assert all(text.id.strip() and text.en.strip() for text in texts)
        assert all(agency.short for agency in described.agencies)
        assert any(service.requirements for service in described.services)


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_every_requirement_and_cost_is_there_in_english(path: Path) -> None:
    for site in load(path):
        described = site.description
        said = {text for service in described.services for text in (*service.requirements, service.cost) if text}
        assert set(described.translations["en"]) == said


def test_a_text_is_translated_alike_in_every_hall() -> None:
    told: dict[str, set[str]] = {}
    for path in PROFILES:
        for site in load(path):
            for text, translation in site.description.translations["en"].items():
                told.setdefault(text, set()).add(translation)
    assert {text: ways for text, ways in told.items() if len(ways) > 1} == {}


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_every_site_has_a_supervisor_a_running_text_and_is_silent_during_friday_prayers(path: Path) -> None:
    for site in load(path):
        assert any(officer.role == "supervisor" for officer in site.officers)
        assert site.description.running_text
        assert VolumeSpan("11:30", "13:00", 0, (5,)) in site.description.voice.volume


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_no_secret_is_in_the_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8").lower()
    assert not any(word in text for word in ("password =", "token =", "sandi ="))
