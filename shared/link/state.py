"""What a window may tell its user of the connection: nothing rosier than the truth."""

from dataclasses import dataclass

from shared.wire.errors import Error
from shared.wire.scalars import Moment


@dataclass(frozen=True, slots=True)
class Connecting:
    """No session yet since the program started."""


@dataclass(frozen=True, slots=True)
class Online:
    """The session is open and the board is current."""


@dataclass(frozen=True, slots=True)
class Offline:
    """The session was open and is lost; the link tries again by itself."""

    since: Moment
    """By this machine's clock; from `LinkAdapter` by the server's, as far as that is known."""
    reason: str
    """For the log, not for visitors."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The server does not take this device or this version; trying again alone will not help."""

    error: Error


LinkState = Connecting | Online | Offline | Refused
