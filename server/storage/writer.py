"""One order for all work with a database: commits, in groups, and everything else.

Whatever has queued up since the last commit goes in as one group. It is on its way before anybody is told of the last,
so that the database has something to do meanwhile; where enough has queued up it is on its way before the last is
durable. Nothing of it is written then unless the last was. All of this lives on the event loop; commits are done
elsewhere (`committer`), other work on a thread.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from server.storage.entries import Batch
from server.storage.store import StorageConflict, StorageUnavailable, Store
from shared.wire.scalars import Code

T = TypeVar("T")

Fault = StorageConflict | StorageUnavailable


class Committer(Protocol):
    """Writes groups of batches, one after the other."""

    depth: int
    """How many groups may be under way."""

    def commit(self, batches: list[Batch], done: Callable[[Fault | None], None]) -> None:
        """Write all in one transaction; `done` is told, on the event loop and later, what has become of it.

        Where a group fails, those under way behind it are not written either, and nobody is told of them.
        """

    def settle(self) -> None:
        """Tell `done` at once where it is known already that a group under way is durable; of a failure never."""

    async def close(self) -> None:
        """Give everything back."""


@dataclass(frozen=True, slots=True)
class _Commit:
    make: Callable[[], Batch | None]
    done: Callable[[Fault | None], None]


@dataclass(frozen=True, slots=True)
class _Made:
    """A commit whose turn has come, and may come again."""

    batch: Batch
    done: Callable[[Fault | None], None]


@dataclass(frozen=True, slots=True)
class _Job(Generic[T]):
    work: Callable[[Store], T]
    done: Callable[[T | Exception], None]


class Writer:
    """Has work done with a database in the order it comes in. Make and use it on the event loop."""

    def __init__(self, store: Store, committer: Committer) -> None:
        self._loop = asyncio.get_running_loop()
        self._store = store
        self._committer = committer
        self._thread = ThreadPoolExecutor(1, "antrean-storage")
        self._waiting: deque[_Commit | _Made | _Job[Any]] = deque()
        self._under_way: deque[list[_Made]] = deque()
        self._busy = False
        """With other work, or with telling of a failure."""
        self._idle = asyncio.Event()
        self._idle.set()

    async def stop(self) -> None:
        """Do what is queued, then give the store back."""
        while self._busy or self._under_way or self._waiting:
            await self._idle.wait()
        await self._committer.close()
        await self._loop.run_in_executor(None, self._thread.shutdown)
        self._store.close()

    def commit(self, make: Callable[[], Batch | None], done: Callable[[Fault | None], None]) -> None:
        """Have a batch written; `done` is told None once it is durable, or why it is not there at all.

        It is made when its turn has come, after all that was written before; where it is None by then, that is all.
        Where a site's batch fails, what was made of that site since is dropped, and nobody is told of it.
        """
        self._enqueue(_Commit(make, done))

    def run(self, work: Callable[[Store], T], done: Callable[[T | Exception], None]) -> None:
        """Have other work done with the store, after what is queued; `done` is told its result or what it raised."""
        self._enqueue(_Job(work, done))

    def hasten(self) -> None:
        """Enough waits to be a group: tell what is durable by now, and do not wait for what is not."""
        self._committer.settle()
        if self._under_way and len(self._under_way) < self._committer.depth:
            self._send_group()

    def _enqueue(self, item: _Commit | _Job[Any]) -> None:
        self._waiting.append(item)
        self._idle.clear()
        self._go_on()

    def _go_on(self) -> None:
        if self._busy or self._under_way:
            return
        if self._waiting and isinstance(again := self._waiting[0], _Made):
            self._waiting.popleft()
            self._send([again])  # alone
            return
        self._send_group()
        if self._under_way:
            return
        if self._waiting and isinstance(job := self._waiting[0], _Job):
            self._busy = True
            self._waiting.popleft()
            working = self._thread.submit(job.work, self._store)
            working.add_done_callback(lambda worked: self._loop.call_soon_threadsafe(self._worked, job, worked))
        else:
            self._idle.set()

    def _send_group(self) -> None:
        """All commits that wait for nothing but their turn."""
        group: list[_Made] = []
        while self._waiting and isinstance(item := self._waiting[0], _Commit):
            self._waiting.popleft()
            if (batch := item.make()) is not None:
                group.append(_Made(batch, item.done))
        if group:
            self._send(group)

    def _send(self, group: list[_Made]) -> None:
        self._under_way.append(group)
        self._committer.commit([item.batch for item in group], self._committed)

    def _committed(self, fault: Fault | None) -> None:
        if fault is not None:
            self._failed(fault)
            return
        group = self._under_way.popleft()
        self._go_on()
        for item in group:
            item.done(None)

    def _failed(self, fault: Fault) -> None:
        """The oldest group under way was not written, nor was any behind it."""
        alone = len(self._under_way[0]) == 1
        items = [item for group in self._under_way for item in group]
        self._under_way.clear()
        blamed: dict[Code, _Made] = {}
        if isinstance(fault, StorageUnavailable):
            for item in items:
                blamed.setdefault(item.batch.site, item)
        elif alone:
            blamed[items[0].batch.site] = items[0]
        # One site's conflict is not its neighbours': each gets a commit of its own.
        self._waiting = deque(
            item
            for item in (*items, *self._waiting)
            if isinstance(item, _Commit | _Job) or item.batch.site not in blamed
        )
        self._busy = True
        for item in blamed.values():
            item.done(fault)
        self._busy = False
        self._go_on()

    def _worked(self, job: _Job[Any], worked: Future[Any]) -> None:
        fault = worked.exception()
        if fault is not None and not isinstance(fault, Exception):
            raise fault
        job.done(fault if fault is not None else worked.result())
        self._busy = False
        self._go_on()
