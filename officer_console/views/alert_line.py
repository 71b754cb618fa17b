"""A part of the status bar that tells which machines need somebody."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from officer_console.viewmodels.alerts import AlertProps
from officer_console.views.elided_label import ElidedLabel
from officer_console.views.icons import icon_label
from officer_console.views.repolish import set_property


class AlertLine(QFrame):
    """Shows `AlertProps`, or takes no room. What does not fit stands whole in the tooltip."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        """`icon` is a name of `Fonts.glyph`."""
        super().__init__(parent)
        self.setProperty("role", "connection")
        self._icon = icon_label(16, icon)
        self._text = ElidedLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 10, 3)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self.show_props(None)

    @property
    def text(self) -> str:
        """What is told now, however much of it fits; empty if nothing is."""
        return self._text.text()

    def show_props(self, props: AlertProps | None) -> None:
        """Show what is the matter and tell it to screen readers, or nothing."""
        told, text = self._text.text(), props.text if props else ""
        set_property(self, "tone", props.tone if props else "none")
        self.setVisible(props is not None)
        self._text.setText(text)
        self._text.setAccessibleName(text or " ")
        if text and text != told:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
