"""What an earlier run of the kiosk left, and what the next one makes of it."""

from pathlib import Path

import pytest

from kiosk.services.books import NEVER_SHOWN, RESTARTED, KioskBooks
from kiosk.storage.outbox import SqliteOutbox
from kiosk.storage.store import KioskStore
from shared.wire.methods import CancelTicket, Command, Issued, IssueTicket, ReportPrint
from shared.wire.ticket import Ticket

ORDER = "0d2c7a1e-94a7-4a6f-8b7c-0a7d5a1c9e11"


class Folder:
    """A state folder, and a run of the kiosk in it after the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._start()

    def _start(self) -> None:
        store = KioskStore(self._folder)
        self.books = KioskBooks(store, SqliteOutbox(store))

    def restart(self) -> list[Command]:
        """Another run; what it sends."""
        self.books.store.close()
        self._start()
        self.books.settle_earlier()
        return [entry.params for entry in self.books.outbox.load()]

    def order(self, *, sent: bool) -> None:
        self.books.order(ORDER)
        self.books.outbox.add(ORDER, IssueTicket("ktp"))
        if sent:
            self.books.outbox.mark_sent(ORDER)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def issued() -> Issued:
    at = 1_800_000_000_000
    return Issued(Ticket(ORDER, "A-025", "dukcapil", "ktp", False, "id", ORDER, at, at), ahead=0, wait=None)


def test_order_that_was_never_sent_is_dropped(folder: Folder) -> None:
    folder.order(sent=False)
    assert folder.restart() == []


def test_order_that_was_sent_is_sent_again_and_its_ticket_cancelled(folder: Folder) -> None:
    folder.order(sent=True)
    assert folder.restart() == [IssueTicket("ktp"), CancelTicket(ORDER, NEVER_SHOWN)]


def test_order_whose_answer_was_there_may_have_been_shown_and_is_reported(folder: Folder) -> None:
    folder.order(sent=True)
    folder.books.outbox.remove(ORDER)
    assert folder.restart() == [ReportPrint(ORDER, "failed", RESTARTED)]


def test_paper_that_was_under_way_is_reported(folder: Folder) -> None:
    folder.order(sent=True)
    folder.books.outbox.remove(ORDER)
    folder.books.issue(issued())
    assert folder.restart() == [ReportPrint(ORDER, "failed", RESTARTED)]


def test_shown_ticket_whose_answer_is_not_off_the_disk_is_not_cancelled(folder: Folder) -> None:
    folder.order(sent=True)
    folder.books.issue(issued())
    assert folder.restart() == [IssueTicket("ktp"), ReportPrint(ORDER, "failed", RESTARTED)]


def test_paper_accounted_for_is_told_once(folder: Folder) -> None:
    folder.books.issue(issued())
    folder.books.account(ORDER, "printed")
    assert folder.restart() == [ReportPrint(ORDER, "printed")]
    assert folder.restart() == [ReportPrint(ORDER, "printed")]


def test_what_is_settled_stays_settled(folder: Folder) -> None:
    folder.order(sent=True)
    first = folder.restart()
    assert folder.restart() == first
