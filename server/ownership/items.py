"""What is on its way to the database, in order: commands, the start of a day, and readers who wait for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from server.domain.day import ServiceDay
from server.domain.occasion import Asker
from server.ownership.telling import Told
from server.storage.entries import AnswerEntry, Batch, JournalEntry
from server.storage.store import StoredAnswer
from shared.wire.codec import encode_answer, encode_failure, encode_result
from shared.wire.errors import Error
from shared.wire.methods import Command
from shared.wire.scalars import Code, CommandId, Moment


@dataclass(slots=True)
class Happened:
    """Events decided at one moment, and how they are stored."""

    at: Moment
    events: list[tuple[Told, str, bytes]] = field(default_factory=list)
    """Each event as it is sent, its type, and as it is stored."""

    @property
    def told(self) -> list[Told]:
        return [told for told, _, _ in self.events]

    def write(self, batch: Batch, command: CommandId | None = None) -> None:
        """Add the journal's rows to a batch."""
        for told, kind, encoded in self.events:
            batch.journal.append(JournalEntry(batch.site, told.seq, self.at, kind, command, encoded.decode()))


@dataclass(slots=True)
class Answer:
    """What a command was answered, and whose it was: the same id from elsewhere is not the same command."""

    device: Code
    method: str
    params: bytes
    result: bytes | None = None
    error: bytes | None = None
    durable: bool = False

    @classmethod
    def stored(cls, stored: StoredAnswer) -> "Answer":
        """An answer given before the server's last start."""
        return cls(stored.device, stored.method, stored.params, stored.result, stored.error, durable=True)

    def frame(self, command: CommandId) -> str:
        """The answer as it is sent."""
        if self.error is not None:
            return encode_failure(command, self.error)
        return encode_result(command, self.result or b"null")


@dataclass(slots=True)
class Order:
    """A command with all who wait for its answer: the client that sent it, and the same client sending it again."""

    id: CommandId
    command: Command
    asker: Asker
    answer: Answer
    replies: list[Callable[[str], None]]
    happened: Happened = field(default_factory=lambda: Happened(0))
    tried_before: bool = False

    def write(self, batch: Batch) -> None:
        """Add the rows of its events and its answer to a batch."""
        self.happened.write(batch, self.id)
        answer = self.answer
        batch.answers.append(
            AnswerEntry(
                site=batch.site,
                command=self.id,
                at=self.happened.at,
                device=answer.device,
                officer=self.asker.officer,
                method=answer.method,
                params=answer.params.decode(),
                result=None if answer.result is None else answer.result.decode(),
                error=None if answer.error is None else answer.error.decode(),
            )
        )

    def reply(self) -> None:
        """Tell everybody who waits."""
        self._send(self.answer.frame(self.id))

    def fail(self, error: Error) -> None:
        """Tell everybody who waits that nothing was done; the same id may be sent again."""
        self._send(encode_failure(self.id, encode_answer(error)))

    def _send(self, frame: str) -> None:
        for reply in self.replies:
            reply(frame)
        self.replies.clear()


@dataclass(slots=True)
class DayStart:
    """A new service day, begun by the clock."""

    happened: Happened

    def write(self, batch: Batch) -> None:
        self.happened.write(batch)


@dataclass(slots=True)
class Reading:
    """A reader of the state, who is told when all that it has seen is durable."""

    make: Callable[[ServiceDay], Any]
    deliver: Callable[[Any], None]
    value: Any

    def write(self, batch: Batch) -> None:
        """A reader leaves nothing behind."""


Item = Order | DayStart | Reading
