"""What the kiosk says of numbers and times, in the visitor's language."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from shared.ui.moments import local_time, say_clock, say_date, say_weekday
from shared.wire.methods import Outlook, WaitRange
from shared.wire.scalars import Language, Moment

translate = QCoreApplication.translate

NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Tongue:
    """How times are told: in which language, in which zone."""

    language: Language
    zone: ZoneInfo


def round_wait(wait: WaitRange) -> tuple[int, int]:
    """The range in minutes: the low end rounded down, the high end up; to five minutes from twenty on."""
    low, high = wait.low // 60, -(-wait.high // 60)
    if high > 20:
        low, high = low // 5 * 5, -(-high // 5) * 5
    return low, max(low, high)


def say_wait(wait: WaitRange | None) -> str:
    """ "15–25 minutes", never broken between figures and unit; empty where nobody can tell."""
    if wait is None:
        return ""
    low, high = round_wait(wait)
    if high <= 2:
        return translate("Phrases", "only a moment")
    if high >= 90 and low < 1:
        return translate("Phrases", "up to %1").replace("%1", _say_hours(high))
    if high >= 90:
        return translate("Phrases", "%1 to %2").replace("%1", _say_hours(low)).replace("%2", _say_hours(high))
    return _say_minutes(low, high).replace(" ", NO_BREAK)


def _say_minutes(low: int, high: int) -> str:
    if low < 1:
        return translate("Phrases", "up to %n minute(s)", None, high)
    if low == high:
        return translate("Phrases", "about %n minute(s)", None, high)
    return translate("Phrases", "%1–%n minute(s)", None, high).replace("%1", str(low))


def _say_hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(translate("Phrases", "%n hour(s)", None, hours))
    if rest:
        parts.append(translate("Phrases", "%n minute(s)", None, rest))
    return " ".join(parts)


def say_unknown() -> str:
    """In the place of a wait that nobody can tell."""
    return translate("Phrases", "not known now")


def say_turn() -> str:
    """In the place of how many wait, while the server is away."""
    return translate("Phrases", "You are called by the time you came")


def say_when(at: Moment, now: Moment, tongue: Tongue) -> str:
    """A moment to come, as one would say it now: "at 13.00 WIB", "tomorrow at 08.00 WIB", "Monday at 08.00 WIB"."""
    time = say_clock(at, tongue.zone, tongue.language)
    days = (local_time(at, tongue.zone).date() - local_time(now, tongue.zone).date()).days
    if days <= 0:
        return translate("Phrases", "at %1").replace("%1", time)
    if days == 1:
        return translate("Phrases", "tomorrow at %1").replace("%1", time)
    say_day = say_weekday if days < 7 else say_date
    day = say_day(at, tongue.zone, tongue.language)
    return translate("Phrases", "%1 at %2").replace("%1", day).replace("%2", time)


def say_until(at: Moment, tongue: Tongue) -> str:
    """A moment of this day at which something ends: "until 15.00 WIB"."""
    return translate("Phrases", "until %1").replace("%1", say_clock(at, tongue.zone, tongue.language))


def say_admission(outlook: Outlook, now: Moment, tongue: Tongue) -> str:
    """Why no number is given out, and what to do; empty while numbers are given out."""
    when = say_when(outlook.until, now, tongue) if outlook.until is not None else ""
    match outlook.admission:
        case "open":
            return ""
        case "closed" if when:
            return translate("Phrases", "Closed. Opens %1.").replace("%1", when)
        case "closed":
            return translate("Phrases", "Closed now. Please ask our staff.")
        case "break" if when:
            return translate("Phrases", "On a break. Back %1.").replace("%1", when)
        case "break":
            return translate("Phrases", "On a break. Please come back later.")
        case "full" if when:
            return translate(
                "Phrases", "All of today's numbers for this service have been given out. Please come back %1."
            ).replace("%1", when)
        case "full":
            return translate(
                "Phrases", "All of today's numbers for this service have been given out. Please ask our staff."
            )
        case "cut_off":
            return translate(
                "Phrases",
                "No more numbers today: the line lasts until closing time. Please come back on the next working day.",
            )


def say_shut(outlook: Outlook, now: Moment, tongue: Tongue) -> str:
    """The same where there is only room for a line or two, or where it is of several services."""
    if outlook.admission == "full" and outlook.until is not None:
        when = say_when(outlook.until, now, tongue)
        return translate("Phrases", "No more numbers today. Please come back %1.").replace("%1", when)
    if outlook.admission == "full":
        return translate("Phrases", "No more numbers today. Please ask our staff.")
    if outlook.admission == "cut_off":
        return translate("Phrases", "No more numbers today. Please come back on the next working day.")
    return say_admission(outlook, now, tongue)


def say_people(waiting: int) -> str:
    """ "12 people waiting"."""
    if waiting == 0:
        return translate("Phrases", "Nobody is waiting")
    return translate("Phrases", "%n person(s) waiting", None, waiting)
