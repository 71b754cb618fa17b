"""Officers' passwords, and slowing down those who guess."""

import asyncio
from collections.abc import Callable
from functools import partial

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from server.gateway.rate import Throttle
from server.identity import Identities
from shared.wire.errors import Error, error
from shared.wire.scalars import Code

AT_ONCE = 2
"""Each check takes 64 MiB and a core for about 50 ms (RFC 9106, second recommended option)."""

WRONG = error("refused", "wrong_password", "The officer or the password is wrong.")


class PasswordCheck:
    """Checks passwords off the event loop, a few at a time."""

    def __init__(self, identities: Identities, monotonic: Callable[[], float]) -> None:
        self._identities = identities
        self._monotonic = monotonic
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash("nobody has this password")
        self._by_officer = Throttle()
        self._by_device = Throttle(free=9)
        self._places = asyncio.Semaphore(AT_ONCE)

    async def check(self, site: Code, device: Code, officer: Code, password: str) -> Error | None:
        """None where the password is right, else the error to answer with."""
        # Asked inside: of many guesses made at once, none gets past the failures of those before it but AT_ONCE.
        async with self._places:
            if (wait := self._wait(site, device, officer)) > 0:
                message = "Too many wrong passwords; wait."
                return error("limited", "too_many_logins", message, retry_after=round(wait + 0.05, 1))
            stored = await self._identities.password_hash(site, officer)
            # Also an officer who does not exist costs a check, so that the time does not tell who does.
            verify = partial(self._verify, stored or self._nobody, password)
            right = await asyncio.get_running_loop().run_in_executor(None, verify)
            if right and stored is not None:
                self._by_officer.succeed((site, officer))
                self._by_device.succeed((site, device))
                return None
            self._by_officer.fail((site, officer), self._monotonic())
            self._by_device.fail((site, device), self._monotonic())
            return WRONG

    def _wait(self, site: Code, device: Code, officer: Code) -> float:
        now = self._monotonic()
        return max(self._by_officer.wait((site, officer), now), self._by_device.wait((site, device), now))

    def _verify(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False
