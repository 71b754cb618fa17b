"""`python -m bench.console_window ROUNDS`: serves visitors in a crowded hall and says what the officer's keys cost.

A program of its own: it needs Qt's main thread. Its window is the real one, drawn offscreen; the hall behind it, with
the real rules of the service day, answers at once. One line of JSON: a list of `Round`.
"""

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from time import thread_time_ns
from typing import Final

import msgspec
from msgspec.structs import replace as change
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from officer_console.actions import Action
from officer_console.app import TEXTS, Console
from officer_console.settings import Settings
from officer_console.views.dress import Dress
from server.domain.site import Officer, Site
from shared.link.settings import LinkSettings
from shared.ui.collector import Collector
from shared.ui.link import LinkAdapter
from shared.ui.translation import Translation
from shared.wire import methods as do
from shared.wire.scalars import Code
from tests.officer_console.hall import Hall

COUNTERS: Final = 60
WAITING: Final = 500
OFFICER: Final = "arif.kurniawan"
COUNTER: Final = "1"
SIZE: Final = (1366, 700)
PRESSES: Final = 20
"""Of each kind in a round."""
QUIET_TURNS: Final = 3
BURST: Final = 10
"""Calls of other counters that come in one frame, as after a moment's silence of the network."""


class Round(msgspec.Struct):
    """The GUI thread's work in milliseconds."""

    nexts: list[float]
    """Of each press of *next*: from the key until all that follows from it is drawn."""
    starts: list[float]
    """Of each press of *start*, likewise."""
    calls: list[float]
    """Of each call at another counter: from its event until it is drawn."""
    bursts: list[float]
    """Of ten such calls at once."""


class NotDrawn(Exception):
    """The window did not come to show what was pressed."""


def crowd(site: Site) -> Site:
    """The site with so many counters, all for the queues of the first, and an officer at each."""
    described = site.description
    first = described.counters[0]
    more = [change(first, code=f"x{number}") for number in range(len(described.counters), COUNTERS)]
    officers = [
        Officer(f"petugas-{each.code}", f"Petugas {each.code}", site.officers[0].agency, (each.code,)) for each in more
    ]
    return replace(
        site,
        description=change(described, counters=(*described.counters, *more)),
        officers=(*site.officers, *officers),
        cut_off=False,
    )


class Painted(QObject):
    """Counts what the window draws."""

    def __init__(self, window: QObject) -> None:
        super().__init__()
        self.times = 0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt's
        self.times += event.type() == QEvent.Type.UpdateRequest
        return False


class Shift:
    """An officer at work, and colleagues at the other counters."""

    def __init__(self, hall: Hall, console: Console, colleagues: Sequence[tuple[Code, Code]]) -> None:
        self._hall = hall
        self._console = console
        self._colleagues = cycle(colleagues)
        self._painted = Painted(console.window)
        queue = hall.site.counter_by_code[COUNTER].tiers[0][0]
        self._services = cycle(service.code for service in hall.site.description.services if service.queue == queue)
        for _ in range(WAITING):
            self._arrive()
        self._rest()

    def round(self) -> Round:
        """Visitors served here and called elsewhere, while as many come as go."""
        nexts, starts, calls, bursts = [], [], [], []
        for _ in range(PRESSES):
            nexts.append(self._press(Action.NEXT))
            starts.append(self._press(Action.START))
            calls.append(self._watch(1))
            bursts.append(self._watch(BURST))
            for _ in range(2 + BURST):
                self._arrive()
            self._rest()
        return Round(nexts, starts, calls, bursts)

    def _press(self, action: Action) -> float:
        key = {Action.NEXT: Qt.Key.Key_F5, Action.START: Qt.Key.Key_F7}[action]
        before = self._hall.day.board.seq
        began = thread_time_ns()
        QTest.keyClick(QApplication.focusWidget() or self._console.window, key)
        self._draw()
        work = (thread_time_ns() - began) / 1e6
        if self._hall.day.board.seq == before or self._console.presses.current is not None:
            raise NotDrawn(f"{action} was not done")
        # A second press so soon would be the same press.
        self._hall.now += 1000
        return work

    def _watch(self, calls: int) -> float:
        wire = self._hall.wires[0]
        wire.hold = True
        for counter, officer in islice(self._colleagues, calls):
            self._hall.act(do.CallNext(counter), officer)
        began = thread_time_ns()
        wire.release()
        self._draw()
        return (thread_time_ns() - began) / 1e6

    def _arrive(self) -> None:
        self._hall.now += 10
        self._hall.act(do.IssueTicket(next(self._services)))

    def _draw(self) -> None:
        """Until what has happened is drawn, and nothing is left to draw."""
        before = self._painted.times
        deadline = time.monotonic() + 10
        while self._painted.times == before:
            QApplication.processEvents()
            if time.monotonic() > deadline:
                raise NotDrawn("nothing was drawn")
        self._rest()

    def _rest(self) -> None:
        """Until several turns of the event loop have drawn nothing: what waits for a timer's turn may draw again."""
        quiet = 0
        while quiet < QUIET_TURNS:
            drawn = self._painted.times
            QApplication.processEvents()
            quiet = quiet + 1 if drawn == self._painted.times else 0


def work(app: QApplication, rounds: int, folder: Path) -> list[Round]:
    """Sit down, and make so many rounds after one that does not count."""
    hall = Hall()
    hall.set_site(crowd(hall.site))
    settings = Settings("ws://127.0.0.1:1/", folder / "console.token", folder, scheme="light")
    link = LinkAdapter(
        LinkSettings(settings.server, "device", "console/bench"), open_link=hall.plug_in, clock=hall.clock
    )
    console = Console(link, settings, Translation((TEXTS,), "id"), Dress(app, "light"), lambda: hall.clock().elapsed)
    console.window.resize(*SIZE)
    console.window.show()
    console.window.activateWindow()
    link.call(do.LogIn(OFFICER, hall.password), lambda _answer: None)
    colleagues = [
        (counter.code, next(one.code for one in hall.site.officers if counter.code in one.counters))
        for counter in hall.site.description.counters[1:]
    ]
    for counter, officer in colleagues:
        hall.act(do.OpenCounter(counter), officer)
    hall.act(do.OpenCounter(COUNTER), OFFICER)
    same_queue = [each for each in colleagues if each[0].startswith("x")]
    shift = Shift(hall, console, same_queue)
    try:
        return [shift.round() for _ in range(rounds + 1)][1:]
    finally:
        console.close()


def main() -> int:
    """Print the rounds."""
    os.environ.update(QT_QPA_PLATFORM="offscreen")
    app = QApplication(sys.argv[:1])
    collector = Collector()
    collector.start()  # as the console does
    with tempfile.TemporaryDirectory() as folder:
        rounds = work(app, int(sys.argv[1]), Path(folder))
    sys.stdout.write(msgspec.json.encode(rounds).decode() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
