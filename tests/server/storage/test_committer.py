"""The process that commits: it says what the store would have said, and its end is the database's absence."""

import asyncio
import os
import select
import signal
import sqlite3
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from server.storage.committer import ProcessCommitter, ThreadCommitter, open_committer
from server.storage.entries import Batch, JournalEntry
from server.storage.schema import upgrade
from server.storage.store import StorageConflict, StorageUnavailable, Store
from server.storage.tally import Tally, open_tally
from server.storage.writer import Committer, Fault

if sys.platform != "win32":
    import resource

PATIENCE = 20.0
Scene = Callable[[Committer], Awaitable[None]]
Open = Callable[[str], Committer]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there commits are done on a thread")


def event(seq: int) -> Batch:
    return Batch("hall", [JournalEntry("hall", seq, seq, "x", None, f'{{"n":{seq}}}')])


async def commit(committer: Committer, *seqs: int) -> Fault | None:
    done: asyncio.Future[Fault | None] = asyncio.get_running_loop().create_future()
    committer.commit([event(seq) for seq in seqs], done.set_result)
    return await asyncio.wait_for(done, PATIENCE)


def begin(committer: Committer, *seqs: int) -> list[Fault | None]:
    """A commit under way, and what it has told."""
    told: list[Fault | None] = []
    committer.commit([event(seq) for seq in seqs], told.append)
    return told


def settle(committer: Committer, told: list[Fault | None]) -> None:
    """Look, without a turn of the event loop, until the group under way is durable."""
    deadline = time.monotonic() + PATIENCE
    while not told:
        assert time.monotonic() < deadline, "it is not told"
        committer.settle()


async def until(true: Callable[[], object]) -> None:
    """Let the event loop turn."""
    async with asyncio.timeout(PATIENCE):
        while not true():  # noqa: ASYNC110 - nothing says when
            await asyncio.sleep(0)


def open_files() -> int:
    return len(list(Path("/dev/fd").iterdir()))


def await_answer(committer: ProcessCommitter) -> None:
    """Until the process has answered. The event loop has not heard it yet."""
    assert committer._transport is not None
    answered, _, _ = select.select([committer._transport.get_extra_info("socket")], [], [], PATIENCE)
    assert answered


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "hall.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def newest(database: Path) -> Callable[[], int]:
    def read() -> int:
        store = Store(f"sqlite:///{database}")
        try:
            return store.newest("hall")
        finally:
            store.close()

    return read


def play(database: Path, scene: Scene, open: Open = ProcessCommitter) -> None:
    async def run() -> None:
        committer = open(f"sqlite:///{database}")
        try:
            await scene(committer)
        finally:
            await committer.close()

    asyncio.run(run())


KINDS = pytest.mark.parametrize(
    "open",
    [ProcessCommitter, lambda url: ThreadCommitter(Store(url))],
    ids=["process", "thread"],
)
SEEN_OR_NOT = pytest.mark.parametrize(
    "open",
    [ProcessCommitter, lambda url: ProcessCommitter(url, lambda: None), lambda url: ThreadCommitter(Store(url))],
    ids=["process", "process-without-tally", "thread"],
)
TALLY = pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="this system shares no memory without a file")


@KINDS
def test_what_is_done_is_in_the_database(database: Path, newest: Callable[[], int], open: Open) -> None:
    async def scene(committer: Committer) -> None:
        assert await commit(committer, 1, 2) is None
        assert newest() == 2
        assert await commit(committer, 3) is None
        assert newest() == 3

    play(database, scene, open)


@KINDS
def test_conflict_is_told_and_leaves_nothing(database: Path, newest: Callable[[], int], open: Open) -> None:
    async def scene(committer: Committer) -> None:
        await commit(committer, 1)
        fault = await commit(committer, 2, 1)
        assert isinstance(fault, StorageConflict)
        assert "UNIQUE" in str(fault)
        assert newest() == 1
        assert await commit(committer, 2) is None

    play(database, scene, open)


@KINDS
def test_locked_database_is_unavailable_until_it_is_free(database: Path, newest: Callable[[], int], open: Open) -> None:
    async def scene(committer: Committer) -> None:
        locking = sqlite3.connect(database, isolation_level=None)
        locking.execute("BEGIN IMMEDIATE")
        fault = await commit(committer, 1)
        assert isinstance(fault, StorageUnavailable)
        assert "locked" in str(fault)
        locking.execute("ROLLBACK")
        locking.close()
        assert await commit(committer, 1) is None
        assert newest() == 1

    play(database, scene, open)


def test_once_ready_it_commits_in_the_process_that_is_there(database: Path, newest: Callable[[], int]) -> None:
    async def scene(committer: Committer) -> None:
        assert isinstance(committer, ProcessCommitter)
        await asyncio.wait_for(committer.get_ready(), PATIENCE)
        ready = committer.pid
        assert ready is not None
        assert await commit(committer, 1) is None
        assert committer.pid == ready
        os.kill(ready, signal.SIGKILL)
        await until(lambda: committer.pid is None)
        told = begin(committer, 2)
        await asyncio.wait_for(committer.get_ready(), PATIENCE)
        assert committer.pid not in (None, ready)
        await until(partial(len, told))
        assert told == [None]
        assert newest() == 2

    play(database, scene)


