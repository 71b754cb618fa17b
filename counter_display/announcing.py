"""Which announcement a display shows, and until when: each once, in order, until it has been heard and can be read.

Pure: `now` is any clock that only goes forward, in milliseconds.
"""

from collections import deque
from collections.abc import Collection
from typing import Final

from shared.wire.announcement import AnnouncementHeard
from shared.wire.scalars import CommandId, Seq

SHOWN_MS: Final = 15_000
"""At least."""
FRESH_MS: Final = 30_000
"""One that is older when the display learns of it is not news any more."""


class Announcing:
    """The announcements of one service day on one display."""

    def __init__(self) -> None:
        self._newest: Seq = 0
        self._line: deque[AnnouncementHeard] = deque()
        self._shown: AnnouncementHeard | None = None
        self._since = 0
        self._round = 0
        self._unheard: Collection[Seq] = ()

    def begin(self) -> None:
        """Start a day, or start over."""
        self._newest, self._shown = 0, None
        self._line.clear()

    def take(self, heard: AnnouncementHeard, age: int) -> None:
        """Take in one that was made `age` milliseconds ago. One that was taken in before changes nothing."""
        if heard.seq <= self._newest:
            return
        self._newest = heard.seq
        if age <= FRESH_MS:
            self._line.append(heard)

    def withdraw(self, id: CommandId) -> None:
        """Show it no more."""
        self._line = deque(each for each in self._line if each.announcement.id != id)
        if self._shown and self._shown.announcement.id == id:
            self._shown = None

    def wait_for(self, unheard: Collection[Seq]) -> None:
        """These are still to be heard to their end: whichever of them is shown stays until then."""
        self._unheard = unheard

    def look(self, now: int) -> AnnouncementHeard | None:
        """Move on to `now` and say which is to be seen."""
        if self._shown and now >= self._until and self._shown.seq not in self._unheard:
            self._shown = None
        if self._shown is None and self._line:
            self._shown, self._since = self._line.popleft(), now
        return self._shown

    def next_look(self, now: int) -> int | None:
        """When `look` would show something else if nothing came in and nothing was heard."""
        if self._shown is None or self._shown.seq in self._unheard:
            return None
        return max(now, self._until)

    def take_round(self, round_ms: int) -> None:
        """It takes so long until every page of the one shown has been up."""
        self._round = round_ms

    @property
    def _until(self) -> int:
        return self._since + max(SHOWN_MS, self._round)
