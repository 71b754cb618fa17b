"""Nothing doubled, nothing lost: over everything that the server has acknowledged while it was measured."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec import Struct

from shared.wire.scalars import TicketId
from shared.wire.ticket import Ticket


class _Acknowledged(Struct):
    ticket: Ticket | None


class _Answer(Struct):
    result: _Acknowledged


_decode = msgspec.json.Decoder(_Answer).decode


@dataclass(frozen=True, slots=True)
class Findings:
    """What was acknowledged, and what of it is wrong."""

    tickets: int
    calls: int
    duplicate_numbers: int
    double_calls: int
    lost: int
    """Tickets and calls that were acknowledged and are not in the database."""
    holes: int
    """Numbers of the day that nobody has."""

    @property
    def clean(self) -> bool:
        return not (self.duplicate_numbers or self.double_calls or self.lost or self.holes)


class Audit:
    """Keeps the books of every hall that was measured, each known by its database file."""

    def __init__(self) -> None:
        self._issued: defaultdict[Path, list[Ticket]] = defaultdict(list)
        self._called: defaultdict[Path, list[TicketId]] = defaultdict(list)

    def note_issued(self, database: Path, replies: Iterable[bytes]) -> None:
        """Take in answers to `ticket.issue`.

        Raises:
            msgspec.ValidationError: one of them is no ticket: the measure is worth nothing.
        """
        self._issued[database] += _tickets(replies)

    def note_called(self, database: Path, replies: Iterable[bytes]) -> None:
        """Take in answers to `call.next`. Raises as `note_issued` does."""
        self.note_calls(database, [ticket.id for ticket in _tickets(replies)])

    def note_calls(self, database: Path, tickets: Iterable[TicketId]) -> None:
        """Take in calls that were answered."""
        self._called[database] += tickets

    def conclude(self) -> Findings:
        """Look at everything at once. The databases are only read."""
        duplicates = doubles = lost = holes = 0
        for database in self._issued.keys() | self._called.keys():
            issued, called = self._issued[database], self._called[database]
            numbers = Counter((ticket.queue, ticket.number) for ticket in issued)
            duplicates += sum(count - 1 for count in numbers.values())
            doubles += sum(count - 1 for count in Counter(called).values())
            with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
                stored = {(id, number) for id, number in connection.execute("SELECT id, number FROM tickets")}
                calls = {ticket for (ticket,) in connection.execute("SELECT ticket FROM calls")}
                lost += len({(ticket.id, ticket.number) for ticket in issued} - stored) + len(set(called) - calls)
                (missing,) = connection.execute(
                    "SELECT coalesce(sum(last - many), 0) FROM "
                    "(SELECT max(serial) AS last, count(*) AS many FROM tickets GROUP BY site, day, series)"
                ).fetchone()
                holes += missing
        return Findings(
            sum(map(len, self._issued.values())), sum(map(len, self._called.values())), duplicates, doubles, lost, holes
        )


def _tickets(replies: Iterable[bytes]) -> list[Ticket]:
    tickets = [_decode(reply).result.ticket for reply in replies]
    present = [ticket for ticket in tickets if ticket is not None]
    if len(present) != len(tickets):
        raise msgspec.ValidationError("nobody was waiting")
    return present
