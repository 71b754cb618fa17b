"""One thread commits, in groups; one site's trouble is not its neighbours'."""

import threading
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from typing import Any

import pytest

from server.storage.store import Batch, StorageConflict, StorageUnavailable
from server.storage.writer import Fault, Writer

PATIENCE = 20.0


class FakeStore:
    """Commits at the test's word, and remembers in which groups."""

    def __init__(self) -> None:
        self.groups: list[list[str]] = []
        self.faults: dict[str, Exception] = {}
        """What a commit with a batch of this site fails with."""
        self.open = True
        self.may_go_on = threading.Event()
        self.waiting = threading.Event()

    def commit(self, batches: list[Batch]) -> None:
        self.waiting.set()
        assert self.may_go_on.wait(PATIENCE)
        self.groups.append([batch.site for batch in batches])
        for batch in batches:
            if batch.site in self.faults:
                raise self.faults[batch.site]

    def close(self) -> None:
        self.open = False


class Office:
    """A writer with a fake store; callbacks are run when the test takes them."""

    def __init__(self) -> None:
        self.store = FakeStore()
        self.handed_back: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self.writer = Writer(self.store, self.handed_back.put)  # type: ignore[arg-type]
        self.done: list[tuple[str, Any]] = []
        self.writer.start()

    def commit(self, site: str) -> None:
        def done(fault: Fault | None) -> None:
            self.done.append((site, fault))

        self.writer.commit(Batch(site), done)

    def run(self, name: str, work: Callable[[Any], Any]) -> None:
        self.writer.run(work, lambda result: self.done.append((name, result)))

    def let_go_on(self) -> None:
        self.store.may_go_on.set()

    def take(self) -> None:
        """Run what has been handed back, once."""
        self.handed_back.get(timeout=PATIENCE)()

    def end(self) -> None:
        """Stop, and run all that is still handed back."""
        self.let_go_on()
        self.writer.stop()
        while not self.handed_back.empty():
            self.take()


@pytest.fixture
def office() -> Iterator[Office]:
    office = Office()
    yield office
    if office.store.open:
        office.end()


def test_what_queues_up_during_a_commit_goes_in_as_one_group(office: Office) -> None:
    office.commit("a")
    assert office.store.waiting.wait(PATIENCE)
    for site in ("b", "c", "d"):
        office.commit(site)
    office.let_go_on()
    office.take()
    assert office.done == [("a", None)]
    office.take()
    assert office.done == [("a", None), ("b", None), ("c", None), ("d", None)]
    assert office.store.groups == [["a"], ["b", "c", "d"]]


def test_nothing_is_reported_before_its_commit(office: Office) -> None:
    office.commit("a")
    assert office.store.waiting.wait(PATIENCE)
    assert office.handed_back.empty()
    assert office.done == []


def test_conflict_of_one_site_is_not_its_neighbours(office: Office) -> None:
    conflict = StorageConflict("twice")
    office.store.faults["b"] = conflict
    office.commit("first")
    assert office.store.waiting.wait(PATIENCE)
    for site in ("a", "b", "c"):
        office.commit(site)
    office.let_go_on()
    office.take()
    office.take()
    assert office.done[1:] == [("a", None), ("b", conflict), ("c", None)]
    assert office.store.groups == [["first"], ["a", "b", "c"], ["a"], ["b"], ["c"]]


def test_database_that_is_away_is_away_for_all_and_asked_once(office: Office) -> None:
    away = StorageUnavailable("locked")
    office.store.faults["a"] = away
    office.commit("first")
    assert office.store.waiting.wait(PATIENCE)
    for site in ("a", "b", "c"):
        office.commit(site)
    office.let_go_on()
    office.take()
    office.take()
    assert office.done[1:] == [("a", away), ("b", away), ("c", away)]
    assert office.store.groups == [["first"], ["a", "b", "c"]]


def test_other_work_sees_what_was_queued_before_it_and_not_what_came_after(office: Office) -> None:
    office.commit("a")
    assert office.store.waiting.wait(PATIENCE)
    office.commit("b")
    office.run("look", lambda store: list(store.groups))
    office.commit("c")
    office.let_go_on()
    for _ in range(3):
        office.take()
    assert office.done == [("a", None), ("b", None), ("look", [["a"], ["b"]]), ("c", None)]


def test_work_that_fails_tells_whoever_asked(office: Office) -> None:
    fault = KeyError("x")

    def fail(_store: object) -> None:
        raise fault

    office.let_go_on()
    office.run("look", fail)
    office.take()
    assert office.done == [("look", fault)]
    office.commit("a")
    office.take()
    assert office.done[1:] == [("a", None)]


def test_stop_commits_what_is_queued_and_closes_the_store(office: Office) -> None:
    office.commit("a")
    assert office.store.waiting.wait(PATIENCE)
    office.commit("b")
    office.end()
    assert office.done == [("a", None), ("b", None)]
    assert not office.store.open


def test_bug_in_the_writing_is_raised_where_the_server_runs(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    office.store.faults["a"] = ZeroDivisionError("a bug")
    office.let_go_on()
    office.commit("a")
    with pytest.raises(ZeroDivisionError, match="a bug"):
        office.take()
    assert office.done == []
    assert "the writer has failed" in caplog.text
    office.writer.stop()
    assert not office.store.open
