"""What visitors are told of the days to come."""

from dataclasses import replace
from datetime import date, datetime, time

from server.domain.calendar import Calendar, Interval, SpecialDay
from server.domain.hours import hours
from shared.wire.hours import AgencyHours, Span
from tests.server.small_hall import MONDAY_NINE, OFFICE, ZONE, hall, week

HALL = hall(hours=OFFICE, tickets_in_breaks=False)


def at(day: int, hour: int) -> int:
    return int(datetime(2026, 11, day, hour, tzinfo=ZONE).timestamp()) * 1000


def test_today_and_the_seven_days_after_are_told_with_breaks_as_gaps() -> None:
    told = hours(HALL, MONDAY_NINE)
    assert [day.day for day in told.days] == [f"2026-11-{number}" for number in range(23, 31)]
    assert told.days[0].agencies == (
        AgencyHours("civil", (Span(at(23, 8), at(23, 12)), Span(at(23, 13), at(23, 15)))),
        AgencyHours("tax", (Span(at(23, 8), at(23, 12)), Span(at(23, 13), at(23, 15)))),
    )
    assert not told.tickets_in_breaks


def test_closed_day_says_why() -> None:
    calendar = replace(HALL.calendar, exceptions={date(2026, 11, 24): SpecialDay(reason="Cuti bersama")})
    tomorrow = hours(replace(HALL, calendar=calendar), MONDAY_NINE).days[1]
    assert tomorrow.agencies == (AgencyHours("civil", (), "Cuti bersama"), AgencyHours("tax", (), "Cuti bersama"))


def test_agency_with_hours_of_its_own_is_told_apart_and_never_beyond_the_halls() -> None:
    tax = Calendar(ZONE, week((Interval(time(10), time(18)),)), within=HALL.calendar)
    told = hours(replace(HALL, agency_calendars={"tax": tax}), MONDAY_NINE).days[0].agencies[1]
    assert told.spans == (Span(at(23, 10), at(23, 12)), Span(at(23, 13), at(23, 15)))


def test_day_is_the_halls_own_not_that_of_utc() -> None:
    assert hours(HALL, at(24, 6)).days[0].day == "2026-11-24"
