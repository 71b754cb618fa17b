"""How tall texts become at a width, before any of them is on the screen."""

import math

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption
from PySide6.QtQml import QmlElement, QmlSingleton

QML_IMPORT_NAME = "Antrean.Ui"
QML_IMPORT_MAJOR_VERSION = 1


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
            split = split_lines(text, font, width)
            pages += ["\n".join(split[at : at + max(1, lines)]) for at in range(0, len(split), max(1, lines))]
        return pages


def split_lines(text: str, font: QFont, width: float) -> list[str]:
    """A text in lines of at most `width` pixels; a word that is wider than a line is divided with a hyphen."""
    if width < 1:  # not laid out yet
        return [text] if text else []
    metrics = QFontMetricsF(font)
    lines: list[str] = []
    line = ""
    for word in text.split():
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
