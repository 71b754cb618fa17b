"""What a profile becomes: defaults, shared requirements, hours of an agency, sites of one MPP."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from server.domain.calendar import Closed, Open
from server.domain.site import HOUR_MS, Officer, Site
from server.profile.check import check
from server.profile.load import ProfileError, load
from shared.wire.site import Text
from shared.wire.voice import VoicePlan, VolumeSpan

TWO_SITES = """
mpp = { name = "MPP Contoh", name_en = "Contoh Mall" }

[requirements]
identitas = ["KTP-el", "Kartu Keluarga"]

[[site]]
code = "pusat"
timezone = "Asia/Makassar"
hours.monday-friday = { open = "08:00-16:00", break = "12:00-13:00" }
agency_hours.pajak.wednesday = "09:00-18:00"
zone = [{ code = "a", name = "Aula", name_en = "Hall" }]
counter = [
  { code = "1", queues = ["dukcapil"] },
  { code = "VIP", name = "Loket Utama", name_en = "Main Counter", tiers = [["pajak-umum"], ["dukcapil", "kuasa"]] },
]
officer = [{ code = "rina", name = "Rina", agency = "pajak", counters = ["VIP", "1"] }]

[[site.exception]]
date = 2026-11-25
agency = "pajak"
reason = "Pajak pelatihan"

[[site]]
code = "cabang"
name = "MPP Contoh di Kota"
name_en = "Contoh Mall Downtown"
timezone = "Asia/Jayapura"
languages = ["id"]
priority_head_start_minutes = 30
next_finishes = false
recall_limit = 5
recalls_before_no_show = 2
undo_seconds = 120
auto_call_seconds = 20
tickets_in_breaks = false
cut_off = false
hours.monday-friday = "08:00-12:00"
holidays = { national = false, cuti_bersama = false, regional = [{ date = 2026-11-26, name = "Hari Jadi" }] }
facilities = [{ name = "Kursi roda", name_en = "Wheelchair" }]
next_numbers = 3
running_text = [{ text = "Tanpa calo", text_en = "No middlemen", text_in = { jv = "Tanpa calo" } }]
zone = [{ code = "a", name = "Aula", name_en = "Hall", loudspeakers = "kota" }]
counter = [{ code = "1", queues = ["kuasa"] }]
officer = [
  { code = "budi", name = "Budi", agency = "dukcapil", counters = ["1"] },
  { code = "wati", name = "Wati", agency = "dukcapil", role = "supervisor" },
]

[site.voice]
times = 2
second_language = false
chime = false
pronunciations = { id = { "SIM" = "sim" } }
volume = [
  { from = "07:30", until = "09:00", percent = 60 },
  { from = "11:30", until = "13:00", percent = 0, days = "friday" },
  { from = "15:00", until = "16:00", percent = 40, days = ["saturday-sunday", "monday"] },
]

[[agency]]
code = "dukcapil"
prefix = "A"
name = "Dinas Kependudukan"
name_en = "Civil Registration"
short = "Dukcapil"
quota = 120
queue = [{ code = "kuasa", prefix = "B", name = "Kuasa", name_en = "Proxy", quota = 50 }]
service = [
  { code = "ktp", name = "KTP-el", name_en = "ID card", minutes = 10, requirements = ["Pas foto", "@identitas"] },
  { code = "ktp-kuasa", name = "KTP-el kuasa", name_en = "ID card by proxy", minutes = 12, queue = "kuasa" },
]

