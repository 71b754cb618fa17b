"""Which calls are likely next, so that their speech is at hand when they are made: pure."""

from collections.abc import Iterable

from shared.wire.board import Board
from shared.wire.scalars import Code
from shared.wire.site import Counter
from shared.wire.ticket import Call, Ticket


def foresee(board: Board, counters: Iterable[Counter]) -> tuple[Call, ...]:
    """What each counter that works would call now: who is due first in its highest tier with somebody waiting."""
    heads: dict[Code, Ticket] = {}
    for ticket in board.tickets.values():
        if ticket.state == "waiting":
            head = heads.get(ticket.queue)
            if head is None or ticket.due_at < head.due_at:
                heads[ticket.queue] = ticket
    calls = []
    for counter in counters:
        state = board.counters.get(counter.code)
        if state is None or state.status == "closed":
            continue
        for tier in counter.tiers:
            due = min((heads[queue] for queue in tier if queue in heads), key=lambda one: one.due_at, default=None)
            if due is not None:
                calls.append(Call(0, 0, due.id, due.number, due.queue, counter.code, due.language))
                break
    return tuple(calls)
