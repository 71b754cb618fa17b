import logging
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QThread
from pytestqt.qtbot import QtBot

from demo.printer.device import SoftwarePrinter
from kiosk.printing.config import PrinterConfig
from kiosk.printing.network import NetworkConnection
from kiosk.printing.outcome import Printed
from kiosk.printing.spooler import Spooler
from kiosk.printing.status import Ready, Unreadable
from kiosk.services.hall import Hall
from kiosk.services.paper import make_paper
from kiosk.services.printer import SpooledPrinter
from shared.ui.link import CRASHED
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


def test_the_window_is_told_of_the_printer_and_of_the_paper_it_takes(qtbot: QtBot) -> None:
    with SoftwarePrinter() as device:
        spooler = Spooler(PrinterConfig(port=device.port, look_every=0.02))
        printer = SpooledPrinter(spooler)
        assert printer.condition() == "unknown"
        seen: list[object] = []
        fed: list[float] = []
        printer.status_changed.connect(seen.append)
        printer.fed.connect(fed.append)
        with qtbot.waitSignal(printer.status_changed, timeout=20_000):
            spooler.start()
        assert (seen, printer.status, printer.condition()) == ([Ready()], Ready(), "ready")
        assert printer.condition(paper_low=True) == "near_end"
        with qtbot.waitSignal(printer.status_changed, timeout=20_000):
            device.open_cover()
        assert printer.condition() == "cover_open"
        with qtbot.waitSignal(printer.status_changed, timeout=20_000):
            device.close_cover()
        hall = Hall(read_site())
        with qtbot.waitSignal(printer.fed, timeout=20_000):
            printer.print(make_paper(issued(hall), hall), lambda _: None)
        [millimetres] = fed
        [piece] = device.wait_for_pieces(1)
        assert abs(piece.image.height * 25.4 / 203 - millimetres) < 15  # the first ticket lacks what is past the cutter
        assert spooler.stop()


def test_the_log_tells_when_the_printer_goes_down_and_when_it_is_back(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with SoftwarePrinter() as device, caplog.at_level(logging.INFO, "antrean.kiosk"):
        spooler = Spooler(PrinterConfig(port=device.port, look_every=0.02))
        printer = SpooledPrinter(spooler)
        with qtbot.waitSignal(printer.status_changed, timeout=20_000):
            spooler.start()
        for happen in (device.run_out_of_paper, device.load_paper):
            with qtbot.waitSignal(printer.status_changed, timeout=20_000):
                happen()
        assert spooler.stop()
    assert [record.message for record in caplog.records] == [
        "The printer is down: out_of_paper (the roll has ended)",
        "The printer is up",
    ]


def test_the_last_ticket_speaks_for_a_printer_that_nobody_can_ask(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    spooler = Spooler(PrinterConfig(transport="preview", device=str(tmp_path / "file")))
    spooler.start()
    printer = SpooledPrinter(spooler)
    hall = Hall(read_site())
    heard: list[object] = []
    printer.print(make_paper(issued(hall), hall), heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    assert printer.condition() == "unreachable"
    assert spooler.stop()


class Bug:
    """A transport with a fault that nobody expects."""

    def connect(self, timeout: float) -> NetworkConnection:
        raise ZeroDivisionError


def test_a_bug_on_the_printers_thread_ends_the_program_rather_than_leave_visitors_waiting(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    exits: list[int] = []
    monkeypatch.setattr(QCoreApplication, "exit", exits.append)
    spooler = Spooler(PrinterConfig(), Bug())
    printer = SpooledPrinter(spooler)
    with qtbot.captureExceptions() as raised:
        spooler.start()
        qtbot.waitUntil(lambda: bool(raised), timeout=20_000)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert exits == [CRASHED]
    assert printer.status is None
    assert spooler.stop()
