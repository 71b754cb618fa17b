"""What visitors are told of the days to come."""

from datetime import date, timedelta

from server.domain.calendar import Calendar
from server.domain.site import Site
from shared.wire.hours import AgencyHours, OpeningDay, SiteHours, Span
from shared.wire.scalars import Code, Moment

DAYS_AFTER = 7


def hours(site: Site, now: Moment) -> SiteHours:
    """When each agency of the site is open, on the local date of `now` and the seven after."""
    today = site.calendar.service_day(now)
    days = (today + timedelta(days=after) for after in range(DAYS_AFTER + 1))
    return SiteHours(tuple(_opening_day(site, day) for day in days), site.tickets_in_breaks)


def _opening_day(site: Site, day: date) -> OpeningDay:
    agencies = (
        _agency_hours(agency.code, site.agency_calendars.get(agency.code, site.calendar), day)
        for agency in site.description.agencies
    )
    return OpeningDay(day.isoformat(), tuple(agencies))


def _agency_hours(agency: Code, calendar: Calendar, day: date) -> AgencyHours:
    return AgencyHours(agency, tuple(Span(*span) for span in calendar.spans(day)), calendar.reason(day))
