"""A hall in which ten officers call all at once, and a display that is listened to."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from counter_display.calls import item_of
from counter_display.speaking.line import Item
from demo.hall import Hall
from shared.link.client import AsyncLink
from shared.link.effects import DisplaysChanged, Effect, EventsRecorded
from shared.voice.sound import RATE
from shared.wire import methods as do
from shared.wire.display import Displays
from shared.wire.scalars import Code, Language, Seq
from shared.wire.ticket import Call
from tests.faults.crowd import Person, log_in, settings
from tests.faults.recorded_words import CUT, Heard, Vocabulary, Word, gaps, say_forms, split
from tests.waiting import PATIENCE, eventually

ROOT: Final = Path(__file__).parents[2]
COUNTERS: Final = 10
PRESSES: Final = 20
"""Of each officer: every fifth calls the same number again."""
CALLS: Final = COUNTERS * PRESSES
AHEAD: Final = 40
"""So many calls wait to be said at most: the storm lasts as long as the speech does."""
SERVICES: Final = ("ktp",) * 3 + ("pajak-kendaraan",) * 3 + ("npwp",) * 4
"""Of the counters, one after the other."""
NEWS: Final = " ".join(["satu dua tiga empat lima enam tujuh delapan sembilan sepuluh"] * 3)
"""An announcement that takes long enough for something to happen in its middle."""
VOCABULARY: Final = Vocabulary("ABC", COUNTERS, [NEWS])
SILENCE: Final = 0.25
"""Seconds between two calls, at least."""
RESTART: Final = 0.5
"""Seconds of silence, at least, where a display was switched on again."""
SETTINGS: Final = """
server = "{server}"
token_file = "{token}"
state_file = "{name}.json"
screen = {{ motion = false }}
calls = {{ full = 0.02, shortest = 0.005, patience = 0.02, fresh = 30 }}
voice = {{ engine = "clips", clips = "words", sound_file = "{name}.wav" }}
"""


def furnish(hall: Hall, displays: Sequence[str]) -> None:
    """Give the hall its devices and passwords."""
    hall.add_device("kios", "kiosk")
    hall.add_device("saksi", "console")
    for display in displays:
        hall.add_device(display, "display")
    for counter in range(1, COUNTERS + 1):
        hall.add_device(f"pc-{counter}", "console")
    hall.set_passwords([f"p{counter}" for counter in range(1, COUNTERS + 1)])
    VOCABULARY.record(hall.folder / "words")


class Watch:
    """Wakes whoever waits for something when anything has happened."""

    def __init__(self) -> None:
        self._stirred = asyncio.Event()

    def stir(self) -> None:
        self._stirred.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Until something that happens makes it true."""
        async with asyncio.timeout(PATIENCE):
            while not condition():
                self._stirred.clear()
                await self._stirred.wait()


