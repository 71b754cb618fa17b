"""How tall texts become at a width, before any of them is on the screen."""

import math
import re
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption
from PySide6.QtQml import QmlElement, QmlSingleton

QML_IMPORT_NAME = "Antrean.Ui"
QML_IMPORT_MAJOR_VERSION = 1

_EVEN: Final = 40
"""Lines are made even to this part of their width."""


@QmlElement
@QmlSingleton
class Measure(QObject):
    """Lets a list give each of its tiles the height that its text needs, so that nothing is cut off."""

    @Slot("QStringList", QFont, float, result="QVariantList")
    def heights(self, texts: list[str], font: QFont, width: float) -> list[float]:
        """The height in pixels of each of `texts` in a `Label` of `width` pixels; an empty one has none."""
        line = math.ceil(QFontMetricsF(font).height())
        return [line * _count_lines(text, font, max(1.0, width)) if text else 0 for text in texts]

    @Slot("QStringList", QFont, float, int, result="QStringList")
    def pages(self, texts: list[str], font: QFont, width: float, lines: int) -> list[str]:
        """The texts in pages of at most `lines` lines of `width` pixels; each text begins a page."""
        pages: list[str] = []
        for text in texts:
            split = split_evenly(text, font, width)
            pages += ["\n".join(split[at : at + max(1, lines)]) for at in range(0, len(split), max(1, lines))]
        return pages


def split_evenly(text: str, font: QFont, width: float) -> list[str]:
    """As `split_lines`, in no more lines, none of them much shorter than the others."""
    lines = split_lines(text, font, width)
    widest = max((QFontMetricsF(font).horizontalAdvance(word) for word in _bind_numbers(text)), default=0.0)
    narrow, wide = min(widest, width), width
    while len(lines) > 1 and wide - narrow > width / _EVEN:
        middle = (narrow + wide) / 2
        if len(tried := split_lines(text, font, middle)) <= len(lines):
            lines, wide = tried, middle
        else:
            narrow = middle
    return lines


def split_lines(text: str, font: QFont, width: float) -> list[str]:
    """A text in lines of at most `width` pixels; a word that is wider than a line is divided with a hyphen.

    A number stays with the word before it, as in "Lantai 2", where both have room in a line.
    """
    if width < 1:  # not laid out yet
        return [text] if text else []
    metrics = QFontMetricsF(font)
    lines: list[str] = []
    line = ""
    bound = _bind_numbers(text)
    words = (
        part for word in bound for part in ([word] if metrics.horizontalAdvance(word) <= width else word.split(" "))
    )
    for word in words:
        while metrics.horizontalAdvance(word) > width and len(word) > 1:
            if line:
                lines.append(line)
                line = ""
            least = (n for n in range(len(word) - 1, 1, -1) if metrics.horizontalAdvance(word[:n] + "-") <= width)
            cut = next(least, 1)
            lines.append(word[:cut] + "-")
            word = word[cut:]  # noqa: PLW2901  (what is left of it)
        longer = f"{line} {word}" if line else word
        if line and metrics.horizontalAdvance(longer) > width:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line] if line else lines


def _bind_numbers(text: str) -> list[str]:
    words: list[str] = []
    for word in re.findall(r"[^ \t\n]+", text):  # a space that does not break is no end of a word
        if words and word[0].isdecimal() and not words[-1][0].isdecimal():
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _count_lines(text: str, font: QFont, width: float) -> int:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout.lineCount()
