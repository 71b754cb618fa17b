"""Kiosks that go on while the server is away, killed, or silent: real links, real files, a real server."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from demo.hall import PASSWORD, Hall
from kiosk.printing.ticket import TicketPaper
from kiosk.services import orders
from kiosk.services.books import KioskBooks
from kiosk.services.clock import HallClock
from kiosk.services.desk import Desk
from kiosk.services.memory import HallMemory
from kiosk.services.own_tickets import OwnTickets
from kiosk.services.paper import make_paper
from kiosk.storage.hall import HallCache
from kiosk.storage.outbox import SqliteOutbox
from kiosk.storage.store import KioskStore
from shared.link.state import Offline, Online
from shared.ui.link import LinkAdapter
from shared.wire.methods import Issued, IssueTicket
from shared.wire.scalars import Moment
from shared.wire.ticket import read_number
from tests.faults.crowd import settings
from tests.faults.wire import wire
from tests.faults.witness import Records
from tests.kiosk.fakes import FakePrinter

LATER = "2026-11-23T09:30+07:00"
PATIENCE_MS = 20_000


class Post:
    """A kiosk without its window."""

    def __init__(self, qtbot: QtBot, hall: Hall, code: str, folder: Path, *, patience_ms: int = 60_000) -> None:
        self.qtbot = qtbot
        self.printer = FakePrinter()
        self.store = KioskStore(folder / code)
        self.books = KioskBooks(self.store, SqliteOutbox(self.store))
        self.books.settle_earlier()
        token = hall.token_file(code).read_text().strip()
        self.link = LinkAdapter(settings(hall.url, token), outbox=self.books.outbox)
        self.books.follow(self.link)
        cache = HallCache(self.store)
        self.clock = HallClock(self.link, cache)
        self.memory = HallMemory(self.link, cache)
        own = OwnTickets(self.store, self.books.outbox, self.memory, self.clock)
        self.desk = Desk(self.link, self.printer, self._make_paper, self.books, own, patience_ms=patience_ms)

    def _make_paper(self, answer: Issued, *, own: bool) -> TicketPaper:
        assert self.memory.hall is not None
        return make_paper(answer, self.memory.hall, own=own)

    def until_online(self) -> None:
        self._until(lambda: isinstance(self.link.state, Online) and self.memory.hours is not None)

    def until_offline(self) -> None:
        self._until(lambda: isinstance(self.link.state, Offline))

    def until_after(self, moment: Moment) -> None:
        """What this kiosk gives from now on is younger."""
        self._until(lambda: self.clock() > moment)

    def until_told(self) -> None:
        """All that there was to tell has been answered."""
        self._until(lambda: self.books.outbox.load() == [])

    def take(self, service: str = "ktp") -> str:
        """A visitor takes a number; what the paper says."""
        self.desk.take(IssueTicket(service))
        self._until(lambda: isinstance(self.desk.state, orders.Issued))
        self.desk.leave()
        return self.printer.printed[-1].number

    def _until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=PATIENCE_MS)

    def close(self) -> None:
        self.link.close()
        self.store.close()


@pytest.fixture
def posts(qtbot: QtBot, hall: Hall, tmp_path: Path) -> Iterator[list[Post]]:
    """Two kiosks that have met the server."""
    hall.start()
    made = [Post(qtbot, hall, code, tmp_path) for code in ("kiosk-0", "kiosk-1")]
    for post in made:
        post.until_online()
    yield made
    for post in made:
        post.close()


def test_hundred_tickets_of_two_kiosks_alone_are_merged_by_due_time_and_none_is_lost(
    hall: Hall, posts: list[Post]
) -> None:
    before = posts[0].take()
    posts[0].until_told()
    hall.kill()
    for post in posts:
        post.until_offline()
    given = []
    for number in range(100):
        given.append(posts[number % 2].take(("ktp", "akta", "npwp")[number % 3]))
        given_at = posts[number % 2].clock()
        for post in posts:
            post.until_after(given_at)
    assert len(set(given)) == 100
    hall.pretend_now = LATER
    hall.start()
    for post in posts:
        post.until_online()
        post.until_told()
    after = posts[1].take()
    posts[1].until_told()
    records = Records(hall)
    records.check()
    rows = {row["number"]: row for row in records.tickets}
    assert sorted(rows) == sorted([before, *given, after])
    assert {row["printed"] for row in rows.values()} == {"printed"}
    assert [rows[number]["issued_at"] for number in given] == sorted(rows[number]["issued_at"] for number in given)
    assert [row["number"] for row in sorted(rows.values(), key=lambda row: row["due_at"])] == [before, *given, after]
    for letter in "AB":
        own = [read_number(number) for number in given if read_number(number).letter == letter]
        for prefix in {parts.prefix for parts in own}:
            serials = [parts.serial for parts in own if parts.prefix == prefix]
            assert serials == list(range(1, len(serials) + 1))
    dukcapil = [number for number in [before, *given, after] if number.startswith("A-")]
    assert call(hall, "1", "sari", len(dukcapil)) == dukcapil
    Records(hall).check()


def test_server_that_is_silent_gives_way_to_the_kiosk_and_nobody_has_two_numbers(
    qtbot: QtBot, hall: Hall, tmp_path: Path
) -> None:
    hall.start()
    post = Post(qtbot, hall, "kiosk-0", tmp_path, patience_ms=100)
    try:
        post.until_online()
        assert hall.process is not None
        os.kill(hall.process.pid, signal.SIGSTOP)
        assert post.take() == "A-A001"
        os.kill(hall.process.pid, signal.SIGCONT)
        post.until_online()
        post.until_told()
        assert post.take() == "A-002"
        post.until_told()
    finally:
        post.close()
    records = Records(hall)
    records.check()
    assert [(row["number"], row["state"], row["printed"]) for row in records.tickets] == [
        ("A-001", "cancelled", "queued"),
        ("A-A001", "waiting", "printed"),
        ("A-002", "waiting", "printed"),
    ]


def test_server_killed_again_and_again_while_it_is_told_takes_each_number_once(hall: Hall, posts: list[Post]) -> None:
    hall.kill()
    for post in posts:
        post.until_offline()
    given = [post.take() for _ in range(15) for post in posts]
    hall.pretend_now = LATER
    for _ in range(4):
        hall.start()
        posts[0].qtbot.waitUntil(lambda: bool(Records(hall).tickets), timeout=PATIENCE_MS)
        hall.kill()
    hall.start()
    for post in posts:
        post.until_told()
    records = Records(hall)
    records.check()
    assert sorted(row["number"] for row in records.tickets) == sorted(given)
    assert {row["printed"] for row in records.tickets} == {"printed"}


def call(hall: Hall, counter: str, officer: str, count: int) -> list[str]:
    """The numbers that an officer calls, one after the other."""
    with wire(hall.url, hall.token_file(f"console-{counter}").read_text().strip()) as console:
        console.ask("officer.login", {"officer": officer, "password": PASSWORD})
        console.do("counter.open", counter=counter)
        return [console.do("call.next", counter=counter)["result"]["ticket"]["number"] for _ in range(count)]
