"""How long a counter pauses: as the officer chooses it, and as it is told while it lasts."""

from dataclasses import dataclass
from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication

from officer_console.viewmodels.wording import MINUTE_MS, Naming
from shared.ui.moments import local_time
from shared.wire.scalars import Moment
from shared.wire.ticket import CounterState

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """Until the officer resumes."""


@dataclass(frozen=True, slots=True)
class InMinutes:
    """So long from now."""

    minutes: int


@dataclass(frozen=True, slots=True)
class AtHour:
    """Until a time of today at the site."""

    hour: int
    minute: int


PauseEnd = OpenEnd | InMinutes | AtHour
OPEN_END: Final = OpenEnd()


def moment_of_end(end: PauseEnd, naming: Naming, now: Moment) -> Moment | None:
    """When the pause is meant to end; None where that is left open."""
    match end:
        case OpenEnd():
            return None
        case InMinutes(minutes=minutes):
            return now + minutes * MINUTE_MS
        case AtHour(hour=hour, minute=minute):
            local = local_time(now, naming.timezone).replace(hour=hour, minute=minute, second=0, microsecond=0)
            return round(local.timestamp() * 1000)
        case _:
            assert_never(end)


def pause_is_over(seat: CounterState, now: Moment) -> bool:
    """Whether a pause has lasted as long as it was meant to."""
    return seat.status == "paused" and seat.until is not None and now >= seat.until


def say_pause(seat: CounterState, naming: Naming, now: Moment) -> tuple[str, str]:
    """A headline and a detail for a counter that pauses."""
    reason = seat.reason or translate("Pausing", "Nobody is called until you resume.")
    if seat.until is None:
        return translate("Pausing", "Counter paused"), reason
    hour = naming.hour(seat.until)
    if pause_is_over(seat, now):
        headline = translate("Pausing", "The pause ended at {hour}").format(hour=hour)
        detail = translate("Pausing", "Resume, so that visitors are called again.")
        return headline, f"{seat.reason} · {detail}" if seat.reason else detail
    return translate("Pausing", "Paused until {hour}").format(hour=hour), reason
