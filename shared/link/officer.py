"""Who is logged in at this device, and the token that keeps it so over a lost connection."""

from shared.wire.methods import OfficerSession
from shared.wire.scalars import Secret


class LoggedIn:
    """The officer as the server last confirmed."""

    def __init__(self, token: Secret | None) -> None:
        self.token = token
        """What to give `session.open`; may be from an earlier run, and not confirmed yet."""
        self._officer: OfficerSession | None = None

    def become(self, officer: OfficerSession | None) -> bool:
        """Take what the server says; True where it is news."""
        news = officer != self._officer or (officer is None and self.token is not None)
        self._officer = officer
        self.token = None if officer is None else officer.token
        return news
