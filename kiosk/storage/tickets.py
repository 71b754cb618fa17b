"""The tickets of this kiosk: what their papers say, and whether it is known what became of the paper."""

import logging
from dataclasses import dataclass
from typing import Final

import msgspec

from kiosk.storage.store import KioskStore
from shared.wire.methods import Issued
from shared.wire.scalars import Moment, TicketId

log = logging.getLogger("antrean.kiosk.storage")

KEPT_MS: Final = 48 * 3_600_000

_decoder = msgspec.json.Decoder(Issued)


@dataclass(frozen=True, slots=True)
class KeptTicket:
    """One of them."""

    id: TicketId
    issued: Issued | None
    """None: ordered of the server, whose answer this kiosk has not seen, so that nobody was shown a number; or on a
    damaged disk."""
    own: bool
    """Whether its number is of the kiosk's own series."""
    accounted: bool
    """Whether what became of its paper is known, or on its way to the server."""


class IssuedTickets:
    """Kept for two days, and until they are accounted for.

    All methods raise StoreError where the disk fails; they are parts of the transaction under way, if there is one.
    """

    def __init__(self, store: KioskStore) -> None:
        self._store = store

    def order(self, id: TicketId, at: Moment) -> None:
        """A number is about to be ordered."""
        with self._store.transaction() as connection:
            connection.execute("INSERT INTO tickets (id, at) VALUES (?, ?) ON CONFLICT DO NOTHING", (id, at))

    def drop(self, id: TicketId) -> None:
        """There is no number."""
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM tickets WHERE id = ? AND issued IS NULL", (id,))

    def keep(self, issued: Issued, *, own: bool = False) -> None:
        """There is a number; its paper is under way from now on."""
        ticket = issued.ticket
        with self._store.transaction() as connection:
            connection.execute(
                """INSERT INTO tickets (id, at, own, issued) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET issued = excluded.issued, at = excluded.at""",
                (ticket.id, ticket.issued_at, own, msgspec.json.encode(issued).decode()),
            )
            connection.execute("DELETE FROM tickets WHERE accounted AND at < ?", (ticket.issued_at - KEPT_MS,))

    def account(self, id: TicketId) -> None:
        """What became of its paper is known."""
        with self._store.transaction() as connection:
            connection.execute("UPDATE tickets SET accounted = 1 WHERE id = ?", (id,))

    def unaccounted(self) -> list[KeptTicket]:
        """Those whose paper an earlier run left under way, oldest first."""
        return self._read("WHERE NOT accounted ORDER BY position")

    def find(self, id: TicketId) -> KeptTicket | None:
        """A ticket of this kiosk."""
        return next(iter(self._read("WHERE id = ?", id)), None)

    def latest(self, most: int = 50) -> list[Issued]:
        """The newest that have a number, newest first."""
        kept = self._read("WHERE issued IS NOT NULL ORDER BY position DESC LIMIT ?", most)
        return [ticket.issued for ticket in kept if ticket.issued is not None]

    def _read(self, which: str, *values: object) -> list[KeptTicket]:
        rows = self._store.rows(f"SELECT id, issued, own, accounted FROM tickets {which}", *values)  # noqa: S608
        return [KeptTicket(id, _decode(id, issued), bool(own), bool(accounted)) for id, issued, own, accounted in rows]


def _decode(id: TicketId, issued: str | None) -> Issued | None:
    try:
        return None if issued is None else _decoder.decode(issued)
    except msgspec.DecodeError as fault:
        log.error("What the paper of ticket %s says cannot be read: %s", id, fault)  # noqa: TRY400 - what came says it
        return None
