"""After a restart no call is shown as new again."""

import logging
from pathlib import Path

import pytest

from counter_display.memory import CallMemory, Kept


def test_what_was_shown_is_known_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "state" / "lobi.json"
    CallMemory(path).keep("contoh", "2026-11-21", 17)
    assert CallMemory(path).recall("contoh", "2026-11-21", newest=20) == Kept("contoh", "2026-11-21", 17)


def test_another_day_site_or_journal_is_not_remembered(tmp_path: Path) -> None:
    path = tmp_path / "lobi.json"
    CallMemory(path).keep("contoh", "2026-11-21", 17)
    assert CallMemory(path).recall("contoh", "2026-11-22", newest=20) is None
    assert CallMemory(path).recall("lain", "2026-11-21", newest=20) is None
    assert CallMemory(path).recall("contoh", "2026-11-21", newest=16) is None


def test_without_a_file_it_lasts_as_long_as_the_program() -> None:
    memory = CallMemory(None)
    assert memory.recall("contoh", "2026-11-21", newest=20) is None
    memory.keep("contoh", "2026-11-21", 17)
    assert memory.recall("contoh", "2026-11-21", newest=20) == Kept("contoh", "2026-11-21", 17)


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"[]", b'{"site": "contoh"}', b'{"site": "contoh", "day": null, "seq": "x"}', b'{"site": "\xff\xfe"}'],
)
def test_a_spoilt_file_is_no_memory_and_is_told(tmp_path: Path, text: bytes, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "lobi.json"
    path.write_bytes(text)
    with caplog.at_level(logging.WARNING, "antrean.display"):
        assert CallMemory(path).recall("contoh", None, newest=20) is None
    assert "does not tell the newest call" in caplog.text


def test_a_display_that_cannot_write_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "file" / "lobi.json"
    (tmp_path / "file").write_text("in the way")
    memory = CallMemory(path)
    with caplog.at_level(logging.WARNING, "antrean.display"):
        memory.keep("contoh", "2026-11-21", 17)
    assert "cannot be remembered" in caplog.text
    assert memory.recall("contoh", "2026-11-21", newest=20) == Kept("contoh", "2026-11-21", 17)
