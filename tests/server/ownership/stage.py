"""An owner on a real database, with the test in the place of the event loop and of the writer's thread."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from server.domain.site import Site
from server.ownership.owner import ENOUGH, Owner
from server.ownership.telling import Told, read, tell
from server.storage.entries import Batch
from server.storage.schema import upgrade
from server.storage.store import StorageConflict, StorageUnavailable, Store
from server.storage.writer import Fault
from shared.wire.scalars import Moment
from tests.server.small_hall import MONDAY_NINE, hall


class HandWriter:
    """A writer that commits when the test says so, and fails as it is told. It takes the place of `Writer`."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.queue: list[Callable[[], None]] = []
        self.faults: list[Fault] = []
        """What the next commits fail with, before they reach the database."""
        self.lost: list[Fault] = []
        """What the next commits seem to have failed with, although the database has them: its answer was lost."""
        self.prompt = False
        """Whether a group is durable, and seen to be, whenever the owner asks."""

    def commit(self, make: Callable[[], Batch | None], done: Callable[[Fault | None], None]) -> None:
        commit = HandCommit(self, make, done)
        if not self.queue:
            commit.begin()
        self.queue.append(commit)

    def run(self, work: Callable[[Store], Any], done: Callable[[Any], None]) -> None:
        self.queue.append(lambda: done(self._do(work)))

    def hasten(self) -> None:
        if self.prompt and not self.faults and not self.lost and self.under_way:
            self.queue.pop(0)()
        if self.under_way and len(self.queue) > 1 and isinstance(following := self.queue[1], HandCommit):
            following.begin()

    @property
    def under_way(self) -> bool:
        """Whether a commit has begun and not ended."""
        return bool(self.queue) and isinstance(first := self.queue[0], HandCommit) and first.begun

    def write(self, batch: Batch) -> Fault | None:
        if self.faults:
            self._drop(written=False)
            return self.faults.pop(0)
        try:
            self.store.commit([batch])
        except (StorageConflict, StorageUnavailable) as fault:
            self._drop(written=False)
            return fault
        if self.lost:
            self._drop(written=isinstance(self.lost[0], StorageUnavailable))
            return self.lost.pop(0)
        return None

    def _drop(self, *, written: bool) -> None:
        """What has begun behind a commit that failed is told to nobody, though it may have been written."""
        while self.under_way:
            behind = self.queue.pop(0)
            if written and isinstance(behind, HandCommit) and behind.batch is not None:
                self.store.commit([behind.batch])

    def _do(self, work: Callable[[Store], object]) -> object:
        try:
            return work(self.store)
        except (StorageConflict, StorageUnavailable) as fault:
            return fault


class HandCommit:
    """One commit. As with `Writer` it begins at once where nothing is before it, and else before that is told."""

    def __init__(
        self, writer: HandWriter, make: Callable[[], Batch | None], done: Callable[[Fault | None], None]
    ) -> None:
        self._writer = writer
        self._make = make
        self._done = done
        self.begun = False
        self.batch: Batch | None = None

    def begin(self) -> None:
        if not self.begun:
            self.begun = True
            self.batch = self._make()

    def __call__(self) -> None:
        self.begin()
        if self.batch is None:
            return
        fault = self._writer.write(self.batch)
        if fault is None and self._writer.queue and isinstance(following := self._writer.queue[0], HandCommit):
            following.begin()
        self._done(fault)


class HandScheduler:
    """An event loop that runs when the test says so; `call_later` comes due at once."""

    def __init__(self) -> None:
        self.calls: list[Callable[[], object]] = []

    def call_soon(self, callback: Callable[[], object], /) -> object:
        self.calls.append(callback)
        return None

    def call_later(self, _delay: float, callback: Callable[[], object], /) -> object:
        return self.call_soon(callback)


class Stage:
    """One owner after another on the same database file: `crash` is a power cut."""

    def __init__(self, folder: Path, site: Site | None = None, enough: int = ENOUGH) -> None:
        self.url = f"sqlite:///{folder / 'antrean.db'}"
        upgrade(self.url)
        self.site = site or hall()
        self.enough = enough
        self.prompt = False
        self.now: Moment = MONDAY_NINE
        self.told: list[Told] = []
        """What a follower knows who comes back after every crash and asks for what it has missed."""
        self._following = True
        self.store = Store(self.url)
        self._start()

    def _start(self) -> None:
        self.writer = HandWriter(self.store)
        self.writer.prompt = self.prompt
        self.scheduler = HandScheduler()
        self.owner = Owner(
            self.site,
            self.writer,  # type: ignore[arg-type]
            lambda: self.now,
            self.scheduler,
            self._publish,
            enough=self.enough,
        )
        self.owner.start(lambda: None)

    def step(self) -> bool:
        """Run what is planned, and let the writer do one thing. False when there was nothing to do."""
        planned, self.scheduler.calls = self.scheduler.calls, []
        for call in planned:
            call()
        return self.step_writer() or bool(planned)

    def step_writer(self) -> bool:
        """Let the writer do one thing, before the event loop has its turn. False when there was nothing to do."""
        if not self.writer.queue:
            return False
        self.writer.queue.pop(0)()
        return True

    def set_prompt(self, *, prompt: bool) -> None:
        """Whether this and later writers are seen to be done whenever they are asked."""
        self.prompt = self.writer.prompt = prompt

    def settle(self) -> None:
        """Until nothing is under way; a follower who was cut off by a crash is back then."""
        while self.step():
            pass
        if not self._following:
            seen = self.told[-1].seq if self.told else 0
            self.told += [tell(read(stored), stored.event) for stored in self.store.events(self.site.code, seen)]
            self._following = True

    def _publish(self, told: list[Told]) -> None:
        if self._following:
            self.told += told

    def crash(self) -> None:
        """All that was in memory is gone."""
        self._following = False
        self.store.close()
        self.store = Store(self.url)
        self._start()

    def close(self) -> None:
        self.store.close()