def test_process_that_cannot_be_started_is_not_waited_for(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(committer: Committer) -> None:
        assert isinstance(committer, ProcessCommitter)
        with monkeypatch.context() as here:
            here.setattr(sys, "executable", str(database.with_name("nothing")))
            await asyncio.wait_for(committer.get_ready(), PATIENCE)
            assert committer.pid is None
        assert await commit(committer, 1) is None

    play(database, scene)


def test_killed_it_is_unavailable_once_and_then_there_again(database: Path, newest: Callable[[], int]) -> None:
    async def scene(committer: Committer) -> None:
        assert isinstance(committer, ProcessCommitter)
        await commit(committer, 1)
        killed = committer.pid
        assert killed is not None
        os.kill(killed, signal.SIGSTOP)  # so that it is killed with a group under way
        done: asyncio.Future[Fault | None] = asyncio.get_running_loop().create_future()
        committer.commit([event(2)], done.set_result)
        os.kill(killed, signal.SIGKILL)
        assert isinstance(await asyncio.wait_for(done, PATIENCE), StorageUnavailable)
        assert await commit(committer, 2) is None
        assert newest() == 2
        assert committer.pid not in (None, killed)

    play(database, scene)


@SEEN_OR_NOT
def test_nothing_is_told_twice_or_before_it_is_durable(database: Path, newest: Callable[[], int], open: Open) -> None:
    """Whether it is looked at meanwhile or not, and whether it can be seen or not."""

    async def scene(committer: Committer) -> None:
        for seq in range(1, 20):
            told = begin(committer, seq)
            committer.settle()
            await until(partial(len, told))
            committer.settle()
            assert told == [None]
            assert newest() == seq

    play(database, scene, open)


def test_group_behind_another_is_written_after_it(database: Path, newest: Callable[[], int]) -> None:
    """From the first on, when there is no process yet."""

    async def scene(committer: Committer) -> None:
        for seq in range(1, 40, 2):
            told, behind = begin(committer, seq), begin(committer, seq + 1)
            await until(partial(len, behind))
            assert (told, behind) == ([None], [None])
            assert newest() == seq + 1

    play(database, scene)


@pytest.mark.parametrize("tally", [open_tally, lambda: None], ids=["tally", "no-tally"])
def test_group_behind_one_that_fails_is_not_written(
    database: Path, newest: Callable[[], int], tally: Callable[[], Tally | None]
) -> None:
    async def scene(committer: Committer) -> None:
        assert await commit(committer, 1) is None
        for seq in range(2, 20):
            told, behind = begin(committer, 1), begin(committer, seq)
            while not told:
                committer.settle()
                await asyncio.sleep(0)
            after = begin(committer, seq)
            await until(partial(len, after))
            committer.settle()
            assert isinstance(told[0], StorageConflict)
            assert behind == []
            assert after == [None]
            assert newest() == seq

    play(database, scene, lambda url: ProcessCommitter(url, tally))


@TALLY
def test_groups_that_are_seen_are_told_in_their_order(database: Path, newest: Callable[[], int]) -> None:
    async def scene(committer: Committer) -> None:
        assert await commit(committer, 1) is None
        for seq in range(2, 200, 2):
            order: list[int] = []
            committer.commit([event(seq)], lambda _, order=order: order.append(1))  # type: ignore[misc]
            committer.commit([event(seq + 1)], lambda _, order=order: order.append(2))  # type: ignore[misc]
            while len(order) < 2:
                committer.settle()
            assert order == [1, 2]
            assert newest() == seq + 1
        assert await commit(committer, 202) is None

    play(database, scene)


def test_killed_with_two_groups_under_way_it_is_unavailable_once(database: Path, newest: Callable[[], int]) -> None:
    async def scene(committer: Committer) -> None:
        assert isinstance(committer, ProcessCommitter)
        await commit(committer, 1)
        killed = committer.pid
        assert killed is not None
        os.kill(killed, signal.SIGSTOP)
        told, behind = begin(committer, 2), begin(committer, 3)
        os.kill(killed, signal.SIGKILL)
        await until(partial(len, told))
        assert isinstance(told[0], StorageUnavailable)
        assert await commit(committer, 2) is None
        assert behind == []
        assert newest() == 2

    play(database, scene)


@TALLY
def test_durable_group_is_told_before_the_event_loop_hears(database: Path, newest: Callable[[], int]) -> None:
    """Over more groups than the tally's byte can count, some of them heard and some seen."""

    async def scene(committer: Committer) -> None:
        assert await commit(committer, 1) is None
        for seq in range(2, 600):
            if seq % 7:
                settle(committer, told := begin(committer, seq))
                assert told == [None]
            else:
                assert await commit(committer, seq) is None
        assert newest() == 599

    play(database, scene)


@TALLY
def test_failed_commit_is_never_seen_as_durable(database: Path, newest: Callable[[], int]) -> None:
    """However many fail one after another."""

    async def scene(committer: Committer) -> None:
        assert isinstance(committer, ProcessCommitter)
        assert await commit(committer, 1) is None
        settle(committer, begin(committer, 2))
        assert await commit(committer, 3) is None
        for _ in range(300):
            told = begin(committer, 4, 1)
            await_answer(committer)
            committer.settle()
            assert not told
            await until(partial(len, told))
            assert isinstance(told[0], StorageConflict)
        settle(committer, begin(committer, 4))
        assert newest() == 4

    play(database, scene)


@TALLY
def test_group_of_a_killed_process_is_not_seen_as_durable(database: Path, newest: Callable[[], int]) -> None:
    """Not by what the process had noted before, and not in what that says to its successor."""
    tallies: list[Tally] = []

    def open_noted() -> Tally | None:
        if (tally := open_tally()) is not None:
            tallies.append(tally)
        return tally

    async def scene(committer: Committer) -> None:
        assert isinstance(committer, ProcessCommitter)
        assert await commit(committer, 1) is None
        killed = committer.pid
        assert killed is not None
        os.kill(killed, signal.SIGSTOP)
        told = begin(committer, 2)
        committer.settle()
        os.kill(killed, signal.SIGKILL)
        committer.settle()
        assert not told
        tallies[0].add()  # as if it had been killed before it could answer
        await until(partial(len, told))
        assert isinstance(told[0], StorageUnavailable)

        told = begin(committer, 2)
        committer.settle()
        await until(lambda: committer.pid)
        assert committer.pid is not None
        os.kill(committer.pid, signal.SIGSTOP)  # before it has begun
        committer.settle()
        assert not told
        assert newest() == 1
        os.kill(committer.pid, signal.SIGCONT)
        await until(partial(len, told))
        settle(committer, begin(committer, 3))
        assert newest() == 3

    play(database, scene, lambda url: ProcessCommitter(url, open_noted))


@TALLY
def test_answer_to_a_group_that_was_seen_is_not_taken_for_the_next_ones(
    database: Path, newest: Callable[[], int]
) -> None:

    async def scene(committer: Committer) -> None:
        assert isinstance(committer, ProcessCommitter)
        assert await commit(committer, 1) is None
        killed = committer.pid
        assert killed is not None
        settle(committer, begin(committer, 2))
        os.kill(killed, signal.SIGKILL)
        await until(lambda: committer.pid is None)
        assert isinstance(await commit(committer, 2), StorageConflict)
        assert await commit(committer, 3) is None
        assert newest() == 3

    play(database, scene)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="open files can't be counted here")
