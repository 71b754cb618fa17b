from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from shared.ui.moments import say_clock, say_date, say_short_date, say_time, say_weekday
from shared.ui.wall_clock import WallClock

NINE_FORTY_ONE_WIB = int(datetime(2026, 11, 17, 2, 41, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("zone", "language", "said"),
    [
        ("Asia/Jakarta", "id", "09.41\N{NO-BREAK SPACE}WIB"),
        ("Asia/Makassar", "id", "10.41\N{NO-BREAK SPACE}WITA"),
        ("Asia/Jayapura", "id", "11.41\N{NO-BREAK SPACE}WIT"),
        ("Asia/Jakarta", "en", "09:41\N{NO-BREAK SPACE}WIB"),
    ],
)
def test_time_is_told_in_the_zone_and_language(zone: str, language: str, said: str) -> None:
    place = ZoneInfo(zone)
    assert say_clock(NINE_FORTY_ONE_WIB, place, language) == said


@pytest.mark.parametrize(
    ("language", "said"), [("id", "Selasa, 17 November 2026"), ("en", "Tuesday, 17 November 2026")]
)
def test_date_is_told_in_the_language(language: str, said: str) -> None:
    assert say_date(NINE_FORTY_ONE_WIB, ZoneInfo("Asia/Jakarta"), language) == said
    assert say_weekday(NINE_FORTY_ONE_WIB, ZoneInfo("Asia/Jakarta"), language) == said.partition(",")[0]


def test_short_date_is_told_in_the_language() -> None:
    assert say_short_date(NINE_FORTY_ONE_WIB, ZoneInfo("Asia/Jakarta"), "id") == "Sel, 17 Nov"


def test_date_is_the_sites_and_not_utcs() -> None:
    late = int(datetime(2026, 11, 17, 17, 30, tzinfo=UTC).timestamp() * 1000)
    assert say_date(late, ZoneInfo("Asia/Jakarta"), "id") == "Rabu, 18 November 2026"


def test_language_without_a_locale_is_told_in_indonesian() -> None:
    assert say_time(NINE_FORTY_ONE_WIB, ZoneInfo("Asia/Jakarta"), "xx") == "09.41"


def test_further_language_tells_dates_in_its_own_words() -> None:
    assert say_date(NINE_FORTY_ONE_WIB, ZoneInfo("Asia/Jakarta"), "fr").startswith("mardi")


def test_wall_clock_tells_only_changes(qapp: object) -> None:
    now = [NINE_FORTY_ONE_WIB]
    clock = WallClock(lambda: now[0], ZoneInfo("Asia/Jakarta"))
    told: list[str] = []
    clock.changed.connect(lambda: told.append(clock.property("time")))
    now[0] += 10_000
    clock.tick()
    assert told == []
    now[0] += 60_000
    clock.tick()
    clock.set_language("en")
    clock.set_zone(ZoneInfo("Asia/Makassar"))
    assert told == ["09.42\N{NO-BREAK SPACE}WIB", "09:42\N{NO-BREAK SPACE}WIB", "10:42\N{NO-BREAK SPACE}WITA"]
