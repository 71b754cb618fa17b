"""Where commands wait for their final answer.

A program that must not lose a press to its own restart gives the session an outbox that writes to a disk. What is in it
when the program starts is sent before anything else, in order, under the ids it has; its answers come as any others'.
"""

from dataclasses import dataclass
from typing import Protocol

from shared.wire.methods import Command
from shared.wire.scalars import CommandId


@dataclass(frozen=True, slots=True)
class Entry:
    """A command without a final answer."""

    id: CommandId
    params: Command
    sent: bool
    """Whether it was ever sent, so that it may have been done."""


class Outbox(Protocol):
    """Keeps commands, in order of submission, for as long as they have no final answer.

    `load` is called once, on the thread that makes the link; everything else on the link's own.
    """

    def load(self) -> list[Entry]:
        """The commands kept, in order of submission."""
        ...

    def add(self, id: CommandId, params: Command) -> None:
        """Keep a new command, after all others. One that the program has put there itself stays where it is."""
        ...

    def mark_sent(self, id: CommandId) -> None:
        """Remember, before it is first sent, that this command may have been done."""
        ...

    def remove(self, id: CommandId) -> None:
        """Forget a command: it has its final answer, or was taken back unsent."""
        ...


class MemoryOutbox:
    """An outbox that lives as long as the program."""

    def __init__(self) -> None:
        self._entries: dict[CommandId, Entry] = {}

    def load(self) -> list[Entry]:
        """The commands kept, in order of submission."""
        return list(self._entries.values())

    def add(self, id: CommandId, params: Command) -> None:
        """Keep a new command, after all others."""
        self._entries[id] = Entry(id, params, sent=False)

    def mark_sent(self, id: CommandId) -> None:
        """Remember that this command may have been done."""
        self._entries[id] = Entry(id, self._entries[id].params, sent=True)

    def remove(self, id: CommandId) -> None:
        """Forget a command."""
        del self._entries[id]
