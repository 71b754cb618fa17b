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
    """Lets a list give all its tiles the height that its longest text needs, so that nothing is cut off."""

    @Slot("QStringList", QFont, float, result=float)
    def tallest(self, texts: list[str], font: QFont, width: float) -> float:
        """The greatest height in pixels of `texts`, each in a `Label` of `width` pixels."""
        lines = max((_count_lines(text, font, max(1.0, width)) for text in texts), default=0)
        return lines * math.ceil(QFontMetricsF(font).height())


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
