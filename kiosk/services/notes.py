"""Notes of the tickets whose paper is under way, kept over a restart.

A kiosk that is killed between issue and print cannot know whether paper came out. The next start tells the server so,
instead of leaving the ticket for ever as queued.
"""

import os
from pathlib import Path

from shared.wire.scalars import TicketId


class TicketNotes:
    """One empty file for each ticket, named by its id, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        """The folder is made if it is not there."""
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def open(self, ticket: TicketId) -> None:
        """Remember this ticket, durably."""
        (self._folder / ticket).touch()
        self._sync()

    def close(self, ticket: TicketId) -> None:
        """Its paper is accounted for."""
        (self._folder / ticket).unlink(missing_ok=True)

    def left_open(self) -> list[TicketId]:
        """The tickets that an earlier run did not account for."""
        return sorted(path.name for path in self._folder.iterdir())

    def _sync(self) -> None:
        # Windows cannot sync a folder, and does not need to: NTFS journals its names.
        if os.name == "posix":
            folder = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
