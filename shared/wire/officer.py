"""An officer who is logged in at one console and wants to be at another: both consoles are asked."""

from typing import Final

from msgspec import Struct

from shared.wire.scalars import Code, Moment

ANSWER_SECONDS: Final = 20
"""How long the console where an officer is logged in has for an answer; without one it is a yes."""


class OfficerAsked(Struct, frozen=True):
    """The `officer.asked` notification: somebody logs in elsewhere as the officer who is logged in here."""

    console: Code | None = None
    """Where; null: nobody asks any more."""
    name: str = ""
    """What people call that console."""
    answer_by: Moment | None = None
    """Without an `officer.answer` until then, the officer is there and no longer here."""


class OfficerMoved(Struct, frozen=True):
    """The `officer.moved` notification: the officer is at another console now, and nobody is logged in here."""

    console: Code
    name: str = ""
    """What people call that console."""
