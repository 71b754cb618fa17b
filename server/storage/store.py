"""Reads and writes of one database: SQLite embedded, or another by its URL."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from msgspec import Struct
from msgspec.structs import asdict, astuple, fields
from sqlalchemy import Connection, Engine, Insert, Table, create_engine, event, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool

from server.storage.entries import AnswerEntry, Batch, CallEntry, JournalEntry, TicketEntry
from server.storage.tables import AnswerRow, CallRow, JournalRow, TicketRow
from shared.wire.scalars import Code, CommandId, Moment, Seq

BUSY_SECONDS = 2.0
"""How long a commit waits for a database file that another program has locked."""

_journal = cast("Table", JournalRow.__table__)
_answers = cast("Table", AnswerRow.__table__)
_tickets = cast("Table", TicketRow.__table__)
_calls = cast("Table", CallRow.__table__)


class StorageUnavailable(Exception):
    """The database cannot be read or written now: disk full, file locked, server away. Nothing half-done remains."""


class StorageConflict(Exception):
    """What was to be written contradicts what is there. Nothing of it was written."""


@dataclass(frozen=True, slots=True)
class StoredEvent:
    seq: Seq
    at: Moment
    event: bytes


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    device: Code
    method: str
    params: bytes
    result: bytes | None
    error: bytes | None


class Store:
    """One connection to the database. Not thread-safe: one thread owns it.

    Every method raises StorageUnavailable where the database can't be reached or used, and leaves no transaction open.
    """

    def __init__(self, url: str) -> None:
        self._engine = open_engine(url)
        self._connection: Connection | None = None
        insert: Any = postgresql.insert if self._engine.dialect.name == "postgresql" else sqlite.insert
        self._insert_journal = _Prepared(self._engine, insert(_journal), JournalEntry)
        self._insert_answer = _Prepared(self._engine, insert(_answers), AnswerEntry)
        self._write_ticket = _Prepared(self._engine, _upsert(insert, _tickets, ("site", "seq")), TicketEntry)
        self._write_call = _Prepared(self._engine, _upsert(insert, _calls, ("site", "seq")), CallEntry)

    def close(self) -> None:
        """Give the connection back; a later call opens a new one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        self._engine.dispose()

    def commit(self, batches: list[Batch]) -> None:
        """Write all batches in one transaction, durable when this returns.

        Raises:
            StorageConflict: a constraint of the database says no to one of them.
        """
        journal = [row for batch in batches for row in batch.journal]
        answers = [row for batch in batches for row in batch.answers]
        tickets = [row for batch in batches for row in batch.rows.tickets]
        # Calls that ended go first: the next call of the same counter may be in the same group.
        calls = [row for batch in batches for row in batch.rows.calls]
        calls.sort(key=lambda row: row.ended_at is None)
        prints = [(batch.site, *item) for batch in batches for item in batch.rows.late_prints.items()]
        with self.transaction() as connection:
            self._insert_journal.execute(connection, journal)
            self._insert_answer.execute(connection, answers)
            self._write_ticket.execute(connection, tickets)
            self._write_call.execute(connection, calls)
            for site, seq, printed in prints:
                late = update(_tickets).where(_tickets.c.site == site, _tickets.c.seq == seq)
                connection.execute(late.values(printed=printed))

    def newest(self, site: Code) -> Seq:
        """The site's newest event, 0 where there is none."""
        with self.transaction() as connection:
            newest = connection.scalar(select(func.max(_journal.c.seq)).where(_journal.c.site == site))
        return int(newest or 0)

    def day_start(self, site: Code) -> Seq | None:
        """The event that began the site's newest service day."""
        query = select(func.max(_journal.c.seq)).where(_journal.c.site == site, _journal.c.type == "day.started")
        with self.transaction() as connection:
            started = connection.scalar(query)
        return None if started is None else int(started)

    def events(self, site: Code, after: Seq, limit: int | None = None) -> list[StoredEvent]:
        """The site's events after `after`, in order."""
        query = (
            select(_journal.c.seq, _journal.c.at, _journal.c.event)
            .where(_journal.c.site == site, _journal.c.seq > after)
            .order_by(_journal.c.seq)
            .limit(limit)
        )
        with self.transaction() as connection:
            return [StoredEvent(seq, at, event.encode()) for seq, at, event in connection.execute(query)]

    def answer(self, site: Code, command: CommandId) -> StoredAnswer | None:
        """What a command was answered, if it ever was."""
        query = select(
            _answers.c.device, _answers.c.method, _answers.c.params, _answers.c.result, _answers.c.error
        ).where(_answers.c.site == site, _answers.c.command == command)
        with self.transaction() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else _stored_answer(*row)

    def recent_answers(self, site: Code, limit: int) -> dict[CommandId, StoredAnswer]:
        """The site's latest answers, at most `limit`."""
        query = (
            select(
                _answers.c.command,
                _answers.c.device,
                _answers.c.method,
                _answers.c.params,
                _answers.c.result,
                _answers.c.error,
            )
            .where(_answers.c.site == site)
            .order_by(_answers.c.at.desc())
            .limit(limit)
        )
        with self.transaction() as connection:
            return {command: _stored_answer(*row) for command, *row in connection.execute(query)}

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A transaction on the store's connection, committed at the end of the block, rolled back on any error."""
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
            with self._connection.begin():
                yield self._connection
        except (IntegrityError, DataError) as fault:
            raise StorageConflict(str(fault.orig)) from fault
        except (DBAPIError, sqlite3.Error, OSError) as fault:
            # The connection may be in any state: the next call starts from a new one.
            broken, self._connection = self._connection, None
            if broken is not None:
                broken.invalidate()
                broken.close()
            raise StorageUnavailable(str(getattr(fault, "orig", fault))) from fault


