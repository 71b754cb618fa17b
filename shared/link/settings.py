"""How a program reaches its server."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from shared.wire.scalars import Secret


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """Where the server is, who this device is, and how patient the link is. Times in seconds."""

    uri: str
    """ws://host:port/ or wss://host:port/"""
    token: Secret = field(repr=False)
    client: str
    """The program and its version, for the server's log."""
    officer_token: Secret | None = field(default=None, repr=False)
    """From the last run, where an officer was logged in then."""
    open_timeout: float = 5.0
    ping_interval: float = 5.0
    ping_timeout: float = 5.0
    """A peer that is silent for both together is taken for dead."""
    close_timeout: float = 0.5
    first_delay: float = 0.35
    longest_delay: float = 5.0

    def __post_init__(self) -> None:
        """Raises ValueError where `uri` is no address of a server."""
        parts = urlsplit(self.uri)
        if parts.scheme not in ("ws", "wss") or not parts.hostname or parts.port == 0 or parts.fragment:
            raise ValueError(f"{self.uri!r} is no address like ws://host:port/")

    def delays(self) -> Iterator[float]:
        """How long to wait before each try to reconnect: soon, then ever rarer, and never all clients at once."""
        delay = self.first_delay
        while True:
            yield delay * random.uniform(0.6, 1.4)  # noqa: S311 - spreads the load, keeps no secret
            delay = min(delay * 1.6, self.longest_delay / 1.4)
