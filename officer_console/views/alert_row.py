"""The middle of the status bar: what is the matter, whole or not at all, the worst first."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from officer_console.viewmodels.alerts import AlertProps
from officer_console.views.alert_line import AlertLine
from officer_console.views.repolish import set_property

translate = QCoreApplication.translate

SPACE_PX: Final = 6
MORE_PX: Final = 56
"""Kept for the number of alerts that there is no room for."""


class AlertRow(QWidget):
    """Shows the alerts that fit side by side, and how many others there are; those stand in the tooltip."""

    def __init__(self, lines: Sequence[AlertLine], parent: QWidget | None = None) -> None:
        """`lines` in the order in which they stand, which is their weight among alerts of the same tone, too."""
        super().__init__(parent)
        self._lines = lines
        self.more = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.more.setProperty("role", "more-alerts")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_PX)
        for line in lines:
            row.addWidget(line)
        row.addWidget(self.more)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_alerts()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def show_alerts(self) -> None:
        """Find room for what the lines tell now."""
        told = sorted(((line, props) for line in self._lines if (props := line.props)), key=_weight)
        if not self._fit(told, self.width()):
            self._fit(told, self.width() - MORE_PX)
        for line in self._lines:
            if line.props is None:
                line.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_alerts()

    def _fit(self, told: Sequence[tuple[AlertLine, AlertProps]], room: int) -> bool:
        """Show what fits; whether that is everything."""
        left: list[tuple[AlertProps, int]] = []
        for place, (line, props) in enumerate(told):
            count, width = line.fit(room)
            if not count and place == 0:
                count, width = 1, line.fill(room)
            room -= width + SPACE_PX if count else 0
            if count < len(props.parts):
                left.append((props, count))
        hidden = [part for props, count in left for part in props.parts[count:]]
        self.more.setVisible(bool(hidden))
        if hidden:
            self.more.setText(f"+{len(hidden)}")
            self.more.setToolTip("\n".join(hidden))
            also = translate("AlertRow", "%n more: {alerts}", None, len(hidden))
            self.more.setAccessibleName(also.format(alerts=". ".join(hidden)))
            set_property(self.more, "tone", left[0][0].tone)
        return not hidden

    def sizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())


def _weight(told: tuple[AlertLine, AlertProps]) -> bool:
    return told[1].tone != "alarm"
