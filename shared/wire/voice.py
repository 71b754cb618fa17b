"""How a hall speaks, as its profile says it."""

from typing import Annotated

from msgspec import Meta, Struct

from shared.wire.scalars import END, Language

ClockTime = Annotated[
    str,
    Meta(
        pattern="^([01][0-9]|2[0-3]):[0-5][0-9]" + END, description="A time of day in the site's time zone, say 07:30."
    ),
]
Percent = Annotated[int, Meta(ge=0, le=100)]
Weekday = Annotated[int, Meta(ge=1, le=7, description="1 is Monday, 7 is Sunday.")]

USUAL_VOLUME: Percent = 80
"""Outside all spans."""
EVERY_DAY: tuple[Weekday, ...] = (1, 2, 3, 4, 5, 6, 7)


class VolumeSpan(Struct, frozen=True):
    """How loud the loudspeakers are from `opens` to just before `closes`."""

    opens: ClockTime
    closes: ClockTime
    percent: Percent
    """0: everything is shown and nothing is spoken."""
    days: tuple[Weekday, ...] = EVERY_DAY


class VoicePlan(Struct, frozen=True):
    """What every display of the hall keeps to when it speaks."""

    times: Annotated[int, Meta(ge=1, le=3)] = 1
    """How often a call is said."""
    second_language: bool = True
    """Whether a call is said in the ticket's language too, after Indonesian, where that is another."""
    chime: bool = True
    """Whether a chime goes before it."""
    pronunciations: dict[Language, dict[str, str]] = {}
    """What is said for a word as it is written, by language: {"id": {"SKCK": "es ka ce ka"}}."""
    volume: tuple[VolumeSpan, ...] = ()
    """Of spans that overlap the last counts; outside all of them it is 80 %."""
