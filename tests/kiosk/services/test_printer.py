import threading
from pathlib import Path

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from kiosk.printing.config import PrinterConfig
from kiosk.printing.outcome import Printed
from kiosk.printing.spooler import Spooler
from kiosk.printing.status import Ready, Unreadable
from kiosk.services.hall import Hall
from kiosk.services.paper import make_paper
from kiosk.services.printer import SpooledPrinter
from shared.wire.methods import Issued
from tests.kiosk.fakes import read_site
from tests.kiosk.services.test_paper import issued


def test_answers_come_on_the_windows_thread(qtbot: QtBot, tmp_path: Path) -> None:
    spooler = Spooler(PrinterConfig(transport="preview", device=str(tmp_path)))
    spooler.start()
    printer = SpooledPrinter(spooler)
    heard: list[tuple[object, QThread]] = []
    hall = Hall(read_site())
    answer: Issued = issued(hall)
    printer.check(lambda status: heard.append((status, QThread.currentThread())))
    printer.print(make_paper(answer, hall), lambda outcome: heard.append((outcome, QThread.currentThread())))
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=20_000)
    assert spooler.stop()
    (status, first), (outcome, second) = heard
    assert first is second is QThread.currentThread()
    assert threading.current_thread() is threading.main_thread()
    assert isinstance(status, Ready | Unreadable)
    assert isinstance(outcome, Printed)
