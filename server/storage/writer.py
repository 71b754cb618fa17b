"""The one thread that has commits done: whatever has queued up since the last commit goes in as one group."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

from server.storage.store import Batch, StorageConflict, StorageUnavailable, Store

T = TypeVar("T")
log = logging.getLogger(__name__)

Fault = StorageConflict | StorageUnavailable


@dataclass(frozen=True, slots=True)
class _Commit:
    batch: Batch
    done: Callable[[Fault | None], None]


@dataclass(frozen=True, slots=True)
class _Job(Generic[T]):
    work: Callable[[Store], T]
    done: Callable[[T | Exception], None]


class Writer:
    """Owns the store's connection. Every callback comes through `hand_back`, one call for a whole group.

    `hand_back` takes a function and has it run on the caller's own thread (`loop.call_soon_threadsafe`).
    A bug in the writing is raised there, too: a server that cannot store must not go on.
    """

    def __init__(self, store: Store, hand_back: Callable[[Callable[[], None]], Any]) -> None:
        self._store = store
        self._hand_back = hand_back
        self._queue: SimpleQueue[_Commit | _Job[Any] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="antrean-writer")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Commit what is queued, then end the thread and close the store."""
        self._queue.put(None)
        self._thread.join()

    def commit(self, batch: Batch, done: Callable[[Fault | None], None]) -> None:
        """Have a batch written; `done` is told None once it is durable, or why it is not there at all."""
        self._queue.put(_Commit(batch, done))

    def run(self, work: Callable[[Store], T], done: Callable[[T | Exception], None]) -> None:
        """Have other work done with the store, after what is queued; `done` is told its result or what it raised."""
        self._queue.put(_Job(work, done))

    def _run(self) -> None:
        try:
            self._work()
        except BaseException as fault:
            log.critical("the writer has failed; nothing more can be stored", exc_info=True)
            self._hand_back(partial(_raise, fault))
        finally:
            self._store.close()

    def _work(self) -> None:
        more = True
        while more:
            group, more = self._next_group()
            commits = [item for item in group if isinstance(item, _Commit)]
            calls: list[Callable[[], None]] = []
            if commits:
                calls += self._commit(commits)
            calls += [self._do(item) for item in group if isinstance(item, _Job)]
            if calls:
                self._hand_back(partial(_run_all, calls))

    def _next_group(self) -> tuple[list[_Commit | _Job[Any]], bool]:
        """All that waits. A job stands at the end of its group: it sees what was queued before it."""
        group: list[_Commit | _Job[Any]] = []
        item = self._queue.get()
        while item is not None:
            group.append(item)
            if isinstance(item, _Job):
                return group, True
            try:
                item = self._queue.get_nowait()
            except Empty:
                return group, True
        return group, False

    def _commit(self, commits: list[_Commit]) -> list[Callable[[], None]]:
        fault = self._try([item.batch for item in commits])
        if not isinstance(fault, StorageConflict) or len(commits) == 1:
            return [partial(item.done, fault) for item in commits]
        # One site's conflict is not its neighbours': each gets a commit of its own.
        return [partial(item.done, self._try([item.batch])) for item in commits]

    def _try(self, batches: list[Batch]) -> Fault | None:
        try:
            self._store.commit(batches)
        except (StorageConflict, StorageUnavailable) as fault:
            log.warning("commit of %d batches failed: %s", len(batches), fault)
            return fault
        return None

    def _do(self, job: _Job[Any]) -> Callable[[], None]:
        try:
            result: Any = job.work(self._store)
        except Exception as fault:  # noqa: BLE001 - told to whoever asked, on their own thread
            result = fault
        return partial(job.done, result)


def _run_all(calls: list[Callable[[], None]]) -> None:
    for call in calls:
        call()


def _raise(fault: BaseException) -> None:
    raise fault
