"""When and where Python's garbage is collected, and that it is."""

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot
from pytestqt.qtbot import QtBot

from shared.ui.collector import Collector

EVERY_MS = 5
MANY = 50_000
"""Objects of which Python would collect after some hundreds."""


class Knot(QObject):
    """An object that only a collection can free."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


class Watch:
    """Which collections there were: on which thread, of which generation."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, int]] = []

    def __call__(self, phase: str, info: dict[str, Any]) -> None:
        if phase == "start":
            self.seen.append((threading.get_ident(), info["generation"]))


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    """At work, where Python's own was on before."""
    gc.enable()
    collector = Collector(every_ms=EVERY_MS)
    collector.start()
    yield collector
    collector.stop()


@pytest.fixture
def collections(collector: Collector) -> Iterator[Watch]:
    watch = Watch()
    gc.callbacks.append(watch)
    yield watch
    gc.callbacks.remove(watch)


def litter() -> None:
    """Make far more objects than Python would let pass, and drop them in knots."""
    for _ in range(MANY):
        knot: list[Any] = []
        knot.append(knot)


def test_knots_are_freed(collector: Collector, qtbot: QtBot) -> None:
    knot = Knot()
    gone = weakref.ref(knot)
    del knot
    litter()
    qtbot.waitUntil(lambda: gone() is None)


def test_threads_make_garbage_and_only_the_gui_thread_collects_it(collections: Watch, qtbot: QtBot) -> None:
    thread = threading.Thread(target=litter)
    thread.start()
    thread.join()
    assert collections.seen == []
    qtbot.waitUntil(lambda: bool(collections.seen))
    assert {ident for ident, _ in collections.seen} == {threading.get_ident()}


class Worker(QObject):
    """Does something within a slot."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    @Slot()
    def begin(self) -> None:
        self._work()


def test_nothing_is_collected_within_a_slot(collections: Watch, qtbot: QtBot) -> None:
    within: list[int] = []

    def work() -> None:
        litter()
        within.append(len(collections.seen))

    worker = Worker(work)
    QTimer.singleShot(0, worker.begin)
    qtbot.waitUntil(lambda: bool(collections.seen))
    assert within == [0]


def test_a_loop_within_a_slot_collects_nothing_either(collections: Watch, qtbot: QtBot) -> None:
    within: list[int] = []

    def work() -> None:
        litter()
        loop, rounds = QEventLoop(), QTimer(interval=EVERY_MS)
        left = iter(range(10))
        rounds.timeout.connect(lambda: next(left, None) is None and loop.quit())
        rounds.start()
        loop.exec()
        within.append(len(collections.seen))

    worker = Worker(work)
    QTimer.singleShot(0, worker.begin)
    qtbot.waitUntil(lambda: bool(within) and bool(collections.seen))
    assert within == [0]


def test_old_garbage_goes_too_but_more_rarely(collections: Watch, qtbot: QtBot) -> None:
    timer = QTimer(interval=1)
    timer.timeout.connect(litter)
    timer.start()
    qtbot.waitUntil(lambda: 2 in [generation for _, generation in collections.seen], timeout=60_000)
    timer.stop()
    generations = [generation for _, generation in collections.seen]
    assert generations.count(0) > generations.count(1) > generations.count(2) == 1


def test_where_little_was_made_nothing_is_collected(collections: Watch, qtbot: QtBot) -> None:
    looked: list[int] = []
    timer = QTimer(interval=2 * EVERY_MS)
    timer.timeout.connect(lambda: looked.append(0))
    timer.start()
    qtbot.waitUntil(lambda: len(looked) >= 5)
    assert collections.seen == []


def test_what_is_left_at_the_end_goes_with_the_program(collector: Collector) -> None:
    gone = weakref.ref(Knot())
    assert gone() is not None
    collector.stop()
    assert gone() is None
    assert not gc.isenabled()
