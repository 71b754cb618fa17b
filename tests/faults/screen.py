"""The display program, and what it tells of itself."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from demo.hall import Hall
from shared.voice.sound import RATE
from shared.wire.scalars import Seq
from tests.waiting import PATIENCE, eventually

ROOT: Final = Path(__file__).parents[2]
SETTINGS: Final = """
server = "{server}"
token_file = "{token}"
state_file = "{name}.json"
screen = {{ motion = false }}
calls = {{ full = 0.02, shortest = 0.005, patience = 0.02, fresh = 30 }}
voice = {{ engine = "clips", clips = "words", sound_file = "{name}.wav" }}
"""


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
