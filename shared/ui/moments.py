"""Times and dates as visitors read them, in the site's zone."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QTime

from shared.wire.scalars import Language, Moment

_LOCALES = {"id": QLocale("id_ID"), "en": QLocale("en_GB")}


def say_time(at: Moment, zone: ZoneInfo, language: Language) -> str:
    """Hour and minute on a 24-hour clock: "09.41" in Indonesian, "09:41" in English."""
    local = local_time(at, zone)
    return _locale(language).toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def say_clock(at: Moment, zone: ZoneInfo, language: Language) -> str:
    """The time with its zone, never broken between the two: "09.41 WIB"."""
    return f"{say_time(at, zone, language)}\N{NO-BREAK SPACE}{zone_name(at, zone)}"


def say_date(at: Moment, zone: ZoneInfo, language: Language) -> str:
    """Weekday, day, month and year: "Selasa, 17 November 2026"."""
    return _locale(language).toString(_date(at, zone), "dddd, d MMMM yyyy")


def say_short_date(at: Moment, zone: ZoneInfo, language: Language) -> str:
    """Weekday, day and month in short: "Sel, 17 Nov"."""
    return _locale(language).toString(_date(at, zone), "ddd, d MMM")


def say_weekday(at: Moment, zone: ZoneInfo, language: Language) -> str:
    """The day of the week: "Senin"."""
    return _locale(language).dayName(local_time(at, zone).isoweekday(), QLocale.FormatType.LongFormat)


def zone_name(at: Moment, zone: ZoneInfo) -> str:
    """What the zone is called there: WIB, WITA, WIT."""
    return local_time(at, zone).strftime("%Z")


def local_time(at: Moment, zone: ZoneInfo) -> datetime:
    """The moment on the site's own clock."""
    return datetime.fromtimestamp(at / 1000, zone)


def _date(at: Moment, zone: ZoneInfo) -> QDate:
    local = local_time(at, zone)
    return QDate(local.year, local.month, local.day)


def _locale(language: Language) -> QLocale:
    own = _LOCALES.get(language) or QLocale(language)
    return _LOCALES["id"] if own.language() is QLocale.Language.C else own
