"""Builds the calendars of a site and of its agencies from their tables."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, tzinfo
from itertools import combinations

from server.domain.calendar import CLOSED, Calendar, Season, SpecialDay, Week
from server.profile.hours import DAYS, read_day, read_week
from server.profile.mistakes import Findings, Place
from server.profile.national import list_holidays
from server.profile.reading import UNREAD_DATE
from server.profile.schema import ExceptionTable, RegionalHolidayTable, SeasonTable, SiteTable


def read_calendars(
    site: SiteTable, zone: tzinfo, place: Place, findings: Findings
) -> tuple[Calendar, Mapping[str, Calendar]]:
    """The hall's calendar and those of the agencies that have hours or exceptions of their own."""
    exceptions = _read_exceptions(site.exception, (*place, "exception"), findings)
    hall = Calendar(
        zone=zone,
        week=read_week(site.hours, (*place, "hours"), findings),
        seasons=_read_seasons(site.season, (*place, "season"), findings),
        exceptions=exceptions.get(None, {}),
        holidays=list_holidays(
            national=site.holidays.national,
            cuti_bersama=site.holidays.cuti_bersama,
            regional=_read_regional(site.holidays.regional, (*place, "holidays", "regional"), findings),
        ),
    )
    weeks = {
        agency: read_week(hours, (*place, "agency_hours", agency), findings)
        for agency, hours in site.agency_hours.items()
    }
    for agency, week in weeks.items():
        _report_outside(week, hall.week, (*place, "agency_hours", agency), findings)
    agencies = {*weeks, *(agency for agency in exceptions if agency is not None)}
    return hall, {
        agency: replace(
            hall if agency not in weeks else Calendar(zone=zone, week=weeks[agency]),
            exceptions=exceptions.get(agency, {}),
            within=hall,
        )
        for agency in agencies
    }


def _report_outside(week: Week, hall: Week, place: Place, findings: Findings) -> None:
    cut = [
        name
        for name, own, halls in zip(DAYS, week, hall, strict=True)
        if own and not (halls and halls[0].opens <= own[0].opens and own[-1].closes <= halls[-1].closes)
    ]
    if cut:
        what = f"Outside the hours of the site on {', '.join(cut)}."
        remedy = "An agency is open only while the site is: change one of the two."
        findings.report(place, "hours-outside-site", what, remedy, warning=True)


def _read_seasons(tables: Iterable[SeasonTable], place: Place, findings: Findings) -> tuple[Season, ...]:
    seasons: list[tuple[Place, Season]] = []
    for position, table in enumerate(tables):
        here = (*place, position)
        season = Season(table.name, table.first, table.last, read_week(table.hours, (*here, "hours"), findings))
        if UNREAD_DATE in (season.first, season.last):
            continue
        if season.first > season.last:
            what = f"The season {season.name} ends on {season.last}, before it begins."
            findings.report((*here, "to"), "season-reversed", what, "Write the earlier date in from.")
        else:
            seasons.append((here, season))
    for (_, one), (here, other) in combinations(seasons, 2):
        if one.first <= other.last and other.first <= one.last:
            what = f"The season {other.name} overlaps the season {one.name}."
            findings.report(here, "season-overlap", what, "Give every date to one season at most.")
    return tuple(season for _, season in seasons)


def _read_exceptions(
    tables: Iterable[ExceptionTable], place: Place, findings: Findings
) -> dict[str | None, dict[date, SpecialDay]]:
    exceptions: dict[str | None, dict[date, SpecialDay]] = {}
    for position, table in enumerate(tables):
        here = (*place, position)
        hours = CLOSED if table.hours is None else read_day(table.hours, (*here, "hours"), findings)
        days = exceptions.setdefault(table.agency, {})
        if table.date in days and table.date != UNREAD_DATE:
            what = f"{table.date} already has an exception."
            findings.report((*here, "date"), "date-twice", what, "Keep one of the two.")
        days[table.date] = SpecialDay(hours, table.reason)
    return exceptions


def _read_regional(tables: Iterable[RegionalHolidayTable], place: Place, findings: Findings) -> dict[date, str]:
    days: dict[date, str] = {}
    for position, table in enumerate(tables):
        if table.date in days and table.date != UNREAD_DATE:
            what = f"{table.date} is already the holiday {days[table.date]}."
            findings.report((*place, position, "date"), "date-twice", what, "Keep one of the two.")
        days[table.date] = table.name
    return days
