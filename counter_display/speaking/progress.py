"""Whether the display that speaks gets on: pure."""

from typing import Final

from shared.wire.scalars import Seq

STALLED_MS: Final = 30_000
"""A display that should speak and gets no further for so long holds the stages of the others no more."""


class Progress:
    """How long a line has stood still. `now`: milliseconds, only forward."""

    def __init__(self) -> None:
        self._at: tuple[Seq, bool] = (0, True)
        self._since = 0

    def note(self, through: Seq, now: int, *, waits: bool) -> None:
        """So far has been said; `waits`: there is more."""
        if (through, not waits) != self._at:
            self._at, self._since = (through, not waits), now

    def is_stalled(self, now: int) -> bool:
        _, is_empty = self._at
        return not is_empty and now - self._since >= STALLED_MS

    def stalls_at(self, now: int) -> int | None:
        """When it will be, if nothing moves; None where it is, or nothing waits."""
        _, is_empty = self._at
        at = self._since + STALLED_MS
        return at if not is_empty and at > now else None
