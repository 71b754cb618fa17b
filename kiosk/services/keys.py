"""What a key may do at a kiosk, and that nothing else gets through: pure table and event filter."""

import logging
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from kiosk.services.navigation import Direction

log = logging.getLogger("antrean.kiosk")

ARROWS: Final[dict[Qt.Key, Direction]] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
}
PASSED: Final = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
    }
)
_HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_KEYS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_MOUSE: Final = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}
)
_NEVER: Final = frozenset(
    {
        QEvent.Type.Shortcut,
        QEvent.Type.ContextMenu,
        QEvent.Type.NativeGesture,
        QEvent.Type.DragEnter,
        QEvent.Type.Drop,
        QEvent.Type.WhatsThisClicked,
    }
)


def is_passed(key: int, modifiers: Qt.KeyboardModifier, text: str) -> bool:
    """Whether the page gets a key: what moves and presses, and plain characters; nothing with Ctrl, Alt or Meta."""
    if modifiers & _HELD:
        return False
    return key in PASSED or (len(text) == 1 and text.isprintable())


class KeyWatch(QObject):
    """Install it as an event filter on the window, above all others: it is the lock-down within the program."""

    arrow = Signal(str)
    """Direction"""
    guidance = Signal()
    """The key of an assistive keypad."""
    maintenance = Signal()
    """Ctrl+Alt+M."""

    def __init__(self, guidance_key: str = "F1", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guidance_key = read_key(guidance_key)
        self.closable = False
        """Whether the window may be closed."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Close and not self.closable:
            event.ignore()
            return True
        if kind in _NEVER:
            event.accept()
            return True
        if kind in _MOUSE and isinstance(event, QMouseEvent) and event.button() != Qt.MouseButton.LeftButton:
            event.accept()
            return True
        if kind in _KEYS and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        pressed = event.type() == QEvent.Type.KeyPress
        held = modifiers & _HELD
        if key in ARROWS and not held:
            if pressed:
                self.arrow.emit(ARROWS[key])
            return True
        if key == self._guidance_key and not held:
            if pressed and not event.isAutoRepeat():
                self.guidance.emit()
            return True
        if key == Qt.Key.Key_M and held == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier:
            if pressed and not event.isAutoRepeat():
                self.maintenance.emit()
            return True
        return not is_passed(key, modifiers, event.text())


def read_key(name: str) -> Qt.Key | None:
    """The key of Qt's name ("F1", "F15", "Help"), or None where there is none."""
    key = Qt.Key.__members__.get(f"Key_{name}")
    if key is None:
        log.warning("There is no key %r: [access] guidance_key names one as Qt does, say F1 or Help", name)
    return key
