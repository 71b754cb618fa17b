"""What the supervisor has said in the hall: text that displays show and speak, at once or at its time."""

from typing import Annotated, Final

from msgspec import Meta, Struct

from shared.wire.scalars import END, Code, CommandId, Moment, Note, Seq

_CONTROLS: Final = r"\x00-\x1f\x7f-\x9f\u2028\u2029"
_BLANKS: Final = r" \u00a0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff"

Wording = Annotated[
    str,
    Meta(
        max_length=200,
        pattern=rf"^[^{_CONTROLS}]*[^{_BLANKS}{_CONTROLS}][^{_CONTROLS}]*" + END,
        description="A text on one line, without control characters, not blank.",
    ),
]
ANNOUNCEMENTS_KEPT: Final = 10
"""Of those made, a board keeps the latest of today."""


class Announcement(Struct, frozen=True):
    """A text for the hall."""

    id: CommandId
    """Of the command that made it."""
    text: Wording
    """In Indonesian."""
    text_en: Note = ""
    """In English, said and shown after it; may be empty."""
    zones: tuple[Code, ...] = ()
    """Where it is for; none named: the whole hall."""
    at: Moment = 0
    """When it is, or was, to be said."""


class AnnouncementHeard(Struct, frozen=True):
    """An announcement that was made: displays show and speak each one once, in its place among the calls."""

    seq: Seq
    at: Moment
    """When it was made."""
    announcement: Announcement


class Announcements(Struct, frozen=True):
    """Today's announcements."""

    scheduled: tuple[Announcement, ...] = ()
    """Those still to come, the next first."""
    made: tuple[AnnouncementHeard, ...] = ()
    """The latest, oldest first, at most 10; those withdrawn are left out."""

    def find(self, id: CommandId) -> Announcement | None:
        """The announcement of this id, still to come or made."""
        known = (*self.scheduled, *(heard.announcement for heard in self.made))
        return next((announcement for announcement in known if announcement.id == id), None)
