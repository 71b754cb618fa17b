"""The displays of a hall: who is there, who is heard, and how far the calls have been said."""

from typing import Literal

from msgspec import Struct

from shared.wire.scalars import Code, Moment, Note, Seq

DisplayRole = Literal["lobby", "zone", "counter"]
"""What a display shows: the hall, or zones of it; one zone; one counter."""

SoundCondition = Literal["unknown", "ready", "no_sound_card", "no_voice", "muted"]
"""What a display knows of its loudspeaker: nothing yet; it can speak; the machine has no sound card; there is no voice
that it could speak with; it is set not to speak."""


class DisplayState(Struct, frozen=True):
    """One display: whether it is connected, and what it last said of itself."""

    code: Code
    name: str
    online: bool
    role: DisplayRole | None
    """None until it has said so."""
    loudspeakers: Code | None
    """The group of loudspeakers that it speaks through; None: it never speaks."""
    sound: SoundCondition
    fault: Note
    """What its staff should look at, say a film that cannot be played; empty where all is well."""
    since: Moment
    """When it came, or went."""


class GroupVoice(Struct, frozen=True):
    """Who speaks for a group of loudspeakers, and how far."""

    loudspeakers: Code
    speaker: Code | None
    """The one display that speaks; None where no display of the group can."""
    spoken_through: Seq
    """The newest event of this group that was said, or need not be said, to its end, as far as displays have told."""


class Displays(Struct, frozen=True):
    """The `hall.displays` notification: every display of the site that has not been withdrawn, and who speaks."""

    displays: tuple[DisplayState, ...] = ()
    voices: tuple[GroupVoice, ...] = ()
    """The groups that a zone of the site is in or a display has named, by code."""
