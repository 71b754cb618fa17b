"""How wide a hall's longest numbers, signs and names are, so that all of them get one size."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtGui import QFont, QFontMetricsF

from counter_display.contents import Contents
from counter_display.hall import Hall
from shared.ui.fonts import load_fonts
from shared.ui.moments import say_date, say_short_date
from shared.wire.scalars import Code, Language

_EM: Final = 1000
_DIGITS: Final = 3
_OWN: Final = "W"
"""The widest letter of a kiosk's own series."""
_ICON_EM: Final = 1.0
_APART_EM: Final = 0.15
_LINE_EM: Final = 9.0
"""What a line below a called number holds, about."""
UNKNOWN: Final = Contents()
"""For a site that is not described yet: one letter, two digits."""


def measure_contents(
    hall: Hall, *, place: str, moods: Sequence[str] = (), media: bool = False, running_text: bool = False
) -> Contents:
    """What the texts of a hall need, and what else there is room wanted for.

    `place` stands in the header; `moods` are the words for counters without a visitor.
    """
    numbers = [f"{queue.prefix}-{'0' * _DIGITS}" for queue in hall.queues]
    signs = (hall.sign(counter.code).sign for counter in hall.counters)
    names = [hall.short_name(agency) for agency in hall.agencies]
    dates, short_dates = _dates(hall.language)
    return Contents(
        number_em=max(UNKNOWN.number_em, widest_em(numbers)),
        own_em=widest_em(number.replace("-", f"-{_OWN}") for number in numbers),
        sign_em=max(UNKNOWN.sign_em, widest_em(signs)),
        label_em=max(UNKNOWN.label_em, *(_label_em(hall, counter.code) for counter in hall.counters)),
        counters=len(hall.counters),
        agencies=len(hall.agencies),
        word_em=widest_em((word for name in names for word in name.split()), bold=False),
        name_lines=1 + int(widest_em(names, bold=False) / _LINE_EM),
        mood_em=_ICON_EM + widest_em(moods, bold=False),
        place_em=widest_em([place]),
        date_em=widest_em(dates, bold=False),
        short_date_em=widest_em(short_dates, bold=False),
        zones=hall.leads_to_zones,
        next_numbers=hall.site.next_numbers,
        media=media,
        running_text=running_text,
    )


def _label_em(hall: Hall, counter: Code) -> float:
    kind = widest_em([hall.other_kind(counter)], bold=False)
    return widest_em([hall.sign(counter).sign]) + (kind / 2 + _APART_EM if kind else 0)


def _dates(language: Language) -> tuple[list[str], list[str]]:
    """Dates of every month and weekday, in full and short."""
    zone, first = ZoneInfo("UTC"), datetime(2026, 9, 20, tzinfo=UTC)
    moments = [round((first + timedelta(days=17 * step)).timestamp() * 1000) for step in range(22)]
    return [say_date(at, zone, language) for at in moments], [say_short_date(at, zone, language) for at in moments]


def widest_em(texts: Iterable[str], *, bold: bool = True) -> float:
    """The width of the widest text in ems."""
    font = QFont(load_fonts().text)
    font.setPixelSize(_EM)
    font.setBold(bold)
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(text) for text in texts), default=0.0) / _EM
