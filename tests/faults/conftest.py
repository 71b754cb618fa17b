"""Halls for trying faults on, each with a server of its own as a real process."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from demo.hall import Hall
from tests.faults.crowd import furnish
from tests.faults.wire import wire
from tests.faults.witness import Records

PROFILE: Final = Path(__file__).parent / "hall.toml"
MORNING: Final = "2026-11-23T09:00+07:00"
UNLIMITED: Final = ("--rate", "1000000", "--burst", "1000000")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A furnished hall, not yet started. Whatever is done to it, its server must not fall over a bug."""
    hall = Hall(PROFILE, tmp_path / "hall", pretend_now=MORNING)
    furnish(hall)
    yield hall
    hall.kill()
    blame(hall)


@pytest.fixture(scope="module")
def busy_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A hall in use, for all tests of a module, that takes any number of requests: a ticket, an officer, a visitor."""
    hall = Hall(PROFILE, tmp_path_factory.mktemp("hall"), pretend_now=MORNING, arguments=UNLIMITED)
    furnish(hall)
    with hall:
        with wire(hall.url, hall.token_file("kiosk-0").read_text().strip()) as kiosk:
            assert kiosk.code("board.subscribe") == "done"  # the day has begun
        yield hall
        assert hall.process is not None
        assert hall.process.poll() is None, "the server has ended"
    blame(hall)


@pytest.fixture
def untouched(busy_hall: Hall) -> Iterator[Hall]:
    """The busy hall; after the test nothing has happened in it, and it answers at once."""
    before = Records(busy_hall)
    yield busy_hall
    with wire(busy_hall.url, busy_hall.token_file("kiosk-0").read_text().strip()) as kiosk:
        assert kiosk.code("site.describe") == "done"
    after = Records(busy_hall)
    assert after.journal == before.journal


def blame(hall: Hall) -> None:
    """No bug shows in the server's log."""
    log = hall.log.read_text() if hall.log.exists() else ""
    for trace in ("Traceback", "CRITICAL", "ERROR"):
        assert trace not in log, log
