import subprocess
import sys

CALLS_THAT_RETURN_NOTHING = """
import shared.ui
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(50_000):
    thing.setObjectName("x")
"""


def test_a_program_outlives_fifty_thousand_calls() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CALLS_THAT_RETURN_NOTHING], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
