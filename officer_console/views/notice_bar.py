"""The line that tells what came of a press, with one button beside it. Its room is always there: nothing jumps."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from officer_console.viewmodels.notices import NoticeProps, Tone
from officer_console.views.icons import icon_label
from officer_console.views.repolish import set_property
from shared.wire.scalars import Moment

HEIGHT: Final = 72
"""Three lines of text."""
_ICONS: Final[dict[Tone, str]] = {"quiet": "check", "info": "info", "caution": "warning", "alarm": "warning-circle"}


class NoticeBar(QFrame):
    """Shows `NoticeProps`, or nothing."""

    taken = Signal(object)
    """The `Offer` whose button was pressed."""

    def __init__(self, now: Callable[[], Moment] = lambda: 0, parent: QWidget | None = None) -> None:
        """`now` is the server's time, for offers that stand for a while."""
        super().__init__(parent)
        self._now = now
        self._seconds = QTimer(self, interval=1_000)
        self._seconds.timeout.connect(self.update)
        self.setFixedHeight(HEIGHT)
        self.setProperty("role", "notice")
        self._props: NoticeProps | None = None
        self._icon = icon_label(24)
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._button = QPushButton(autoDefault=True)
        self._button.clicked.connect(self._take)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 6, 18, 6)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self.show_props(None)

    @property
    def text(self) -> str:
        """What is shown now; empty if nothing is."""
        return self._text.text() if self._props else ""

    @property
    def button(self) -> QPushButton:
        """The button of the offer."""
        return self._button

    def show_props(self, props: NoticeProps | None) -> None:
        """Show a notice and tell it to screen readers, or empty the line."""
        told = self._props.text if self._props else ""
        self._props = props
        set_property(self, "tone", props.tone if props else "none")
        self._icon.setVisible(props is not None)
        self._text.setVisible(props is not None)
        self._button.setVisible(props is not None and props.offer is not None)
        if props is not None and props.until is not None:
            self._seconds.start()
        else:
            self._seconds.stop()
        self.update()
        if props is None:
            return
        self._icon.setText(self._icon.glyph(_ICONS[props.tone]))
        self._text.setText(props.text)
        self._text.setToolTip(props.text)
        self._button.setText(props.offer_label)
        if props.text != told and props.tone != "quiet":
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, props.text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is left of the time is a hairline under the offer: it is there for who looks for it."""
        super().paintEvent(event)
        if self._props is None or self._props.until is None:
            return
        left = min(max(self._props.until - self._now(), 0) / self._props.span, 1.0)
        painter = QPainter(self)
        width = round(self._button.width() * left)
        under = self._button.geometry()
        painter.fillRect(under.left(), under.bottom() + 4, width, 2, self.palette().color(QPalette.ColorRole.Mid))

    def _take(self) -> None:
        if self._props is not None and self._props.offer is not None:
            self.taken.emit(self._props.offer)
