"""All work with the database in one order, commits in groups; one site's trouble is not its neighbours'."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest

from server.storage.entries import Batch
from server.storage.store import StorageConflict, StorageUnavailable
from server.storage.writer import Fault, Writer

PATIENCE = 20.0


class FakeStore:
    open = True

    def close(self) -> None:
        self.open = False


class FakeCommitter:
    """Is done when the test says so, and remembers the groups."""

    def __init__(self) -> None:
        self.depth = 2
        self.groups: list[list[str]] = []
        self.faults: dict[str, Fault] = {}
        """What a commit with a batch of this site fails with."""
        self.durable = False
        """Whether the oldest group under way is seen to be."""
        self.closed = False
        self._under_way: deque[tuple[list[str], Callable[[Fault | None], None]]] = deque()

    def commit(self, batches: list[Batch], done: Callable[[Fault | None], None]) -> None:
        assert len(self._under_way) < self.depth
        self.groups.append([batch.site for batch in batches])
        self._under_way.append((self.groups[-1], done))

    def finish(self) -> None:
        """The oldest group under way is done."""
        group, done = self._under_way.popleft()
        fault = next((self.faults[site] for site in group if site in self.faults), None)
        if fault is not None:
            self._under_way.clear()
        done(fault)

    def settle(self) -> None:
        if self.durable:
            self.durable = False
            self.finish()

    async def close(self) -> None:
        self.closed = True


class Office:
    """A writer, and what it has told."""

    def __init__(self) -> None:
        self.store = FakeStore()
        self.committer = FakeCommitter()
        self.writer = Writer(self.store, self.committer)  # type: ignore[arg-type]
        self.done: list[tuple[str, Any]] = []

    def commit(self, *sites: str) -> None:
        for site in sites:
            self.writer.commit(partial(Batch, site), lambda fault, site=site: self.done.append((site, fault)))  # type: ignore[misc]

    async def run(self, name: str, work: Callable[[Any], Any]) -> None:
        """Have it done, and wait."""
        done = asyncio.Event()
        self.writer.run(work, lambda result: (self.done.append((name, result)), done.set()))
        await asyncio.wait_for(done.wait(), PATIENCE)


def play(scene: Callable[[Office], Awaitable[None]]) -> Office:
    async def run() -> Office:
        office = Office()
        await scene(office)
        await asyncio.wait_for(office.writer.stop(), PATIENCE)
        return office

    return asyncio.run(run())


def test_what_queues_up_during_a_commit_goes_in_as_one_group() -> None:
    async def scene(office: Office) -> None:
        office.commit("a", "b", "c", "d")
        assert office.done == []
        office.committer.finish()
        assert office.done == [("a", None)]
        office.committer.finish()
        assert office.done == [("a", None), ("b", None), ("c", None), ("d", None)]
        assert office.committer.groups == [["a"], ["b", "c", "d"]]

    play(scene)


def test_next_group_is_on_its_way_before_the_last_is_told() -> None:
    seen: list[list[str]] = []

    async def scene(office: Office) -> None:
        office.writer.commit(partial(Batch, "a"), lambda _: seen.extend(office.committer.groups))
        office.commit("b")
        assert seen == []
        office.committer.finish()
        assert seen == [["a"], ["b"]]
        office.committer.finish()

    play(scene)


def test_group_that_is_seen_to_be_durable_is_told_before_the_loop_hears() -> None:
    async def scene(office: Office) -> None:
        office.committer.depth = 1
        office.commit("a", "b")
        office.writer.hasten()
        assert (office.done, office.committer.groups) == ([], [["a"]])
        office.committer.durable = True
        office.writer.hasten()
        assert (office.done, office.committer.groups) == ([("a", None)], [["a"], ["b"]])
        office.committer.finish()

    play(scene)


def test_where_enough_waits_the_next_group_goes_behind_the_one_under_way() -> None:
    async def scene(office: Office) -> None:
        office.commit("a", "b")
        office.writer.hasten()
        office.commit("c")
        office.writer.hasten()
        assert office.committer.groups == [["a"], ["b"]], "no more than two"
        office.committer.finish()
        assert office.done == [("a", None)]
        office.committer.finish()
        assert office.committer.groups == [["a"], ["b"], ["c"]]
        office.committer.finish()
        assert office.done == [("a", None), ("b", None), ("c", None)]

    play(scene)


def test_nothing_is_hastened_past_other_work() -> None:
    async def scene(office: Office) -> None:
        office.commit("a")
        looking = asyncio.ensure_future(office.run("look", lambda _: list(office.committer.groups)))
        await asyncio.sleep(0)
        office.commit("b")
        office.writer.hasten()
        office.committer.finish()
        await looking
        office.committer.finish()
        assert office.done == [("a", None), ("look", [["a"]]), ("b", None)]

    play(scene)


def test_what_went_behind_a_group_of_the_same_site_falls_with_it_and_is_told_once() -> None:
    async def scene(office: Office) -> None:
        conflict = office.committer.faults["a"] = StorageConflict("twice")
        office.commit("a", "a")
        office.writer.hasten()
        office.committer.finish()
        assert office.done == [("a", conflict)]
        assert office.committer.groups == [["a"], ["a"]]
        office.commit("b")
        office.committer.finish()
        assert office.done == [("a", conflict), ("b", None)]

    play(scene)


def test_what_went_behind_another_sites_conflict_is_written_after_all() -> None:
    async def scene(office: Office) -> None:
        conflict = office.committer.faults["b"] = StorageConflict("twice")
        office.commit("first", "a", "b")
        office.committer.finish()
        office.commit("b", "c", "a")
        office.writer.hasten()
        for _ in range(5):
            office.committer.finish()
        assert office.done == [("first", None), ("a", None), ("b", conflict), ("c", None), ("a", None)]
        assert office.committer.groups[1:] == [["a", "b"], ["b", "c", "a"], ["a"], ["b"], ["c"], ["a"]]

    play(scene)


def test_database_that_is_away_is_away_for_both_groups_and_each_site_is_told_once() -> None:
    async def scene(office: Office) -> None:
        away = office.committer.faults["a"] = StorageUnavailable("locked")
        office.commit("a", "b", "a", "c")
        office.writer.hasten()
        office.committer.finish()
        assert sorted(office.done) == [("a", away), ("b", away), ("c", away)]
        assert office.committer.groups == [["a"], ["b", "a", "c"]]

    play(scene)


def test_whatever_is_asked_for_while_a_failure_is_told_waits_until_all_have_heard() -> None:
    seen: list[list[list[str]]] = []

    async def scene(office: Office) -> None:
        office.committer.faults["a"] = StorageUnavailable("locked")
        office.writer.commit(partial(Batch, "a"), lambda _: office.commit("later"))
        office.writer.commit(partial(Batch, "b"), lambda _: seen.append([*office.committer.groups]))
        office.writer.hasten()
        office.committer.finish()
        assert seen == [[["a"], ["b"]]]
        assert office.committer.groups == [["a"], ["b"], ["later"]]
        office.committer.finish()

    play(scene)


def test_failure_is_told_before_anything_more_is_written() -> None:
    away = StorageUnavailable("locked")
    seen: list[tuple[Fault | None, list[list[str]]]] = []

    async def scene(office: Office) -> None:
        office.committer.faults["a"] = away
        office.writer.commit(partial(Batch, "a"), lambda fault: seen.append((fault, [*office.committer.groups])))
        office.commit("b")
        office.committer.finish()
        assert seen == [(away, [["a"]])]
        assert office.committer.groups == [["a"], ["b"]]
        office.committer.finish()

    play(scene)


def test_batch_is_made_when_its_turn_has_come() -> None:
    written: list[str] = []

    async def scene(office: Office) -> None:
        office.commit("a")
        office.writer.commit(lambda: Batch(written.pop()), lambda fault: office.done.append(("b", fault)))
        written.append("b")
        office.committer.finish()
        assert office.committer.groups == [["a"], ["b"]]
        office.committer.finish()
        assert office.done == [("a", None), ("b", None)]

    play(scene)


def test_nothing_is_written_where_nothing_is_left_to_write() -> None:
    async def scene(office: Office) -> None:
        office.commit("a")
        office.writer.commit(lambda: None, lambda fault: office.done.append(("nothing", fault)))
        office.committer.finish()
        office.writer.commit(lambda: None, lambda fault: office.done.append(("nothing", fault)))
        await office.run("look", lambda _: list(office.committer.groups))
        assert office.done == [("a", None), ("look", [["a"]])]

    play(scene)


def test_what_is_ordered_while_a_group_is_told_is_done_before_the_end() -> None:
    async def scene(office: Office) -> None:
        office.writer.commit(partial(Batch, "a"), lambda _: office.commit("b"))
        stopping = asyncio.ensure_future(office.writer.stop())
        await asyncio.sleep(0)
        office.committer.finish()
        await asyncio.sleep(0)
        assert not office.committer.closed
        office.committer.finish()
        await asyncio.wait_for(stopping, PATIENCE)
        assert office.done == [("b", None)]

    play(scene)


def test_conflict_of_one_site_is_not_its_neighbours() -> None:
    async def scene(office: Office) -> None:
        conflict = office.committer.faults["b"] = StorageConflict("twice")
        office.commit("first", "a", "b", "c")
        office.committer.finish()
        office.commit("later")
        for _ in range(5):
            office.committer.finish()
        assert office.done[1:] == [("a", None), ("b", conflict), ("c", None), ("later", None)]
        assert office.committer.groups == [["first"], ["a", "b", "c"], ["a"], ["b"], ["c"], ["later"]]

    play(scene)


def test_database_that_is_away_is_away_for_all_and_asked_once() -> None:
    async def scene(office: Office) -> None:
        away = office.committer.faults["a"] = StorageUnavailable("locked")
        office.commit("first", "a", "b", "c")
        office.committer.finish()
        office.committer.finish()
        assert office.done[1:] == [("a", away), ("b", away), ("c", away)]
        assert office.committer.groups == [["first"], ["a", "b", "c"]]

    play(scene)


def test_other_work_sees_what_was_queued_before_it_and_not_what_came_after() -> None:
    async def scene(office: Office) -> None:
        office.commit("a", "b")
        looking = asyncio.ensure_future(office.run("look", lambda _: list(office.committer.groups)))
        await asyncio.sleep(0)
        office.commit("c")
        office.committer.finish()
        assert office.committer.groups == [["a"], ["b"]]
        office.committer.finish()
        await looking
        office.committer.finish()
        assert office.done == [("a", None), ("b", None), ("look", [["a"], ["b"]]), ("c", None)]

    play(scene)


def test_work_that_fails_tells_whoever_asked() -> None:
    fault = KeyError("x")

    def fail(_store: object) -> None:
        raise fault

    async def scene(office: Office) -> None:
        await office.run("look", fail)
        assert office.done == [("look", fault)]
        office.commit("a")
        office.committer.finish()
        assert office.done[1:] == [("a", None)]

    play(scene)


def test_stop_does_what_is_queued_and_gives_everything_back() -> None:
    async def scene(office: Office) -> None:
        office.commit("a", "b")
        stopping = asyncio.ensure_future(office.writer.stop())
        await asyncio.sleep(0)
        assert not office.committer.closed
        office.committer.finish()
        office.committer.finish()
        await asyncio.wait_for(stopping, PATIENCE)

    office = play(scene)
    assert office.done == [("a", None), ("b", None)]
    assert office.committer.closed
    assert not office.store.open


@pytest.mark.parametrize("ending", [SystemExit, KeyboardInterrupt])
def test_end_of_the_thread_is_no_answer(ending: type[BaseException]) -> None:
    """What is no Exception is nobody's answer: it is raised where the server runs, which ends."""
    seen: list[object] = []

    def end(_store: object) -> None:
        raise ending

    async def scene() -> None:
        office = Office()
        loop = asyncio.get_running_loop()
        told = asyncio.Event()
        loop.set_exception_handler(lambda _, context: (seen.append(context.get("exception")), told.set()))
        office.writer.run(end, office.done.append)  # type: ignore[arg-type]
        await asyncio.wait_for(told.wait(), PATIENCE)

    with pytest.raises(ending):
        asyncio.run(scene())
