"""An action on the strip: its icon over its key, its name in the tooltip and for screen readers."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStylePainter, QWidget

from officer_console.views.action_button import ActionButton, Rank
from officer_console.views.dress import Dress

SIZE: Final = QSize(42, 52)
WIDE: Final = QSize(60, 52)
_ICON_PX: Final = 20
_KEY_PX: Final = 18
"""The height of the line with the key."""


class StripButton(ActionButton):
    """As tall as the strip lets it be."""

    def __init__(self, icon: str, dress: Dress, rank: Rank = "plain", parent: QWidget | None = None) -> None:
        super().__init__(icon, dress, rank, parent)
        self.setFixedSize(WIDE if rank == "primary" else SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return self.size()

    def minimumSizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QStylePainter(self)
        ink = self._paint_plate(painter)
        inside = self.rect().adjusted(1, 5, -1, -4)
        if self.isDown():
            inside.translate(0, 1)
        painter.setPen(ink)
        font = QFont(self._fonts.icons)
        font.setPixelSize(_ICON_PX)
        painter.setFont(font)
        glyph = self._waiting_glyph if self.look == "pending" else self._glyph
        icon = QRect(inside.left(), inside.top(), inside.width(), inside.height() - _KEY_PX)
        painter.drawText(icon, Qt.AlignmentFlag.AlignCenter, glyph)
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setBold(True)
        painter.setFont(font)
        key = QRect(inside.left(), inside.bottom() + 1 - _KEY_PX, inside.width(), _KEY_PX)
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, self._key)
