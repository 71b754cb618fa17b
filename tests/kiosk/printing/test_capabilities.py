"""The library's list of printers, on disks that are not as they should be."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

COUNT = "from kiosk.printing.capabilities import CAPABILITIES; print(len(CAPABILITIES['profiles']))"
FULL = """
import builtins, errno, os
real = builtins.open
def full(file, mode="r", *rest, **more):
    if "w" in mode and not str(file).startswith("/dev/shm"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), file)
    return real(file, mode, *rest, **more)
builtins.open = full
"""


def count_printers(folder: Path, before: str = "") -> int:
    """How many a new program knows that keeps the list in this folder."""
    run = subprocess.run(
        [sys.executable, "-c", before + COUNT],
        env=os.environ | {"ESCPOS_CAPABILITIES_PICKLE_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(run.stdout)


@pytest.mark.parametrize("damage", [b"", bytes(70_000), b"\x80\x02}"], ids=["empty", "zeros", "cut short"])
def test_list_whose_copy_is_damaged_is_read_and_copied_anew(tmp_path: Path, damage: bytes) -> None:
    kept = tmp_path / f"{platform.python_version()}.capabilities.pickle"
    kept.write_bytes(damage)
    assert count_printers(tmp_path) > 10
    assert kept.stat().st_size > len(damage)


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="needs a folder in memory")
def test_disk_without_room_is_no_matter(tmp_path: Path) -> None:
    assert count_printers(tmp_path, FULL) > 10
    assert list(tmp_path.iterdir()) == []


def test_log_is_left_to_whoever_runs_the_program() -> None:
    program = "import logging, kiosk.app; logging.basicConfig(level=logging.INFO); logging.info('this is kept')"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "this is kept" in run.stderr