[[agency]]
code = "pajak"
name = "Pajak"
name_en = "Tax"
queue = [{ code = "pajak-umum", prefix = "C", name = "Pajak umum", name_en = "Tax, general" }]
service = [{ code = "npwp", name = "NPWP", name_en = "Tax number", minutes = 15, online = true, cost = "gratis" }]
"""


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Site, ...]:
    path = tmp_path / "contoh.toml"
    path.write_text(TWO_SITES)
    return load(path)


def at(day: date, hour: int, zone: str) -> int:
    return int(datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(zone)).timestamp()) * 1000


def test_a_site_offers_what_its_counters_serve(sites: tuple[Site, ...]) -> None:
    centre, branch = (site.description for site in sites)
    assert [service.code for service in centre.services] == ["ktp", "ktp-kuasa", "npwp"]
    assert [queue.code for queue in centre.queues] == ["dukcapil", "kuasa", "pajak-umum"]
    assert [service.code for service in branch.services] == ["ktp-kuasa"]
    assert [agency.code for agency in branch.agencies] == ["dukcapil"]
    assert [queue.code for queue in branch.queues] == ["kuasa"]


def test_names_of_the_mpp_and_of_its_sites(sites: tuple[Site, ...]) -> None:
    centre, branch = (site.description for site in sites)
    assert centre.name == centre.mpp == branch.mpp == Text("MPP Contoh", "Contoh Mall")
    assert branch.name == Text("MPP Contoh di Kota", "Contoh Mall Downtown")


def test_names_in_further_languages(tmp_path: Path) -> None:
    path = tmp_path / "contoh.toml"
    path.write_text(
        TWO_SITES.replace('name_en = "Main Counter"', 'name_en = "Main Counter", name_in = { jv = "Loket Utomo" }')
    )
    centre = load(path)[0].description
    assert centre.counters[1].name == Text("Loket Utama", "Main Counter", {"jv": "Loket Utomo"})
    assert centre.counters[1].name.in_language("jv") == "Loket Utomo"


def test_settings_and_their_defaults(sites: tuple[Site, ...]) -> None:
    centre, branch = sites
    assert centre.priority_head_start_ms == HOUR_MS
    assert branch.priority_head_start_ms == HOUR_MS // 2
    assert (centre.description.next_finishes, branch.description.next_finishes) == (True, False)
    assert [
        (told.recall_limit, told.recalls_before_no_show, told.undo_seconds, told.auto_call_seconds)
        for told in (centre.description, branch.description)
    ] == [(3, 0, 60, 0), (5, 2, 120, 20)]
    assert (centre.tickets_in_breaks, branch.tickets_in_breaks) == (True, False)
    assert (centre.cut_off, branch.cut_off) == (True, False)
    assert (centre.description.languages, branch.description.languages) == (("id", "en"), ("id",))
    assert branch.description.facilities == (Text("Kursi roda", "Wheelchair"),)


def test_queues_have_their_quotas(sites: tuple[Site, ...]) -> None:
    assert sites[0].quotas == {"dukcapil": 120, "kuasa": 50}


def test_an_agency_with_a_prefix_has_a_queue_of_its_own_code(sites: tuple[Site, ...]) -> None:
    queue = sites[0].queue_by_code["dukcapil"]
    assert (queue.prefix, queue.name, queue.agency) == (
        "A",
        Text("Dinas Kependudukan", "Civil Registration"),
        "dukcapil",
    )
    assert sites[0].service_by_code["ktp"].queue == "dukcapil"


def test_the_only_queue_of_an_agency_without_prefix_is_fed_by_its_services(sites: tuple[Site, ...]) -> None:
    assert sites[0].service_by_code["npwp"].queue == "pajak-umum"
    assert sites[0].service_by_code["npwp"].online


def test_what_a_service_costs_is_told_where_the_profile_says_it(sites: tuple[Site, ...]) -> None:
    assert [sites[0].service_by_code[code].cost for code in ("npwp", "ktp")] == ["gratis", ""]


def test_shared_requirements_stand_where_their_mark_stood(sites: tuple[Site, ...]) -> None:
    assert sites[0].service_by_code["ktp"].requirements == ("Pas foto", "KTP-el", "Kartu Keluarga")


def test_a_site_has_the_translations_of_what_its_services_say_in_its_languages(tmp_path: Path) -> None:
    glossary = """
[translations.en]
"Pas foto" = "Photo"
"KTP-el" = "Identity card (KTP-el)"
gratis = "free"

[translations.jv]
gratis = "ora mbayar"

