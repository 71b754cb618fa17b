"""The interpreter outlives more signals than `True` has references."""

import subprocess
import sys

EMITS = """
import sys
from PySide6.QtCore import QObject, Signal
from shared.ui.immortals import hold_bools

class Bell(QObject):
    rung = Signal()

hold_bools()
hold_bools()
bell = Bell()
for _ in range(20_000):
    bell.rung.emit()
assert sys.getrefcount(True) > 20_000 or sys.version_info >= (3, 12)
"""


def test_more_emits_than_references_of_true() -> None:
    done = subprocess.run([sys.executable, "-c", EMITS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
