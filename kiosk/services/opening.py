"""Whether an agency gives out numbers now, by the hours that the server told earlier. Pure."""

from typing import Final

from shared.wire.hours import AgencyHours, SiteHours, Span
from shared.wire.methods import Outlook
from shared.wire.scalars import Code, Day, Moment

UNKNOWN: Final = -1
"""For how many wait and how many counters are open: without the server nobody can say."""


def tell_opening(hours: SiteHours, agency: Code, today: Day, now: Moment) -> Outlook | None:
    """How the agency stands, nobody being able to say how many wait; None where `today` is not among the days told."""
    days = [_find(day.agencies, agency) for day in hours.days if day.day >= today]
    if not days or hours.days[0].day > today or all(day.day != today for day in hours.days):
        return None
    todays = days[0].spans if days[0] is not None else ()
    if todays and todays[0].opens_at <= now < todays[-1].closes_at:
        return _tell_open(todays, now, tickets_in_breaks=hours.tickets_in_breaks)
    openings = (span.opens_at for day in days if day is not None for span in day.spans if span.opens_at > now)
    return Outlook("closed", UNKNOWN, UNKNOWN, None, until=next(openings, None))


def tell_offline(
    told: Outlook | None, last: Outlook | None, now: Moment, *, of_queue: Outlook | None = None
) -> Outlook | None:
    """How a service stands by the hours, and by what the server said last: a day cut off or full stays so.

    `last` is of the service itself, `of_queue` of another of its queue: what is full is full for both.
    """
    if told is not None and told.admission == "closed":
        return told
    for known in (of_queue, last):
        if known is not None and known.admission == "full" and (known.until is None or now < known.until):
            return known
    if last is not None and last.admission == "cut_off" and last.until is not None and now < last.until:
        return last
    return told


def _tell_open(todays: tuple[Span, ...], now: Moment, *, tickets_in_breaks: bool) -> Outlook:
    closes_at = todays[-1].closes_at
    current = next((span for span in todays if span.opens_at <= now < span.closes_at), None)
    if tickets_in_breaks:
        return Outlook("open", UNKNOWN, UNKNOWN, None, until=closes_at)
    if current is not None:
        return Outlook("open", UNKNOWN, UNKNOWN, None, until=current.closes_at)
    return Outlook("break", UNKNOWN, UNKNOWN, None, until=next(span.opens_at for span in todays if span.opens_at > now))


def _find(agencies: tuple[AgencyHours, ...], code: Code) -> AgencyHours | None:
    return next((agency for agency in agencies if agency.agency == code), None)
