"""Which call a display shows, and when it looks again: every call once, in order, none lost, none in another's place.

No clock, no voice and no window in here. `now` is any clock that only goes forward, in milliseconds; a call's age is 0
unless it was made while the display was away. A call goes one way only, unless it is taken back:

    taken ──fresh──► line ──► stage (one at a time, large) ──► shown before
          └─missed─► listed page by page ───────────────────► shown before

The line gives each call the full time on stage; when it grows, the time shrinks, down to the shortest. However short,
it lasts until the call has been heard. A call that is taken back is nowhere any more; only what is being said of it on
stage is heard to its end there.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from shared.wire.board import CALLS_KEPT
from shared.wire.scalars import Seq, TicketId
from shared.wire.ticket import Call


@dataclass(frozen=True, slots=True)
class Pace:
    """How long calls are shown, in milliseconds."""

    full: int = 8_000
    """On stage, when the line is short."""
    shortest: int = 2_000
    """On stage, however long the line is. Before and after it the call is among the list's rows."""
    patience: int = 10_000
    """The line is worked off about this fast: its length times the time on stage stays near it."""
    fresh: int = 30_000
    """A call that is older when it arrives is listed, not staged: its visitor has been fetched by other means."""
    page: int = 6_000
    """A page of missed calls."""

    def on_stage(self, waiting: int) -> int:
        """The least time for the call on stage while `waiting` others want its place."""
        return self.full if waiting == 0 else min(self.full, max(self.shortest, self.patience // waiting))


@dataclass(frozen=True, slots=True)
class Staged:
    """The call on stage."""

    call: Call
    since: int
    taken_back: bool = False
    """It leaves as soon as it need not be heard any more."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be seen at one moment. No ticket is in more than one place of it."""

    stage: Call | None
    fresh: bool
    """The call on stage has not had its full time yet, or is still to be heard."""
    coming: tuple[Call, ...]
    """The next calls, first to come first; a number that is called twice stands where its first call does."""
    more: int
    """Numbers in line beyond `coming`."""
    listed: tuple[Call, ...]
    """Calls made before, newest first."""
    missed: bool
    """`listed` shows calls made while this display was away."""
    in_sight: frozenset[Seq] = frozenset()
    """Of the line: the calls whose number and counter are to be seen, and no call before them is not."""


EMPTY: Final = Scene(None, fresh=False, coming=(), more=0, listed=(), missed=False)


class Showing:
    """The calls of one service day on one display with `rows` rows beside its stage (at least 2)."""

    def __init__(self, rows: int, pace: Pace | None = None) -> None:
        self._pace = pace or Pace()
        self._rows = rows
        self._newest: Seq = 0
        self._line: deque[Call] = deque()
        self._stage: Staged | None = None
        self._missed: deque[Call] = deque()
        self._page: tuple[Call, ...] = ()
        self._page_since = 0
        self._unheard: Collection[Seq] = ()
        self._before: deque[Call] = deque(maxlen=CALLS_KEPT)

    @property
    def rows(self) -> int:
        return self._rows

    @property
    def staged(self) -> Seq:
        """The call on stage; 0 before the first."""
        return self._stage.call.seq if self._stage else 0

    def is_new(self, seq: Seq) -> bool:
        """Whether a call has not been taken in yet."""
        return seq > self._newest

    def begin(self, shown: Iterable[Call]) -> None:
        """Start a day, or start over, with calls that have been shown already, oldest first."""
        self._newest = 0
        for calls in (self._line, self._missed, self._before):
            calls.clear()
        self._stage, self._page = None, ()
        for call in shown:
            self._newest = call.seq
            self._before.append(call)
        if self._before:
            # On stage again, but as one that has had its time.
            self._stage = Staged(self._before.pop(), -self._pace.full)

    def take(self, call: Call, age: int) -> None:
        """Take in a call, made `age` milliseconds ago. One that was taken in before changes nothing."""
        if call.seq <= self._newest:
            return
        self._newest = call.seq
        (self._line if age <= self._pace.fresh else self._missed).append(call)

    def take_back(self, which: Callable[[Call], bool]) -> None:
        """These calls were a mistake: of all that were taken in, they are shown no more."""
        for calls in (self._line, self._missed, self._before):
            kept = [call for call in calls if not which(call)]
            calls.clear()
            calls.extend(kept)
        self._page = tuple(call for call in self._page if not which(call))
        if self._stage and which(self._stage.call):
            self._stage = replace(self._stage, taken_back=True)

    def wait_for(self, unheard: Collection[Seq]) -> None:
        """These calls are still to be heard to their end: whichever of them is on stage stays there until then."""
        self._unheard = unheard

    def will_stage(self, seq: Seq) -> bool:
        """Whether a call is still to come on stage."""
        return any(call.seq == seq for call in self._line)

    def resize(self, rows: int) -> None:
        """The list has another number of rows now."""
        if rows == self._rows:
            return
        self._rows = rows
        self._missed.extendleft(reversed(self._page))
        self._page = ()

    def look(self, now: int) -> Scene:
        """Move on to `now` and say what is to be seen."""
        self._clear_stage(now)
        self._stage_next(now)
        self._turn_page(now)
        stage = self._stage
        room = self._rows - max(1, len(self._page))
        waiting = self._waiting()
        coming = waiting[:room]
        return Scene(
            stage.call if stage else None,
            fresh=stage is not None and (self._is_unheard(stage) or now - stage.since < self._pace.full),
            coming=coming,
            more=len(waiting) - len(coming),
            listed=self._listed(coming, self._rows - len(coming)),
            missed=bool(self._page),
            in_sight=self._in_sight(coming),
        )

    def next_look(self, now: int) -> int | None:
        """When `look` would show something else if nothing came in and nothing was heard; None while that is never."""
        times = []
        if self._stage and self._line and not self._is_unheard(self._stage):
            times.append(self._stage.since + self._pace.on_stage(len(self._line)))
        if self._stage and now - self._stage.since < self._pace.full:
            times.append(self._stage.since + self._pace.full)
        if self._page:
            times.append(self._page_since + self._pace.page)
        return max(now, min(times)) if times else None

    def _clear_stage(self, now: int) -> None:
        """Let a call that was taken back go; where no other comes, the one before it is the latest again."""
        if self._stage is None or not self._stage.taken_back or self._is_unheard(self._stage):
            return
        self._stage = None
        if self._before and not self._line:
            latest = max(self._before, key=lambda call: call.seq)
            self._before.remove(latest)
            self._stage = Staged(latest, now - self._pace.full)

    def _stage_next(self, now: int) -> None:
        if not self._line:
            return
        if self._stage:
            if self._is_unheard(self._stage) or now - self._stage.since < self._pace.on_stage(len(self._line)):
                return
            self._before.append(self._stage.call)
        self._stage = Staged(self._line.popleft(), now)

    def _turn_page(self, now: int) -> None:
        if self._page and now - self._page_since < self._pace.page:
            return
        self._before.extend(self._page)
        size = max(1, self._rows - 1)
        self._page = tuple(self._missed.popleft() for _ in range(min(size, len(self._missed))))
        self._page_since = now

    def _is_unheard(self, stage: Staged) -> bool:
        return stage.call.seq in self._unheard

    def _waiting(self) -> tuple[Call, ...]:
        """The line, each number once, without the one on stage."""
        on_stage = self._stage.call.ticket if self._stage else None
        first: dict[TicketId, Call] = {}
        for call in self._line:
            first.setdefault(call.ticket, call)
        return tuple(call for call in first.values() if call.ticket != on_stage)

    def _in_sight(self, coming: Iterable[Call]) -> frozenset[Seq]:
        large = {(call.ticket, call.counter) for call in coming}
        if self._stage:
            large.add((self._stage.call.ticket, self._stage.call.counter))
        return frozenset(call.seq for call in takewhile(lambda call: (call.ticket, call.counter) in large, self._line))

    def _listed(self, coming: Iterable[Call], room: int) -> tuple[Call, ...]:
        seen = {call.ticket for call in coming}
        if self._stage:
            seen.add(self._stage.call.ticket)
        listed: list[Call] = []
        source = self._page or sorted(self._before, key=lambda call: call.seq)
        for call in reversed(source):
            if call.ticket not in seen and len(listed) < room:
                seen.add(call.ticket)
                listed.append(call)
        return tuple(listed)
