"""The printer's thread."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import msgspec
import pytest

from demo.printer.device import SoftwarePrinter
from kiosk.printing.config import PrinterConfig
from kiosk.printing.outcome import Printed, PrintFailed, PrintOutcome
from kiosk.printing.spooler import Spooler
from kiosk.printing.status import PrinterStatus, Ready, Unreachable
from kiosk.printing.transport import Job
from tests.kiosk.printing.papers import USUAL

LIMIT = 20
CONFIG = PrinterConfig(status_timeout=0.5, print_timeout=1.5)


class Told:
    """What came back, and on which thread."""

    def __init__(self) -> None:
        self.things: list[PrinterStatus | PrintOutcome] = []
        self.threads: set[str] = set()
        self._arrived = threading.Semaphore(0)

    def __call__(self, thing: PrinterStatus | PrintOutcome) -> None:
        self.things.append(thing)
        self.threads.add(threading.current_thread().name)
        self._arrived.release()

    def wait(self, count: int) -> list[PrinterStatus | PrintOutcome]:
        for _ in range(count):
            assert self._arrived.acquire(timeout=LIMIT)
        return self.things


class HeldUp:
    """A one-way transport that keeps every ticket until it is let go."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []
        self.busy = threading.Event()
        self.go = threading.Event()

    def deliver(self, job: Job, timeout: float) -> None:
        self.jobs.append(job)
        self.busy.set()
        assert self.go.wait(LIMIT)


@pytest.fixture
def printer() -> Iterator[SoftwarePrinter]:
    with SoftwarePrinter() as running:
        yield running


@pytest.fixture
def spooler(printer: SoftwarePrinter) -> Iterator[Spooler]:
    running = Spooler(msgspec.structs.replace(CONFIG, port=printer.port))
    running.start()
    yield running
    assert running.stop()


def test_requests_are_done_in_order_on_the_printers_own_thread(printer: SoftwarePrinter, spooler: Spooler) -> None:
    told = Told()
    spooler.check(told)
    spooler.print(replace(USUAL, qr=""), told)
    spooler.print(replace(USUAL, qr="", number="A-026"), told)
    assert told.wait(3) == [Ready(), Printed(), Printed()]
    assert told.threads == {"printer"}
    assert ["A-025" in piece.text for piece in printer.pieces] == [True, False]


def test_a_failure_is_told_once_and_never_tried_again(printer: SoftwarePrinter, spooler: Spooler) -> None:
    told = Told()
    printer.fail_after(3, "paper out")
    spooler.print(USUAL, told)
    spooler.check(told)
    failed, _ = told.wait(2)
    assert isinstance(failed, PrintFailed)
    assert printer.received.count(b"\x1b@") == 1


def test_stopping_finishes_the_ticket_under_way_and_refuses_the_rest() -> None:
    told, transport = Told(), HeldUp()
    spooler = Spooler(CONFIG, transport)
    spooler.start()
    spooler.print(USUAL, told)
    assert transport.busy.wait(LIMIT)
    spooler.print(USUAL, told)
    spooler.check(told)
    stopped: list[bool] = []
    stopper = threading.Thread(target=lambda: stopped.append(spooler.stop()))
    stopper.start()
    assert spooler._stopping.wait(LIMIT)
    transport.go.set()
    stopper.join(LIMIT)
    assert stopped == [True]
    printed, refused, unreachable = told.wait(3)
    assert printed == Printed(confirmed=False)
    assert refused == PrintFailed("error", "the kiosk is being closed", maybe_on_paper=False)
    assert isinstance(unreachable, Unreachable)
    assert len(transport.jobs) == 1


def test_a_stopped_spooler_takes_nothing_more() -> None:
    spooler = Spooler(CONFIG, HeldUp())
    assert spooler.stop()
    with pytest.raises(RuntimeError):
        spooler.print(USUAL, Told())
    with pytest.raises(RuntimeError):
        spooler.check(Told())


def test_a_printer_that_never_lets_go_does_not_keep_the_kiosk_from_closing() -> None:
    transport = HeldUp()
    config = PrinterConfig(status_timeout=0.05, print_timeout=0.05)
    spooler = Spooler(config, transport)
    spooler.start()
    spooler.print(USUAL, Told())
    assert transport.busy.wait(LIMIT)
    assert not spooler.stop()
    transport.go.set()
