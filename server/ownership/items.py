"""What is on its way to the database, in order: commands, what the clock brings, and readers who wait for it."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from server.domain.day import ServiceDay
from server.domain.occasion import Asker
from server.ownership.telling import Told
from server.storage.entries import AnswerEntry, Batch, JournalEntry
from server.storage.store import StoredAnswer
from shared.wire.codec import encode_answer, encode_failure, encode_result
from shared.wire.errors import Error
from shared.wire.methods import Command
from shared.wire.scalars import Code, CommandId, Moment


class Happened(Struct, frozen=True):
    """Events decided at one moment: as they are told, and as they are stored."""

    at: Moment
    told: tuple[Told, ...] = ()
    journal: tuple[JournalEntry, ...] = ()


class Answer(Struct):
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


class Order(Struct):
    """A command with all who wait for its answer: the client that sent it, and the same client sending it again."""

    id: CommandId
    command: Command
    asker: Asker
    answer: Answer
    replies: list[Callable[[str], None]]
    happened: Happened = Happened(0)
    tried_before: bool = False

    def write(self, batch: Batch) -> None:
        """Add the rows of its events and its answer to a batch."""
        batch.journal += self.happened.journal
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


class ByClock(Struct):
    """What happened because its time had come: a new service day, a scheduled announcement."""

    happened: Happened

    def write(self, batch: Batch) -> None:
        """Add the rows of its events to a batch."""
        batch.journal += self.happened.journal


class Reading(Struct):
    """A reader of the state, who is told when all that it has seen is durable."""

    make: Callable[[ServiceDay], Any]
    deliver: Callable[[Any], None]
    value: Any

    def write(self, batch: Batch) -> None:
        """A reader leaves nothing behind."""


Item = Order | ByClock | Reading
