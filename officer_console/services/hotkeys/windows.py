"""Hot-keys under Windows: RegisterHotKey, whose messages come to the thread that asked.

https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-registerhotkey
"""

import itertools
from ctypes import wintypes
from typing import Final, Protocol

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

from officer_console.services.hotkeys.chord import Chord
from officer_console.services.hotkeys.port import Grab, Grabbed, HotKeys, Taken

WM_HOTKEY: Final = 0x0312
_ALT, _CONTROL, _SHIFT, _WIN = 1, 2, 4, 8
_NO_REPEAT: Final = 0x4000
_VIRTUAL_KEYS: Final = {
    "SPACE": 0x20,
    "PAGEUP": 0x21,
    "PAGEDOWN": 0x22,
    "END": 0x23,
    "HOME": 0x24,
    "LEFT": 0x25,
    "UP": 0x26,
    "RIGHT": 0x27,
    "DOWN": 0x28,
    "INSERT": 0x2D,
}
_F1: Final = 0x70
_MESSAGES: Final = (b"windows_generic_MSG", b"windows_dispatcher_MSG")


class User32(Protocol):
    """The two functions of user32.dll. A window of None is the calling thread; 0 is no."""

    def RegisterHotKey(self, window: None, id: int, modifiers: int, key: int, /) -> int: ...

    def UnregisterHotKey(self, window: None, id: int, /) -> int: ...


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, hot_keys: "WindowsHotKeys") -> None:
        super().__init__()
        self._hot_keys = hot_keys

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        return self._hot_keys.take(bytes(QByteArray(kind).data()), int(message)), 0


class WindowsHotKeys(HotKeys):
    """Made, used and closed on the GUI's thread."""

    def __init__(self, user32: User32) -> None:
        super().__init__("no_desktop")
        self._user32 = user32
        self._held: dict[int, Chord] = {}
        self._ids = itertools.count(1)
        self._filter = _Filter(self)
        if (application := QCoreApplication.instance()) is not None:
            application.installNativeEventFilter(self._filter)

    def grab(self, chord: Chord) -> Grab:
        id = next(self._ids)
        if not self._user32.RegisterHotKey(None, id, _modifiers(chord) | _NO_REPEAT, _virtual_key(chord)):
            return Taken()
        self._held[id] = chord
        return Grabbed()

    def close(self) -> None:
        if (application := QCoreApplication.instance()) is not None:
            application.removeNativeEventFilter(self._filter)
        for id in self._held:
            self._user32.UnregisterHotKey(None, id)
        self._held.clear()

    def take(self, kind: bytes, message: int) -> bool:
        """A message of Windows, at an address; True if it was a hot-key's."""
        if kind not in _MESSAGES or not message:
            return False
        told = wintypes.MSG.from_address(message)
        chord = self._held.get(told.wParam) if told.message == WM_HOTKEY else None
        if chord is None:
            return False
        self.pressed.emit(chord)
        return True


def _modifiers(chord: Chord) -> int:
    held = ((chord.alt, _ALT), (chord.ctrl, _CONTROL), (chord.shift, _SHIFT), (chord.meta, _WIN))
    return sum(bit for on, bit in held if on)


def _virtual_key(chord: Chord) -> int:
    if chord.key in _VIRTUAL_KEYS:
        return _VIRTUAL_KEYS[chord.key]
    if len(chord.key) > 1:
        return _F1 + int(chord.key[1:]) - 1
    return ord(chord.key)
