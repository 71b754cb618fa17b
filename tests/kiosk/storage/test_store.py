"""The kiosk's file, on a real disk."""

import logging
import sqlite3
import threading
from pathlib import Path

import pytest

from kiosk.storage.migrations import MIGRATIONS
from kiosk.storage.settings import KioskSettings
from kiosk.storage.store import KioskStore, StoreError


def test_what_is_stored_outlives_the_program(tmp_path: Path) -> None:
    KioskSettings(KioskStore(tmp_path / "new")).set("volume", 7)
    assert KioskSettings(KioskStore(tmp_path / "new")).get("volume", 3) == 7


def test_setting_that_is_missing_or_of_another_kind_is_the_default(tmp_path: Path) -> None:
    settings = KioskSettings(KioskStore(tmp_path))
    settings.set("volume", "loud")
    assert settings.get("volume", 3) == 3
    assert settings.get("brightness", 1.5) == 1.5


def test_every_commit_is_on_the_disk_before_it_is_believed(tmp_path: Path) -> None:
    store = KioskStore(tmp_path)
    assert store.rows("PRAGMA journal_mode") == [("wal",)]
    assert store.rows("PRAGMA synchronous") == [(2,)]
    assert store.rows("PRAGMA user_version") == [(len(MIGRATIONS),)]


def test_transaction_that_fails_leaves_nothing_also_of_one_inside_it(tmp_path: Path) -> None:
    store = KioskStore(tmp_path)

    def fail() -> None:
        with store.transaction() as connection:
            KioskSettings(store).set("volume", 7)
            connection.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(StoreError):
        fail()
    assert store.rows("SELECT * FROM settings") == []


def test_two_threads_never_meet_in_one_transaction(tmp_path: Path) -> None:
    store = KioskStore(tmp_path)
    store.connection.execute("INSERT INTO settings VALUES ('count', '0')")

    def count() -> None:
        for _ in range(50):
            with store.transaction() as connection:
                ((before,),) = connection.execute("SELECT value FROM settings").fetchall()
                connection.execute("UPDATE settings SET value = ?", (str(int(before) + 1),))

    threads = [threading.Thread(target=count) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.rows("SELECT value FROM settings") == [("100",)]


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 100, b"SQLite format 3\0" + b"\x10" * 5000])
def test_damaged_file_is_put_aside_and_said(tmp_path: Path, damage: bytes, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "kiosk.db").write_bytes(damage)
    with caplog.at_level(logging.CRITICAL):
        store = KioskStore(tmp_path)
    assert store.condition == "replaced"
    assert store.fault
    assert store.keeps
    assert "is damaged" in caplog.text
    (aside,) = (path for path in tmp_path.iterdir() if "damaged" in path.name)
    assert aside.read_bytes() == damage
    KioskSettings(store).set("volume", 7)
    assert KioskStore(tmp_path).condition == "sound"


def test_page_broken_in_the_middle_is_found(tmp_path: Path) -> None:
    store = KioskStore(tmp_path)
    KioskSettings(store).set("long", "x" * 200_000)
    store.close()
    file = tmp_path / "kiosk.db"
    whole = bytearray(file.read_bytes())
    whole[4096 * 3 : 4096 * 9] = b"\xff" * (4096 * 6)
    file.write_bytes(whole)
    assert KioskStore(tmp_path).condition == "replaced"


def test_damaged_name_of_a_table_is_found(tmp_path: Path) -> None:
    KioskStore(tmp_path).close()
    file = tmp_path / "kiosk.db"
    file.write_bytes(file.read_bytes().replace(b"TABLE series (", b"TABLE \xd4\xd4ries ("))
    assert KioskStore(tmp_path).condition == "replaced"


def test_damaged_byte_of_a_text_hides_nothing_else(tmp_path: Path) -> None:
    store = KioskStore(tmp_path)
    store.connection.execute("INSERT INTO settings VALUES ('a', CAST(x'2234d422' AS TEXT)), ('b', '7')")
    assert store.rows("SELECT value FROM settings ORDER BY name") == [('"4\ufffd"',), ("7",)]


def test_place_that_cannot_be_written_is_said_and_the_kiosk_goes_on_in_memory(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    with caplog.at_level(logging.CRITICAL):
        store = KioskStore(tmp_path / "state")
    assert store.condition == "unwritable"
    assert not store.keeps
    assert "cannot be written" in caplog.text
    KioskSettings(store).set("volume", 7)
    assert KioskSettings(store).get("volume", 3) == 7


def test_disk_that_fails_later_is_said_once_and_forgotten_when_it_works_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = KioskStore(tmp_path)
    store.connection.execute("PRAGMA max_page_count = 20")
    with caplog.at_level(logging.ERROR):
        for _ in range(2):
            with pytest.raises(StoreError):
                KioskSettings(store).set("long", "x" * 200_000)
    assert store.fault == "database or disk is full"
    assert len(caplog.records) == 1
    KioskSettings(store).set("short", "x")
    assert store.fault == ""


def test_file_of_a_newer_program_is_used(tmp_path: Path) -> None:
    first = KioskStore(tmp_path)
    first.connection.execute("PRAGMA user_version = 99")
    first.close()
    store = KioskStore(tmp_path)
    KioskSettings(store).set("volume", 7)
    assert store.condition == "sound"
    assert store.rows("PRAGMA user_version") == [(99,)]


def test_store_is_one_file_that_any_tool_reads(tmp_path: Path) -> None:
    store = KioskStore(tmp_path)
    KioskSettings(store).set("volume", 7)
    other = sqlite3.connect(tmp_path / "kiosk.db")
    assert other.execute("SELECT value FROM settings").fetchall() == [("7",)]
    other.close()
