"""Draws an announcement in the list: its time and place, and its whole text below."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from officer_console.viewmodels.announcement_props import AnnouncementRow
from officer_console.views.dress import Dress

RowRole: Final = Qt.ItemDataRole.UserRole
PAD: Final = 12
GAP: Final = 3
_WRAPPED: Final = Qt.TextFlag.TextWordWrap


class AnnouncementDelegate(QStyledItemDelegate):
    """As high as its text needs at the list's width."""

    def __init__(self, dress: Dress, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._dress = dress
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(RowRole)
        width = self._view.viewport().width()
        if not isinstance(row, AnnouncementRow):
            return super().sizeHint(option, index)
        head, text = self._places(QRect(0, 0, width, 0), option.font, row)
        return QSize(width, head.height() + GAP + text.height() + 2 * PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(RowRole)
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, self._view)
        if not isinstance(row, AnnouncementRow):
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = self._dress.palette.tint_ink if chosen else self._dress.palette.ink
        head, text = self._places(option.rect, option.font, row)
        painter.save()
        painter.setPen(QColor(ink))
        painter.setFont(_bold(option.font))
        painter.drawText(head, _WRAPPED, row.told)
        painter.setFont(option.font)
        painter.drawText(text, _WRAPPED, row.text)
        painter.restore()

    def _places(self, rect: QRect, font: QFont, row: AnnouncementRow) -> tuple[QRect, QRect]:
        room = QRect(rect.left() + PAD, rect.top() + PAD, rect.width() - 2 * PAD, 10_000)
        head = QFontMetrics(_bold(font)).boundingRect(room, _WRAPPED, row.told)
        below = room.translated(0, head.height() + GAP)
        text = QFontMetrics(font).boundingRect(below, _WRAPPED, row.text)
        return QRect(room.topLeft(), QSize(room.width(), head.height())), QRect(
            below.topLeft(), QSize(room.width(), text.height())
        )


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
