"""Reads weekly hours: `monday-thursday = { open = "08:00-15:00", break = "12:00-13:00" }`."""

import re
from datetime import time
from itertools import pairwise

from server.domain.calendar import CLOSED, DayHours, Interval, Week
from server.profile.mistakes import Findings, Place, did_you_mean
from server.profile.schema import DayTable, Hours

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_RANGE = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\s*-\s*([01]\d|2[0-3]):([0-5]\d)")


def read_week(hours: Hours, place: Place, findings: Findings) -> Week:
    """The hours of each weekday; a day whose hours can't be read is closed, and reported."""
    week: list[DayHours] = [CLOSED] * 7
    named: dict[int, str] = {}
    for key, value in hours.items():
        here = (*place, key)
        day_hours = read_day(value, here, findings)
        for day in read_days(key, here, findings):
            if day in named:
                what = f'{DAYS[day]} is already in "{named[day]}".'
                findings.report(here, "day-twice", what, "Name each day once.")
            named[day] = key
            week[day] = day_hours
    if not hours:
        remedy = 'Add a line such as monday-friday = { open = "08:00-15:00", break = "12:00-13:00" }.'
        findings.report(place, "no-hours", "No day has any hours: it is never open.", remedy)
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = week
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday


def read_day(value: str | DayTable, place: Place, findings: Findings) -> DayHours:
    """A day's intervals; breaks that do not fit are reported and left out."""
    if isinstance(value, str):
        opened = _read_range(value, place, findings)
        return (opened,) if opened else CLOSED
    opened = _read_range(value.open, (*place, "open"), findings)
    if opened is None:
        return CLOSED
    return _cut(opened, _read_breaks(value, opened, place, findings))


def _read_breaks(day: DayTable, opened: Interval, place: Place, findings: Findings) -> list[Interval]:
    many = isinstance(day.pause, list)
    texts = day.pause if isinstance(day.pause, list) else [day.pause]
    breaks: list[Interval] = []
    for position, text in enumerate(texts):
        here = (*place, "break", position) if many else (*place, "break")
        pause = _read_range(text, here, findings)
        if pause is None:
            continue
        if not opened.opens < pause.opens < pause.closes < opened.closes:
            what = f"The break {text} is not inside the hours {day.open}."
            findings.report(here, "break-outside", what, "Move the break, or change the hours themselves.")
        elif other := next((other for other in breaks if _overlap(pause, other)), None):
            what = f"The break {text} overlaps the break {_written(other)}."
            findings.report(here, "break-overlap", what, "Join them into one, or leave open time between them.")
        else:
            breaks.append(pause)
    return sorted(breaks, key=lambda pause: pause.opens)


def _cut(opened: Interval, breaks: list[Interval]) -> DayHours:
    edges = [Interval(opened.opens, opened.opens), *breaks, Interval(opened.closes, opened.closes)]
    return tuple(Interval(before.closes, after.opens) for before, after in pairwise(edges))


def _read_range(text: str, place: Place, findings: Findings) -> Interval | None:
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        if text:
            remedy = 'Write from and to with four digits each, say "08:00-15:00".'
            findings.report(place, "hours-form", f'"{text}" is no range of times.', remedy)
        return None
    hour, minute, to_hour, to_minute = (int(part) for part in match.groups())
    interval = Interval(time(hour, minute), time(to_hour, to_minute))
    if interval.opens >= interval.closes:
        findings.report(place, "hours-reversed", f"{text} ends before it begins.", "Write the earlier time first.")
        return None
    return interval


def read_days(key: str, place: Place, findings: Findings) -> range:
    """The days of `monday` or `monday-thursday`, 0 for Monday; none, and reported, where it is no day."""
    ends = key.split("-")
    if len(ends) > 2 or any(end not in DAYS for end in ends):
        hint = did_you_mean(key, DAYS)
        remedy = f"{hint}Write a day or a range of days: {', '.join(DAYS)}, monday-thursday."
        findings.report(place, "unknown-day", f'"{key}" is no day.', remedy)
        return range(0)
    first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
    if first > last:
        findings.report(place, "unknown-day", f'"{key}" runs backwards.', "The week begins on monday; use two lines.")
    return range(first, last + 1)


def _overlap(one: Interval, other: Interval) -> bool:
    return one.opens <= other.closes and other.opens <= one.closes


def _written(interval: Interval) -> str:
    return f"{interval.opens:%H:%M}-{interval.closes:%H:%M}"
