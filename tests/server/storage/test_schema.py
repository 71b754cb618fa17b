"""The schema comes about in one piece, and is the one that the code believes in."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic import command, op
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from server.storage import credentials
from server.storage.entries import Batch, JournalEntry
from server.storage.schema import UnknownSchema, config, upgrade
from server.storage.store import StorageUnavailable, Store, open_engine
from server.storage.tables import SEQ_BITS


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "antrean.db"


def url_of(database: Path) -> str:
    return f"sqlite:///{database}"


def schema_of(database: Path) -> set[tuple[Any, ...]]:
    connection = sqlite3.connect(database)
    rows = set(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall())
    connection.close()
    return rows


def check_usable(database: Path) -> None:
    store = Store(url_of(database))
    assert store.newest("hall") == 0
    store.close()


def migrate(database: Path, revision: str, step: Callable[..., None] = command.downgrade) -> None:
    """Up or down to a revision, in one transaction as the program does it."""
    engine = open_engine(url_of(database))
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        step(config(connection), revision)
        connection.commit()
    engine.dispose()


def test_tables_in_the_code_are_those_of_the_migrations(database: Path) -> None:
    upgrade(url_of(database))
    engine = create_engine(url_of(database))
    with engine.connect() as connection:
        command.check(config(connection))  # raises where a migration is missing
    engine.dispose()


def test_there_is_one_line_of_migrations_to_one_head(database: Path) -> None:
    scripts = ScriptDirectory.from_config(config(None))
    assert len(scripts.get_heads()) == 1
    assert len(scripts.get_bases()) == 1
    assert not database.exists()


def test_up_and_down_and_up_again_gives_the_same_schema(database: Path) -> None:
    upgrade(url_of(database))
    new = schema_of(database)
    for script in ScriptDirectory.from_config(config(None)).walk_revisions():
        migrate(database, script.down_revision or "base")  # type: ignore[arg-type]
    assert {name for _, name, _, _ in schema_of(database)} == {"alembic_version", "sqlite_autoindex_alembic_version_1"}
    migrate(database, "head", command.upgrade)
    assert schema_of(database) == new


def test_upgrading_again_changes_nothing(database: Path) -> None:
    upgrade(url_of(database))
    before = database.read_bytes()
    upgrade(url_of(database))
    assert database.read_bytes() == before


def test_upgrade_that_is_interrupted_leaves_nothing_half_done(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = op.create_index, []

    def interrupt(*arguments: Any, **more: Any) -> None:  # noqa: ANN401 - as Alembic's
        calls.append(arguments)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(*arguments, **more)

    monkeypatch.setattr(op, "create_index", interrupt)
    with pytest.raises(KeyboardInterrupt):
        upgrade(url_of(database))
    assert schema_of(database) == set()
    monkeypatch.undo()
    upgrade(url_of(database))
    check_usable(database)


def test_upgrade_killed_at_any_table_can_be_done_again(database: Path) -> None:
    program = f"""
import os, signal, sys
from alembic import op
from server.storage.schema import upgrade
real = op.create_table
def create(name, *columns, **more):
    real(name, *columns, **more)
    if name == sys.argv[1]:
        os.kill(os.getpid(), signal.SIGKILL)
