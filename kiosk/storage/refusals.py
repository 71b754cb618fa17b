"""What the server would not take of this kiosk's own doings. Kept for the staff; never sent again."""

import logging
from dataclasses import dataclass

from kiosk.storage.store import KioskStore, StoreError
from shared.wire.errors import Error
from shared.wire.scalars import CommandId, Moment

log = logging.getLogger("antrean.kiosk.storage")


@dataclass(frozen=True, slots=True)
class RefusedCommand:
    """A command that will not be done."""

    id: CommandId
    at: Moment
    frame: str
    """As it was sent."""
    code: str
    message: str


class Refusals:
    """The list of them, newest first."""

    def __init__(self, store: KioskStore) -> None:
        self._store = store

    def keep(self, id: CommandId, frame: str, refusal: Error, *, at: Moment) -> None:
        """Add one; told in the log as well, whatever the disk does."""
        log.error("Refused for good (%s): %s", refusal.data.code, frame)
        try:
            with self._store.transaction() as connection:
                connection.execute(
                    "INSERT INTO refusals VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    (id, at, frame, refusal.data.code, refusal.message),
                )
        except StoreError:
            log.error("The refusal of command %s is not on the disk", id)  # noqa: TRY400 - the store said why

    def latest(self, most: int = 50) -> list[RefusedCommand]:
        """The newest of them.

        Raises:
            StoreError: the file could not be read.
        """
        rows = self._store.rows("SELECT id, at, frame, code, message FROM refusals ORDER BY at DESC, id LIMIT ?", most)
        return [RefusedCommand(*row) for row in rows]
