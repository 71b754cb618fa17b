"""The printer's thread."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import msgspec
import pytest

from demo.printer.device import SoftwarePrinter
from kiosk.printing.config import PrinterConfig
from kiosk.printing.network import NetworkConnection, NetworkTransport
from kiosk.printing.outcome import Printed, PrintFailed, PrintOutcome
from kiosk.printing.spooler import Spooler
from kiosk.printing.status import CoverOpen, OutOfPaper, PrinterStatus, Ready, Unreachable, Unreadable
from kiosk.printing.transport import Job
from tests.kiosk.printing.papers import USUAL

LIMIT = 20
CONFIG = PrinterConfig(status_timeout=0.5, print_timeout=1.5, look_every=0.02)


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


class Quiet:
    """A line to a printer that says nothing."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.closed = False

    def send(self, data: bytes, timeout: float) -> None:
        self.asked.set()

    def receive(self, timeout: float) -> bytes:
        return b""

    def close(self) -> None:
        self.closed = True


class QuietAtFirst:
    """The way to a printer that says nothing to the first who asks."""

    def __init__(self, then: NetworkTransport) -> None:
        self.quiet = Quiet()
        self._then = then
        self._first = True

    def connect(self, timeout: float) -> Quiet | NetworkConnection:
        if self._first:
            self._first = False
            return self.quiet
        return self._then.connect(timeout)


def test_trouble_and_its_end_are_told_without_being_asked_for(printer: SoftwarePrinter, spooler: Spooler) -> None:
    told = Told()
    spooler.follow(told)
    assert told.wait(1) == [Ready()]
    printer.run_out_of_paper()
    assert told.wait(1)[1:] == [OutOfPaper()]
    printer.open_cover()
    printer.load_paper()
    printer.close_cover()
    last = told.wait(1)[-1]
    while last != Ready():
        last = told.wait(1)[-1]


def test_a_printer_that_is_unplugged_comes_back_by_itself(printer: SoftwarePrinter, spooler: Spooler) -> None:
    told = Told()
    spooler.follow(told)
    told.wait(1)
    printer.vanish()
    assert isinstance(told.wait(1)[-1], Unreachable)
    printer.reappear()
    last: object = None
    while last != Ready():
        last = told.wait(1)[-1]


def test_a_ticket_does_not_wait_for_a_look(printer: SoftwarePrinter) -> None:
    transport = QuietAtFirst(NetworkTransport("127.0.0.1", printer.port))
    spooler = Spooler(msgspec.structs.replace(CONFIG, status_timeout=10 * LIMIT), transport)
    spooler.start()
    spooler.follow(lambda _: None)
    assert transport.quiet.asked.wait(LIMIT)
    told = Told()
    spooler.print(USUAL, told)
    assert told.wait(1) == [Printed()]
    assert transport.quiet.closed
    assert spooler.stop()


def test_what_a_ticket_takes_of_the_roll_is_told_before_its_outcome(printer: SoftwarePrinter) -> None:
    told: list[object] = []
    done = threading.Event()
    spooler = Spooler(msgspec.structs.replace(CONFIG, port=printer.port))
    spooler.start()
    spooler.follow(lambda _: None, told.append)
    spooler.print(USUAL, lambda outcome: (told.append(outcome), done.set())[0])
    assert done.wait(LIMIT)
    fed, outcome = told
    assert outcome == Printed()
    assert isinstance(fed, float)
    assert fed > 100
    assert spooler.stop()


def test_a_ticket_of_which_no_byte_was_sent_takes_no_paper(printer: SoftwarePrinter, spooler: Spooler) -> None:
    fed: list[float] = []
    told = Told()
    printer.open_cover()
    spooler.follow(lambda _: None, fed.append)
    spooler.print(USUAL, told)
    told.wait(1)
    assert fed == []


def test_what_is_asked_tells_the_followers_too(printer: SoftwarePrinter) -> None:
    followed, asked = Told(), Told()
    spooler = Spooler(msgspec.structs.replace(CONFIG, port=printer.port, look_every=10 * LIMIT))
    spooler.start()
    spooler.follow(followed)
    followed.wait(1)
    printer.open_cover()
    spooler.check(asked)
    assert asked.wait(1) == [CoverOpen()]
    assert followed.wait(1) == [Ready(), CoverOpen()]
    assert spooler.stop()


def test_a_printer_that_cannot_be_asked_is_not_looked_at_again() -> None:
    told, transport = Told(), HeldUp()
    spooler = Spooler(CONFIG, transport)
    spooler.start()
    spooler.follow(told)
    assert told.wait(1) == [Unreadable()]
    transport.go.set()
    assert spooler.stop()


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
