"""Writes down how far a group has spoken, as often as a restart needs it."""

from typing import Final

from counter_display.memory import CallMemory
from counter_display.speaking.line import SpeechLine
from shared.wire.scalars import Code, Day, Moment

EVERY_MS: Final = 2_000
"""While something waits, it is written down this often that the line is being worked off."""


class Diary:
    """Keeps in the memory what has changed of a line."""

    def __init__(self, memory: CallMemory) -> None:
        self._memory = memory
        self._written: tuple[object, ...] = ()

    def write(
        self, site: Code, day: Day | None, line: SpeechLine, *, worked_off_at: Moment, speaker: Code | None
    ) -> None:
        """Write the line down if it has changed. `worked_off_at`: now, or 0 where nobody speaks."""
        beat = worked_off_at // EVERY_MS if line.first is not None else None
        news = (site, day, line.through, line.items, speaker, beat)
        if news == self._written:
            return
        self._written = news
        self._memory.keep_speech(site, day, through=line.through, unsaid=line.items, at=worked_off_at, speaker=speaker)
