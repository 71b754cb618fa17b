"""When a hall, or one agency in it, is open.

For a date the hours come from the first of these that speaks of it: a dated exception, a holiday, a season, the week.
An agency's calendar lies *within* its hall's: the agency is open only while the hall is, too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import pairwise

from shared.wire.scalars import Moment

DAYS_AHEAD = 60
"""How far to look for the next opening."""

LAST_SECOND = 253_402_214_400
"""In the year 9999: what comes a day later has no date."""

Span = tuple[Moment, Moment]


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of a day's open time, local wall-clock; `opens` before `closes`."""

    opens: time
    closes: time


DayHours = tuple[Interval, ...]
"""A day's open time in order; the gaps are breaks, none at all is a closed day."""
Week = tuple[DayHours, DayHours, DayHours, DayHours, DayHours, DayHours, DayHours]
"""Monday first."""

CLOSED: DayHours = ()


@dataclass(frozen=True, slots=True)
class Season:
    """Other weekly hours from `first` to `last`, both included: Ramadan."""

    name: str
    first: date
    last: date
    week: Week


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """The hours of one date, whatever the week says; `reason` is for visitors to read."""

    hours: DayHours = CLOSED
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """Open until the next break or the close; `closes_at` ends the day's last interval."""

    until: Moment
    closes_at: Moment


@dataclass(frozen=True, slots=True)
class OnBreak:
    """Between two intervals of one day; open again at `until`."""

    until: Moment
    closes_at: Moment


@dataclass(frozen=True, slots=True)
class Closed:
    """Before the first interval, after the last, or a day without any.

    `opens_at` is None where nothing opens within `DAYS_AHEAD` days. `reason` names the holiday or the exception of
    the day; it is empty where the day just has not begun or is over.
    """

    opens_at: Moment | None
    reason: str


Hours = Open | OnBreak | Closed


@dataclass(frozen=True, slots=True)
class Calendar:
    """The hours of a hall or an agency. The mappings must not change after they are given."""

    zone: tzinfo
    week: Week
    seasons: tuple[Season, ...] = ()
    exceptions: Mapping[date, SpecialDay] = field(default_factory=dict)
    holidays: Mapping[date, str] = field(default_factory=dict)
    within: "Calendar | None" = None
    _spans: dict[date, tuple[Span, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _last: "list[tuple[Moment, Open | OnBreak]]" = field(default_factory=list, init=False, repr=False, compare=False)
    """What `at` has found last that holds for a while, and from when on it is known to hold; empty until it has."""

    def service_day(self, moment: Moment) -> date:
        """The local date; the last that there is for whatever comes after it."""
        return datetime.fromtimestamp(min(moment // 1000, LAST_SECOND), self.zone).date()

    def next_midnight(self, moment: Moment) -> Moment:
        """The first local midnight after `moment`."""
        return self._moment(self.service_day(moment) + timedelta(days=1), time.min)

    def at(self, moment: Moment) -> Hours:
        """How things stand at `moment`."""
        if self._last:
            since, hours = self._last[0]
            if since <= moment < hours.until:
                return hours
        found = self._find(moment)
        if not isinstance(found, Closed):
            self._last[:] = [(moment, found)]
        return found

    def _find(self, moment: Moment) -> Hours:
        day = self.service_day(moment)
        spans = self.spans(day)
        for opens, closes in spans:
            if opens <= moment < closes:
                return Open(until=closes, closes_at=spans[-1][1])
        for (_, leaves), (returns, _) in pairwise(spans):
            if leaves <= moment < returns:
                return OnBreak(until=returns, closes_at=spans[-1][1])
        return Closed(self._next_opening(moment), "" if spans else self.reason(day))

    def next_day_opening(self, moment: Moment) -> Moment | None:
        """When the next day with hours begins; None where there is none within `DAYS_AHEAD` days."""
        return self._next_opening(self.next_midnight(moment) - 1)

    def project(self, start: Moment, work_ms: int) -> Moment | None:
        """The moment of `start`'s day by which `work_ms` of open time after `start` has passed.

        Exactly at closing still counts; None where the day closes before.
        """
        for opens, closes in self.spans(self.service_day(start)):
            begins = max(opens, start)
            if begins > closes:
                continue
            if begins + work_ms <= closes:
                return begins + work_ms
            work_ms -= closes - begins
        return None

    def spans(self, day: date) -> tuple[Span, ...]:
        """The open stretches of a date, in order and apart from each other, each from its opening to its closing."""
        if (known := self._spans.get(day)) is None:
            own = _merged(
                (self._moment(day, interval.opens), self._moment(day, interval.closes))
                for interval in self._special_day(day).hours
            )
            known = self._spans[day] = own if self.within is None else _overlap(own, self.within.spans(day))
        return known

    def reason(self, day: date) -> str:
        """Why a date has the hours it has: the exception's reason or the holiday's name; empty on an ordinary day."""
        return self._special_day(day).reason or (self.within.reason(day) if self.within else "")

    def _special_day(self, day: date) -> SpecialDay:
        if (exception := self.exceptions.get(day)) is not None:
            return exception
        if (holiday := self.holidays.get(day)) is not None:
            return SpecialDay(reason=holiday)
        season = next((season for season in self.seasons if season.first <= day <= season.last), None)
        return SpecialDay((season.week if season else self.week)[day.weekday()])

    def _next_opening(self, moment: Moment) -> Moment | None:
        today = self.service_day(moment)
        for day in _dates(today, today + timedelta(days=DAYS_AHEAD)):
            for opens, _ in self.spans(day):
                if opens > moment:
                    return opens
        return None

    def _moment(self, day: date, at: time) -> Moment:
        return int(datetime.combine(day, at, self.zone).timestamp()) * 1000


def _dates(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))


def _merged(spans: Iterator[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for opens, closes in sorted(spans):
        if closes <= opens:
            continue
        if merged and opens <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], closes))
        else:
            merged.append((opens, closes))
    return tuple(merged)


def _overlap(left: tuple[Span, ...], right: tuple[Span, ...]) -> tuple[Span, ...]:
    return _merged(
        (max(one[0], other[0]), min(one[1], other[1]))
        for one in left
        for other in right
        if one[0] < other[1] and other[0] < one[1]
    )
