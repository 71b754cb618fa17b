"""The kiosk's log in a file that does not grow for ever, and its last lines."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LARGEST: Final = 1_000_000
"""Bytes of one file."""
KEPT: Final = 5
"""Files before the current one."""
FILE_NAME: Final = "kiosk.log"


class Logbook:
    """Everything that is logged from `begin` on, beside what goes to the terminal."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._handler: logging.Handler | None = None

    def begin(self) -> None:
        """Write from now on. A folder that cannot be written is said in the log, and all goes on."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(self.path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
        except OSError as fault:
            logging.getLogger("antrean.kiosk").warning("No log is kept in %s: %s", self.path, fault.strerror)
            return
        handler.setFormatter(logging.Formatter(FORMAT))
        logging.getLogger().addHandler(handler)
        self._handler = handler

    def end(self) -> None:
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def last(self, count: int) -> list[str]:
        """The last lines, oldest first; none where there is no file."""
        try:
            with self.path.open("rb") as file:
                file.seek(max(0, self.path.stat().st_size - 300 * count))
                text = file.read().decode("utf-8", "replace")
        except OSError:
            return []
        return text.splitlines()[-count:]
