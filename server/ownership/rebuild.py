"""A day, read anew from its journal: at the start, and after a commit that failed."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from server.domain.day import ServiceDay
from server.domain.site import Site
from server.ownership.items import Answer
from server.ownership.telling import Told, read, tell
from server.storage.projection import Projection
from server.storage.store import Store
from shared.wire.scalars import CommandId, Seq

RECENT_EVENTS = 4096
"""How many events are kept in memory for clients that come back; older ones are read from the journal."""
RECENT_ANSWERS = 4096
"""Likewise for commands sent again; beyond these the database's own constraint finds them."""


@dataclass(slots=True)
class Rebuilt:
    """All that an owner keeps in memory."""

    day: ServiceDay
    projection: Projection
    recent: deque[Told]
    answers: dict[CommandId, Answer]
    untold: list[Told]
    """Events that were stored although the database's answer was lost, so that nobody has been told."""


def rebuild(store: Store, site: Site, commands: Iterable[CommandId] = (), published: Seq = 0) -> Rebuilt:
    """A site's day as its journal tells it, with the answers of recent commands and of `commands`.

    `published` is the newest event that clients have been told; 0 at the start, when there are none.

    Raises:
        StorageUnavailable: the journal can't be read now.
        msgspec.DecodeError: it was written by a version that this one does not understand.
    """
    started = store.day_start(site.code)
    day, projection = ServiceDay(site), Projection(site.code)
    recent: deque[Told] = deque(maxlen=RECENT_EVENTS)
    if started is not None:
        day.board.seq = started - 1
        for stored in store.events(site.code, started - 1):
            recorded = read(stored)
            day.apply(recorded)
            projection.apply(recorded)
            recent.append(tell(recorded, stored.event))
        projection.take()
    answers = store.recent_answers(site.code, RECENT_ANSWERS // 2)
    for command in commands:
        if command not in answers and (stored_answer := store.answer(site.code, command)) is not None:
            answers[command] = stored_answer
    # Another program may have written since the day was read: that is told when the day has it, too.
    missed = store.events(site.code, published, max(day.board.seq - published, 0)) if published else []
    untold = [tell(read(stored), stored.event) for stored in missed]
    known = {command: Answer.stored(answer) for command, answer in answers.items()}
    return Rebuilt(day, projection, recent, known, untold)
