"""Who may come in: devices and officers, and what the gateway asks of whoever keeps them."""

from dataclasses import dataclass
from typing import Protocol

from shared.wire.methods import Role
from shared.wire.scalars import Code, Letter, Moment


@dataclass(frozen=True, slots=True)
class Device:
    """A program that may connect to a site."""

    site: Code
    code: Code
    name: str
    role: Role
    revoked_at: Moment | None = None
    letter: Letter = ""
    """A kiosk's own, for the numbers that it gives while the server is away."""


@dataclass(frozen=True, slots=True)
class Login:
    """An officer logged in at a console until `expires_at`."""

    site: Code
    officer: Code
    device: Code
    expires_at: Moment


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A device that asks to be let in."""

    token_hash: str
    role: Role
    name: str
    address: str
    """Where it asks from, for the administrator's eyes."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An administrator may let it in by this code until then."""

    newcomer: Newcomer
    code: str
    begun_at: Moment
    expires_at: Moment


@dataclass(frozen=True, slots=True)
class KnownAlready:
    """A device has this token."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A device had this token, and may never come back with it."""


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """An administrator has said no to this token."""


@dataclass(frozen=True, slots=True)
class TooManyWaiting:
    """No more may wait until one of them has been let in, turned away, or has given up."""


PairingAnswer = Waiting | KnownAlready | Withdrawn | TurnedAway | TooManyWaiting


class IdentityUnavailable(Exception):
    """Nobody can be asked now; try again later."""


class Identities(Protocol):
    """Devices and officers. Every method may raise IdentityUnavailable."""

    async def find_device(self, token: str) -> Device | None:
        """The device a token belongs to, unless it is revoked."""

    async def devices(self, site: Code) -> list[Device]:
        """The devices of a site that are not revoked, by their codes."""

    async def begin_pairing(self, newcomer: Newcomer, now: Moment) -> PairingAnswer:
        """Let a newcomer wait for an administrator, or tell it how it stands."""

    async def password_hash(self, site: Code, officer: Code) -> str | None:
        """An officer's argon2id hash, None where none was set."""

    async def add_login(self, login: Login, token: str, now: Moment) -> None:
        """Keep a login; one that the officer had elsewhere ends."""

    async def find_login(self, token: str, site: Code, device: Code, now: Moment) -> Login | None:
        """The login a token belongs to, while it lasts and only at the console where it was made."""

    async def end_login(self, site: Code, officer: Code) -> None:
        """Log an officer out."""