def _stored_answer(device: str, method: str, params: str, result: str | None, error: str | None) -> StoredAnswer:
    return StoredAnswer(device, method, params.encode(), _bytes(result), _bytes(error))


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode()


def check_url(url: str) -> None:
    """Raises ValueError where this is no URL of a database that a driver is installed for."""
    try:
        make_url(url).get_dialect().import_dbapi()
    except (ArgumentError, ImportError) as fault:
        raise ValueError(str(fault)) from fault


def open_engine(url: str) -> Engine:
    """An engine whose connections are durable: SQLite in WAL mode with `synchronous=FULL`."""
    sqlite_url = make_url(url).get_backend_name() == "sqlite"
    engine = create_engine(
        url,
        poolclass=NullPool,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False} if sqlite_url else {},
    )
    if sqlite_url:
        event.listen(engine, "connect", _make_durable)
    return engine


def _make_durable(connection: sqlite3.Connection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA cache_size = -32768")
    cursor.close()


E = TypeVar("E", bound=Struct)


class _Prepared(Generic[E]):
    """A statement compiled once. `Connection.execute` looks at every value of every row, which costs as much as SQLite.

    It would convert values, too: entries hold only what every driver takes as it is (str, int, bool, None).
    """

    def __init__(self, engine: Engine, statement: Insert, entry: type[E]) -> None:
        compiled = statement.compile(engine)
        self._sql = str(compiled)
        self._parameters: Callable[[E], Any] = asdict
        if compiled.positiontup is not None:
            if compiled.positiontup != [column.name for column in fields(entry)]:
                raise TypeError(f"{entry.__name__} has not its table's columns, in their order")
            self._parameters = astuple

    def execute(self, connection: Connection, rows: list[E]) -> None:
        """Write all rows."""
        if rows:
            connection.exec_driver_sql(self._sql, [self._parameters(row) for row in rows])


def _upsert(insert: Any, table: Table, key: tuple[str, ...]) -> Any:  # noqa: ANN401 - two dialects, one API
    statement = insert(table)
    changes = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in key}
    return statement.on_conflict_do_update(index_elements=list(key), set_=changes)