[[site]]"""
    path = tmp_path / "contoh.toml"
    path.write_text(TWO_SITES.replace("\n[[site]]", glossary, 1))
    described = load(path)[0].description
    assert described.translations == {
        "en": {"Pas foto": "Photo", "KTP-el": "Identity card (KTP-el)", "gratis": "free"},
    }
    by_code = {service.code: service for service in described.services}
    assert described.read_service(by_code["npwp"], "en").cost == "free"
    assert described.read_service(by_code["ktp"], "en").requirements == (
        "Photo",
        "Identity card (KTP-el)",
        "Kartu Keluarga",
    )
    for language in ("id", "jv"):
        assert described.read_service(by_code["ktp"], language) == by_code["ktp"]


def test_counters_have_names_zones_and_tiers(sites: tuple[Site, ...]) -> None:
    one, main = sites[0].description.counters
    assert (one.name, one.zone, one.tiers) == (Text("Loket 1", "Counter 1"), "a", (("dukcapil",),))
    assert main.name == Text("Loket Utama", "Main Counter")
    assert main.tiers == (("pajak-umum",), ("dukcapil", "kuasa"))
    assert sites[0].counters_by_queue["dukcapil"] == (one, main)


def test_displays_are_told_how_to_speak_and_what_to_show(sites: tuple[Site, ...]) -> None:
    branch = sites[1].description
    assert branch.voice == VoicePlan(
        2,
        second_language=False,
        chime=False,
        pronunciations={"id": {"SIM": "sim"}},
        volume=(
            VolumeSpan("07:30", "09:00", 60),
            VolumeSpan("11:30", "13:00", 0, (5,)),
            VolumeSpan("15:00", "16:00", 40, (1, 6, 7)),
        ),
    )
    assert branch.next_numbers == 3
    assert branch.running_text == (Text("Tanpa calo", "No middlemen", {"jv": "Tanpa calo"}),)
    assert [zone.loudspeakers for zone in branch.zones] == ["kota"]


def test_site_that_says_nothing_of_its_voice_speaks_in_one_group(sites: tuple[Site, ...]) -> None:
    centre = sites[0].description
    assert (centre.voice, centre.next_numbers, centre.running_text) == (VoicePlan(), 0, ())
    assert [zone.loudspeakers for zone in centre.zones] == ["hall"]


def test_supervisor_needs_no_counter(sites: tuple[Site, ...]) -> None:
    budi, wati = sites[1].officers
    assert (budi.role, wati.role, wati.counters) == ("officer", "supervisor", ())


def test_officers_and_their_counters(sites: tuple[Site, ...]) -> None:
    assert sites[0].officer_by_code == {"rina": Officer("rina", "Rina", "pajak", ("VIP", "1"))}


class TestCalendars:
    WEDNESDAY, NEXT_WEDNESDAY, THURSDAY = date(2026, 11, 18), date(2026, 11, 25), date(2026, 11, 26)

    def test_an_agency_keeps_its_own_hours_within_the_halls(self, sites: tuple[Site, ...]) -> None:
        tax = sites[0].calendar_of("npwp")
        zone = "Asia/Makassar"
        closes = at(self.WEDNESDAY, 16, zone)
        assert tax.at(at(self.WEDNESDAY, 9, zone)) == Open(at(self.WEDNESDAY, 12, zone), closes)
        assert isinstance(tax.at(at(self.WEDNESDAY, 8, zone)), Closed)
        assert isinstance(tax.at(closes), Closed)

    def test_an_agencys_exception_closes_it_alone(self, sites: tuple[Site, ...]) -> None:
        moment = at(self.NEXT_WEDNESDAY, 10, "Asia/Makassar")
        closed = sites[0].calendar_of("npwp").at(moment)
        assert isinstance(closed, Closed)
        assert closed.reason == "Pajak pelatihan"
        assert isinstance(sites[0].calendar_of("ktp").at(moment), Open)

    def test_regional_holidays_are_one_sites(self, sites: tuple[Site, ...]) -> None:
        centre, branch = sites
        assert isinstance(centre.calendar.at(at(self.THURSDAY, 9, "Asia/Makassar")), Open)
        closed = branch.calendar.at(at(self.THURSDAY, 9, "Asia/Jayapura"))
        assert isinstance(closed, Closed)
        assert closed.reason == "Hari Jadi"

    def test_national_holidays_and_cuti_bersama_are_known_for_any_year(self, sites: tuple[Site, ...]) -> None:
        centre, branch = sites
        # Independence Day of 2027, 2029, 2035 (Tuesday, Friday, Friday); Christmas's cuti bersama of 2026 (Thursday).
        for day in (date(2027, 8, 17), date(2029, 8, 17), date(2035, 8, 17), date(2026, 12, 24)):
            assert isinstance(centre.calendar.at(at(day, 9, "Asia/Makassar")), Closed)
            assert isinstance(branch.calendar.at(at(day, 9, "Asia/Jayapura")), Open)
        assert "Kemerdekaan" in centre.calendar.reason(date(2027, 8, 17))
        assert "Cuti Bersama" in centre.calendar.reason(date(2026, 12, 24))


def test_two_queues_of_one_site_may_not_share_a_prefix_but_those_of_two_sites_may(tmp_path: Path) -> None:
    path = tmp_path / "contoh.toml"
    path.write_text(TWO_SITES.replace('prefix = "C"', 'prefix = "B"'))
    with pytest.raises(ProfileError) as refused:
        load(path)
    assert [mistake.rule for mistake in refused.value.mistakes] == ["duplicate-prefix"]
    assert str(refused.value).startswith(f"{path}: 1 mistake\n")
    path.write_text(path.read_text().replace(', "kuasa"]] }', "]] }"))
    assert len(load(path)) == 2


def test_the_error_carries_and_tells_every_mistake(tmp_path: Path) -> None:
    path = tmp_path / "contoh.toml"
    path.write_text(TWO_SITES.replace("minutes = 10", "minutes = 0").replace("Asia/Jayapura", "Asia/Jaya"))
    with pytest.raises(ProfileError) as refused:
        load(path)
    assert {mistake.rule for mistake in refused.value.mistakes} == {"wrong-value", "unknown-time-zone"}
    assert all(str(mistake) in str(refused.value) for mistake in refused.value.mistakes)


def test_a_warning_does_not_keep_a_profile_from_use(tmp_path: Path) -> None:
    path = tmp_path / "contoh.toml"
    path.write_text(TWO_SITES.replace(', name_en = "Proxy"', ""))
    assert {each.warning for each in check(path)} == {True}
    assert len(load(path)) == 2
