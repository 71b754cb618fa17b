"""A program outlives more signals and calls than `True` and `None` have references."""

import subprocess
import sys

import pytest

PROGRAM = """
import shared.ui
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal()

bell = Bell()
for _ in range(50_000):
    {call}
"""


@pytest.mark.parametrize("call", ["bell.rung.emit()", "bell.setObjectName('x')", "bell.blockSignals(False)"])
def test_a_program_outlives_fifty_thousand_calls(call: str) -> None:
    program = PROGRAM.format(call=call)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
