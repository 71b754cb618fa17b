"""A storm of 200 calls from 10 consoles: each is shown, and said once, in order, none over another, whatever breaks.

What was said is read back from the recordings: the hall's voice is of words that can be told apart by their tones.
"""

import asyncio
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

from demo.hall import Hall
from tests.faults.conftest import MORNING, UNLIMITED, blame
from tests.faults.proxy import FAIR, Proxy, Weather
from tests.faults.screen import Screen, Watch
from tests.faults.storm import CALLS, Storm, furnish
from tests.faults.understanding import VOCABULARY, split_at_cut, understand, whole

PROFILE: Final = Path(__file__).parent / "storm.toml"
SPEED: Final = 60.0
"""Times as fast as life."""
CALM: Final = 10.0
"""Slow enough for something to happen in the middle of an announcement."""
FEW: Final = 10


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    hall = Hall(PROFILE, tmp_path / "hall", pretend_now=MORNING, arguments=UNLIMITED)
    yield hall
    hall.kill()
    blame(hall)


def test_every_call_of_a_storm_is_shown_and_said_once_and_in_order_over_a_cut_cable_and_a_killed_server(
    hall: Hall,
) -> None:
    async def scene() -> None:
        furnish(hall, ["satu"])
        hall.start()
        watch = Watch()
        async with (
            Proxy(lambda: hall.port) as proxy,
            Screen(hall, watch, "satu", proxy.url, SPEED) as screen,
            Storm(hall, watch, [screen]) as storm,
        ):
            await storm.speaker_is("satu")
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(storm.rage())
                await watch.until(lambda: len(screen.ended) >= CALLS // 4)
                proxy.cut(hard=True)
                await watch.until(lambda: len(screen.ended) >= CALLS // 2)
                await asyncio.to_thread(hall.restart)
            await screen.stop()
            assert len(storm.calls) == CALLS
            understand(whole(VOCABULARY.hear([screen.recording])), storm.items)
            assert screen.ended == storm.seqs
            assert screen.drawn >= set(storm.calls)

    asyncio.run(scene())


def test_a_display_killed_in_mid_storm_says_the_cut_item_again_and_every_other_once(hall: Hall) -> None:
    async def scene() -> None:
        furnish(hall, ["satu"])
        hall.start()
        watch = Watch()
        async with Screen(hall, watch, "satu", hall.url, CALM) as screen, Storm(hall, watch, [screen]) as storm:
            await storm.speaker_is("satu")
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(storm.rage())
                await watch.until(lambda: len(screen.ended) >= FEW)
                cut = await storm.announce()
                await screen.is_in_the_middle_of(cut)
                await screen.kill()
                screen.speed = SPEED
                await screen.start()
            await screen.stop()
            place = storm.seqs.index(cut)
            assert screen.begun == [*storm.seqs[: place + 1], *storm.seqs[place:]]
            assert screen.ended == storm.seqs
            assert screen.drawn >= set(storm.calls)
            said = VOCABULARY.hear([screen.recording])
            before, again = split_at_cut(said, storm.items[:place], storm.items[place])
            understand(before, storm.items[:place])
            understand(again, storm.items[place:])

    asyncio.run(scene())


def test_another_screen_takes_over_when_the_one_that_speaks_is_killed_and_never_two_are_heard(hall: Hall) -> None:
    async def scene() -> None:
        furnish(hall, ["satu", "dua"])
        hall.start()
        watch = Watch()
        async with (
            Screen(hall, watch, "satu", hall.url, CALM) as first,
            Screen(hall, watch, "dua", hall.url, SPEED) as second,
            Storm(hall, watch, [first, second]) as storm,
        ):
            await watch.until(lambda: sum(each.sound == "ready" for each in storm.displays.displays) == 2)
            speaker = next(voice.speaker for voice in storm.displays.voices)
            one, other = (first, second) if speaker == first.name else (second, first)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(storm.rage())
                await watch.until(lambda: len(one.ended) >= FEW)
                cut = await storm.announce()
                await one.is_in_the_middle_of(cut)
                place = storm.seqs.index(cut)
                await watch.until(lambda: storm.spoken_through >= storm.seqs[place - 1])
                await one.kill()
                silent_from = time.monotonic_ns()
            await other.stop()
            assert one.ended == storm.seqs[:place]
            assert other.ended == storm.seqs[place:]
            assert other.drawn >= set(storm.calls)
            before, after = split_at_cut(VOCABULARY.hear([one.recording]), storm.items[:place], storm.items[place])
            understand(before, storm.items[:place])
            assert after == []
            understand(whole(VOCABULARY.hear([other.recording])), storm.items[place:])
            assert silent_from < min(line["began_ns"] for line in other.said if "began_ns" in line)

    asyncio.run(scene())


def test_two_screens_are_never_heard_at_once_when_the_cable_of_the_one_that_speaks_is_cut(hall: Hall) -> None:
    async def scene() -> None:
        furnish(hall, ["satu", "dua"])
        hall.start()
        watch = Watch()
        async with (
            Proxy(lambda: hall.port) as proxy,
            Screen(hall, watch, "satu", proxy.url, CALM) as cut,
            Storm(hall, watch, [], presses=5) as storm,
        ):
            await storm.speaker_is("satu")
            async with Screen(hall, watch, "dua", hall.url, CALM) as other:
                storm.screens += [cut, other]
                await watch.until(lambda: sum(each.sound == "ready" for each in storm.displays.displays) == 2)
                async with asyncio.TaskGroup() as tasks:
                    tasks.create_task(storm.rage())
                    await watch.until(lambda: len(cut.ended) >= FEW)
                    told = set(cut.ended[:-1])
                    proxy.turn(Weather(holds=True))
                    proxy.cut(hard=True)
                    await watch.until(lambda: len(other.ended) >= FEW)
                    proxy.turn(FAIR)
                await cut.stop()
                await other.stop()
            spans = sorted(cut.spans + other.spans)
            assert all(ended <= begun for (_, ended), (begun, _) in pairwise(spans))
            assert set(cut.ended) | set(other.ended) == set(storm.seqs)
            assert told.isdisjoint(other.ended), "only what the cut one ended without anybody knowing is said again"
            for screen in (cut, other):
                assert screen.ended == sorted(screen.ended)
                said = [item for item in storm.items if item.seq in screen.ended]
                understand(whole(VOCABULARY.hear([screen.recording])), said)

    asyncio.run(scene())
