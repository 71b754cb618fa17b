"""What happened when, told as it happens and kept in a file."""

import time
from pathlib import Path


class Transcript:
    """Lines with the seconds since the start."""

    def __init__(self, path: Path) -> None:
        self._start = time.monotonic()
        self._file = path.open("w")

    def say(self, line: str) -> None:
        """Print a line and keep it."""
        timed = f"{time.monotonic() - self._start:6.2f} s  {line}"
        print(timed, flush=True)
        self._file.write(timed + "\n")
        self._file.flush()

    def close(self) -> None:
        self._file.close()
