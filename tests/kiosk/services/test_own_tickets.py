"""Numbers of the kiosk's own, and the clock that dates them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.services.clock import HallClock
from kiosk.services.memory import HallMemory
from kiosk.services.own_tickets import OwnTickets
from kiosk.storage.hall import Bearings, HallCache, KioskName
from kiosk.storage.outbox import SqliteOutbox
from kiosk.storage.series import OwnSeries
from kiosk.storage.store import KioskStore
from shared.link.instant import Instant
from shared.ui.link import LinkAdapter
from shared.wire.methods import CancelTicket, IssueTicket, RecordTicket
from tests.kiosk.fakes import TUESDAY_MORNING, FakeServer, read_site

HOUR = 3_600_000
UNANSWERED = "0d2c7a1e-94a7-4a6f-8b7c-0a7d5a1c9e11"


class Machine:
    """A kiosk's machine over its restarts: its disk stays, and its clocks are what the test says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = FakeServer(site=read_site())
        self.wall = TUESDAY_MORNING - 5 * HOUR
        self.elapsed = 0.0
        self.service = self.server.site.services[0].code
        self.start()

    def start(self) -> None:
        self.store = KioskStore(self.folder)
        self.outbox = SqliteOutbox(self.store)
        self.link: LinkAdapter = self.server.adapter(self.outbox)
        self.cache = HallCache(self.store)
        self.clock = HallClock(self.link, self.cache, clock=lambda: Instant(self.elapsed, self.wall), note_ms=1)
        self.memory = HallMemory(self.link, self.cache)
        self.own = OwnTickets(self.store, self.outbox, self.memory, self.clock)

    def end(self) -> None:
        self.clock.stop()
        self.link.close()
        self.store.close()

    def restart(self) -> None:
        self.end()
        self.start()

    def know(self, *, letter: str = "K") -> None:
        """What an earlier meeting with the server has left."""
        for what in (
            self.server.site,
            KioskName("kiosk-1", letter),
            Bearings(TUESDAY_MORNING - self.wall, TUESDAY_MORNING),
        ):
            self.cache.keep(what)
        self.restart()

    def pass_time(self, ms: int) -> None:
        self.wall += ms
        self.elapsed += ms / 1000

    def take(self) -> str | None:
        taken = self.own.take(IssueTicket(self.service))
        return None if taken is None else taken.issued.ticket.number


@pytest.fixture
def machine(qtbot: QtBot, tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path)
    yield made
    made.end()


def test_kiosk_that_never_met_a_server_gives_no_number(machine: Machine) -> None:
    assert not machine.own.are_possible
    assert machine.take() is None


def test_kiosk_without_a_letter_gives_no_number(machine: Machine) -> None:
    machine.know(letter="")
    assert machine.take() is None


def test_series_goes_on_over_restarts_and_begins_anew_after_midnight(machine: Machine) -> None:
    machine.know()
    assert machine.take() == "A-K001"
    machine.restart()
    assert machine.take() == "A-K002"
    machine.pass_time(15 * HOUR)
    assert machine.take() == "A-K001"


def test_number_its_ticket_and_its_command_are_on_the_disk_together(machine: Machine) -> None:
    machine.know()
    taken = machine.own.take(IssueTicket(machine.service, priority=True, language="en"))
    assert taken is not None
    ticket = taken.issued.ticket
    machine.restart()
    (entry,) = machine.outbox.load()
    assert entry.id == ticket.id
    assert entry.params == RecordTicket("A-K001", machine.service, ticket.issued_at, priority=True, language="en")


def test_disk_that_fails_gives_no_number_and_leaves_no_hole(machine: Machine) -> None:
    machine.know()
    machine.store.connection.execute("PRAGMA query_only = 1")
    assert machine.take() is None
    machine.store.connection.execute("PRAGMA query_only = 0")
    assert machine.take() == "A-K001"


def test_place_that_cannot_be_written_gives_no_number(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    machine = Machine(tmp_path / "state")
    for what in (machine.server.site, KioskName("kiosk-1", "K"), Bearings(0, machine.wall)):
        machine.cache.keep(what)
    assert machine.take() is None
    machine.end()


def test_order_that_was_not_answered_is_cancelled_before_the_new_number_is_told(machine: Machine) -> None:
    machine.know()
    taken = machine.own.take(IssueTicket(machine.service), replaces=UNANSWERED)
    assert taken is not None
    assert [entry.id for entry in machine.outbox.load()] == [id for id, _ in taken.commands]
    first, second = (entry.params for entry in machine.outbox.load())
    assert isinstance(first, CancelTicket)
    assert first.ticket == UNANSWERED
    assert isinstance(second, RecordTicket)


def test_day_on_which_the_file_was_lost_gives_no_number_and_the_next_does(machine: Machine) -> None:
    machine.know()
    OwnSeries(machine.store).take("2026-11-17", "dukcapil", "K")
    machine.end()
    (machine.folder / "kiosk.db").write_bytes(b"not a database at all" * 100)
    machine.start()
    machine.know()
    assert machine.take() is None
    machine.restart()
    assert machine.take() is None
    machine.pass_time(24 * HOUR)
    assert machine.take() == "A-K001"


# --- the clock


def test_time_is_the_servers_as_it_was_last_known(machine: Machine) -> None:
    machine.know()
    assert machine.clock() == TUESDAY_MORNING
    machine.pass_time(HOUR)
    machine.restart()
    assert machine.clock() == TUESDAY_MORNING + HOUR
    assert machine.clock.is_known


def test_machine_that_is_set_while_it_runs_does_not_move_the_halls_time(machine: Machine) -> None:
    machine.know()
    machine.wall += 24 * HOUR
    assert machine.clock() == TUESDAY_MORNING


def test_clock_earlier_than_what_is_certain_dates_no_ticket(machine: Machine) -> None:
    machine.know()
    machine.wall -= 48 * HOUR
    machine.restart()
    assert not machine.clock.is_known
    assert machine.take() is None


def test_time_is_written_down_while_it_passes(qtbot: QtBot, machine: Machine) -> None:
    machine.know()
    machine.pass_time(3 * HOUR)
    qtbot.waitUntil(lambda: (machine.cache.bearings or Bearings(0, 0)).at == TUESDAY_MORNING + 3 * HOUR)


def test_server_sets_the_clock_and_the_bearings(qtbot: QtBot, machine: Machine) -> None:
    machine.server.welcome()
    qtbot.waitUntil(lambda: machine.link.welcome is not None)
    bearings = machine.cache.bearings
    assert bearings is not None
    assert bearings.at >= TUESDAY_MORNING
    assert machine.clock.is_known
    assert machine.memory.letter == "K"
    assert machine.memory.device == "kiosk-1"
    assert machine.memory.site == machine.server.site
