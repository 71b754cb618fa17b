"""python-escpos's list of printers, read whatever state the disk is in. Import it before the rest of the library.

The library keeps the list in a file of its own, and reads that at its next import. Cut short by a power cut, or with no
room on the disk, that file would end the program at every start.
"""

import contextlib
import logging
import os
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final

log = logging.getLogger("antrean.kiosk.printing")

FOLDER: Final = "ESCPOS_CAPABILITIES_PICKLE_DIR"
MEMORY: Final = Path("/dev/shm")  # noqa: S108 - only a folder of our own in it


@contextlib.contextmanager
def _log_left_to_the_program() -> Iterator[None]:
    """The library sets up the root logger as it is imported; whoever runs the program could not do so any more."""
    root = logging.getLogger()
    before = list(root.handlers)
    try:
        yield
    finally:
        for handler in [handler for handler in root.handlers if handler not in before]:
            root.removeHandler(handler)


def read_capabilities() -> ModuleType:
    """The library's module, with a damaged file removed, or without one on the disk."""
    try:
        return import_module("escpos.capabilities")
    except Exception as fault:  # noqa: BLE001 - what a damaged pickle raises can be anything
        log.warning("The list of printers kept by the library cannot be used, and is read anew: %r", fault)
    folder = os.environ.get(FOLDER)
    for kept in Path(folder).glob("*.capabilities.pickle") if folder else ():
        with contextlib.suppress(OSError):
            kept.unlink()
    try:
        return import_module("escpos.capabilities")
    except OSError:
        return _read_in_memory()


def _read_in_memory() -> ModuleType:
    kept, usual = os.environ.pop(FOLDER, None), tempfile.tempdir
    try:
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
            tempfile.tempdir = folder
            return import_module("escpos.capabilities")
    finally:
        tempfile.tempdir = usual
        if kept is not None:
            os.environ[FOLDER] = kept


with _log_left_to_the_program():
    CAPABILITIES: Final[dict[str, Any]] = read_capabilities().CAPABILITIES
