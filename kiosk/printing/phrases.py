"""The fixed words of the paper: `i18n/<language>.toml`. Texts of the hall (names, requirements) come with it."""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

FOLDER: Final = Path(__file__).parent / "i18n"

_Days = Annotated[tuple[str, ...], Meta(min_length=7, max_length=7)]
_Months = Annotated[tuple[str, ...], Meta(min_length=12, max_length=12)]


class TrialPhrases(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a trial print, in one language."""

    title: str
    no_ticket: str
    printer: str
    way: str
    width: str
    dots: str
    cutter: str
    yes: str
    no: str
    ruler: str
    bar: str


class Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    """One language."""

    number: str
    priority: str
    copy: str
    ahead: str
    person: str
    people: str
    nobody: str
    wait: str
    minutes: str
    at_most: str
    soon: str
    zone: str
    counters: str
    requirements: str
    further: str
    follow: str
    show: str
    call: str
    offline: str
    time_separator: str
    days: _Days
    months: _Months
    short_months: _Months
    trial: TrialPhrases

    def day(self, moment: date) -> str:
        """Weekday, day, month and year."""
        return f"{self.days[moment.weekday()]}, {moment.day} {self.months[moment.month - 1]} {moment.year}"

    def short_day(self, moment: date) -> str:
        """The same with a short month."""
        return f"{self.days[moment.weekday()]}, {moment.day} {self.short_months[moment.month - 1]} {moment.year}"

    def time(self, moment: datetime) -> str:
        """Hours and minutes with the zone's short name, in Indonesia WIB, WITA or WIT."""
        return f"{moment.hour:02}{self.time_separator}{moment.minute:02} {zone_name(moment)}".rstrip()

    def count(self, ahead: int) -> str:
        """How many are called before."""
        if ahead == 0:
            return self.nobody
        return f"{ahead} {self.person if ahead == 1 else self.people}"

    def waiting(self, low: int, high: int) -> str:
        """A range in minutes, honestly vague at its lower end."""
        if high <= 0:
            return self.soon
        if low <= 0:
            return self.at_most.format(high)
        span = f"{low}" if low == high else f"{low}–{high}"
        return self.minutes.format(span)


_INDONESIAN_ZONES: Final = {7: "WIB", 8: "WITA", 9: "WIT"}


@cache
def phrases_for(language: str, folder: Path = FOLDER) -> Phrases:
    """The phrases of a language, or Indonesian where there are none.

    Raises:
        msgspec.ValidationError: the language's file lacks a text, or has one that is none.
    """
    file = folder / f"{language}.toml"
    return msgspec.toml.decode((file if file.is_file() else folder / "id.toml").read_bytes(), type=Phrases)


def zone_name(moment: datetime) -> str:
    """What Indonesians call the zone; empty for a time without one or from elsewhere."""
    offset = moment.utcoffset()
    return _INDONESIAN_ZONES.get(int(offset.total_seconds() // 3600), "") if offset is not None else ""
