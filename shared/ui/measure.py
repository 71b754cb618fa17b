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
