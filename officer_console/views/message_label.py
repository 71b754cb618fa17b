"""A sentence on a form, told to screen readers when it changes. Its room is kept while it is empty."""

from typing import Final, Literal

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget

from officer_console.views.repolish import set_property

ROOM: Final = 64


class MessageLabel(QLabel):
    """Caution, or good news, while it says something; invisible while it does not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setMinimumHeight(ROOM)

    def say(self, text: str, tone: Literal["caution", "good"] = "caution") -> None:
        """Show a sentence, or none."""
        changed = text != self.text()
        self.setText(text)
        # A label that is centred is not asked how high its text gets at its width.
        self.ensurePolished()
        self.setMinimumHeight(max(ROOM, self.heightForWidth(self.width())))
        set_property(self, "notice", tone if text else "none")
        if text and changed:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
