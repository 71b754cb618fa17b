"""What the server last said of the hall, for when it is away."""

import logging
from typing import Any, Final, Literal, TypeVar

import msgspec
from msgspec import Struct

from kiosk.storage.store import KioskStore, StoreError
from shared.wire.hours import SiteHours
from shared.wire.methods import Popular
from shared.wire.scalars import Letter, Moment
from shared.wire.site import SiteDescription

log = logging.getLogger("antrean.kiosk.storage")

T = TypeVar("T", bound=Struct)


class Bearings(Struct, frozen=True):
    """How this machine's clock stood to the server's when they last met."""

    offset: int
    """Milliseconds to add to this machine's clock."""
    at: Moment
    """When, by the server's clock: it is later than that now."""


class KioskName(Struct, frozen=True):
    """What the server calls this kiosk."""

    device: str
    letter: Letter


class HallCache:
    """The latest of each. What cannot be read, or was written by another version, counts as not known."""

    def __init__(self, store: KioskStore) -> None:
        self._store = store

    @property
    def site(self) -> SiteDescription | None:
        return self._get("site", SiteDescription)

    @property
    def hours(self) -> SiteHours | None:
        return self._get("hours", SiteHours)

    @property
    def popular(self) -> Popular | None:
        return self._get("popular", Popular)

    @property
    def name(self) -> KioskName | None:
        return self._get("name", KioskName)

    @property
    def bearings(self) -> Bearings | None:
        return self._get("bearings", Bearings)

    def keep(self, what: SiteDescription | SiteHours | Popular | KioskName | Bearings) -> None:
        """Instead of what was known; where the disk fails, only until the kiosk ends."""
        try:
            with self._store.transaction() as connection:
                connection.execute(
                    """INSERT INTO hall VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value
                    WHERE value != excluded.value""",
                    (_NAMES[type(what)], msgspec.json.encode(what).decode()),
                )
        except StoreError:
            log.error("What the server says of the hall is not on the disk")  # noqa: TRY400 - the store said why

    def _get(self, name: "_Name", kind: type[T]) -> T | None:
        try:
            rows = self._store.rows("SELECT value FROM hall WHERE name = ?", name)
            return msgspec.json.decode(rows[0][0], type=kind) if rows else None
        except StoreError:
            return None
        except msgspec.DecodeError as fault:
            log.warning("The %s kept is of no use: %s", name, fault)
            return None


_Name = Literal["site", "hours", "popular", "name", "bearings"]
_NAMES: Final[dict[type[Any], _Name]] = {
    SiteDescription: "site",
    SiteHours: "hours",
    Popular: "popular",
    KioskName: "name",
    Bearings: "bearings",
}