def test_processes_that_have_ended_leave_nothing_open(database: Path) -> None:
    async def scene(committer: Committer) -> None:
        assert isinstance(committer, ProcessCommitter)
        for seq in range(1, 4):
            assert await commit(committer, seq) is None
            assert committer.pid is not None
            os.kill(committer.pid, signal.SIGKILL)
            await until(lambda: committer.pid is None)

    play(database, scene)
    before = open_files()
    database.unlink()
    upgrade(f"sqlite:///{database}")
    play(database, scene)
    assert open_files() == before


@contextmanager
def few_files(spare: int) -> Iterator[None]:
    """This process can open no more files than so many."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    opened = [os.dup(0) for _ in range(spare + 1)]
    for file in opened:
        os.close(file)
    resource.setrlimit(resource.RLIMIT_NOFILE, (opened[-1], before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="open files can't be counted here")
def test_where_no_process_can_be_started_it_is_unavailable_and_then_there(
    database: Path, newest: Callable[[], int]
) -> None:
    """As where clients have opened all the connections that this process may have."""

    async def scene(committer: Committer) -> None:
        before = open_files()
        for spare in (0, 1, 2, 4):
            with few_files(spare):
                assert isinstance(await commit(committer, 1), StorageUnavailable)
        assert open_files() == before
        assert await commit(committer, 1) is None
        assert newest() == 1

    play(database, scene)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_with_its_server_and_not_before(database: Path, newest: Callable[[], int], ending: int) -> None:
    pids: list[int] = []

    async def scene(committer: Committer) -> None:
        assert isinstance(committer, ProcessCommitter)
        await commit(committer, 1)
        assert committer.pid is not None
        pids.append(committer.pid)
        os.kill(committer.pid, ending)
        assert await commit(committer, 2) is None
        assert committer.pid == pids[0]

    play(database, scene)
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)
    assert newest() == 2


def test_group_larger_than_a_pipe_goes_through(database: Path, newest: Callable[[], int]) -> None:
    async def scene(committer: Committer) -> None:
        assert await commit(committer, *range(1, 20_001)) is None
        assert newest() == 20_000

    play(database, scene)


def test_address_of_the_database_is_on_no_command_line(database: Path) -> None:
    async def scene(committer: Committer) -> None:
        assert isinstance(committer, ProcessCommitter)
        await commit(committer, 1)
        assert committer._process is not None
        assert database.name not in repr(committer._process.args)

    play(database, scene)


def test_database_in_memory_is_committed_to_in_this_process() -> None:
    async def scene() -> None:
        committer = open_committer("sqlite://")
        assert isinstance(committer, ThreadCommitter)
        await committer.close()

    asyncio.run(scene())
