"""What is stored is durable, whole and free of contradictions, whatever the program does."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import asdict, replace

from server.storage import store as stores
from server.storage.entries import AnswerEntry, Batch, CallEntry, JournalEntry, Rows, TicketEntry
from server.storage.schema import upgrade
from server.storage.store import StorageConflict, StorageUnavailable, Store, StoredAnswer, StoredEvent
from server.storage.tables import SEQ_BITS


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "antrean.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{database}")
    yield store
    store.close()


@pytest.fixture
def sql(database: Path) -> Iterator[sqlite3.Connection]:
    """Another program at the same file."""
    connection = sqlite3.connect(database, timeout=0.1)
    yield connection
    connection.close()


def event(seq: int, site: str = "hall", type: str = "x", command: str | None = None) -> JournalEntry:
    return JournalEntry(site, seq, 5, type, command, f'{{"n":{seq}}}')


def answer(command: str, site: str = "hall") -> AnswerEntry:
    return AnswerEntry(site, command, 5, "kiosk-1", None, "m", "{}", '{"x":1}', None)


def ticket(seq: int, serial: int, **changes: object) -> TicketEntry:
    entry = TicketEntry(
        site="hall",
        seq=seq,
        id=f"ticket-{seq}",
        day="2026-11-23",
        series="births",
        serial=serial,
        number=f"A-{serial:03}",
        queue="births",
        service="birth",
        priority=False,
        language="id",
        visit=f"ticket-{seq}",
        state="waiting",
        printed="queued",
        counter=None,
        issued_at=5,
        due_at=5,
        ended_at=None,
    )
    return replace(entry, **changes)


def call(seq: int, ticket: str, counter: str, **changes: object) -> CallEntry:
    return replace(CallEntry("hall", seq, ticket, "births", counter, "ani", 5), **changes)


Row = Struct | dict[str, object]


def device(code: str) -> Row:
    return {"site": "hall", "code": code, "name": "", "role": "kiosk", "token_hash": "same", "created_at": 0}


def login(token_hash: str) -> Row:
    return {"token_hash": token_hash, "site": "hall", "officer": "ani", "device": "c", "at": 0, "expires_at": 9}


def password(text: str) -> Row:
    return {"site": "hall", "officer": "ani", "hash": text, "changed_at": 0}


def count(sql: sqlite3.Connection, table: str) -> int:
    return int(sql.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


# --- durable -----------------------------------------------------------------------------------------------------


def test_every_connection_waits_for_the_disk(store: Store) -> None:
    for _ in range(2):  # the first connection, and the one after it
        with store.transaction() as connection:
            names = ("journal_mode", "synchronous", "busy_timeout")
            settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
            assert settings == ["wal", 2, stores.BUSY_SECONDS * 1000], "2 is FULL"
        store.close()


def test_what_is_committed_is_there_for_another_program(store: Store, sql: sqlite3.Connection) -> None:
    store.commit([Batch("hall", [event(1)], [answer("c1")], Rows([ticket(1, 1)], [call(1, "ticket-1", "1")]))])
    assert [count(sql, table) for table in ("journal", "answers", "tickets", "calls")] == [1, 1, 1, 1]


def test_several_sites_go_in_together(store: Store) -> None:
    store.commit([Batch("hall", [event(1)]), Batch("annex", [event(1, "annex"), event(2, "annex")]), Batch("empty")])
    assert (store.newest("hall"), store.newest("annex"), store.newest("empty")) == (1, 2, 0)


# --- whole -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "second",
    [
        Batch("hall", [event(2), event(1)]),
        Batch("hall", [event(2)], [answer("c1")]),
        Batch("hall", [event(2)], [answer("c2")], Rows([ticket(2, 1)], [])),
        Batch("hall", [event(2)], [answer("c2")], Rows([ticket(2, 2)], [call(2, "ticket-2", "1")])),
        Batch("hall", [event(2)], [answer("c2")], Rows([ticket(2, 2)], [call(2, "ticket-1", "2")])),
        Batch("hall", [event(2)], [answer("c2")], Rows([ticket(2, 2, state=None)], [])),
    ],
    ids=["seq", "answer", "number", "call-of-counter", "call-of-ticket", "nothing-where-something-must-be"],
)
def test_batch_that_contradicts_leaves_nothing(store: Store, sql: sqlite3.Connection, second: Batch) -> None:
    store.commit([Batch("hall", [event(1)], [answer("c1")], Rows([ticket(1, 1)], [call(1, "ticket-1", "1")]))])
    with pytest.raises(StorageConflict):
        store.commit([Batch("annex", [event(1, "annex")]), second])
    assert [count(sql, table) for table in ("journal", "answers", "tickets", "calls")] == [1, 1, 1, 1]
    store.commit([Batch("hall", [event(2)])])
    assert store.newest("hall") == 2


def test_locked_database_is_told_and_works_again_when_it_is_free(
    store: Store, sql: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "BUSY_SECONDS", 0.1)
    quick = Store(str(store._engine.url))
    sql.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageUnavailable, match="locked"):
        quick.commit([Batch("hall", [event(1)], [answer("c1")])])
    assert quick.newest("hall") == 0
    sql.rollback()
    quick.commit([Batch("hall", [event(1)], [answer("c1")])])
    assert count(sql, "journal") == 1
    quick.close()


def test_full_disk_is_told_and_leaves_nothing_half_done(store: Store, sql: sqlite3.Connection) -> None:
    with store.transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    big = [replace(event(seq), event="x" * 3000) for seq in range(1, 50)]
    with pytest.raises(StorageUnavailable, match="full"):
        store.commit([Batch("hall", big, [answer("c1")])])
    assert [count(sql, table) for table in ("journal", "answers")] == [0, 0]
    store.commit([Batch("hall", big, [answer("c1")])])  # on a new connection, that has no such limit
    assert count(sql, "journal") == 49


# --- free of contradictions, by the database itself --------------------------------------------------------------


def insert(sql: sqlite3.Connection, table: str, row: Row) -> None:
    values = asdict(row) if isinstance(row, Struct) else row
    if "seq" in values:
        values = {"place": (1 if values["site"] == "hall" else 2) << SEQ_BITS | values["seq"], **values}
    names = ", ".join(values)
    sql.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", [*values.values()])


@pytest.mark.parametrize(
    ("table", "first", "second"),
    [
        ("journal", event(1), event(1, type="other")),
        ("answers", answer("c1"), replace(answer("c1"), device="kiosk-2")),
        ("tickets", ticket(1, 1), ticket(2, 1)),
        ("tickets", ticket(1, 1), ticket(1, 2)),
        ("calls", call(1, "t1", "1"), call(2, "t2", "1")),
        ("calls", call(1, "t1", "1"), call(2, "t1", "2")),
        ("devices", device("a"), device("b")),
        ("logins", login("a"), login("b")),
        ("passwords", password("a"), password("b")),
    ],
    ids=[
        "seq",
        "second-answer",
        "number",
        "issue",
        "second-call-of-a-counter",
        "second-call-of-a-ticket",
        "token",
        "second-login-of-an-officer",
        "second-password",
    ],
)
def test_database_refuses_what_must_not_be(
    store: Store, sql: sqlite3.Connection, table: str, first: Row, second: Row
) -> None:
    store.newest("hall")
    insert(sql, table, first)
    with pytest.raises(sqlite3.IntegrityError):
        insert(sql, table, second)


@pytest.mark.parametrize(
    ("table", "first", "second"),
    [
        ("journal", event(1), event(1, "annex")),
        ("answers", answer("c1"), answer("c1", "annex")),
        ("tickets", ticket(1, 1), ticket(2, 1, day="2026-11-24")),
        ("tickets", ticket(1, 1), ticket(2, 1, series="cards")),
        ("tickets", ticket(1, 1), ticket(1, 1, site="annex")),
        ("calls", call(1, "t1", "1", ended_at=9), call(2, "t2", "1")),
        ("calls", call(1, "t1", "1", ended_at=9), call(2, "t1", "1")),
        ("calls", call(1, "t1", "1"), call(1, "t2", "1", site="annex")),
    ],
)
def test_database_takes_what_may_be(sql: sqlite3.Connection, table: str, first: Row, second: Row) -> None:
    insert(sql, table, first)
    insert(sql, table, second)
    assert count(sql, table) == 2


def test_row_stands_at_the_place_of_its_event_or_not_at_all(sql: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="place"):
        insert(sql, "journal", {"place": 5, **asdict(event(4))})


# --- rows --------------------------------------------------------------------------------------------------------


def test_counter_may_end_one_call_and_begin_another_in_one_group(store: Store, sql: sqlite3.Connection) -> None:
    store.commit([Batch("hall", rows=Rows([ticket(1, 1), ticket(2, 2)], [call(3, "ticket-1", "1")]))])
    begun_first = [call(5, "ticket-2", "1"), call(3, "ticket-1", "1", ended_at=9, outcome="finished")]
    store.commit([Batch("hall", rows=Rows([], begun_first))])
    assert sql.execute("SELECT seq, outcome FROM calls ORDER BY seq").fetchall() == [(3, "finished"), (5, None)]


def test_row_written_again_is_as_it_was_written_last(store: Store, sql: sqlite3.Connection) -> None:
    for state in ("waiting", "called", "finished"):
        store.commit([Batch("hall", rows=Rows([ticket(1, 1, state=state)], []))])
    assert sql.execute("SELECT state FROM tickets").fetchall() == [("finished",)]


def test_late_report_of_a_print_reaches_a_ticket_that_has_ended(store: Store, sql: sqlite3.Connection) -> None:
    store.commit([Batch("hall", rows=Rows([ticket(1, 1, state="finished"), ticket(2, 2)], []))])
    store.commit([Batch("hall", rows=Rows([], [], {1: "failed"}))])
    assert sql.execute("SELECT printed FROM tickets ORDER BY seq").fetchall() == [("failed",), ("queued",)]


def test_site_whose_first_commit_failed_gets_its_place_with_the_next(store: Store, database: Path) -> None:
    other = Store(f"sqlite:///{database}")
    with pytest.raises(StorageConflict):
        store.commit([Batch("hall", [event(1), event(1)])])
    other.commit([Batch("annex", [event(1, "annex"), event(2, "annex")])])
    store.commit([Batch("hall", [event(1)]), Batch("annex", [event(3, "annex")])])
    other.commit([Batch("hall", [event(2)])])
    for reader in (store, other):
        assert [stored.seq for stored in reader.events("hall", 0)] == [1, 2]
        assert [stored.seq for stored in reader.events("annex", 0)] == [1, 2, 3]
        assert (reader.newest("hall"), reader.newest("annex"), reader.newest("nowhere")) == (2, 3, 0)
        assert reader.events("nowhere", 0) == []
    other.close()


# --- reading -----------------------------------------------------------------------------------------------------


def test_events_are_read_in_order_and_pages(store: Store) -> None:
    store.commit([Batch("hall", [event(seq) for seq in range(1, 11)]), Batch("annex", [event(1, "annex")])])
    assert [stored.seq for stored in store.events("hall", 0)] == list(range(1, 11))
    assert [stored.seq for stored in store.events("hall", 4, 3)] == [5, 6, 7]
    assert store.events("hall", 9) == [StoredEvent(10, 5, b'{"n":10}')]
    assert store.events("hall", 10) == []


def test_newest_day_is_found(store: Store) -> None:
    assert store.day_start("hall") is None
    starts = {1, 5, 8}
    store.commit([Batch("hall", [event(n, type="day.started" if n in starts else "x") for n in range(1, 11)])])
    assert store.day_start("hall") == 8
    assert store.day_start("annex") is None


def test_answers_are_found_by_their_command_and_site(store: Store) -> None:
    store.commit([Batch("hall", [event(1, command="c1"), event(2, command="c2")], [answer("c1"), answer("c2")])])
    kept = StoredAnswer("kiosk-1", "m", b"{}", b'{"x":1}', None)
    assert store.answer("hall", "c1") == kept
    assert store.answer("annex", "c1") is None
    assert store.answer("hall", "c3") is None
    assert store.recent_answers("hall", 1) == {"c2": kept}
    assert store.recent_answers("annex", 0) == {}
