"""A label for names that may be too long: cut with an ellipsis, whole in the tooltip."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QToolTip, QWidget


class ElidedLabel(QLabel):
    """Shows up to `lines` lines of plain text and never asks for more width than it is given."""

    def __init__(self, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_lines(self, lines: int) -> None:
        """Show up to so many lines from now on."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().lineSpacing() * self._lines)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    @property
    def shown(self) -> str:
        """The text as it fits, line by line."""
        return "\n".join(self._wrap())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines = self._wrap()
        height = self.fontMetrics().lineSpacing()
        spare = self.height() - height * len(lines)
        bottom = bool(self.alignment() & Qt.AlignmentFlag.AlignBottom)
        top = spare if bottom else spare // 2 if self._lines == 1 else 0
        side = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        for number, line in enumerate(lines):
            box = QRect(0, top + number * height, self.width(), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | side, line)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            whole = self.text() if self.shown.replace("\n", " ") != self.text() else ""
            QToolTip.showText(event.globalPos(), whole or self.toolTip(), self)
            return True
        return super().event(event)

    def _wrap(self) -> list[str]:
        metrics = QFontMetrics(self.font())
        words = self.text().split()
        lines: list[str] = []
        while words and len(lines) < self._lines - 1:
            count = len(words)
            while count > 1 and metrics.horizontalAdvance(" ".join(words[:count])) > self.width():
                count -= 1
            lines.append(metrics.elidedText(" ".join(words[:count]), Qt.TextElideMode.ElideRight, self.width()))
            words = words[count:]
        if words:
            lines.append(metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, self.width()))
        return lines
