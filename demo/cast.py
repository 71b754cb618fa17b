"""Everybody in the demonstration: the hall's server, a printer, and the windows, each a real process."""

import os
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from demo.hall import Hall
from demo.program import Program
from shared.wire.scalars import Code

OFFSCREEN: Final = {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_QUICK_BACKEND": "software",
    "QT_SCALE_FACTOR": "1",
    "QT_ACCESSIBILITY": "1",
}


class Printer:
    """The software printer as a program; its tickets are files in `output`."""

    def __init__(self, output: Path, log: Path) -> None:
        self.output = output
        output.mkdir(parents=True, exist_ok=True)
        with log.open("w") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "demo.printer", "--port", "0", "--output", str(output)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        line = self.process.stdout.readline() if self.process.stdout else ""
        self.port = int(line.rpartition(":")[2])

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(5)
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()


@dataclass
class Cast:
    """Puts everybody on stage in `folder`, and takes them off again. `visible` leaves the windows to the desktop."""

    hall: Hall
    folder: Path
    paper: Path
    """Where the printed tickets go."""
    visible: bool
    sizes: dict[str, tuple[int, int]]
    _stage: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        self._stage.callback(self.hall.stop)
        self.hall.start()
        self.printer = Printer(self.paper, self.folder / "printer.log")
        self._stage.callback(self.printer.end)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stage.close()

    def kiosk(self) -> Program:
        """A kiosk with the printer."""
        return self._start(
            "kiosk",
            "kiosk-1",
            f'server = "{self.hall.url}"\ntoken_file = "kiosk-1.token"\nstate_folder = "kiosk-state"\n'
            f"[screen]\ndiagonal_inches = 21.5\nmotion = {str(self.visible).lower()}\n"
            f'[printer]\ntransport = "network"\nhost = "127.0.0.1"\nport = {self.printer.port}\n',
        )

    def display(self, sound_file: Path | None = None) -> Program:
        """The lobby display; what it says goes to a sound card, or to a file."""
        return self._start(
            "display",
            "display-1",
            f'server = "{self.hall.url}"\ntoken_file = "display-1.token"\nstate_file = "display.state"\n'
            "[screen]\ndiagonal_inches = 55\n",
            *(() if sound_file is None else ("--sound-file", str(sound_file))),
        )

    def counter_screen(self, counter: Code) -> Program:
        """The small screen over a counter."""
        return self._start(
            "display",
            "display-2",
            f'server = "{self.hall.url}"\ntoken_file = "display-2.token"\nstate_file = "display-2.state"\n'
            f'role = "counter"\ncounter = "{counter}"\n[screen]\ndiagonal_inches = 10.1\n',
        )

    def console(self, code: str) -> Program:
        """An officer's console."""
        return self._start(
            "console",
            code,
            f'server = "{self.hall.url}"\ntoken_file = "{code}.token"\nstate_dir = "{code}-state"\nscheme = "light"\n'
            "windowed = true\n",
        )

    def _start(self, kind: str, code: str, config: str, *more: str) -> Program:
        file = self.folder / f"{code}.toml"
        file.write_text(config)
        arguments = ["--config", str(file), *more]
        if kind != "console":
            width, height = self.sizes.get(code) or self.sizes[kind]
            arguments += ["--windowed", f"{width}x{height}"]
        environment = {} if self.visible else OFFSCREEN
        program = Program(kind, arguments, self.folder / f"{code}.log", environment)
        self._stage.callback(program.end)
        return program


def sound_is_there() -> bool:
    """Whether anything would be heard."""
    if sys.platform != "linux":
        return True
    cards = Path("/proc/asound/cards")
    return cards.exists() and "no soundcards" not in cards.read_text()


def screen_is_there() -> bool:
    """Whether a window would be seen."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
