"""Which calls are likely next, so that their speech is at hand when they are made: pure."""

from collections.abc import Iterable

from shared.wire.board import Board
from shared.wire.scalars import Code
from shared.wire.site import Counter
from shared.wire.ticket import Call, Ticket


def foresee(board: Board, counters: Iterable[Counter]) -> tuple[Call, ...]:
    """What each counter that works would call now: who is due first in its highest tier with somebody waiting.

    Those who were sent to the counter are of its highest tier.
    """
    heads: dict[Code, Ticket] = {}
    sent: dict[Code, Ticket] = {}
    for ticket in board.tickets.values():
        if ticket.state == "waiting":
            firsts, line = (heads, ticket.queue) if ticket.for_counter is None else (sent, ticket.for_counter)
            head = firsts.get(line)
            if head is None or ticket.due_at < head.due_at:
                firsts[line] = ticket
    calls = []
    for counter in counters:
        state = board.counters.get(counter.code)
        if state is None or state.status == "closed":
            continue
        for place, tier in enumerate(counter.tiers):
            own = [sent[counter.code]] if place == 0 and counter.code in sent else []
            first = [*own, *(heads[queue] for queue in tier if queue in heads)]
            due = min(first, key=lambda one: one.due_at, default=None)
            if due is not None:
                calls.append(Call(0, 0, due.id, due.number, due.queue, counter.code, due.language))
                break
    return tuple(calls)
