"""A field for one text of an announcement, and how much of it may still be typed."""

from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from officer_console.viewmodels.announcement_props import RoomProps, tidy
from officer_console.views.repolish import set_property

LINES: Final = 3
AROUND_PX: Final = 26


class OneLine(QPlainTextEdit):
    """Shown in several lines, and one line all the same: Enter and Tab go on to the next field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + AROUND_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
                self.focusNextChild()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted comes in on one line."""
        self.insertPlainText(tidy(source.text()))


class AnnouncementText(QWidget):
    """The field under its title."""

    edited = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = OneLine()
        self.field.setAccessibleName(title)
        self.room = QLabel()
        name = QLabel(title)
        name.setBuddy(self.field)
        head = QHBoxLayout()
        head.addWidget(name, 1)
        head.addWidget(self.room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self.edited)

    @property
    def text(self) -> str:
        """As it was typed."""
        return self.field.toPlainText()

    def show_room(self, room: RoomProps) -> None:
        """Say how much may still be typed, to eyes and to who asks for the field's description."""
        self.room.setText(room.text)
        self.field.setAccessibleDescription(room.text)
        set_property(self.room, "room", room.tone)
