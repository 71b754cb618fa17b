"""The hours of a hall: breaks, Friday, Ramadan, holidays, exceptions, three time zones."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.calendar import CLOSED, Calendar, Closed, Interval, OnBreak, Open, Season, SpecialDay

MINUTE = 60_000
HOUR = 60 * MINUTE
JAKARTA, MAKASSAR, JAYAPURA = (ZoneInfo(f"Asia/{city}") for city in ("Jakarta", "Makassar", "Jayapura"))
ZONES = (JAKARTA, MAKASSAR, JAYAPURA)

WORKDAY = (Interval(time(8), time(12)), Interval(time(13), time(15)))
FRIDAY = (Interval(time(8), time(11, 30)), Interval(time(13), time(14, 30)))
WEEK = (WORKDAY, WORKDAY, WORKDAY, WORKDAY, FRIDAY, CLOSED, CLOSED)
FASTING = (Interval(time(8), time(14)),)
RAMADAN = Season("Ramadan", date(2027, 2, 8), date(2027, 3, 9), (FASTING,) * 5 + (CLOSED, CLOSED))

MONDAY, THURSDAY, FRIDAY_13, SATURDAY = date(2026, 11, 9), date(2026, 11, 12), date(2026, 11, 13), date(2026, 11, 14)


def at(day: date, hour: int, minute: int = 0, zone: ZoneInfo = JAKARTA) -> int:
    return int(datetime.combine(day, time(hour, minute), zone).timestamp()) * 1000


@pytest.fixture
def hall() -> Calendar:
    return Calendar(
        zone=JAKARTA,
        week=WEEK,
        seasons=(RAMADAN,),
        exceptions={
            date(2026, 11, 16): SpecialDay(reason="Listrik padam"),
            date(2026, 11, 21): SpecialDay((Interval(time(9), time(11)),), "Layanan Sabtu"),
            date(2026, 12, 25): SpecialDay((Interval(time(8), time(10)),), "Layanan darurat"),
        },
        holidays={date(2026, 11, 17): "Hari libur", date(2026, 12, 25): "Hari Raya Natal"},
    )


class TestAt:
    @pytest.mark.parametrize("zone", ZONES, ids=str)
    def test_open_until_the_break_and_then_until_the_close(self, zone: ZoneInfo) -> None:
        hall = Calendar(zone, WEEK)
        closes = at(MONDAY, 15, zone=zone)
        assert hall.at(at(MONDAY, 8, zone=zone)) == Open(until=at(MONDAY, 12, zone=zone), closes_at=closes)
        assert hall.at(at(MONDAY, 13, zone=zone)) == Open(until=closes, closes_at=closes)

    def test_the_opening_counts_and_the_closing_does_not(self, hall: Calendar) -> None:
        assert hall.at(at(MONDAY, 8) - 1) == Closed(at(MONDAY, 8), "")
        assert hall.at(at(MONDAY, 12)) == OnBreak(until=at(MONDAY, 13), closes_at=at(MONDAY, 15))
        assert hall.at(at(MONDAY, 13) - 1) == OnBreak(until=at(MONDAY, 13), closes_at=at(MONDAY, 15))
        assert hall.at(at(MONDAY, 15)) == Closed(at(MONDAY + timedelta(1), 8), "")

    def test_friday_has_the_longer_break(self, hall: Calendar) -> None:
        assert hall.at(at(FRIDAY_13, 11, 45)) == OnBreak(at(FRIDAY_13, 13), at(FRIDAY_13, 14, 30))
        assert isinstance(hall.at(at(THURSDAY, 11, 45)), Open)

    def test_several_breaks_a_day(self) -> None:
        day = (Interval(time(8), time(10)), Interval(time(10, 15), time(12)), Interval(time(13), time(15)))
        hall = Calendar(JAKARTA, (day,) * 7)
        assert hall.at(at(MONDAY, 10)) == OnBreak(at(MONDAY, 10, 15), at(MONDAY, 15))
        assert hall.at(at(MONDAY, 11)) == Open(at(MONDAY, 12), at(MONDAY, 15))

    def test_intervals_that_touch_are_one(self) -> None:
        day = (Interval(time(13), time(15)), Interval(time(8), time(13)))
        hall = Calendar(JAKARTA, (day,) * 7)
        assert hall.at(at(MONDAY, 9)) == Open(at(MONDAY, 15), at(MONDAY, 15))

    def test_closed_over_weekend_exception_and_holiday(self, hall: Calendar) -> None:
        opens = at(date(2026, 11, 18), 8)
        assert hall.at(at(FRIDAY_13, 16)) == Closed(opens, "")
        assert hall.at(at(SATURDAY, 9)) == Closed(opens, "")
        assert hall.at(at(date(2026, 11, 16), 9)) == Closed(opens, "Listrik padam")
        assert hall.at(at(date(2026, 11, 17), 9)) == Closed(opens, "Hari libur")

    def test_an_exception_opens_a_day_that_is_closed_by_the_week_or_a_holiday(self, hall: Calendar) -> None:
        saturday, christmas = date(2026, 11, 21), date(2026, 12, 25)
        assert hall.at(at(saturday, 9)) == Open(at(saturday, 11), at(saturday, 11))
        assert hall.at(at(christmas, 9)) == Open(at(christmas, 10), at(christmas, 10))

    def test_ramadan_has_its_own_hours_on_its_first_and_last_day(self, hall: Calendar) -> None:
        for day in (RAMADAN.first, RAMADAN.last):
            assert hall.at(at(day, 12, 30)) == Open(at(day, 14), at(day, 14))
        before = RAMADAN.last + timedelta(1)
        assert isinstance(hall.at(at(before, 12, 30)), OnBreak)

    def test_opens_at_is_not_sought_beyond_sixty_days(self) -> None:
        hall = Calendar(JAKARTA, WEEK, holidays={MONDAY + timedelta(n): "Renovasi" for n in range(63)})
        reopens = MONDAY + timedelta(63)
        assert hall.at(at(reopens - timedelta(60), 9)) == Closed(at(reopens, 8), "Renovasi")
        assert hall.at(at(reopens - timedelta(61), 9)) == Closed(None, "Renovasi")

    def test_a_hall_without_hours_never_opens(self) -> None:
        assert Calendar(JAKARTA, (CLOSED,) * 7).at(at(MONDAY, 9)) == Closed(None, "")


class TestServiceDay:
    @pytest.mark.parametrize(("zone", "offset"), [(JAKARTA, 7), (MAKASSAR, 8), (JAYAPURA, 9)], ids=str)
    def test_is_the_local_date_not_utc(self, zone: ZoneInfo, offset: int) -> None:
        hall = Calendar(zone, WEEK)
        midnight = int(datetime(2026, 11, 10, tzinfo=ZoneInfo("UTC")).timestamp()) * 1000 - offset * HOUR
        assert hall.service_day(midnight) == date(2026, 11, 10)
        assert hall.service_day(midnight - 1) == date(2026, 11, 9)
        assert hall.next_midnight(midnight - 1) == midnight
        assert hall.next_midnight(midnight) == midnight + 24 * HOUR

    def test_new_year_in_jayapura_comes_two_hours_before_jakarta(self) -> None:
        moment = at(date(2026, 12, 31), 23)
        assert Calendar(JAKARTA, WEEK).service_day(moment) == date(2026, 12, 31)
        assert Calendar(JAYAPURA, WEEK).service_day(moment) == date(2027, 1, 1)


class TestWork:
    @pytest.mark.parametrize(
        ("start", "minutes", "finish"),
        [
            ((11, 0), 30, (11, 30)),
            ((11, 30), 30, (12, 0)),
            ((11, 30), 45, (13, 15)),
            ((12, 30), 10, (13, 10)),
            ((12, 30), 0, (13, 0)),
            ((7, 0), 60, (9, 0)),
            ((8, 0), 360, (15, 0)),
            ((8, 0), 361, None),
            ((14, 50), 10, (15, 0)),
            ((14, 50), 11, None),
            ((15, 0), 0, (15, 0)),
            ((15, 1), 0, None),
        ],
    )
    def test_projected_finish(
        self, hall: Calendar, start: tuple[int, int], minutes: int, finish: tuple[int, int] | None
    ) -> None:
        expected = at(MONDAY, *finish) if finish else None
        assert hall.project(at(MONDAY, *start), minutes * MINUTE) == expected

    def test_nothing_is_finished_on_a_closed_day(self, hall: Calendar) -> None:
        assert hall.project(at(SATURDAY, 9), MINUTE) is None


class TestAgency:
    @pytest.fixture
    def office(self, hall: Calendar) -> Calendar:
        """There on Mondays and Thursdays, longer than the hall, but not on the 12th."""
        day = (Interval(time(7), time(16)),)
        week = (day, CLOSED, CLOSED, day, CLOSED, CLOSED, CLOSED)
        return Calendar(JAKARTA, week, exceptions={THURSDAY: SpecialDay(reason="Petugas pelatihan")}, within=hall)

    def test_is_open_only_while_the_hall_is(self, office: Calendar) -> None:
        assert office.spans(MONDAY) == ((at(MONDAY, 8), at(MONDAY, 12)), (at(MONDAY, 13), at(MONDAY, 15)))

    def test_is_closed_on_the_halls_holidays_and_says_so(self, office: Calendar) -> None:
        closed = office.at(at(date(2026, 11, 16), 9))
        assert closed == Closed(at(date(2026, 11, 19), 8), "Listrik padam")

    def test_its_own_exception_gives_the_reason(self, office: Calendar) -> None:
        assert office.at(at(THURSDAY, 9)) == Closed(at(date(2026, 11, 19), 8), "Petugas pelatihan")


minutes = st.integers(0, 24 * 60 - 1)


@st.composite
def day_hours(draw: st.DrawFn) -> tuple[Interval, ...]:
    edges = sorted(draw(st.lists(minutes, unique=True, max_size=8)))
    times = [time(*divmod(edge, 60)) for edge in edges]
    return tuple(Interval(opens, closes) for opens, closes in zip(times[::2], times[1::2], strict=False))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    week = draw(st.tuples(*[day_hours()] * 7))
    hall = Calendar(draw(st.sampled_from(ZONES)), week, holidays={MONDAY: "Libur"})
    if draw(st.booleans()):
        return Calendar(hall.zone, draw(st.tuples(*[day_hours()] * 7)), within=hall)
    return hall


moments = st.integers(at(date(2026, 11, 1), 0), at(date(2026, 12, 1), 0))


def working_ms(calendar: Calendar, start: int, end: int) -> int:
    """The open time between two moments, counted stretch by stretch."""
    first = calendar.service_day(start)
    days = range((calendar.service_day(end) - first).days + 1)
    spans = (span for ahead in days for span in calendar.spans(first + timedelta(ahead)))
    return sum(max(0, min(end, closes) - max(start, opens)) for opens, closes in spans)


@given(calendars(), moments)
def test_every_answer_names_the_next_change(calendar: Calendar, moment: int) -> None:
    match calendar.at(moment):
        case Open(until, closes_at):
            assert moment < until <= closes_at
            assert working_ms(calendar, moment, until) == until - moment
            assert not isinstance(calendar.at(until), Open)
        case OnBreak(until, closes_at):
            assert moment < until < closes_at
            assert working_ms(calendar, moment, until) == 0
            assert isinstance(calendar.at(until), Open)
        case Closed(int(opens_at)):
            assert moment < opens_at
            assert working_ms(calendar, moment, opens_at) == 0
            assert isinstance(calendar.at(opens_at), Open)
        case Closed(None):
            assert working_ms(calendar, moment, moment + 60 * 24 * HOUR) == 0


@given(calendars(), moments, st.integers(0, 12 * HOUR))
def test_a_projected_finish_has_exactly_the_work_before_it(calendar: Calendar, start: int, work_ms: int) -> None:
    finish = calendar.project(start, work_ms)
    if finish is None:
        left = working_ms(calendar, start, calendar.next_midnight(start))
        assert left < work_ms or left == 0
    else:
        assert calendar.service_day(finish) == calendar.service_day(start)
        assert working_ms(calendar, start, finish) == work_ms


@given(calendars(), moments)
def test_midnight_is_the_edge_of_the_service_day(calendar: Calendar, moment: int) -> None:
    midnight = calendar.next_midnight(moment)
    assert moment < midnight <= moment + 24 * HOUR
    assert calendar.service_day(midnight - 1) == calendar.service_day(moment)
    assert calendar.service_day(midnight) == calendar.service_day(moment) + timedelta(1)
