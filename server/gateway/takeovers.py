"""Officers who log in at one console while they are logged in at another: the other one is asked first."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from server.gateway.connection import Connection
from shared.wire.codec import encode_asked
from shared.wire.officer import ANSWER_SECONDS, OfficerAsked
from shared.wire.scalars import Code, Moment

Answer = Literal["yes", "no", "withdrawn"]


@dataclass(eq=False)
class _Question:
    officer: Code
    asker: Connection
    asked: Connection
    answer_by: Moment
    until: float
    answer: asyncio.Future[Answer] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def end(self, answer: Answer) -> None:
        if not self.answer.done():
            self.answer.set_result(answer)

    def put(self) -> None:
        assert self.asker.device is not None  # noqa: S101 - only a console with its session logs anybody in
        device = self.asker.device
        self.asked.send(encode_asked(OfficerAsked(device.code, device.name, self.answer_by)))


class Takeovers:
    """The questions of one site that wait for their answer, at most one for each officer. Kept in memory alone."""

    def __init__(self, clock: Callable[[], Moment], monotonic: Callable[[], float]) -> None:
        self._clock = clock
        self._monotonic = monotonic
        self._questions: dict[Code, _Question] = {}

    def asker_of(self, officer: Code) -> Connection | None:
        """The console that waits to have this officer."""
        question = self._questions.get(officer)
        return None if question is None else question.asker

    async def ask(self, officer: Code, asker: Connection, asked: Connection) -> Answer:
        """What the console `asked` says to the officer's login at `asker`. Silence, and its end, are a yes."""
        answer_by = self._clock() + ANSWER_SECONDS * 1000
        question = _Question(officer, asker, asked, answer_by, self._monotonic() + ANSWER_SECONDS)
        self._questions[officer] = question
        question.put()
        try:
            answer = await question.answer
        finally:
            del self._questions[officer]
        if answer != "yes":
            question.asked.send(encode_asked(OfficerAsked()))
        return answer

    def answer(self, asked: Connection, officer: Code, console: Code, *, allow: bool) -> bool:
        """The officer there has said yes or no; False: that console does not ask, or no longer."""
        question = self._questions.get(officer)
        if question is None or question.asked is not asked:
            return False
        if question.asker.device is None or question.asker.device.code != console:
            return False
        question.end("yes" if allow else "no")
        return True

    def withdraw(self, asker: Connection) -> None:
        """The console that asks does so no more."""
        for question in self._questions.values():
            if question.asker is asker:
                question.end("withdrawn")

    def leave(self, asked: Connection) -> None:
        """Nobody is there any more to be asked."""
        for question in self._questions.values():
            if question.asked is asked:
                question.end("yes")

    def follow(self, officer: Code, asked: Connection) -> None:
        """The officer's console has come back over another connection: it is asked there."""
        question = self._questions.get(officer)
        if question is not None and question.asker is not asked and question.asked is not asked:
            question.asked = asked
            question.put()

    def tick(self) -> None:
        """Take silence for a yes where it has lasted long enough. Call it about once a second."""
        now = self._monotonic()
        for question in self._questions.values():
            if question.until <= now:
                question.end("yes")
