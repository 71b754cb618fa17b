"""How a call is said: the shorter, the more others wait. How loud, and where it is heard."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from counter_display.speaking.group import Group, UnknownLoudspeakers, choose_group, say_which
from counter_display.speaking.line import Item
from counter_display.speaking.phrasing import Form, choose_form, phrase, times
from counter_display.speaking.speaking import Place
from shared.voice.utterance import Chime, Pause
from shared.voice.volume import volume_at
from shared.wire.announcement import Announcement, AnnouncementHeard
from shared.wire.site import SiteDescription, Text
from shared.wire.ticket import Call
from shared.wire.voice import VoicePlan, VolumeSpan
from tests.counter_display.fake_hall import make_site

SITE = make_site(counters=3)
CALL = Call(5, 0, "ticket", "A-025", "A", "3", "id")
ENGLISH = replace(CALL, language="en")
NEWS = AnnouncementHeard(6, 0, Announcement("id", "Loket 3 tutup.", "Counter 3 is closed."))
INDONESIAN = "Nomor antrean A nol dua lima, silakan menuju loket tiga."


def hear(item: Item, form: Form = "full", site: SiteDescription = SITE, *, in_a_row: bool = False) -> list[object]:
    parts = phrase(item, site, form, in_a_row=in_a_row).parts
    return [part if isinstance(part, Chime) else part.text for part in parts if not isinstance(part, Pause)]


def plan(**changes: object) -> SiteDescription:
    return replace(SITE, voice=VoicePlan(**changes))  # type: ignore[arg-type]


def test_a_chime_goes_before_a_call() -> None:
    assert hear(CALL) == [Chime(), INDONESIAN]
    assert hear(CALL, site=plan(chime=False)) == [INDONESIAN]


def test_the_tickets_own_language_comes_second() -> None:
    first, second = hear(ENGLISH)[1:]
    assert first == INDONESIAN
    assert "counter three" in str(second)
    assert hear(ENGLISH, site=plan(second_language=False)) == [Chime(), INDONESIAN]


def test_a_language_without_words_is_not_indonesian_twice() -> None:
    assert hear(replace(CALL, language="jv")) == [Chime(), INDONESIAN]


def test_a_line_makes_calls_shorter_and_the_last_of_it_is_said_in_full() -> None:
    assert [choose_form(behind) for behind in range(5)] == ["full", "once", "short", "short", "short"]
    short = hear(ENGLISH, "short", in_a_row=True)
    assert len(short) == 2, "in both languages"
    assert len(str(short[0])) < len(INDONESIAN) / 1.7
    assert "A nol dua lima" in str(short[0])
    assert "tiga" in str(short[0])


def test_the_first_short_call_after_silence_has_a_chime() -> None:
    assert hear(CALL, "short")[0] == Chime()
    assert hear(CALL, "once", in_a_row=True)[0] == Chime()
    assert not isinstance(hear(CALL, "short", in_a_row=True)[0], Chime)


def test_said_again_it_has_no_chime() -> None:
    parts = phrase(CALL, SITE, "full", in_a_row=True, again=True).parts
    assert not any(isinstance(part, Chime) for part in parts)


def test_a_call_is_said_as_often_as_the_site_wants_it_and_an_announcement_once() -> None:
    assert times(CALL, VoicePlan(times=2)) == 2
    assert times(NEWS, VoicePlan(times=2)) == 1


@pytest.mark.parametrize("form", ["full", "once", "short"])
def test_an_announcement_is_said_in_full_in_both_languages(form: Form) -> None:
    expected = [Chime(), "Loket tiga tutup.", "Counter three is closed."]
    assert hear(NEWS, form, plan(second_language=False), in_a_row=True) == expected


def test_the_site_says_how_its_words_are_pronounced() -> None:
    site = plan(pronunciations={"id": {"SKCK": "es ka ce ka"}})
    news = replace(NEWS, announcement=Announcement("id", "SKCK di lantai 2"))
    assert hear(news, site=site)[1] == "es ka ce ka di lantai dua"


def test_every_utterance_ends_in_silence_so_that_two_calls_are_two() -> None:
    forms: tuple[Form, ...] = ("full", "once", "short")
    assert all(isinstance(phrase(CALL, SITE, form, in_a_row=True).parts[-1], Pause) for form in forms)


def test_a_counter_that_the_site_does_not_name_is_said_by_its_code() -> None:
    assert "tujuh" in str(hear(replace(CALL, counter="7"))[1])


# --- how loud

MORNING = VolumeSpan("07:30", "09:00", 60)
LUNCH = VolumeSpan("12:00", "13:00", 0, days=(5,))
NIGHT = VolumeSpan("22:00", "06:00", 0, days=(6,))


@pytest.mark.parametrize(
    ("local", "percent"),
    [
        ("2026-11-23 07:29", 80),
        ("2026-11-23 07:30", 60),
        ("2026-11-23 08:59", 60),
        ("2026-11-23 09:00", 80),
        ("2026-11-27 12:30", 0),
        ("2026-11-26 12:30", 80),
        ("2026-11-28 23:00", 0),
        ("2026-11-29 05:59", 0),
        ("2026-11-29 06:00", 80),
        ("2026-11-29 23:00", 80),
    ],
)
def test_the_hour_and_the_day_say_how_loud(local: str, percent: int) -> None:
    assert volume_at((MORNING, LUNCH, NIGHT), datetime.fromisoformat(local)) == percent


def test_of_spans_that_overlap_the_last_one_counts() -> None:
    spans = (VolumeSpan("08:00", "12:00", 50), VolumeSpan("09:00", "10:00", 20))
    assert volume_at(spans, datetime.fromisoformat("2026-11-23 09:30")) == 20
    assert volume_at(spans, datetime.fromisoformat("2026-11-23 10:00")) == 50


# --- where it is heard


def make_halls() -> SiteDescription:
    site = make_site(counters=4, zones=("a", "b"))
    upstairs = tuple(replace(zone, loudspeakers="atas") if zone.code == "b" else zone for zone in site.zones)
    return replace(site, zones=upstairs)


def test_a_group_hears_the_calls_of_its_zones() -> None:
    group = Group(make_halls(), "atas")
    assert [group.hears(replace(CALL, counter=counter)) for counter in ("1", "2", "3", "4")] == [False, True] * 2


def test_a_group_hears_announcements_for_its_zones_and_for_all() -> None:
    group = Group(make_halls(), "atas")
    heard = [
        group.hears(replace(NEWS, announcement=Announcement("id", "x", zones=z))) for z in ((), ("a",), ("a", "b"))
    ]
    assert heard == [True, False, True]


def test_a_display_belongs_to_the_group_of_its_zones_if_they_share_one() -> None:
    site = make_halls()
    chosen = [choose_group(site, zones, None) for zones in (("a",), ("b",), ("a", "b"), ())]
    assert [group.code if group else None for group in chosen] == ["hall", "atas", None, None]
    named = choose_group(site, (), "atas")
    assert named is not None
    assert named.code == "atas"


def test_a_display_in_several_groups_is_told_what_to_write() -> None:
    assert say_which(make_halls(), ()).endswith('loudspeakers = "atas" or "hall" under [voice]; or speaks = false')


def test_the_small_screen_over_a_counter_belongs_to_the_group_of_its_zone() -> None:
    site = make_halls()
    assert [Place(counter=counter).find_zones(site) for counter in ("1", "2")] == [("a",), ("b",)]


def test_loudspeakers_that_the_site_does_not_have_are_told() -> None:
    with pytest.raises(UnknownLoudspeakers, match="no zone has the loudspeakers 'bawah'; this site has atas, hall"):
        choose_group(make_halls(), (), "bawah")


def test_a_text_of_one_language_is_said_once() -> None:
    news = replace(NEWS, announcement=Announcement("id", Text("Halo").id))
    assert hear(news) == [Chime(), "Halo"]
