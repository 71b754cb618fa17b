"""Halls for trying faults on, each with a server of its own as a real process."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from demo.hall import Hall
from tests.faults.crowd import furnish

PROFILE: Final = Path(__file__).parent / "hall.toml"
MORNING: Final = "2026-11-23T09:00+07:00"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A furnished hall, not yet started. Whatever is done to it, its server must not fall over a bug."""
    hall = Hall(PROFILE, tmp_path / "hall", pretend_now=MORNING)
    furnish(hall)
    yield hall
    hall.kill()
    blame(hall)


def blame(hall: Hall) -> None:
    """No bug shows in the server's log."""
    log = hall.log.read_text() if hall.log.exists() else ""
    assert "Traceback" not in log, log
    assert "CRITICAL" not in log, log
