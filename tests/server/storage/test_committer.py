"""The process that commits: it says what the store would have said, and its end is the database's absence."""

import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.storage.committer import CommittingStore
from server.storage.schema import upgrade
from server.storage.store import Batch, StorageConflict, StorageUnavailable


def ticket(serial: int) -> Batch:
    batch = Batch("hall")
    row = {"site": "hall", "seq": serial, "at": serial, "type": "x", "command": None, "event": f'{{"n":{serial}}}'}
    batch.journal.append(row)
    return batch


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "hall.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def store(database: Path) -> Iterator[CommittingStore]:
    store = CommittingStore(f"sqlite:///{database}")
    yield store
    store.close()


def pid_of(store: CommittingStore) -> int:
    assert store._process is not None
    return store._process.pid


def test_what_was_committed_there_is_read_here(store: CommittingStore) -> None:
    store.commit([ticket(1), ticket(2)])
    store.commit([ticket(3)])
    assert [stored.seq for stored in store.events("hall", 0)] == [1, 2, 3]


def test_conflict_there_is_a_conflict_here_and_leaves_nothing(store: CommittingStore) -> None:
    store.commit([ticket(1)])
    with pytest.raises(StorageConflict, match="UNIQUE"):
        store.commit([ticket(2), ticket(1)])
    assert store.newest("hall") == 1
    store.commit([ticket(2)])
    assert store.newest("hall") == 2


def test_database_that_cannot_be_used_there_is_unavailable_here(store: CommittingStore, database: Path) -> None:
    locking = sqlite3.connect(database, isolation_level=None)
    locking.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageUnavailable, match="locked"):
        store.commit([ticket(1)])
    locking.execute("ROLLBACK")
    locking.close()
    store.commit([ticket(1)])
    assert store.newest("hall") == 1


def test_killed_it_is_unavailable_once_and_then_there_again(store: CommittingStore) -> None:
    store.commit([ticket(1)])
    killed = pid_of(store)
    os.kill(killed, signal.SIGKILL)
    with pytest.raises(StorageUnavailable):
        store.commit([ticket(2)])
    store.commit([ticket(2)])
    assert store.newest("hall") == 2
    assert pid_of(store) != killed


@pytest.mark.skipif(sys.platform == "win32", reason="there the signals of a console go to no child of a service")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_with_its_server_and_not_before(store: CommittingStore, ending: signal.Signals) -> None:
    store.commit([ticket(1)])
    os.kill(pid_of(store), ending)
    store.commit([ticket(2)])
    assert store.newest("hall") == 2
    process = store._process
    assert process is not None
    store.close()
    assert process.returncode == 0


def test_an_address_with_a_password_is_on_no_command_line(store: CommittingStore, database: Path) -> None:
    store.commit([ticket(1)])
    assert store._process is not None
    assert not any(database.name in str(argument) for argument in list(store._process.args))  # type: ignore[call-overload,arg-type]
