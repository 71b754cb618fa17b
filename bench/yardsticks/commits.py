"""Bare sqlite3: a ticket's three rows (event, answer, ticket), a durable commit for each, one after the other."""

import sqlite3
from pathlib import Path
from time import perf_counter

from server.storage.schema import upgrade
from server.storage.tables import SEQ_BITS
from shared.link.ids import new_id

BEGUN = 1_795_399_200_000
PLACE = 1 << SEQ_BITS
"""Where the rows of the first site begin."""
TICKET = (
    '{"id":"%s","number":"A-%03d","queue":"dukcapil","service":"dukcapil-1","priority":false,"language":"id",'
    '"visit":"%s","issued_at":1795399200000,"due_at":1795399200000,"state":"waiting","counter":null,"recalls":0,'
    '"printed":"queued"}'
)
JOURNAL = "INSERT INTO journal (place, site, seq, at, type, command, event) VALUES (?, ?, ?, ?, ?, ?, ?)"
ANSWER = (
    "INSERT INTO answers (site, command, at, device, officer, method, params, result, error) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
TICKET_ROW = (
    "INSERT INTO tickets (place, site, seq, id, day, series, serial, number, queue, service, priority, language, "
    f"visit, state, printed, counter, issued_at, due_at, ended_at) VALUES ({', '.join('?' * 19)})"
)


class Commits:
    """The server's own tables in a file of its own, written by hand with its settings: WAL, `synchronous=FULL`."""

    def __init__(self, file: Path) -> None:
        upgrade(f"sqlite:///{file}")
        self._connection = sqlite3.connect(file, isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -32768"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("INSERT INTO sites (code, number) VALUES ('uji', 1)")
        self._written = 0

    def close(self) -> None:
        self._connection.close()

    def write(self, tickets: int) -> list[float]:
        """Commit so many tickets; the seconds that each took."""
        ids = [new_id(BEGUN + serial) for serial in range(self._written, self._written + tickets)]
        seconds: list[float] = []
        execute = self._connection.execute
        for serial, id in enumerate(ids, self._written + 1):
            ticket = TICKET % (id, serial, id)
            at = BEGUN + serial
            start = perf_counter()
            execute("BEGIN IMMEDIATE")
            execute(
                JOURNAL,
                (
                    PLACE + serial,
                    "uji",
                    serial,
                    at,
                    "ticket.issued",
                    id,
                    f'{{"type":"ticket.issued","ticket":{ticket}}}',
                ),
            )
            execute(
                ANSWER,
                (
                    "uji",
                    id,
                    at,
                    "kiosk",
                    None,
                    "ticket.issue",
                    '{"service":"dukcapil-1"}',
                    f'{{"ticket":{ticket}}}',
                    None,
                ),
            )
            execute(
                TICKET_ROW,
                (
                    PLACE + serial, "uji", serial, id, "2026-11-23", "dukcapil", serial, f"A-{serial:03}", "dukcapil",
                    "dukcapil-1", False, "id", id, "waiting", "queued", None, at, at, None,
                ),
            )  # fmt: skip
            execute("COMMIT")
            seconds.append(perf_counter() - start)
        self._written += tickets
        return seconds
