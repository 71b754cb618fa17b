"""Hot-keys under X11: passive grabs of single keys on the root window."""

from typing import Final

from PySide6.QtCore import QSocketNotifier, Slot

from officer_console.services.hotkeys.chord import Chord
from officer_console.services.hotkeys.port import Grab, Grabbed, HotKeys, NoSuchKey, Taken
from officer_console.services.hotkeys.xcb import KeyboardChanged, KeyEvent, XcbConnection

_SHIFT, _LOCK, _CONTROL, _ALT, _NUM_LOCK, _META = (1 << bit for bit in (0, 1, 2, 3, 4, 6))
"""Mod1 is Alt, Mod2 Num Lock and Mod4 the Windows key in every layout of xkeyboard-config."""
_MEANT: Final = _SHIFT | _CONTROL | _ALT | _META
_LOCKS: Final = (0, _LOCK, _NUM_LOCK, _LOCK | _NUM_LOCK)
"""A grab is for exactly its modifiers; Caps Lock and Num Lock must not switch a hot-key off."""
_REPEAT_MS: Final = 20
"""A key that is held goes up and down again within the same moment."""
_SYMBOLS: Final = {
    "SPACE": 0x0020,
    "INSERT": 0xFF63,
    "HOME": 0xFF50,
    "LEFT": 0xFF51,
    "UP": 0xFF52,
    "RIGHT": 0xFF53,
    "DOWN": 0xFF54,
    "PAGEUP": 0xFF55,
    "PAGEDOWN": 0xFF56,
    "END": 0xFF57,
}
_F1: Final = 0xFFBE


class X11HotKeys(HotKeys):
    """A client of its own at the X server, read when Qt's event loop sees that something has come."""

    def __init__(self, connection: XcbConnection) -> None:
        super().__init__("display_closed")
        self._x = connection
        self._held: dict[tuple[int, int], Chord] = {}
        self._up: dict[int, int] = {}
        """When each key last went up."""
        self.repeats = 0
        """How often a key that is held has come again, and was not told."""
        self._notifier = QSocketNotifier(connection.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def grab(self, chord: Chord) -> Grab:
        code = self._x.find_code(_symbol(chord))
        if code is None:
            return NoSuchKey()
        modifiers = _modifiers(chord)
        for number, locks in enumerate(_LOCKS):
            if self._x.grab_key(code, modifiers | locks):
                for grabbed in _LOCKS[:number]:
                    self._x.ungrab_key(code, modifiers | grabbed)
                return Taken()
        self._held[code, modifiers] = chord
        # Answers to the grabs may have brought events with them, which the notifier does not tell of again.
        self._read()
        return Grabbed()

    def close(self) -> None:
        self._notifier.setEnabled(False)
        self._held.clear()
        self._x.close()

    @Slot()
    def _read(self) -> None:
        while (event := self._x.poll()) is not None:
            match event:
                case KeyboardChanged():
                    self._grab_anew()
                case KeyEvent(down=False, code=code, at=at):
                    self._up[code] = at
                case KeyEvent(code=code, state=state, at=at):
                    repeated = 0 <= at - self._up.get(code, at - 2 * _REPEAT_MS) < _REPEAT_MS
                    chord = self._held.get((code, state & _MEANT))
                    if repeated:
                        self.repeats += 1
                    elif chord is not None:
                        self.pressed.emit(chord)
        if self._x.broken:
            self._notifier.setEnabled(False)

    def _grab_anew(self) -> None:
        # The server says so whenever another of its keyboards is typed on, too; nothing has moved then.
        moved = {place: chord for place, chord in self._held.items() if self._x.find_code(_symbol(chord)) != place[0]}
        for (code, modifiers), chord in moved.items():
            del self._held[code, modifiers]
            for locks in _LOCKS:
                self._x.ungrab_key(code, modifiers | locks)
            self.grab(chord)


def _modifiers(chord: Chord) -> int:
    held = ((chord.shift, _SHIFT), (chord.ctrl, _CONTROL), (chord.alt, _ALT), (chord.meta, _META))
    return sum(bit for on, bit in held if on)


def _symbol(chord: Chord) -> int:
    if chord.key in _SYMBOLS:
        return _SYMBOLS[chord.key]
    if len(chord.key) > 1:
        return _F1 + int(chord.key[1:]) - 1
    return ord(chord.key.lower())
