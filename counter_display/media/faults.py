"""What can be wrong with a file or a folder, and how long it is left alone then."""

from dataclasses import dataclass
from typing import Final, Literal

from counter_display.media.playlist import Entry, Stamp

Reason = Literal[
    "missing", "empty", "unreadable", "foreign", "no_picture", "cut_off", "too_large", "undecodable", "stalled"
]

RETRY_MS: Final = 600_000
"""A broken file that has not changed is tried again after this time: a network share may have been the reason."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that cannot be shown."""

    name: str
    reason: Reason
    detail: str = ""
    """As the library or the system says it; for the log."""


@dataclass(frozen=True, slots=True)
class SourceBroken:
    """The folder or the playlist cannot be used; `detail` says why."""

    path: str
    detail: str


class Blacklist:
    """Files that could not be shown. One that has changed is forgotten."""

    def __init__(self) -> None:
        self._broken: dict[str, tuple[Stamp | None, Broken, int]] = {}

    @property
    def all(self) -> tuple[Broken, ...]:
        """In the order in which they were found."""
        return tuple(broken for _, broken, _ in self._broken.values())

    def add(self, entry: Entry, broken: Broken, now: int) -> bool:
        """Note what is wrong; whether that is news."""
        known = self._broken.get(entry.path)
        self._broken[entry.path] = (entry.stamp, broken, now)
        return known is None or known[:2] != (entry.stamp, broken)

    def forgive(self, entry: Entry) -> bool:
        """It has been shown; whether it had been broken."""
        return self._broken.pop(entry.path, None) is not None

    def keep(self, entries: tuple[Entry, ...]) -> bool:
        """Forget files that have changed or are gone; whether there were any."""
        stamps = {entry.path: entry.stamp for entry in entries}
        gone = [path for path, (stamp, *_) in self._broken.items() if path not in stamps or stamps[path] != stamp]
        for path in gone:
            del self._broken[path]
        return bool(gone)

    def allows(self, entry: Entry, now: int) -> bool:
        """Whether it may be tried."""
        known = self._broken.get(entry.path)
        return known is None or now - known[2] >= RETRY_MS
