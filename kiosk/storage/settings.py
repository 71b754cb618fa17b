"""What was set at the kiosk itself, by name: calibration, volume, and the like."""

from typing import TypeVar

import msgspec

from kiosk.storage.store import KioskStore

T = TypeVar("T")


class KioskSettings:
    """Values that JSON can hold."""

    def __init__(self, store: KioskStore) -> None:
        self._store = store

    def get(self, name: str, default: T) -> T:
        """The value of this name, if it is there and of the default's type; else the default.

        Raises:
            StoreError: the file could not be read.
        """
        rows = self._store.rows("SELECT value FROM settings WHERE name = ?", name)
        if not rows:
            return default
        try:
            return msgspec.json.decode(rows[0][0], type=type(default))
        except msgspec.DecodeError:
            return default

    def set(self, name: str, value: object) -> None:
        """Keep a value under this name.

        Raises:
            StoreError: it is not kept.
        """
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT INTO settings VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                (name, msgspec.json.encode(value).decode()),
            )
