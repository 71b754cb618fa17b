"""The PIN before the maintenance page: kept as an Argon2 hash; wrong tries cost time, more each time."""

import itertools
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from kiosk.storage.settings import KioskSettings
from kiosk.storage.store import StoreError

log = logging.getLogger("antrean.kiosk")

T = TypeVar("T")

SHORTEST: Final = 4
LONGEST: Final = 12
TRIES: Final = 5
"""So many wrong tries are free."""
FIRST_PAUSE_S: Final = 30.0
LONGEST_PAUSE_S: Final = 900.0

_HASH: Final = "pin.hash"
_WRONG: Final = "pin.wrong"


class PinRefused(Exception):
    """This cannot be a PIN; the message says why."""


@dataclass(frozen=True, slots=True)
class Opened:
    """It was the PIN."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """It was not; so many tries are left before a pause."""

    tries_left: int


@dataclass(frozen=True, slots=True)
class Paused:
    """No PIN is taken for so many seconds."""

    seconds: float


Answer = Opened | Wrong | Paused


class StaffPin:
    """The PIN, and how often it was guessed wrong: that outlives a restart."""

    def __init__(
        self, settings: KioskSettings, clock: Callable[[], float], *, hasher: PasswordHasher | None = None
    ) -> None:
        """`clock` gives seconds that never go back."""
        self._settings = settings
        self._clock = clock
        self._hasher = hasher or PasswordHasher()
        self._wrong = self._get(_WRONG, 0)
        self._paused_until = clock() + pause_after(self._wrong)

    @property
    def is_set(self) -> bool:
        return bool(self._get(_HASH, ""))

    @property
    def pause_left(self) -> float:
        """Seconds until a PIN is taken again."""
        return max(0.0, self._paused_until - self._clock())

    def set(self, pin: str) -> None:
        """Make this the PIN.

        Raises:
            PinRefused: it is none, or one that anybody would try first.
            StoreError: it cannot be kept.
        """
        if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
            raise PinRefused(f"a PIN has {SHORTEST} to {LONGEST} digits")
        steps = {(int(after) - int(before)) % 10 for before, after in itertools.pairwise(pin)}
        if steps in ({0}, {1}, {9}):
            raise PinRefused("a PIN of equal digits, or of digits in a row, is the first that anybody tries")
        self._settings.set(_HASH, self._hasher.hash(pin))
        self._settings.set(_WRONG, 0)
        self._wrong, self._paused_until = 0, self._clock()

    def try_pin(self, pin: str) -> Answer:
        """Whether this is the PIN; during a pause nothing is."""
        if self.pause_left > 0:
            return Paused(self.pause_left)
        if self._is_right(pin):
            self._count(0)
            return Opened()
        self._count(self._wrong + 1)
        log.warning("A wrong PIN was given at the kiosk, the %d. in a row", self._wrong)
        self._paused_until = self._clock() + pause_after(self._wrong)
        return Paused(self.pause_left) if self.pause_left > 0 else Wrong(TRIES - self._wrong)

    def _is_right(self, pin: str) -> bool:
        try:
            return self._hasher.verify(self._get(_HASH, ""), pin)
        except (VerificationError, InvalidHashError):
            return False

    def _count(self, wrong: int) -> None:
        if wrong != self._wrong:
            self._wrong = wrong
            with suppress(StoreError):  # the store tells the staff
                self._settings.set(_WRONG, wrong)

    def _get(self, name: str, default: T) -> T:
        try:
            return self._settings.get(name, default)
        except StoreError:
            return default


def pause_after(wrong: int) -> float:
    """Seconds of pause after so many wrong tries in a row."""
    if wrong < TRIES:
        return 0.0
    return min(FIRST_PAUSE_S * 2.0 ** min(wrong - TRIES, 20), LONGEST_PAUSE_S)
