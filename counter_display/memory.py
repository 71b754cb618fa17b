"""What a display has shown and its group has said, kept in a file: after a restart none is shown or said anew."""

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from shared.wire.announcement import AnnouncementHeard
from shared.wire.scalars import Code, Day, Moment, Seq
from shared.wire.ticket import Call

log = logging.getLogger("antrean.display")

NOTHING: Final[Seq] = 0


class Kept(Struct, frozen=True):
    """What is remembered of one service day."""

    site: Code
    day: Day | None
    seq: Seq = NOTHING
    """The newest call that was on stage."""
    through: Seq = NOTHING
    """Everything up to here has been said in this display's group of loudspeakers."""
    calls: tuple[Call, ...] = ()
    """What still waited to be said."""
    announcements: tuple[AnnouncementHeard, ...] = ()
    at: Moment = 0
    """Until when the line of these was worked off; 0 where nobody spoke."""
    speaker: Code | None = None
    """The display that spoke last for the group."""

    @property
    def unsaid(self) -> tuple[Call | AnnouncementHeard, ...]:
        """What still waited to be said, in order."""
        return tuple(sorted((*self.calls, *self.announcements), key=lambda item: item.seq))


class CallMemory:
    """Remembers for one display. Without a file it forgets at the end of the program.

    A display that cannot write goes on showing calls: a full disk must not blank the wall.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._kept: Kept | None = None

    def recall(self, site: Code, day: Day | None, newest: Seq) -> Kept | None:
        """What was kept of this day, or None if this display has shown and said nothing of it.

        `newest` is the site's newest event: what is remembered beyond it belongs to another journal.
        """
        kept = self._recall()
        if kept is None or (kept.site, kept.day) != (site, day) or max(kept.seq, kept.through) > newest:
            return None
        return kept

    def recall_speaker(self, site: Code) -> Code | None:
        """The display that spoke last for the group, on whatever day."""
        kept = self._recall()
        return kept.speaker if kept is not None and kept.site == site else None

    def keep(self, site: Code, day: Day | None, seq: Seq) -> None:
        """Remember that this call is on stage."""
        self._write(replace(self._of(site, day), seq=seq))

    def keep_speech(
        self,
        site: Code,
        day: Day | None,
        *,
        through: Seq,
        unsaid: Iterable[Call | AnnouncementHeard],
        at: Moment,
        speaker: Code | None,
    ) -> None:
        """Remember how far the group has spoken at `at`, and what waits."""
        calls: list[Call] = []
        announcements: list[AnnouncementHeard] = []
        for item in unsaid:
            if isinstance(item, Call):
                calls.append(item)
            else:
                announcements.append(item)
        kept = replace(
            self._of(site, day),
            through=through,
            calls=tuple(calls),
            announcements=tuple(announcements),
            at=at,
            speaker=speaker,
        )
        self._write(kept)

    def _of(self, site: Code, day: Day | None) -> Kept:
        kept = self._kept
        if kept is not None and (kept.site, kept.day) == (site, day):
            return kept
        return Kept(site, day, speaker=self.recall_speaker(site))

    def _recall(self) -> Kept | None:
        if self._kept is None:
            self._kept = self._read()
        return self._kept

    def _write(self, kept: Kept) -> None:
        if kept == self._kept:
            return
        self._kept = kept
        if self._path is None:
            return
        draft = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(msgspec.json.encode(kept))
            draft.replace(self._path)
        except OSError as fault:
            log.warning("the newest call cannot be remembered in %s: %s", self._path, fault)

    def _read(self) -> Kept | None:
        if self._path is None:
            return None
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Kept)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.DecodeError, UnicodeError) as fault:
            log.warning("%s does not tell the newest call: %s", self._path, fault)
            return None
