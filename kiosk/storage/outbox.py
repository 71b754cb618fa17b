"""The link's outbox on the kiosk's disk: what was asked of the server outlives the kiosk."""

import logging
from collections.abc import Iterable

from kiosk.storage.refusals import Refusals
from kiosk.storage.store import KioskStore, StoreError
from shared.link.outbox import Entry
from shared.wire.codec import Malformed, decode_request, encode_request
from shared.wire.errors import error
from shared.wire.methods import Command
from shared.wire.scalars import CommandId

log = logging.getLogger("antrean.kiosk.storage")


class SqliteOutbox:
    """An `Outbox`. Where the disk fails, a command still goes on its way; it would not outlive the kiosk then.

    The link uses it on its own thread. The window's may `keep` commands of which it must be certain, and gives them to
    the link afterwards, in the same order.
    """

    def __init__(self, store: KioskStore) -> None:
        self._store = store

    def load(self) -> list[Entry]:
        """The commands kept, in order of submission. What cannot be read is set aside for the staff."""
        try:
            rows = self._store.rows("SELECT id, frame, sent FROM outbox ORDER BY position")
        except StoreError:
            return []
        return [entry for id, frame, sent in rows if (entry := self._read(id, frame, sent=bool(sent))) is not None]

    def add(self, id: CommandId, params: Command) -> None:
        """Keep a new command, after all others; one that is kept already stays where it is."""
        try:
            self.keep(id, params)
        except StoreError:
            log.error("%s %s is on its way and not on the disk", params.METHOD, id)  # noqa: TRY400 - the store said why

    def keep(self, id: CommandId, params: Command) -> None:
        """As `add`, for a command that must not be lost: alone, or as a part of the transaction under way.

        Raises:
            StoreError: it is not kept.
        """
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT INTO outbox (id, frame, method) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (id, encode_request(id, params), params.METHOD),
            )

    def mark_sent(self, id: CommandId) -> None:
        """Remember, before it is first sent, that this command may have been done."""
        self._change("UPDATE outbox SET sent = 1 WHERE id = ?", id)

    def remove(self, id: CommandId) -> None:
        """Forget a command."""
        self._change("DELETE FROM outbox WHERE id = ?", id)

    def count(self, methods: Iterable[type[Command]]) -> int:
        """How many commands of these kinds have no answer yet; 0 where that cannot be told."""
        kinds = [method.METHOD for method in methods]
        marks = ", ".join("?" * len(kinds))
        try:
            ((count,),) = self._store.rows(f"SELECT count(*) FROM outbox WHERE method IN ({marks})", *kinds)  # noqa: S608
        except StoreError:
            return 0
        return int(count)

    def _change(self, statement: str, id: CommandId) -> None:
        try:
            with self._store.transaction() as connection:
                connection.execute(statement, (id,))
        except StoreError:
            log.error("What became of command %s is not on the disk", id)  # noqa: TRY400 - the store said why

    def _read(self, id: CommandId, frame: str, *, sent: bool) -> Entry | None:
        try:
            params = decode_request(frame).params
        except Malformed as fault:
            log.error("Command %s of an earlier run cannot be read: %s", id, fault)  # noqa: TRY400 - what came says it
            Refusals(self._store).keep(id, frame, error("invalid", "unreadable", str(fault)), at=0)
            self.remove(id)
            return None
        if not isinstance(params, Command):
            raise TypeError(f"{params.METHOD} is no command")
        return Entry(id, params, sent)
