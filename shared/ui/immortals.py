"""Keeps `True` alive under PySide6 6.12 on Python 3.11.

There `Signal.emit` and `disconnect` return `True` without a reference of their own: every emit takes one away, and
after a few thousand the interpreter ends itself with "bool_dealloc: deallocating True or False". From Python 3.12 on
both are immortal (PEP 683), and the fault does nothing.
"""

import ctypes
import sys
from typing import Final

FOR_EVER: Final = 1 << 40
"""References enough for a thousand emits a second in thirty years."""


def hold_bools() -> None:
    """Give `True` and `False` so many references that they are never taken for unused. Once is enough."""
    if sys.version_info >= (3, 12):
        return
    for value in (True, False):
        if sys.getrefcount(value) < FOR_EVER // 2:
            # An object of CPython begins with its reference count.
            ctypes.c_ssize_t.from_address(id(value)).value += FOR_EVER
