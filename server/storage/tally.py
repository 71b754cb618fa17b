"""A byte that two processes see: how many groups the one that commits has made durable, modulo 256.

Its answer waits in a socket until the event loop is through with every frame that had come before it. The byte costs
nothing to look at, so the server can look with every command. Few groups are under way at a time: the byte says what
is known already, or so many more.
"""

import mmap
import os


class Tally:
    """Durable groups of one process that commits. Each process gets a tally of its own, which begins at 0."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        """Of the memory that both see; closed with the tally."""
        self._page = mmap.mmap(descriptor, 1)
        self._known = 0

    def close(self) -> None:
        """Give the memory back."""
        self._page.close()
        os.close(self.descriptor)

    # --- of the process that commits

    def add(self) -> None:
        """One more group is durable."""
        self._page[0] = (self._page[0] + 1) % 256

    # --- of its server

    def note(self) -> None:
        """One more group is known to be durable."""
        self._known += 1

    @property
    def ahead(self) -> bool:
        """Whether a group is durable that is not known to be."""
        return self._page[0] != self._known % 256


def open_tally() -> Tally | None:
    """A new tally, or None where the system has no memory to share: durable is then what the process says is."""
    if not hasattr(os, "memfd_create"):
        return None
    try:
        descriptor = os.memfd_create("antrean-tally")
    except OSError:
        return None
    try:
        os.ftruncate(descriptor, 1)
        return Tally(descriptor)
    except OSError:
        os.close(descriptor)
        return None