@dataclass
class Screen:
    """The display program, and what it tells of itself; `async with` switches it on."""

    hall: Hall
    watch: Watch
    name: str
    url: str
    speed: float
    said: list[dict[str, Any]] = field(default_factory=list)
    """Lines of `--report-speech`."""
    process: asyncio.subprocess.Process | None = None
    _tasks: asyncio.TaskGroup = field(default_factory=asyncio.TaskGroup)
    _reading: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        await self._tasks.__aenter__()
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.kill()
        await self._tasks.__aexit__(kind, raised, trace)

    @property
    def recording(self) -> Path:
        return self.hall.folder / f"{self.name}.wav"

    async def start(self) -> None:
        """Switch it on."""
        config = self.hall.folder / f"{self.name}.toml"
        config.write_text(SETTINGS.format(server=self.url, token=self.hall.token_file(self.name).name, name=self.name))
        command = ["-m", "counter_display.app", "--config", str(config), "--windowed", "640x360"]
        command += ["--sound-speed", str(self.speed), "--report-speech", "-"]
        command += ["--report-frames", str(self.frames)]
        with (self.hall.folder / f"{self.name}.log").open("a") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable,
                *command,
                cwd=ROOT,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
            )
        self._reading = self._tasks.create_task(self._read(self.process.stdout))

    @property
    def frames(self) -> Path:
        return self.hall.folder / f"{self.name}-frames.jsonl"

    async def _read(self, lines: asyncio.StreamReader | None) -> None:
        assert lines is not None
        async for line in lines:
            self.said.append(json.loads(line))
            self.watch.stir()

    @property
    def begun(self) -> list[Seq]:
        return [line["seq"] for line in self.said if "began_ns" in line]

    @property
    def ended(self) -> list[Seq]:
        """What was said to its end, in order."""
        return [line["seq"] for line in self.said if "ended_ns" in line]

    @property
    def spans(self) -> list[tuple[int, int]]:
        """When something was heard: from and until, in nanoseconds that all programs count alike."""
        begun = [line["began_ns"] for line in self.said if "began_ns" in line]
        ended = [line["ended_ns"] for line in self.said if "ended_ns" in line]
        return list(zip(begun, ended, strict=True))

    @property
    def drawn(self) -> set[Seq]:
        """The calls that were drawn large."""
        lines = self.frames.read_text().splitlines() if self.frames.exists() else []
        return {json.loads(line)["seq"] for line in lines}

    async def is_in_the_middle_of(self, seq: Seq) -> None:
        """Until half a second of it has been heard."""
        await self.watch.until(lambda: self.begun[-1] == seq)
        size = self.recording.stat().st_size
        await eventually(lambda: self.recording.stat().st_size > size + RATE)

    async def kill(self) -> None:
        """As when its plug is pulled."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """As systemd would; it must not have met a bug."""
        await self._end(signal.SIGTERM)
        log = (self.hall.folder / f"{self.name}.log").read_text()
        assert "Traceback" not in log, log

    async def _end(self, how: signal.Signals) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        process.send_signal(how)
        async with asyncio.timeout(PATIENCE):
            await process.wait()
            if self._reading is not None:
                await self._reading


class Storm:
    """Ten officers, each at a counter; `async with` lets them in. Nobody calls faster than the hall can listen."""

    def __init__(self, hall: Hall, watch: Watch, screens: Sequence[Screen], presses: int = PRESSES) -> None:
        self._presses = presses
        self._hall = hall
        self._watch = watch
        self.screens = list(screens)
        self.items: list[Item] = []
        """All that is to be said, as a witness heard of it."""
        self.displays = Displays()
        self._tasks = asyncio.TaskGroup()
        self._links: list[asyncio.Task[None]] = []
        self._witness = AsyncLink(settings(hall.url, self._token("saksi")), on_effect=self._note)
        self._officers = [Person(hall.url, self._token(f"pc-{counter}")) for counter in range(1, COUNTERS + 1)]
        self._kiosk = Person(hall.url, self._token("kios"))

    def _token(self, device: str) -> str:
        return self._hall.token_file(device).read_text().strip()

    def _note(self, effect: Effect) -> None:
        match effect:
            case EventsRecorded(events=events):
                self.items += [item for item in map(item_of, events) if item is not None]
            case DisplaysChanged(displays=displays):
                self.displays = displays
            case _:
                pass
        self._watch.stir()

    async def __aenter__(self) -> Self:
        await self._tasks.__aenter__()
        people = [self._kiosk, *self._officers]
        self._links = [self._tasks.create_task(link.run()) for link in (self._witness, *(p.link for p in people))]
        async with asyncio.timeout(PATIENCE):
            for link in (self._witness, *(person.link for person in people)):
                await link.opened()
            async with asyncio.TaskGroup() as tasks:
                for turn in range(COUNTERS * self._presses // 5 * 4):
                    tasks.create_task(self._take_number(SERVICES[turn % COUNTERS], "en" if turn % 7 == 0 else "id"))
                for counter, officer in enumerate(self._officers, start=1):
                    tasks.create_task(self._sit_down(officer, str(counter)))
        return self

    async def _take_number(self, service: Code, language: Language) -> None:
        assert isinstance(await self._kiosk.link.call(do.IssueTicket(service, language=language)), do.Issued)

    async def _sit_down(self, officer: Person, counter: Code) -> None:
        await log_in(officer, f"p{counter}")
        assert isinstance(await officer.link.call(do.OpenCounter(counter)), do.Done)

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for link in self._links:
            link.cancel()
        await self._tasks.__aexit__(None, None, None)

    @property
    def spoken_through(self) -> Seq:
        """How far the hall has been spoken to, as the server knows."""
        return max((voice.spoken_through for voice in self.displays.voices), default=0)

    async def speaker_is(self, name: str) -> None:
        """Until the server has named this display."""
        await self._watch.until(lambda: any(voice.speaker == name for voice in self.displays.voices))

    @property
    def seqs(self) -> list[Seq]:
        """The events of all that is to be said."""
        return [item.seq for item in self.items]

    @property
    def calls(self) -> list[Seq]:
        """The events of the calls among them."""
        return [item.seq for item in self.items if isinstance(item, Call)]

    @property
    def said(self) -> set[Seq]:
        """What one of the screens has said to its end."""
        return {seq for screen in self.screens for seq in screen.ended}

    async def rage(self) -> None:
        """Everybody calls until everything has been said."""
        async with asyncio.TaskGroup() as tasks:
            for counter, officer in enumerate(self._officers, start=1):
                tasks.create_task(self._work(officer, str(counter)))
        await self._watch.until(lambda: len(self.calls) == COUNTERS * self._presses and self.said >= set(self.seqs))

    async def announce(self) -> Seq:
        """The supervisor has something to say; its event."""
        assert isinstance(await self._officers[0].link.call(do.MakeAnnouncement(NEWS)), do.Done)
        await self._watch.until(lambda: len(self.calls) < len(self.items))
        return next(seq for seq in self.seqs if seq not in self.calls)

    async def _work(self, officer: Person, counter: str) -> None:
        for press in range(self._presses):
            await self._watch.until(lambda: len(self.items) - len(self.said) < AHEAD)
            command = do.Recall(counter) if press % 5 == 4 else do.CallNext(counter)
            answer = await officer.link.call(command)
            assert isinstance(answer, do.Called | do.Done), answer


def forms(item: Item) -> list[list[Word]]:
    """Everything that may be said for it."""
    if isinstance(item, Call):
        return say_forms(item.number, item.counter, item.language)
    return [[("id", word) for word in split(item.announcement.text)]]


def is_understood(words: Sequence[Heard], items: Sequence[Item]) -> bool:
    """Whether the words are exactly these items."""
    try:
        understand(words, items)
    except (AssertionError, IndexError):
        return False
    return True


def understand(words: Sequence[Heard], items: Sequence[Item]) -> list[Heard]:
    """Check that the words are exactly these items, in order and each whole; where each begins and ends."""
    spans = []
    at = 0
    for item in items:
        heard = [form for form in forms(item) if [each.word for each in words[at : at + len(form)]] == form]
        assert heard, f"instead of {forms(item)[-1]} there is {[each.word for each in words[at : at + 8]]}"
        length = max(map(len, heard))
        spans.append(Heard(("", str(item.seq)), words[at].begun, words[at + length - 1].ended))
        at += length
    assert at == len(words), f"more is heard than was called: {[each.word for each in words[at : at + 8]]}"
    assert min(gaps(spans), default=SILENCE) >= SILENCE
    return spans


def split_at_cut(words: Sequence[Heard], before: Sequence[Item], cut: Item) -> tuple[list[Heard], list[Heard]]:
    """What is said before an item that was cut in its middle, and after it; check that the rest is its beginning."""
    end = next(end for end in range(len(words) + 1) if is_understood(words[:end], before))
    rest = next(
        (at for at in range(end + 1, len(words)) if words[at].begun - words[at - 1].ended > RESTART), len(words)
    )
    part = [each.word for each in words[end:rest] if each.word != CUT]
    (form,) = forms(cut)
    assert part == form[: len(part)], part
    assert len(part) < len(form)
    return list(words[:end]), list(words[rest:])


def whole(words: Sequence[Heard]) -> list[Heard]:
    """Check that no word is cut."""
    assert CUT not in [each.word for each in words]
    return list(words)
