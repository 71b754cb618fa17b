import logging
from pathlib import Path

import pytest

from kiosk.services import logbook
from kiosk.services.logbook import Logbook

log = logging.getLogger("antrean.test")


def test_the_last_lines_are_read(tmp_path: Path) -> None:
    book = Logbook(tmp_path / "state")
    book.begin()
    for number in range(30):
        log.warning("line %d", number)
    last = book.last(3)
    book.end()
    log.warning("after the end")
    assert [line.rpartition(": ")[2] for line in last] == ["line 27", "line 28", "line 29"]
    assert book.last(3) == last


def test_it_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logbook, "LARGEST", 2000)
    book = Logbook(tmp_path)
    book.begin()
    for number in range(500):
        log.warning("a line of some length, number %d", number)
    book.end()
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["kiosk.log", *(f"kiosk.log.{number}" for number in range(1, 6))]
    assert all(path.stat().st_size <= 2000 for path in tmp_path.iterdir())


def test_without_a_file_there_are_no_lines(tmp_path: Path) -> None:
    assert Logbook(tmp_path).last(5) == []


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    book = Logbook(tmp_path / "file")
    book.begin()
    book.end()
    assert "No log is kept" in caplog.text