op.create_table = create
upgrade("{url_of(database)}")
"""
    for table in ("answers", "tickets"):
        ended = subprocess.run([sys.executable, "-c", program, table], env=dict(os.environ), check=False)
        assert ended.returncode == -signal.SIGKILL
    upgrade(url_of(database))
    check_usable(database)


def test_kiosks_that_were_there_before_letters_are_given_theirs(database: Path) -> None:
    migrate(database, "0001", command.upgrade)
    connection = sqlite3.connect(database)
    rows = [
        ("hall", "kiosk-2", "kiosk", 20, None),
        ("hall", "kiosk-1", "kiosk", 10, None),
        ("hall", "old", "kiosk", 5, 6),
        ("hall", "tv", "display", 1, None),
        ("annex", "kiosk-1", "kiosk", 30, None),
    ]
    for site, code, role, created, revoked in rows:
        told = (site, code, code, role, f"{site} {code}", created, revoked)
        connection.execute("INSERT INTO devices VALUES (?, ?, ?, ?, ?, ?, ?)", told)
    connection.commit()
    connection.close()
    upgrade(url_of(database))
    store = Store(url_of(database))
    assert {(device.site, device.code): device.letter for device in credentials.devices(store)} == {
        ("hall", "kiosk-1"): "A",
        ("hall", "kiosk-2"): "B",
        ("hall", "old"): "",
        ("hall", "tv"): "",
        ("annex", "kiosk-1"): "A",
    }
    store.close()


def test_tickets_that_were_there_before_stay_as_they_are(database: Path) -> None:
    migrate(database, "0003", command.upgrade)
    numbered = [("births", 1, "A-001"), ("births/K", 1, "A-K001"), ("cards", 2, "B-002")]
    connection = sqlite3.connect(database)
    for seq, (series, serial, number) in enumerate(numbered, 2):
        row = ("hall", seq, f"id-{seq}", "2026-11-23", series, serial, number, "q", "s", 1, "id", f"id-{seq}")
        connection.execute(
            f"INSERT INTO tickets VALUES ({', '.join('?' * 18)})", (*row, "waiting", "queued", None, 5, 6, None)
        )
    connection.commit()
    before = connection.execute("SELECT * FROM tickets").fetchall()
    upgrade(url_of(database))
    assert connection.execute("SELECT * FROM tickets").fetchall() == [
        ((1 << SEQ_BITS) + seq, *row) for seq, row in enumerate(before, 2)
    ]
    migrate(database, "0003")
    assert connection.execute("SELECT * FROM tickets").fetchall() == before
    connection.close()


def test_calls_that_were_there_before_have_no_result(database: Path) -> None:
    migrate(database, "0004", command.upgrade)
    connection = sqlite3.connect(database)
    before = ("hall", 3, "id-2", "births", "1", "ani", 5, 0, None, 9, "finished")
    connection.execute(f"INSERT INTO calls VALUES ({', '.join('?' * len(before))})", before)
    connection.commit()
    upgrade(url_of(database))
    assert connection.execute("SELECT * FROM calls").fetchall() == [((1 << SEQ_BITS) + 3, *before, None, None)]
    migrate(database, "0004")
    assert connection.execute("SELECT * FROM calls").fetchall() == [before]
    connection.close()


def test_journals_of_several_sites_are_read_as_before(database: Path) -> None:
    migrate(database, "0005", command.upgrade)
    connection = sqlite3.connect(database)
    for site in ("north", "annex"):
        rows = [(site, seq, 5, "day.started" if seq == 2 else "x", None, f'{{"n":{seq}}}') for seq in (3, 1, 2)]
        connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.commit()
    connection.close()
    upgrade(url_of(database))
    store = Store(url_of(database))
    for site in ("north", "annex"):
        assert [stored.event for stored in store.events(site, 0)] == [b'{"n":1}', b'{"n":2}', b'{"n":3}']
        assert (store.newest(site), store.day_start(site)) == (3, 2)
        store.commit([Batch(site, [JournalEntry(site, 4, 6, "x", None, "{}")])])
        assert [stored.seq for stored in store.events(site, 2)] == [3, 4]
    store.close()


def test_two_programs_may_make_a_new_database_at_the_same_time(database: Path) -> None:
    with ThreadPoolExecutor(4) as programs:
        for done in [programs.submit(upgrade, url_of(database)) for _ in range(4)]:
            done.result()
    check_usable(database)


def test_database_of_a_newer_version_is_left_alone(database: Path) -> None:
    upgrade(url_of(database))
    connection = sqlite3.connect(database)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = schema_of(database)
    with pytest.raises(UnknownSchema, match="9999"):
        upgrade(url_of(database))
    assert schema_of(database) == before


@pytest.mark.parametrize("what", ["text", "folder", "nowhere"])
def test_what_is_no_database_is_said_to_be_none(tmp_path: Path, what: str) -> None:
    path = {"text": tmp_path / "notes.txt", "folder": tmp_path, "nowhere": tmp_path / "missing" / "x.db"}[what]
    if what == "text":
        path.write_text("shopping list: " * 100)
    with pytest.raises(StorageUnavailable):
        upgrade(url_of(path))
