"""A display that runs for days holds no more after a day than after an hour."""

import gc
from collections import Counter
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication

from counter_display.memory import CallMemory
from shared.voice.cache import SpeechCache
from shared.voice.studio import Studio
from shared.wire.board import CALLS_KEPT
from shared.wire.events import DayStarted
from tests.counter_display.conftest import OpenDisplay
from tests.counter_display.fake_hall import FakeClock, FakeHall, make_site
from tests.counter_display.scene import items
from tests.shared.voice.fakes import FakePlayer, ToneEngine

BETWEEN = 30
"""Seconds from call to call: 2,880 in 24 hours."""
HOUR = 3600 // BETWEEN
CACHE = 2**20


def test_a_day_of_calls_leaves_nothing_behind(
    qapp: QGuiApplication, clock: FakeClock, open_display: OpenDisplay
) -> None:
    hall = FakeHall(make_site(10, zones=("a", "b")))
    player, engine, cache = FakePlayer(), ToneEngine(), SpeechCache(CACHE)
    memory = CallMemory(None)
    display = open_display((640, 360), at=hall, memory=memory, player=player, studio=Studio(engine.open, cache=cache))
    said: list[int] = []

    def spin(condition: Callable[[], bool]) -> None:
        while not condition():
            qapp.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def call(turn: int) -> None:
        counter = str(turn % 10 + 1)
        again = turn % 7 == 6 and hall.board.counters[counter].ticket
        seqs = [hall.recall(counter) if again else hall.call(counter)]
        if turn % 100 == 50:
            seqs.append(hall.announce(f"Pengumuman {turn}"))
        for _ in seqs:
            spin(lambda: player.playing)
            assert display.speaking.item is not None
            said.append(display.speaking.item.seq)
            player.end()
            clock.pass_time(BETWEEN / len(seqs))
            display.lobby.wall.look()
        hall.pass_time(BETWEEN)
        # What the tools of this test remember is not the display's.
        del hall.journal[:], hall.asked[:], player.played[:], engine.asked[:]

    def count() -> tuple[int, int]:
        spin(lambda: not display.speaking.talking)
        gc.collect()
        return len(gc.get_objects()), sum(1 for _ in items(display.window))

    display.window.hide()  # 2,880 pictures take their time
    hall.connect()
    hall.open()
    spin(
        lambda: display.speaking._group is not None and display.voice is not None and display.voice.condition == "ready"
    )
    hall.name_speaker("lobi")
    for turn in range(2 * HOUR):
        call(turn)
    objects, shown = count()
    kinds = Counter(type(each).__name__ for each in gc.get_objects())
    for turn in range(2 * HOUR, 24 * HOUR):
        if turn == 12 * HOUR:
            hall.happen(DayStarted("2026-11-22"))
            hall.open()
        call(turn)
    assert len(said) > 24 * HOUR
    assert said == sorted(set(said))
    later, shown_later = count()
    grown = Counter(type(each).__name__ for each in gc.get_objects()) - kinds
    assert later < objects + 100, grown.most_common(5)
    assert shown_later == shown
    assert cache.size <= CACHE
    assert not display.speaking.line.items
    assert len(display.lobby.wall._showing._before) <= CALLS_KEPT
    assert memory._kept is not None
    assert len(msgspec.json.encode(memory._kept)) < 500
