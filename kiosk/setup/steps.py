"""Where the setting up of a kiosk stands."""

from dataclasses import dataclass

from shared.link.finding import FoundServer


@dataclass(frozen=True, slots=True)
class Looking:
    """For servers on the network; somebody has to choose."""

    servers: tuple[FoundServer, ...] = ()


@dataclass(frozen=True, slots=True)
class Calling:
    """The server has been asked for the first time."""

    server: str


@dataclass(frozen=True, slots=True)
class Showing:
    """A code, until an administrator has confirmed it."""

    server: str
    code: str
    is_reached: bool = True
    """Whether the server answered the last time it was asked."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The server cannot be reached; it is asked again."""

    server: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """What answers is no server that this kiosk could be let in by; it is asked again."""

    server: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """As many devices as may wait for an administrator already; it is asked again."""

    server: str


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """An administrator has said no. Somebody at the kiosk may ask anew."""

    server: str


@dataclass(frozen=True, slots=True)
class Paired:
    """Done."""

    server: str


Step = Looking | Calling | Showing | Unanswered | Foreign | Waiting | TurnedAway | Paired
