"""The programs of a hall as a visitor or an officer starts them, each a process of its own in a window."""

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from demo.cast import Printer
from demo.hall import Hall
from shared.wire.methods import Role

MONDAY_MORNING: Final = "2026-11-23T09:00+07:00"
DEVICES: Final[dict[str, Role]] = {"kiosk": "kiosk", "display": "display", "console": "console"}


class Programs:
    """A hall, its server and a printer; the windows are started one by one."""

    def __init__(self, profile: Path, folder: Path) -> None:
        self.hall = Hall(profile, folder, pretend_now=MONDAY_MORNING)
        self.paper = folder / "paper"
        self._folder = folder
        self._stage = ExitStack()
        for code, role in DEVICES.items():
            self.hall.add_device(code, role)
        self.hall.set_passwords(officer.code for officer in self.hall.site.officers)

    def __enter__(self) -> Self:
        self._stage.callback(self.hall.stop)
        self.hall.start()
        self._printer = Printer(self.paper, self._folder / "printer.log")
        self._stage.callback(self._printer.end)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stage.close()

    def kiosk(self, size: str) -> subprocess.Popen[bytes]:
        printer = f'[printer]\ntransport = "network"\nhost = "127.0.0.1"\nport = {self._printer.port}\n'
        config = f'state_folder = "kiosk-state"\n[screen]\ndiagonal_inches = 21.5\n{printer}'
        return self._start("kiosk", "kiosk.app", config, "--windowed", size)

    def new_kiosk(self, size: str) -> subprocess.Popen[bytes]:
        """A kiosk that knows no server yet."""
        file = self._folder / "new.toml"
        file.write_text('state_folder = "new-state"\n[screen]\ndiagonal_inches = 21.5\n')
        return self._run("new", "kiosk.app", file, "--windowed", size)

    def display(self) -> subprocess.Popen[bytes]:
        config = 'state_file = "display.state"\n[screen]\ndiagonal_inches = 55\n'
        return self._start("display", "counter_display.app", config, "--windowed", "1920x1080")

    def console(self, state: str = "console-state") -> subprocess.Popen[bytes]:
        """One that nobody is logged in at, unless somebody was with the same `state`."""
        return self._start("console", "officer_console.app", f'state_dir = "{state}"\nwindowed = true\n')

    def _start(self, code: str, module: str, config: str, *arguments: str) -> subprocess.Popen[bytes]:
        file = self._folder / f"{code}.toml"
        file.write_text(f'server = "{self.hall.url}"\ntoken_file = "{code}.token"\n{config}')
        return self._run(code, module, file, *arguments)

    def _run(self, code: str, module: str, file: Path, *arguments: str) -> subprocess.Popen[bytes]:
        log = self._stage.enter_context((self._folder / f"{code}.log").open("w"))
        program = subprocess.Popen([sys.executable, "-m", module, "--config", str(file), *arguments], stderr=log)
        self._stage.callback(end, program)
        return program


def end(program: subprocess.Popen[bytes]) -> None:
    """End a program politely."""
    if program.poll() is None:
        program.terminate()
        program.wait(20)
