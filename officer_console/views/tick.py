"""Boxes to tick and circles to choose by, drawn with the house's icons: seen in light and dark, and by the keyboard."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

from shared.ui.fonts import load_fonts

HEIGHT: Final = 34
ICON_PX: Final = 22
PAD: Final = 5
GAP: Final = 6


class Tick(QCheckBox):
    """On or off."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(PAD + ICON_PX + GAP, HEIGHT)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self, "check-square-bold" if self.isChecked() else "square")


class Dot(QRadioButton):
    """One of several."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(PAD + ICON_PX + GAP, HEIGHT)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self, "record-fill" if self.isChecked() else "circle")


def _size(button: QAbstractButton) -> QSize:
    width = button.fontMetrics().horizontalAdvance(button.text())
    return QSize(PAD + ICON_PX + GAP + width + 2 * PAD, HEIGHT)


def _paint(button: QAbstractButton, glyph: str) -> None:
    fonts, painter = load_fonts(), QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    palette, inside = button.palette(), button.rect()
    marked = QPalette.ColorRole.Highlight if button.isChecked() else QPalette.ColorRole.WindowText
    if button.hasFocus():
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
        around = QRect(inside.topLeft(), QSize(min(inside.width(), button.sizeHint().width()), inside.height()))
        painter.drawRoundedRect(around.adjusted(1, 1, -1, -1), 6, 6)
    icons = QFont(fonts.icons)
    icons.setPixelSize(ICON_PX)
    painter.setFont(icons)
    painter.setPen(palette.color(marked))
    left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(inside.adjusted(PAD, 0, 0, 0), left, fonts.glyph(glyph))
    painter.setFont(button.font())
    painter.setPen(palette.color(QPalette.ColorRole.WindowText))
    room = inside.adjusted(PAD + ICON_PX + GAP, 0, -PAD, 0)
    text = button.fontMetrics().elidedText(button.text(), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, left, text)
