"""Queries on their way. They change nothing that lasts, so they live and die with their connection."""

from dataclasses import dataclass

from shared.wire.methods import LogIn, Query
from shared.wire.officer import ANSWER_SECONDS

QUERY_LIMIT = 15.0
"""Seconds a query may take before it is answered in the server's place; a login that asks elsewhere has longer."""


@dataclass(frozen=True, slots=True)
class _Asked:
    params: Query
    until: float


class Asking:
    """The queries without an answer. Those of the program have texts as ids, the session's own have numbers."""

    def __init__(self) -> None:
        self._asked: dict[str | int, _Asked] = {}

    def add(self, id: str | int, params: Query, now: float) -> None:
        """A query is being sent."""
        patience = ANSWER_SECONDS if isinstance(params, LogIn) and params.take_over else 0.0
        self._asked[id] = _Asked(params, now + QUERY_LIMIT + patience)

    def pop(self, id: str | int | None) -> Query | None:
        """The query that a reply with this id answers, once."""
        if id is None or id not in self._asked:
            return None
        return self._asked.pop(id).params

    def pop_late(self, now: float) -> list[str | int]:
        """The ids of the queries that have waited too long."""
        late = [query for query, asked in self._asked.items() if asked.until <= now]
        for query in late:
            del self._asked[query]
        return late

    def pop_all(self) -> list[str | int]:
        """The ids of all: their connection is gone."""
        ids = list(self._asked)
        self._asked.clear()
        return ids

    @property
    def wake_at(self) -> float | None:
        """When `pop_late` will next find one."""
        return min((asked.until for asked in self._asked.values()), default=None)
