"""What the roll in the printer has given."""

from kiosk.printing.roll import RollUse
from kiosk.storage.store import KioskStore


class PaperRoll:
    """One row of the kiosk's file."""

    def __init__(self, store: KioskStore) -> None:
        self._store = store

    def load(self) -> RollUse | None:
        """What was saved last, if anything was.

        Raises:
            StoreError: the file could not be read.
        """
        rows = self._store.rows("SELECT changed_at, tickets, used_mm, ended FROM paper_roll")
        return RollUse(rows[0][0], rows[0][1], rows[0][2], bool(rows[0][3])) if rows else None

    def save(self, use: RollUse) -> None:
        """Keep it.

        Raises:
            StoreError: it is not kept.
        """
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO paper_roll (only, changed_at, tickets, used_mm, ended) VALUES (1, ?, ?, ?, ?)",
                (use.changed_at, use.tickets, use.used_mm, use.ended),
            )
