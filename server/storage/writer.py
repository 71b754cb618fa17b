"""One order for all work with a database: commits, in groups, and everything else.

Whatever has queued up since the last commit goes in as one group. All of this lives on the event loop; commits are
done elsewhere (`committer`), other work on a thread.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from server.storage.entries import Batch
from server.storage.store import StorageConflict, StorageUnavailable, Store

T = TypeVar("T")

Fault = StorageConflict | StorageUnavailable


class Committer(Protocol):
    """Writes groups of batches, one group at a time."""

    def commit(self, batches: list[Batch], done: Callable[[Fault | None], None]) -> None:
        """Write all in one transaction; `done` is told, on the event loop and later, what has become of it."""

    async def close(self) -> None:
        """Give everything back."""


@dataclass(frozen=True, slots=True)
class _Commit:
    batch: Batch
    done: Callable[[Fault | None], None]
    alone: bool = False


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
        self._waiting: deque[_Commit | _Job[Any]] = deque()
        self._busy = False
        self._idle = asyncio.Event()
        self._idle.set()

    async def stop(self) -> None:
        """Do what is queued, then give the store back."""
        await self._idle.wait()
        await self._committer.close()
        await self._loop.run_in_executor(None, self._thread.shutdown)
        self._store.close()

    def commit(self, batch: Batch, done: Callable[[Fault | None], None]) -> None:
        """Have a batch written; `done` is told None once it is durable, or why it is not there at all."""
        self._enqueue(_Commit(batch, done))

    def run(self, work: Callable[[Store], T], done: Callable[[T | Exception], None]) -> None:
        """Have other work done with the store, after what is queued; `done` is told its result or what it raised."""
        self._enqueue(_Job(work, done))

    def _enqueue(self, item: _Commit | _Job[Any]) -> None:
        self._waiting.append(item)
        self._idle.clear()
        self._go_on()

    def _go_on(self) -> None:
        if self._busy:
            return
        if not self._waiting:
            self._idle.set()
            return
        self._busy = True
        match self._waiting[0]:
            case _Job() as job:
                self._waiting.popleft()
                working = self._thread.submit(job.work, self._store)
                working.add_done_callback(lambda worked: self._loop.call_soon_threadsafe(self._worked, job, worked))
            case _Commit():
                group = self._next_group()
                self._committer.commit([item.batch for item in group], partial(self._committed, group))

    def _next_group(self) -> list[_Commit]:
        """All commits that wait for nothing but their turn."""
        group: list[_Commit] = []
        while self._waiting and isinstance(item := self._waiting[0], _Commit):
            if group and (item.alone or group[0].alone):
                break
            self._waiting.popleft()
            group.append(item)
        return group

    def _committed(self, group: list[_Commit], fault: Fault | None) -> None:
        if isinstance(fault, StorageConflict) and len(group) > 1:
            # One site's conflict is not its neighbours': each gets a commit of its own.
            self._waiting.extendleft(replace(item, alone=True) for item in reversed(group))
        else:
            for item in group:
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
