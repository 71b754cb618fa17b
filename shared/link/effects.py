"""What a session tells its program. All are frozen: they may cross to another thread."""

from dataclasses import dataclass

from msgspec import Struct

from shared.link.state import LinkState
from shared.wire.display import Displays
from shared.wire.errors import Error
from shared.wire.events import Recorded
from shared.wire.kiosk import Kiosks
from shared.wire.methods import OfficerSession, Welcome
from shared.wire.officer import OfficerAsked, OfficerMoved
from shared.wire.site import SiteDescription
from shared.wire.ticket import Snapshot


@dataclass(frozen=True, slots=True)
class StateChanged:
    """What may be said of the connection from now on."""

    state: LinkState


@dataclass(frozen=True, slots=True)
class Welcomed:
    """The server knows the device; comes again after every reconnection."""

    welcome: Welcome
    elapsed: float
    """When it came, on the monotonic clock: with `welcome.at` it gives the server's time ever after."""


@dataclass(frozen=True, slots=True)
class OfficerChanged:
    """Who is logged in here. None: nobody, whether logged out or no longer known to the server."""

    officer: OfficerSession | None


@dataclass(frozen=True, slots=True)
class LoginAsked:
    """Somebody logs in at another console as the officer who is logged in here; with no console: nobody does any more.

    Answered by `AnswerLogin`. It is over also when the connection or the login is.
    """

    asked: OfficerAsked


@dataclass(frozen=True, slots=True)
class LoggedInElsewhere:
    """Why the `OfficerChanged` that follows has nobody: the officer is at another console now."""

    moved: OfficerMoved


@dataclass(frozen=True, slots=True)
class Described:
    """What the hall is made of: first, or different from before."""

    site: SiteDescription


@dataclass(frozen=True, slots=True)
class BoardReset:
    """The board starts anew from this snapshot; whatever was shown before is void."""

    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class EventsRecorded:
    """The events that follow the last one told, none left out, none twice."""

    events: tuple[Recorded, ...]


@dataclass(frozen=True, slots=True)
class KiosksChanged:
    """How the kiosks of the hall are: after every (re)connection, and whenever it changes. Displays are not told."""

    kiosks: Kiosks


@dataclass(frozen=True, slots=True)
class DisplaysChanged:
    """How the displays of the hall are and who speaks: after every (re)connection, and whenever it changes.

    Kiosks are not told.
    """

    displays: Displays


@dataclass(frozen=True, slots=True)
class Delayed:
    """A command is not answered yet, and will be sent again by itself."""

    id: str
    error: Error
    """Why: the server's own error, or `unavailable` / `offline` where it cannot be reached."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The one and final answer to a command or query."""

    id: str
    answer: Struct | Error


@dataclass(frozen=True, slots=True)
class Disconnect:
    """For the driver alone: this connection is of no more use, end it."""

    reason: str
    retry_after: float | None = None
    """Seconds to stay away at least, where the server said so."""


Effect = (
    StateChanged
    | Welcomed
    | OfficerChanged
    | LoginAsked
    | LoggedInElsewhere
    | Described
    | BoardReset
    | EventsRecorded
    | KiosksChanged
    | DisplaysChanged
    | Delayed
    | Answered
)
