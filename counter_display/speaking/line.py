"""What is still to be said in one group of loudspeakers: each call and each announcement once, in order.

No clock and no voice in here; `now` is any clock in milliseconds that only goes forward. Every display of the group
keeps this line, also while another one speaks, so that it can go on where that one has stopped.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from counter_display.calls import WhichCalls
from shared.wire.announcement import AnnouncementHeard
from shared.wire.scalars import CommandId, Seq
from shared.wire.ticket import Call

Item = Call | AnnouncementHeard
"""What is said in one go."""

LONGEST: Final = 1_000
"""Of a line that nobody works off, the oldest are given up."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    item: Item
    made: int
    """When, on this display's clock."""


class SpeechLine:
    """The line of one service day. What is older than `fresh` milliseconds when it comes is not said."""

    def __init__(self, fresh: int) -> None:
        self._fresh = fresh
        self._line: deque[_Waiting] = deque(maxlen=LONGEST)
        self._newest: Seq = 0
        self._through: Seq = 0
        self._voiced = False
        self._voiced_until: int | None = None

    @property
    def through(self) -> Seq:
        """Everything up to here has been said, or was too old when its turn came."""
        return self._through

    @property
    def first(self) -> Item | None:
        """What is to be said now."""
        return self._line[0].item if self._line else None

    @property
    def behind(self) -> int:
        """How many wait behind the first."""
        return max(0, len(self._line) - 1)

    @property
    def items(self) -> tuple[Item, ...]:
        """All that wait, the first first."""
        return tuple(waiting.item for waiting in self._line)

    @property
    def unsaid(self) -> frozenset[Seq]:
        """The sequence numbers of all that wait."""
        return frozenset(waiting.item.seq for waiting in self._line)

    def begin(self, through: Seq) -> None:
        """Start a day, or start over: what is not newer than `through` has been said."""
        self._line.clear()
        self._newest = self._through = through

    def take(self, items: Iterable[tuple[Item, int]], now: int) -> None:
        """Take in items with their ages in milliseconds, in order. One that was taken in before changes nothing."""
        for item, age in items:
            if item.seq <= self._newest:
                continue
            self._newest = item.seq
            if age <= self._fresh:
                self._line.append(_Waiting(item, now - age))

    def say_through(self, seq: Seq) -> None:
        """Everything up to `seq` has been said, here or by another display of the group, or need not be said."""
        self._through = max(self._through, seq)
        while self._line and self._line[0].item.seq <= seq:
            self._line.popleft()

    def take_back(self, which: WhichCalls) -> None:
        """Calls that were a mistake are not to be said any more."""
        kept = [w for w in self._line if not (isinstance(w.item, Call) and which(w.item))]
        self._line = deque(kept, maxlen=LONGEST)

    def withdraw(self, id: CommandId) -> None:
        """An announcement is not to be said any more."""
        kept = [w for w in self._line if not (isinstance(w.item, AnnouncementHeard) and w.item.announcement.id == id)]
        self._line = deque(kept, maxlen=LONGEST)

    def look(self, now: int, *, voiced: bool) -> None:
        """Move on to `now`; `voiced`: some display of the group speaks, so the line is worked off.

        Waiting for one's turn makes nothing stale, however long the line is. Waiting while nobody speaks does.
        """
        if voiced or self._voiced:
            self._voiced_until = now
        self._voiced = voiced
        while self._line and not voiced and now - self._waits_since(self._line[0]) > self._fresh:
            self._line.popleft()

    def _waits_since(self, waiting: _Waiting) -> int:
        return waiting.made if self._voiced_until is None else max(waiting.made, self._voiced_until)
