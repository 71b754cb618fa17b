"""Waiting tickets that were sent to one counter or officer: they stand in lines of their own, in no queue's."""

from collections.abc import Iterator
from typing import Literal

from server.domain.line import Line, Place
from shared.wire.board import Board
from shared.wire.events import Event, TicketReleased
from shared.wire.scalars import Code, Moment, TicketId
from shared.wire.ticket import CounterState, Ticket

Target = tuple[Literal["counter", "officer"], Code]


def target_of(ticket: Ticket) -> Target | None:
    """Whom a ticket was sent to; None where any counter of its queue may call it."""
    if ticket.for_counter is not None:
        return "counter", ticket.for_counter
    return None if ticket.for_officer is None else ("officer", ticket.for_officer)


class DirectedLines:
    """For each counter or officer that tickets were sent to, a line for each of their queues; none that is empty."""

    def __init__(self) -> None:
        self._lines: dict[Target, dict[Code, Line]] = {}

    def __bool__(self) -> bool:
        """Whether anybody waits here; most of the time nobody does."""
        return bool(self._lines)

    def join(self, target: Target, queue: Code, place: Place) -> None:
        """Take a place."""
        self._lines.setdefault(target, {}).setdefault(queue, Line()).join(place)

    def leave(self, target: Target, queue: Code, place: Place) -> None:
        """Give a place up. Raises KeyError if it is not in its line."""
        lines = self._lines[target]
        lines[queue].leave(place)
        if not lines[queue]:
            del lines[queue]
        if not lines:
            del self._lines[target]

    def at(self, seat: CounterState) -> Iterator[tuple[Code, Line]]:
        """The lines that a counter, with the officer who sits there, is to call; each with its queue."""
        yield from self._lines.get(("counter", seat.code), {}).items()
        if seat.officer is not None:
            yield from self._lines.get(("officer", seat.officer), {}).items()

    def count(self, queue: Code) -> int:
        """How many of a queue's tickets wait here."""
        return sum(len(line) for line in self._of(queue)) if self._lines else 0

    def ahead(self, queue: Code, due_at: Moment) -> int:
        """How many of them are due no later than `due_at`."""
        return sum(line.ahead(due_at) for line in self._of(queue)) if self._lines else 0

    def _of(self, queue: Code) -> Iterator[Line]:
        return (lines[queue] for lines in self._lines.values() if queue in lines)


def release(board: Board, counter: Code) -> tuple[Event, ...]:
    """What happens to the tickets sent to a counter, or to the officer there, when that officer leaves it."""
    officer = board.counters[counter].officer
    gone: tuple[Target, ...] = (
        (("counter", counter),) if officer is None else (("counter", counter), ("officer", officer))
    )
    return tuple(TicketReleased(ticket) for ticket in _sent_to(board, gone))


def _sent_to(board: Board, targets: tuple[Target, ...]) -> Iterator[TicketId]:
    return (ticket.id for ticket in board.tickets.values() if target_of(ticket) in targets)
