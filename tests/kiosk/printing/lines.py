"""A clock that only waiting moves, and a connection whose other end is a function."""

from collections.abc import Callable

from kiosk.printing.transport import Lost, Stuck

Reply = tuple[float, bytes]
"""Seconds until it comes, and what comes."""


class Clock:
    """Seconds; time passes when somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class ScriptedLine:
    """A connection to a printer that `answer`s what it is sent."""

    def __init__(self, clock: Clock, answer: Callable[[bytes], list[Reply]]) -> None:
        self.sent: list[bytes] = []
        self.stuck_after = 1 << 30
        self.lost_at = float("inf")
        self._clock = clock
        self._answer = answer
        self._coming: list[Reply] = []

    def send(self, data: bytes, timeout: float) -> None:
        self._break_if_lost(self._clock.now)
        if len(data) > self.stuck_after:
            self._clock.now += timeout
            raise Stuck("full")
        self.sent.append(data)
        self._coming += [(self._clock.now + delay, reply) for delay, reply in self._answer(data)]
        self._coming.sort(key=lambda coming: coming[0])

    def receive(self, timeout: float) -> bytes:
        until = self._clock.now + timeout
        if self._coming and self._coming[0][0] <= until:
            due, reply = self._coming.pop(0)
            self._break_if_lost(due)
            self._clock.now = max(self._clock.now, due)
            return reply
        self._break_if_lost(until)
        self._clock.now = until
        return b""

    def close(self) -> None:
        self.sent.append(b"")

    def _break_if_lost(self, moment: float) -> None:
        if moment >= self.lost_at:
            self._clock.now = max(self._clock.now, self.lost_at)
            raise Lost("the cable is out")
