"""The few calls of libxcb that hot-keys need, on a connection of their own.

Xlib would do the same, but tells that a key is taken through one error handler for the whole process, which is Qt's.
Offsets and numbers: X11 protocol, appendix B, and xcb/xproto.h.
"""

import ctypes
from dataclasses import dataclass
from typing import Any, Final

GRAB_MODE_ASYNC: Final = 1
BAD_ACCESS: Final = 10
KEY_PRESS: Final = 2
KEY_RELEASE: Final = 3
MAPPING_NOTIFY: Final = 34
MAPPING_KEYBOARD: Final = 1
_SENT: Final = 0x80
"""The mark of an event that a client has made up, which no hot-key follows."""


class XcbMissing(Exception):
    """There is no libxcb, or no X server that answers."""


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (("data", ctypes.POINTER(ctypes.c_uint32)), ("rem", ctypes.c_int), ("index", ctypes.c_int))


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """A key that went down, or up, while these modifiers were held."""

    down: bool
    code: int
    state: int
    at: int
    """Milliseconds of the server's clock."""


@dataclass(frozen=True, slots=True)
class KeyboardChanged:
    """Keys lie elsewhere now: another layout, another keyboard."""


class XcbConnection:
    """One client of an X server: of the one that is named, else that $DISPLAY names.

    Raises:
        XcbMissing: it cannot be had.
    """

    def __init__(self, display: str | None = None) -> None:
        try:
            self._xcb = ctypes.CDLL("libxcb.so.1")
            self._keys = ctypes.CDLL("libxcb-keysyms.so.1")
            self._free = ctypes.CDLL(None).free
        except (OSError, AttributeError) as fault:
            raise XcbMissing(str(fault)) from fault
        self._declare()
        self._to: int | None = self._xcb.xcb_connect(display.encode() if display else None, None)
        if self._xcb.xcb_connection_has_error(self._to):
            self.close()
            raise XcbMissing("no X server answers")
        self._root = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._to)).data[0]

    def _declare(self) -> None:
        pointer, byte, word, long = ctypes.c_void_p, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_uint32
        calls: tuple[tuple[str, Any, tuple[Any, ...]], ...]
        calls = (
            ("xcb_connect", pointer, (ctypes.c_char_p, pointer)),
            ("xcb_connection_has_error", ctypes.c_int, (pointer,)),
            ("xcb_disconnect", None, (pointer,)),
            ("xcb_get_file_descriptor", ctypes.c_int, (pointer,)),
            ("xcb_get_setup", pointer, (pointer,)),
            ("xcb_setup_roots_iterator", _Screens, (pointer,)),
            ("xcb_grab_key_checked", _Cookie, (pointer, byte, long, word, byte, byte, byte)),
            ("xcb_ungrab_key_checked", _Cookie, (pointer, byte, long, word)),
            ("xcb_request_check", pointer, (pointer, _Cookie)),
            ("xcb_poll_for_event", pointer, (pointer,)),
            ("xcb_key_symbols_alloc", pointer, (pointer,)),
            ("xcb_key_symbols_free", None, (pointer,)),
            ("xcb_key_symbols_get_keycode", pointer, (pointer, long)),
        )
        for name, answer, arguments in calls:
            call = getattr(self._keys if name.startswith("xcb_key_symbols") else self._xcb, name)
            call.restype, call.argtypes = answer, arguments
        self._free.restype, self._free.argtypes = None, (pointer,)

    @property
    def descriptor(self) -> int:
        """Readable when events have come."""
        return int(self._xcb.xcb_get_file_descriptor(self._to))

    @property
    def broken(self) -> bool:
        """The X server is gone."""
        return bool(self._xcb.xcb_connection_has_error(self._to))

    def find_code(self, keysym: int) -> int | None:
        """The key that bears a symbol, as the keyboard is laid out now."""
        table = self._keys.xcb_key_symbols_alloc(self._to)
        codes = self._keys.xcb_key_symbols_get_keycode(table, keysym)
        self._keys.xcb_key_symbols_free(table)
        if not codes:
            return None
        code = ctypes.c_uint8.from_address(codes).value
        self._free(codes)
        return code or None

    def grab_key(self, code: int, modifiers: int) -> int:
        """Have a key with exactly these modifiers; 0, or the X error's code."""
        return self._check(
            self._xcb.xcb_grab_key_checked(self._to, 1, self._root, modifiers, code, GRAB_MODE_ASYNC, GRAB_MODE_ASYNC)
        )

    def ungrab_key(self, code: int, modifiers: int) -> None:
        """Give a key back."""
        self._check(self._xcb.xcb_ungrab_key_checked(self._to, code, self._root, modifiers))

    def _check(self, cookie: _Cookie) -> int:
        error = self._xcb.xcb_request_check(self._to, cookie)
        if not error:
            return 0
        code = ctypes.c_uint8.from_address(error + 1).value
        self._free(error)
        return code

    def poll(self) -> KeyEvent | KeyboardChanged | None:
        """The next event that concerns hot-keys, if one has come."""
        while event := self._xcb.xcb_poll_for_event(self._to):
            try:
                if found := _read(event):
                    return found
            finally:
                self._free(event)
        return None

    def close(self) -> None:
        """Leave the X server, which gives all keys back."""
        if self._to is not None:
            self._xcb.xcb_disconnect(self._to)
            self._to = None


def _read(event: int) -> KeyEvent | KeyboardChanged | None:
    kind, detail = (ctypes.c_uint8.from_address(event + offset).value for offset in (0, 1))
    if kind & _SENT:
        return None
    if kind in (KEY_PRESS, KEY_RELEASE):
        at = ctypes.c_uint32.from_address(event + 4).value
        return KeyEvent(kind == KEY_PRESS, detail, ctypes.c_uint16.from_address(event + 28).value, at)
    if kind == MAPPING_NOTIFY and ctypes.c_uint8.from_address(event + 4).value == MAPPING_KEYBOARD:
        return KeyboardChanged()
    return None
