"""The link's outbox on a real disk."""

import logging
from pathlib import Path

import pytest

from kiosk.storage.outbox import SqliteOutbox
from kiosk.storage.refusals import Refusals
from kiosk.storage.store import KioskStore
from shared.link.outbox import Entry
from shared.wire.methods import IssueTicket, RecordTicket, ReportPrint

A, B, C = (f"0d2c7a1e-94a7-4a6f-8b7c-0a7d5a1c9e1{n}" for n in range(3))
RECORD = RecordTicket("A-K001", "ktp", issued_at=1_800_000_000_000, priority=True, language="en")


def test_commands_outlive_the_kiosk_in_order_with_all_they_say(tmp_path: Path) -> None:
    outbox = SqliteOutbox(KioskStore(tmp_path))
    outbox.add(B, RECORD)
    outbox.add(A, ReportPrint(B, "failed", "paper"))
    outbox.mark_sent(B)
    assert SqliteOutbox(KioskStore(tmp_path)).load() == [
        Entry(B, RECORD, sent=True),
        Entry(A, ReportPrint(B, "failed", "paper"), sent=False),
    ]


def test_answered_command_is_gone(tmp_path: Path) -> None:
    outbox = SqliteOutbox(KioskStore(tmp_path))
    outbox.add(A, IssueTicket("ktp"))
    outbox.add(B, IssueTicket("akta"))
    outbox.remove(A)
    assert [entry.id for entry in SqliteOutbox(KioskStore(tmp_path)).load()] == [B]


def test_command_put_there_before_the_link_had_it_stays_in_its_place(tmp_path: Path) -> None:
    store = KioskStore(tmp_path)
    outbox = SqliteOutbox(store)
    with store.transaction():
        outbox.keep(A, RECORD)
    outbox.add(B, IssueTicket("ktp"))
    outbox.add(A, RECORD)
    assert [entry.id for entry in outbox.load()] == [A, B]


def test_tickets_that_wait_to_be_told_are_counted(tmp_path: Path) -> None:
    outbox = SqliteOutbox(KioskStore(tmp_path))
    outbox.add(A, RECORD)
    outbox.add(B, ReportPrint(A, "printed"))
    assert outbox.count([RecordTicket]) == 1
    assert outbox.count([RecordTicket, ReportPrint]) == 2


def test_command_that_cannot_be_read_stops_nothing_and_is_kept_for_the_staff(tmp_path: Path) -> None:
    store = KioskStore(tmp_path)
    outbox = SqliteOutbox(store)
    outbox.add(A, RECORD)
    store.connection.execute("UPDATE outbox SET frame = ?", ('{"method": "of.tomorrow"}',))
    outbox.add(B, RECORD)
    assert [entry.id for entry in outbox.load()] == [B]
    assert [entry.id for entry in outbox.load()] == [B]
    (refused,) = Refusals(store).latest()
    assert (refused.id, refused.code) == (A, "unreadable")


def test_full_disk_loses_the_memory_and_not_the_kiosk(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = KioskStore(tmp_path)
    outbox = SqliteOutbox(store)
    store.connection.execute("PRAGMA query_only = 1")
    with caplog.at_level(logging.ERROR):
        outbox.add(A, RECORD)
        outbox.mark_sent(A)
        outbox.remove(A)
    assert "is on its way and not on the disk" in caplog.text
    assert outbox.load() == []
