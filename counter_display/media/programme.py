"""What is shown next. Pure."""

from collections.abc import Callable
from datetime import datetime

from counter_display.media.playlist import Entry


class Programme:
    """Entries in a round. What is added, changed or removed meanwhile does not upset the order of the others."""

    def __init__(self) -> None:
        self._entries: tuple[Entry, ...] = ()
        self._at = -1

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self._entries

    def become(self, entries: tuple[Entry, ...]) -> None:
        """Have these entries from now on; the round goes on after the one that was taken last, or where it stood."""
        taken = self._entries[self._at] if 0 <= self._at < len(self._entries) else None
        gone = self._at
        if taken is not None:
            places = [index for index, entry in enumerate(entries) if entry.path == taken.path]
            stayed = {entry.path for entry in entries}
            before = sum(entry.path in stayed for entry in self._entries[: self._at])
            # A file may be listed twice: the place nearest to where it was.
            gone = min(places, key=lambda index: abs(index - self._at)) if places else before - 1
        self._entries = entries
        self._at = gone

    def take_next(self, at: datetime, may: Callable[[Entry], bool]) -> Entry | None:
        """The next entry that is scheduled at this local time and `may` be shown; None if there is none."""
        count = len(self._entries)
        for step in range(1, count + 1):
            index = (self._at + step) % count
            entry = self._entries[index]
            if entry.schedule.covers(at) and may(entry):
                self._at = index
                return entry
        return None
