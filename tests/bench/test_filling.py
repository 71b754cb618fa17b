"""A filled database is one that the server itself could have written."""

from datetime import datetime
from pathlib import Path

import pytest

from bench.filling import A_DAY, fill
from bench.stage import NOON, PROFILE
from server.ownership.rebuild import rebuild
from server.profile.load import load
from server.storage.schema import upgrade
from server.storage.store import Store

NOW = int(datetime.fromisoformat(NOON).timestamp() * 1000)


def filled(folder: Path, tickets: int, waiting: int) -> Store:
    url = f"sqlite:///{folder / 'hall.db'}"
    upgrade(url)
    fill(url, load(PROFILE)[0], NOW, tickets, waiting)
    return Store(url)


def test_only_the_tickets_of_today_are_there_and_as_many_as_wanted_wait(tmp_path: Path) -> None:
    store = filled(tmp_path, A_DAY + 50, 40)
    day = rebuild(store, load(PROFILE)[0]).day
    with store.transaction() as connection:
        days = connection.exec_driver_sql("SELECT day, state, count(*) FROM tickets GROUP BY day, state ORDER BY 1, 2")
        assert [tuple(row) for row in days] == [
            ("2026-11-22", "finished", 50),
            ("2026-11-23", "finished", A_DAY - 40),
            ("2026-11-23", "waiting", 40),
        ]
    store.close()
    assert day.at <= NOW
    assert sum(len(line) for line in day.lines.values()) == 40
    assert {state.status for state in day.board.counters.values()} == {"closed"}


def test_more_cannot_wait_than_there_are(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot wait"):
        filled(tmp_path, 10, 11)
