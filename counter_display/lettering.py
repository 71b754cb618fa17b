"""How wide a hall's longest numbers and signs are, so that all of them get one size."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

from counter_display.hall import Hall
from counter_display.plan import Contents
from shared.ui.fonts import load_fonts

_EM: Final = 1000
_DIGITS: Final = 3

UNKNOWN: Final = Contents(number_em=2.92, sign_em=1.31, counters=12)
"""For a site that is not described yet: one letter, two digits."""


def measure_contents(hall: Hall, *, media: bool = False, running_text: bool = False) -> Contents:
    """What the numbers and signs of a hall need, and what else there is room wanted for."""
    numbers = (f"{queue.prefix}-{'0' * _DIGITS}" for queue in hall.queues)
    signs = (hall.sign(counter.code).sign for counter in hall.counters)
    return Contents(
        max(UNKNOWN.number_em, widest_em(numbers)),
        max(UNKNOWN.sign_em, widest_em(signs)),
        len(hall.counters),
        media=media,
        running_text=running_text,
    )


def widest_em(texts: Iterable[str]) -> float:
    """The width of the widest text in ems of the bold face."""
    font = QFont(load_fonts().text)
    font.setPixelSize(_EM)
    font.setBold(True)
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(text) for text in texts), default=0.0) / _EM
