"""When the agencies of a hall are open, as clients see it."""

from msgspec import Struct

from shared.wire.scalars import Code, Day, Moment, Note


class Span(Struct, frozen=True):
    """A stretch of open time."""

    opens_at: Moment
    closes_at: Moment


class AgencyHours(Struct, frozen=True):
    """An agency's open time on one day."""

    agency: Code
    spans: tuple[Span, ...]
    """In order; the gaps are breaks, and none at all is a closed day."""
    reason: Note = ""
    """Why the day is as it is: a holiday's name, or what the profile says of an exception."""


class OpeningDay(Struct, frozen=True):
    """One local date."""

    day: Day
    agencies: tuple[AgencyHours, ...]
    """All of the site, in its order."""


class SiteHours(Struct, frozen=True):
    """Today and the seven days after."""

    days: tuple[OpeningDay, ...]
    tickets_in_breaks: bool = True
    """Whether numbers are given out during breaks."""
