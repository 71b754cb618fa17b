"""Reads and writes of one database: SQLite embedded, or another by its URL."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import asdict, astuple, fields
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Insert,
    Table,
    create_engine,
    event,
    false,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool

from server.storage.entries import AnswerEntry, Batch, CallEntry, JournalEntry, TicketEntry
from server.storage.tables import SEQ_BITS, AnswerRow, CallRow, JournalRow, SiteRow, TicketRow
from shared.wire.scalars import Code, CommandId, Moment, Seq

BUSY_SECONDS = 2.0
"""How long a commit waits for a database file that another program has locked."""

_sites = cast("Table", SiteRow.__table__)
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
        self._places: dict[Code, int] = {}
        """Where the rows of each site begin."""
        into: Any = postgresql.insert if self._engine.dialect.name == "postgresql" else sqlite.insert
        self._insert_journal = _Placed(self._engine, into(_journal), JournalEntry)
        self._insert_answer = _Unplaced(self._engine, into(_answers), AnswerEntry)
        self._write_ticket = _Placed(self._engine, _upsert(into, _tickets), TicketEntry)
        self._write_call = _Placed(self._engine, _upsert(into, _calls), CallEntry)

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
            places = {batch.site: self._begin(connection, batch.site) for batch in batches}
            self._insert_journal.execute(connection, journal, places)
            self._insert_answer.execute(connection, answers)
            self._write_ticket.execute(connection, tickets, places)
            self._write_call.execute(connection, calls, places)
            for site, seq, printed in prints:
                late = update(_tickets).where(_tickets.c.place == places[site] + seq)
                connection.execute(late.values(printed=printed))
        self._places |= places

    def newest(self, site: Code) -> Seq:
        """The site's newest event, 0 where there is none."""
        with self.transaction() as connection:
            newest = connection.scalar(select(func.max(_journal.c.place)).where(self._of(connection, site)))
        return int(newest or 0) % (1 << SEQ_BITS)

    def day_start(self, site: Code) -> Seq | None:
        """The event that began the site's newest service day."""
        query = select(func.max(_journal.c.seq)).where(_journal.c.site == site, _journal.c.type == "day.started")
        with self.transaction() as connection:
            started = connection.scalar(query)
        return None if started is None else int(started)

    def events(self, site: Code, after: Seq, limit: int | None = None) -> list[StoredEvent]:
        """The site's events after `after`, in order."""
        query = select(_journal.c.seq, _journal.c.at, _journal.c.event).order_by(_journal.c.place).limit(limit)
        with self.transaction() as connection:
            query = query.where(self._of(connection, site, after))
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

    def _begin(self, connection: Connection, site: Code) -> int:
        """Where a site's rows begin, for a site that is to have some."""
        if (begin := self._known(connection, site)) is None:
            number = (connection.scalar(select(func.max(_sites.c.number))) or 0) + 1
            connection.execute(insert(_sites).values(code=site, number=number))
            begin = number << SEQ_BITS
        return begin

    def _known(self, connection: Connection, site: Code) -> int | None:
        """Where a site's rows begin; None: it has none."""
        if (begin := self._places.get(site)) is not None:
            return begin
        number = connection.scalar(select(_sites.c.number).where(_sites.c.code == site))
        return None if number is None else int(number) << SEQ_BITS

    def _of(self, connection: Connection, site: Code, after: Seq = 0) -> ColumnElement[bool]:
        """A site's events after `after`."""
        begin = self._known(connection, site)
        if begin is None:
            return false()
        return _journal.c.place.between(begin + after + 1, begin + (1 << SEQ_BITS) - 1)

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
            # The connection may be in any state: the next call starts from a new one, if need be of another file.
            broken, self._connection = self._connection, None
            self._places.clear()
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


class _Prepared:
    """A statement compiled once. `Connection.execute` looks at every value of every row, which costs as much as SQLite.

    It would convert values, too: entries hold only what every driver takes as it is (str, int, bool, None).
    """

    def __init__(self, engine: Engine, statement: Insert, columns: list[str]) -> None:
        compiled = statement.compile(engine)
        self._sql = str(compiled)
        self._in_order = compiled.positiontup is not None
        if self._in_order and compiled.positiontup != columns:
            raise TypeError(f"{columns} are not the table's columns, in their order")

    def _execute(self, connection: Connection, values: list[Any]) -> None:
        if values:
            connection.exec_driver_sql(self._sql, values)


class _Unplaced(_Prepared):
    """Writes rows that may stand anywhere."""

    def __init__(self, engine: Engine, statement: Insert, entry: type[Struct]) -> None:
        super().__init__(engine, statement, [column.name for column in fields(entry)])

    def execute(self, connection: Connection, rows: Sequence[Struct]) -> None:
        """Write all rows."""
        self._execute(connection, [astuple(row) if self._in_order else asdict(row) for row in rows])


class _Placed(_Prepared):
    """Writes rows at their places."""

    def __init__(self, engine: Engine, statement: Insert, entry: type[Struct]) -> None:
        super().__init__(engine, statement, ["place", *(column.name for column in fields(entry))])

    def execute(
        self, connection: Connection, rows: Sequence[JournalEntry | TicketEntry | CallEntry], places: Mapping[Code, int]
    ) -> None:
        """Write all rows; `places` says where those of each site begin."""
        if self._in_order:
            values: list[Any] = [(places[row.site] + row.seq, *astuple(row)) for row in rows]
        else:
            values = [{"place": places[row.site] + row.seq, **asdict(row)} for row in rows]
        self._execute(connection, values)


def _upsert(into: Any, table: Table) -> Any:  # noqa: ANN401 - two dialects, one API
    statement = into(table)
    changes = {column.name: statement.excluded[column.name] for column in table.columns if column.name != "place"}
    return statement.on_conflict_do_update(index_elements=["place"], set_=changes)
