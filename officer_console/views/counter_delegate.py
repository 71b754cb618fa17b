"""One counter as a row of two lines: name and standing, then what it serves."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from officer_console.viewmodels.counters_state import CounterChoice
from officer_console.views.dress import Dress

ROW_PX: Final = 70
PAD: Final = 16
ChoiceRole: Final = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class CounterDelegate(QStyledItemDelegate):
    """Paints a `CounterChoice`."""

    def __init__(self, dress: Dress, parent: QWidget) -> None:
        super().__init__(parent)
        self._dress = dress

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice = index.data(ChoiceRole)
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        widget = option.widget
        widget.style().drawControl(widget.style().ControlElement.CE_ItemViewItem, ground, painter, widget)
        if not isinstance(choice, CounterChoice):
            return
        painter.save()
        row = option.rect.adjusted(PAD, 10, -PAD, -10)
        upper = QRect(row.left(), row.top(), row.width(), row.height() // 2)
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        status_width = self._paint_status(painter, upper, choice, option.font, marked=marked)
        self._paint_line(painter, upper.adjusted(0, 0, -status_width - PAD, 0), choice.name, _bold(option.font, 1.2))
        painter.setPen(QColor(self._dress.palette.ink_soft))
        lower = QRect(row.left(), upper.bottom() + 1, row.width(), row.height() // 2)
        self._paint_line(painter, lower, f"{choice.zone} · {choice.queues}", option.font)
        painter.restore()

    def _paint_line(self, painter: QPainter, box: QRect, text: str, font: QFont) -> None:
        painter.setFont(font)
        fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)

    def _paint_status(self, painter: QPainter, box: QRect, choice: CounterChoice, base: QFont, *, marked: bool) -> int:
        tokens = self._dress.palette
        font = _bold(base, 1.0)
        width = QFontMetrics(font).horizontalAdvance(choice.status) + 24
        pill = QRect(box.right() - width + 1, box.top(), width, 25)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(tokens.good_ink if choice.free else tokens.caution_ink)
        # On the marked row's own tint the pill alone would hardly be seen.
        painter.setPen(ink if marked else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.good if choice.free else tokens.caution))
        painter.drawRoundedRect(pill, 12, 12)
        painter.setPen(ink)
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, choice.status)
        painter.setPen(QColor(tokens.ink))
        return width


def _bold(font: QFont, factor: float) -> QFont:
    bold = QFont(font)
    bold.setPointSizeF(font.pointSizeF() * factor)
    bold.setBold(True)
    return bold
