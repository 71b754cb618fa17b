"""The process that commits: it says what the store would have said, and its end is the database's absence."""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from server.storage.committer import ProcessCommitter, ThreadCommitter, open_committer
from server.storage.entries import Batch, JournalEntry
from server.storage.schema import upgrade
from server.storage.store import StorageConflict, StorageUnavailable, Store
from server.storage.writer import Committer, Fault

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
    "open", [ProcessCommitter, lambda url: ThreadCommitter(Store(url))], ids=["process", "thread"]
)


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
