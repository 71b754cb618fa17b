"""The kiosk's own running numbers, for when the server is away."""

from datetime import date, timedelta
from typing import Final

from kiosk.storage.store import KioskStore
from shared.wire.scalars import Code, Day

KEPT_DAYS: Final = 60
LAST_SERIAL: Final = 99_999
"""What a number has room for."""


class SeriesExhausted(Exception):
    """A queue's own series has come to its end for today."""


class OwnSeries:
    """Begins at 1 on every service day, in every queue, for every letter that the kiosk has had."""

    def __init__(self, store: KioskStore) -> None:
        self._store = store

    def take(self, day: Day, queue: Code, letter: str) -> int:
        """The next one. Taken for good when the transaction it is a part of ends: without that it is not taken.

        Raises:
            StoreError: it could not be stored.
            SeriesExhausted: there is none left.
        """
        with self._store.transaction() as connection:
            ((serial,),) = connection.execute(
                """INSERT INTO series VALUES (?, ?, ?, 1)
                ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last""",
                (day, queue, letter),
            ).fetchall()
            if serial > LAST_SERIAL:
                raise SeriesExhausted(f"{queue} {letter}")
            oldest = date.fromisoformat(day) - timedelta(days=KEPT_DAYS)
            connection.execute("DELETE FROM series WHERE day < ?", (oldest.isoformat(),))
        return int(serial)
