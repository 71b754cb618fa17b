"""A part of the status bar that tells which machines need somebody."""

from typing import Final

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from officer_console.viewmodels.alerts import BETWEEN, AlertProps
from officer_console.views.elided_label import ElidedLabel
from officer_console.views.icons import icon_label
from officer_console.views.repolish import set_property

ICON_PX: Final = 16
SPACE_PX: Final = 6
MARGIN_PX: Final = 10


class AlertLine(QFrame):
    """Shows `AlertProps`, or takes no room. How much of it is shown, its row says."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        """`icon` is a name of `Fonts.glyph`."""
        super().__init__(parent)
        self._props: AlertProps | None = None
        self.setProperty("role", "connection")
        self._icon = icon_label(ICON_PX, icon)
        self._text = ElidedLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN_PX, 3, MARGIN_PX, 3)
        row.setSpacing(SPACE_PX)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        self.show_props(None)

    @property
    def props(self) -> AlertProps | None:
        """What is told now; None if nothing is."""
        return self._props

    @property
    def text(self) -> str:
        """What is told now, however much of it fits; empty if nothing is."""
        return self._props.text if self._props else ""

    @property
    def shown(self) -> str:
        """What can be read now."""
        return self._text.shown.replace("\n", " ") if self.isVisible() else ""

    def show_props(self, props: AlertProps | None) -> None:
        """Tell screen readers what is the matter, and be ready to show it, or nothing."""
        told, text = self.text, props.text if props else ""
        self._props = props
        set_property(self, "tone", props.tone if props else "none")
        self._text.setAccessibleName(text or " ")
        if text and text != told:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def fit(self, room: int) -> tuple[int, int]:
        """Show as many of the alerts as there is room for in a line; how many, and the pixels that they take."""
        parts = self._props.parts if self._props else ()
        for count in range(len(parts), 0, -1):
            width = self._width(text := BETWEEN.join(parts[:count]))
            if width <= room:
                self._put(text, width, 1)
                return count, width
        self.hide()
        return 0, 0

    def fill(self, room: int) -> int:
        """Show the first alert, which is longer than a line, in two lines; the pixels that it takes."""
        text = self._props.parts[0] if self._props else ""
        self._put(text, room, 2)
        return room

    def _put(self, text: str, width: int, lines: int) -> None:
        self._text.set_lines(lines)
        self._text.setText(text)
        self._text.setFixedWidth(max(0, width - self._beside()))
        self.show()

    def _width(self, text: str) -> int:
        self._text.ensurePolished()
        return self._text.fontMetrics().horizontalAdvance(text) + 1 + self._beside()

    def _beside(self) -> int:
        return 2 * MARGIN_PX + SPACE_PX + self._icon.sizeHint().width()
