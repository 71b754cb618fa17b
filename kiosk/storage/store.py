"""The kiosk's file: opened, brought up to date, and used by the window's thread and the link's at once."""

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal

from kiosk.storage.migrations import MIGRATIONS

log = logging.getLogger("antrean.kiosk.storage")

FILE_NAME: Final = "kiosk.db"
BUSY_SECONDS: Final = 2.0

Condition = Literal["sound", "replaced", "unwritable"]
"""`replaced`: the file was damaged and put aside; what it held is not known. `unwritable`: nothing will be kept."""


_FAULTS: Final = (sqlite3.Error, UnicodeDecodeError)
"""The latter where the message of the former holds what is damaged."""


class StoreError(Exception):
    """The disk did not take it, or could not give it back. Nothing of the transaction is stored."""


class KioskStore:
    """One file for everything. Safe to use from several threads: one transaction at a time.

    It always opens. A damaged file is put aside and begun anew, and where nothing can be written the kiosk keeps
    what it needs in memory: it goes on working with the server, and `condition` and `fault` tell the staff.
    """

    def __init__(self, folder: Path) -> None:
        """Open `kiosk.db` in the folder, which is made if it is not there."""
        self.path = folder / FILE_NAME
        self.condition: Condition = "sound"
        self.fault = ""
        """What went wrong last, in English; empty while the last transaction was stored."""
        self._lock = threading.RLock()
        self._depth = 0
        self.connection = self._open()
        """For statements inside `transaction`."""

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, durable at its end. One inside another is part of the outer one.

        Raises:
            StoreError: nothing was stored.
        """
        with self._lock:
            outermost = self._depth == 0
            self._depth += 1
            try:
                if not outermost:
                    yield self.connection
                    return
                with self._noting_faults():
                    self.connection.execute("BEGIN IMMEDIATE")
                    try:
                        yield self.connection
                    except BaseException:
                        self._roll_back()
                        raise
                    try:
                        self.connection.execute("COMMIT")
                    except sqlite3.Error:
                        self._roll_back()
                        raise
                    self.fault = ""
            finally:
                self._depth -= 1

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What a query finds.

        Raises:
            StoreError: the file could not be read.
        """
        with self._lock, self._noting_faults():
            return self.connection.execute(query, values).fetchall()

    @property
    def keeps(self) -> bool:
        """Whether what is stored will still be there after a restart."""
        return self.condition != "unwritable"

    def close(self) -> None:
        """End the use of the file."""
        with self._lock:
            self.connection.close()

    @contextmanager
    def _noting_faults(self) -> Iterator[None]:
        try:
            yield
        except _FAULTS as fault:
            if self.fault != str(fault):
                self.fault = str(fault)
                log.exception("Nothing can be stored in %s", self.path)
            raise StoreError(str(fault)) from fault

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    # --- opening

    def _open(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                return _connect(self.path)
            except sqlite3.OperationalError:
                raise
            except (sqlite3.DatabaseError, UnicodeDecodeError) as damage:
                self._put_aside(damage)
                return _connect(self.path)
        except (OSError, sqlite3.Error) as fault:
            self.condition, self.fault = "unwritable", str(fault)
            log.critical("%s cannot be written: %s. Nothing is kept over a restart.", self.path, fault)
            return _connect(None)

    def _put_aside(self, damage: Exception) -> None:
        """The damaged file stays for whoever can read it."""
        aside = f".damaged-{time.time_ns() // 1_000_000_000}"
        for suffix in ("", "-wal", "-shm"):
            part = self.path.with_name(self.path.name + suffix)
            if part.exists():
                part.rename(self.path.with_name(self.path.name + aside + suffix))
        self.condition, self.fault = "replaced", str(damage)
        log.critical(
            "%s is damaged: %s. It is now %s, and a new file is begun.", self.path, damage, self.path.name + aside
        )


def _connect(path: Path | None) -> sqlite3.Connection:
    if path is not None and path.is_file() and path.stat().st_size == 0:
        raise sqlite3.DatabaseError("it is empty")  # SQLite would take it for a new one
    connection = sqlite3.connect(
        ":memory:" if path is None else path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.text_factory = _read_text
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        _look_for_damage(connection)
        _migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _read_text(stored: bytes) -> str:
    """One damaged byte must not hide all the other rows that a query finds."""
    return stored.decode(errors="replace")


def _look_for_damage(connection: sqlite3.Connection) -> None:
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest version; one of a newer program is used as it is."""
    connection.execute("BEGIN IMMEDIATE")  # fails where nothing can be written
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number, statements in enumerate(MIGRATIONS[version:], start=version + 1):
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute("COMMIT")
