"""Keeps `None`, `True` and `False` alive under PySide6 6.12 on Python 3.11.

That release takes them for immortal, as they are from Python 3.12 on (PEP 683): every call that returns nothing takes a
reference from `None`, every `emit` one from `True`, and after some thousands the interpreter ends itself with
"none_dealloc" or "bool_dealloc". PySide6 6.11.3 does not, but its `lupdate` loses the plurals of our texts. To be
removed with Python 3.11, or with a PySide6 that is mended.
"""

import ctypes
import sys
from typing import Final

FOR_EVER: Final = 1 << 60
"""References that no program uses up."""


def hold() -> None:
    """Give the three so many references that they outlive the process. Once is enough; more does no harm."""
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for value in (None, True, False):
        if sys.getrefcount(value) < FOR_EVER // 2:
            # An object of a release build of CPython begins with its reference count.
            ctypes.c_ssize_t.from_address(id(value)).value += FOR_EVER
