"""Keeps `None` alive under PySide6 6.12.0.

On CPython before 3.12 that release takes a reference from `None` with every call of a Qt function that returns
nothing; after some six thousand of them the interpreter ends with "Fatal Python error: none_dealloc". PySide6 6.11.3
does not, and from CPython 3.12 on `None` cannot die (PEP 683). To be removed with the last Python 3.11 or with a
PySide6 that is mended.
"""

import ctypes
import sys
from typing import Final

ENOUGH: Final = 1 << 60
"""References that no program uses up."""


def hold_none() -> None:
    """Give `None` so many references that it outlives the process."""
    if sys.implementation.name == "cpython" and sys.version_info < (3, 12):
        # An object of a release build of CPython 3.11 begins with its reference count.
        ctypes.c_ssize_t.from_address(id(None)).value += ENOUGH
