"""One program to a state folder: two would cancel each other's tickets and print into each other's paper."""

import logging
import os
import sys
from pathlib import Path
from typing import IO, Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

log = logging.getLogger("antrean.kiosk.storage")

FILE_NAME: Final = "kiosk.lock"


class Tenure:
    """The system ends it with the program, however that ends: a file left over from a power cut keeps nobody out."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._file: IO[bytes] | None = None

    def take(self) -> bool:
        """Whether the folder is this program's now. One that cannot be written is nobody's, and no obstacle."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            file = self.path.open("ab")
        except OSError as fault:
            log.warning("%s cannot be opened: %s", self.path, fault.strerror)
            return True
        try:
            _lock(file.fileno())
        except OSError:
            file.close()
            return False
        self._file = file
        return True

    def end(self) -> None:
        """Give the folder back."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _lock(descriptor: int) -> None:
    """Raises OSError where another program has it."""
    if sys.platform == "win32":
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
