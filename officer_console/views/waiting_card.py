"""What stands in place of the counters while a colleague is asked for theirs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from officer_console.viewmodels.changing_hands import WaitingProps


class WaitingCard(QWidget):
    """Shows `WaitingProps`; invisible where nobody is asked. Tells screen readers when the counter may be taken."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        """`width`: of the texts, in pixels."""
        super().__init__(parent)
        self._width = width
        self._told: tuple[str, bool] | None = None
        self._detail = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._countdown = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._countdown.setProperty("role", "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(14)
        column.addWidget(self._detail)
        column.addWidget(self._countdown)

    @property
    def text(self) -> str:
        """What is told now."""
        return f"{self._detail.text()} {self._countdown.text()}"

    def show_props(self, props: WaitingProps | None) -> None:
        """Show how the asking stands, or nothing."""
        self.setVisible(props is not None)
        if props is None:
            self._told = None
            return
        self._detail.setText(props.detail)
        self._countdown.setText(props.countdown)
        # A card that is centred is not asked how high its texts get at its width; two lines are kept, so nothing jumps.
        for label in (self._detail, self._countdown):
            label.ensurePolished()
            two = 2 * label.fontMetrics().lineSpacing() + 2
            label.setMinimumHeight(max(two, label.heightForWidth(self._width)))
        told = (props.counter, props.ready)
        if told != self._told:
            self._told = told
            text = props.countdown if props.ready else f"{props.headline}. {props.detail} {props.countdown}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
