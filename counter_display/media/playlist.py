"""What a media area shows: a playlist file or a plain folder, as entries with their schedules. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import PurePath
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from counter_display.mistakes import Mistake, read_text
from shared.wire.scalars import END

Fit = Literal["whole", "fill"]
Kind = Literal["picture", "film"]
Seconds = Annotated[float, Meta(ge=1, le=86_400)]
Percent = Annotated[int, Meta(ge=0, le=100)]
Weekday = Annotated[int, Meta(ge=1, le=7)]
ClockTime = Annotated[
    str, Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]" + END, description='A time of day, say "07:30".')
]

PICTURES: Final = frozenset({"bmp", "gif", "jfif", "jpe", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"})
FILMS: Final = frozenset({"avi", "m2ts", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg", "mts", "ogv", "ts", "webm", "wmv"})
FOREIGN: Final = frozenset({"ai", "avif", "heic", "heif", "key", "odp", "pdf", "ppt", "pptx", "psd"})
"""What people put into such a folder and what no display can show: it is reported, not passed over in silence."""

_RUNS: Final = re.compile(r"(\d+)")


class PlaylistWrong(Exception):
    """The playlist cannot be used; the message says which key, and what belongs there."""


class Show(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `[[show]]` of a playlist: a file, or all that a folder has, and when."""

    file: str = ""
    folder: str = ""
    seconds: Seconds | None = None
    """Of each picture; a film is shown whole."""
    fit: Fit | None = None
    volume: Percent | None = None
    """Of a film's sound, in per cent of the display's volume for films; 0: it is silent."""
    days: tuple[Weekday, ...] = (1, 2, 3, 4, 5, 6, 7)
    opens: ClockTime | None = msgspec.field(default=None, name="from")
    closes: ClockTime | None = msgspec.field(default=None, name="until")
    first: date | None = None
    last: date | None = None

    @property
    def place(self) -> str:
        return self.file or self.folder


class Playlist(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A playlist file."""

    seconds: Seconds | None = None
    """Of a picture that does not say otherwise; without it, what the display's settings say."""
    fit: Fit = "whole"
    """"whole": all of a picture is seen; "fill": it fills the area and is cut at two edges."""
    show: tuple[Show, ...] = ()


@dataclass(frozen=True, slots=True)
class Schedule:
    """When an entry is shown, on the site's own clock. `closes` before `opens` is over midnight."""

    days: frozenset[int] = frozenset(range(1, 8))
    opens: str = ""
    closes: str = ""
    first: date | None = None
    last: date | None = None

    def covers(self, at: datetime) -> bool:
        """Whether it is shown at a local time. What runs over midnight belongs to the day on which it began."""
        time = f"{at:%H:%M}"
        over_midnight = bool(self.opens and self.closes) and self.closes <= self.opens
        day = at.date()
        if over_midnight:
            if self.closes <= time < self.opens:
                return False
            if time < self.closes:
                day -= timedelta(days=1)
        elif time < self.opens or (self.closes and time >= self.closes):
            return False
        return (
            day.isoweekday() in self.days
            and (self.first is None or self.first <= day)
            and (self.last is None or day <= self.last)
        )


ALWAYS: Final = Schedule()


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes when a file does."""

    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to be shown. `stamp` is None where there is no such file."""

    path: str
    kind: Kind
    stamp: Stamp | None
    seconds: float
    """Of a picture; of a film, none are counted."""
    fit: Fit = "whole"
    volume: int = 100
    schedule: Schedule = ALWAYS

    @property
    def name(self) -> str:
        return PurePath(self.path).name


def read_playlist(text: str) -> Playlist:
    """A playlist file's text.

    Raises:
        PlaylistWrong: it cannot be used.
    """
    try:
        playlist = read_text(text, Playlist)
    except Mistake as fault:
        raise PlaylistWrong(str(fault)) from fault
    if not playlist.show:
        raise PlaylistWrong('nothing to show: write [[show]] and below it `file = "…"` or `folder = "…"`')
    for number, show in enumerate(playlist.show, 1):
        if bool(show.file) == bool(show.folder):
            raise PlaylistWrong(f"[[show]] number {number}: give either `file` or `folder`")
        if show.file and kind_of(show.file) is None:
            raise PlaylistWrong(f"[[show]] number {number}: {say_foreign(show.file)}")
        if not show.days:
            raise PlaylistWrong(f"[[show]] number {number} ({show.place}): no `days`; leave the key out for every day")
        if show.first and show.last and show.last < show.first:
            raise PlaylistWrong(f"[[show]] number {number} ({show.place}): `last` is before `first`")
    return playlist


def kind_of(name: str) -> Kind | None:
    """What a file is by its name, or None where it is neither a picture nor a film."""
    suffix = PurePath(name).suffix.lower().lstrip(".")
    if suffix in PICTURES:
        return "picture"
    return "film" if suffix in FILMS else None


def is_foreign(name: str) -> bool:
    """Whether somebody meant this file to be shown although no display can."""
    return PurePath(name).suffix.lower().lstrip(".") in FOREIGN


def say_foreign(name: str) -> str:
    """What to do about a file that no display can show."""
    return f"{name} cannot be shown; save it as .jpg or .png, a film as .mp4"


def in_natural_order(names: Iterable[str]) -> list[str]:
    """Names as people count: 2 before 10, large and small letters alike."""
    return sorted(names, key=lambda name: ([_weight(run) for run in _RUNS.split(name.casefold())], name))


def _weight(run: str) -> tuple[int, int, str]:
    return (0, int(run), run) if run.isdecimal() else (1, 0, run)


def entries_of(
    show: Show, playlist: Playlist, files: Iterable[tuple[str, Stamp | None]], seconds: float
) -> list[Entry]:
    """The entries of one `[[show]]`: `files` are paths that are pictures and films, in order."""
    schedule = Schedule(frozenset(show.days), show.opens or "", show.closes or "", show.first, show.last)
    return [
        Entry(
            path,
            kind,
            stamp,
            show.seconds or playlist.seconds or seconds,
            show.fit or playlist.fit,
            100 if show.volume is None else show.volume,
            schedule,
        )
        for path, stamp in files
        if (kind := kind_of(path)) is not None
    ]
