"""`python -m bench.kiosk_window ROUNDS SEARCHES TURNS`: walks through Purbalingga's kiosk and says what frames cost.

A program of its own: it needs Qt's main thread. Its window is the real one, drawn offscreen by the processor alone; the
hall behind it answers at once. One line of JSON: a list of `Round`.
"""

import os
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from time import thread_time_ns
from typing import Final

import msgspec
from PySide6.QtCore import Q_ARG, QCoreApplication, QEventLoop, QMetaObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.services.books import KioskBooks
from kiosk.storage.outbox import SqliteOutbox
from kiosk.storage.store import KioskStore
from kiosk.window import Kiosk
from shared.ui.collector import Collector
from shared.ui.scale import Screen
from tests.kiosk.fakes import FakePrinter, FakeServer, read_site

SCREEN: Final = Screen.of_diagonal(1080, 1920, 21.5)
TYPED: Final = ("akta lahir", "perpanjang sim", "bpjs kesehatan", "surat izin praktik dokter", "kartu kelarga")
"""What is typed letter by letter in each round, as much of it as the plan says; it is cleared in between."""
QUIET_MS: Final = 40
PATIENCE_MS: Final = 10_000


class Round(msgspec.Struct):
    """The GUI thread's work in milliseconds."""

    keys: list[float]
    """Of each key: from its press until what it found is drawn."""
    turns: list[float]
    """Of each frame while a page of services slides in."""


class NotDrawn(Exception):
    """The window did not come to draw."""


class Visitor:
    """Works the kiosk and watches the work of its thread, whose waiting does not count."""

    def __init__(self, kiosk: Kiosk, searches: int, turns: int) -> None:
        """`turns` pages of services are turned in each round, and as often back."""
        self._kiosk = kiosk
        self._typed, self._turns = TYPED[:searches], turns
        self._drawn: list[int] = []
        """The thread's own time at the end of each frame, in nanoseconds."""
        kiosk.window.frameSwapped.connect(self._note, Qt.ConnectionType.DirectConnection)

    def round(self) -> Round:
        """One visit: words typed, pages turned."""
        frame = self._kiosk.frame
        frame.begin()
        frame.openSearch()
        self._rest()
        keys = [self._press(letter) for text in self._typed for letter in (*text, "")]
        frame.back()
        hall = frame.hall
        if hall is None:
            raise NotDrawn("no hall")
        frame.showAgency(max(hall.agencies, key=lambda agency: len(hall.services_of(agency.code))).code)
        self._rest()
        turns = [
            work for page in (*range(1, self._turns + 1), *reversed(range(self._turns))) for work in self._turn(page)
        ]
        frame.leave()
        self._rest()
        return Round(keys, turns)

    def _press(self, letter: str) -> float:
        drawn, began = len(self._drawn), thread_time_ns()
        if letter:
            QTest.keyClick(self._kiosk.window, Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper())))
        else:
            self._kiosk.pages.search.clear()
        if len(self._drawn) == drawn:
            self._wait(PATIENCE_MS)
        if len(self._drawn) == drawn:
            raise NotDrawn(f"nothing is drawn for {letter!r}")
        work = (self._drawn[drawn] - began) / 1e6
        self._rest()
        return work

    def _turn(self, page: int) -> list[float]:
        grid = next(item for item in self._kiosk.window.findChildren(QQuickItem) if item.objectName() == "services")
        drawn, began = len(self._drawn), thread_time_ns()
        QMetaObject.invokeMethod(grid, "turn", Qt.ConnectionType.DirectConnection, Q_ARG("int", page))
        self._rest()
        ends = [began, *self._drawn[drawn:]]
        return [(after - before) / 1e6 for before, after in pairwise(ends)]

    def _rest(self) -> None:
        """Until nothing has been drawn for a while."""
        while self._wait(QUIET_MS):
            pass

    def _wait(self, most_ms: int) -> bool:
        """Let the window work until it has drawn; whether it has, in this time."""
        before = len(self._drawn)
        loop = QEventLoop()
        self._kiosk.window.frameSwapped.connect(loop.quit)
        QTimer.singleShot(most_ms, loop, loop.quit)
        loop.exec()
        self._kiosk.window.frameSwapped.disconnect(loop.quit)
        return len(self._drawn) > before

    @Slot()
    def _note(self) -> None:
        self._drawn.append(thread_time_ns())


def work(folder: Path, rounds: int, searches: int, turns: int) -> list[Round]:
    """Open the kiosk, and make so many rounds after one that does not count."""
    site = read_site("purbalingga")
    server = FakeServer(site=site, popular=tuple(service.code for service in site.services[::30]))
    store = KioskStore(folder)
    books = KioskBooks(store, SqliteOutbox(store))
    link = server.adapter(books.outbox)
    kiosk = Kiosk(link, FakePrinter(), books, SCREEN)
    kiosk.window.show()
    server.welcome()
    visitor = Visitor(kiosk, searches, turns)
    try:
        while kiosk.frame.hall is None:
            QCoreApplication.processEvents()
        return [visitor.round() for _ in range(rounds + 1)][1:]
    finally:
        kiosk.close()
        link.close()
        store.close()


def main() -> int:
    """Print the rounds."""
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
    app = QGuiApplication(sys.argv[:1])
    collector = Collector()
    collector.start()  # as the kiosk does
    with tempfile.TemporaryDirectory() as folder:
        rounds = work(Path(folder), *map(int, sys.argv[1:4]))
    app.processEvents()
    sys.stdout.write(msgspec.json.encode(rounds).decode() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
