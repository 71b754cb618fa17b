"""The processes of a server: its own, and the one that commits."""

from pathlib import Path

from demo.hall import Hall


def committing(hall: Hall) -> list[int]:
    """The process that commits, as Linux knows it."""
    assert hall.process is not None
    tasks = Path(f"/proc/{hall.process.pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]
