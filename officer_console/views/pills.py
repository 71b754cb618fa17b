"""Words in a table's cell that the eye is to find: a class, or whom a number was sent to, as a filled pill."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from officer_console.models.tickets import RowRole
from officer_console.viewmodels.rows import TicketRow
from officer_console.views.dress import Dress

PILL_PAD: Final = 10
_INSET: Final = 4
_GAP: Final = 6
_HEIGHT: Final = 23

Index = QModelIndex | QPersistentModelIndex


class ClassPill(QStyledItemDelegate):
    """Priority as a filled pill with its word; regular as plain text."""

    def __init__(self, dress: Dress, parent: QWidget) -> None:
        super().__init__(parent)
        self._dress = dress

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + 2 * PILL_PAD, size.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(RowRole)
        if not isinstance(row, TicketRow) or not row.priority:
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text, cell.text = cell.text, ""
        _paint_cell(painter, cell)
        tokens = self._dress.palette
        _paint_pill(painter, option, text, QColor(tokens.accent), QColor(tokens.accent_ink))


class SentPill(QStyledItemDelegate):
    """A long name, after whom the number was sent to; what was sent to somebody else is quiet."""

    def __init__(self, dress: Dress, parent: QWidget) -> None:
        super().__init__(parent)
        self._dress = dress

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(RowRole)
        if not isinstance(row, TicketRow) or not row.sent_to:
            super().paint(painter, option, index)
            return
        tokens = self._dress.palette
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text, cell.text = cell.text, ""
        _paint_cell(painter, cell)
        ground, ink = (tokens.paper, tokens.ink_soft) if row.elsewhere else (tokens.good, tokens.good_ink)
        width = _paint_pill(painter, option, row.sent_to, QColor(ground), QColor(ink))
        room = QRect(option.rect).adjusted(_INSET + width + _GAP, 0, -_INSET, 0)
        role = QPalette.ColorRole.Text
        painter.setPen(QColor(tokens.ink_soft) if row.elsewhere else option.palette.color(role))
        painter.setFont(option.font)
        told = QFontMetrics(option.font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, told)


def _paint_cell(painter: QPainter, cell: QStyleOptionViewItem) -> None:
    widget = cell.widget
    widget.style().drawControl(widget.style().ControlElement.CE_ItemViewItem, cell, painter, widget)


def _paint_pill(painter: QPainter, option: QStyleOptionViewItem, text: str, ground: QColor, ink: QColor) -> int:
    """Paint it at the cell's left; returns how wide it is."""
    font = QFont(option.font)
    font.setBold(True)
    width = QFontMetrics(font).horizontalAdvance(text) + 2 * PILL_PAD
    pill = QRect(option.rect.left() + _INSET, option.rect.center().y() - _HEIGHT // 2, width, _HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(pill, _HEIGHT // 2, _HEIGHT // 2)
    painter.setPen(ink)
    painter.setFont(font)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return width
