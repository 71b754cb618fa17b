"""Every fault of a printer at every moment: real bytes over real sockets, a kiosk's spooler, and somebody who mends it.

Most of the time here is waiting for printers that do not answer, so all the stories are played at once.
"""

import queue
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

import pytest

from demo.printer.device import SoftwarePrinter
from demo.printer.interpreter import Interpreter
from demo.printer.marks import Line, Mark, Picture, Symbol
from demo.printer.mechanism import Fault
from kiosk.printing.config import PrinterConfig
from kiosk.printing.outcome import Printed, PrintFailed, PrintOutcome, Reason
from kiosk.printing.sheet import Sheet
from kiosk.printing.spooler import Spooler
from kiosk.printing.status import (
    CoverOpen,
    Faulty,
    Offline,
    OutOfPaper,
    PrinterStatus,
    Ready,
    Silent,
    Unreachable,
)
from kiosk.printing.ticket import TicketPaper
from tests.kiosk.printing.papers import USUAL, compose

Moment = Literal["before", "first line", "middle", "last line", "after"]

LIMIT: Final = 30
SECOND: Final = replace(USUAL, number="A-026", qr="second")
QUESTIONS: Final = frozenset(b"\x10\x04\x01\x02\x03\x04")


@dataclass(frozen=True)
class Trouble:
    """A fault, who mends it, and what the kiosk says of it."""

    happen: Callable[[SoftwarePrinter], None]
    mend: Callable[[SoftwarePrinter], None]
    status: PrinterStatus | type[Unreachable]
    """What the sensors say of it."""
    refused: Reason
    """Why a ticket is not begun."""
    broken: Reason
    """Why a ticket is given up."""


TROUBLES: Final[dict[Fault, Trouble]] = {
    "paper out": Trouble(
        SoftwarePrinter.run_out_of_paper, SoftwarePrinter.load_paper, OutOfPaper(), "out_of_paper", "out_of_paper"
    ),
    "cover open": Trouble(
        SoftwarePrinter.open_cover, SoftwarePrinter.close_cover, CoverOpen(), "cover_open", "cover_open"
    ),
    "jam": Trouble(SoftwarePrinter.jam, SoftwarePrinter.clear_jam, Faulty("the cutter is stuck"), "error", "error"),
    "overheat": Trouble(
        SoftwarePrinter.overheat,
        SoftwarePrinter.cool_down,
        Offline("too hot, it goes on by itself"),
        "offline",
        "offline",
    ),
    "hang": Trouble(SoftwarePrinter.hang, SoftwarePrinter.resume, Silent(), "silent", "hung"),
    "silent": Trouble(SoftwarePrinter.fall_silent, SoftwarePrinter.resume, Silent(), "silent", "hung"),
    "vanish": Trouble(SoftwarePrinter.vanish, SoftwarePrinter.reappear, Unreachable, "unreachable", "unreachable"),
}
MOMENTS: Final[tuple[Moment, ...]] = get_args(Moment)


@dataclass(frozen=True)
class Story:
    """What was seen of a printer that failed and was mended."""

    outcome: PrintOutcome
    """Of the ticket that met the fault, or came before it."""
    received: bytes
    """What the printer had been sent by then."""
    status: PrinterStatus
    """What the kiosk found the printer to be, unasked."""
    second: PrintOutcome
    """Of the next ticket, once the kiosk had noticed that the printer was well again."""
    papers: tuple[str, ...]
    """The text of every piece of paper that came out."""

    def whole(self, number: str) -> int:
        """How many papers have this number and a last line."""
        return sum(number in paper and "Tunjukkan kode ini" in paper for paper in self.papers)


def count_lines() -> int:
    """How many lines and pictures a ticket has."""
    interpreter = Interpreter(576)
    interpreter.feed(compose(USUAL, Sheet.for_printer(PrinterConfig())))
    marks: list[Mark] = []
    while (step := interpreter.step()) is not None:
        marks += step[1]
    return sum(isinstance(mark, (Line, Picture, Symbol)) for mark in marks)


PLACES: Final[dict[Moment, int]] = {"first line": 1, "middle": count_lines() // 2, "last line": count_lines()}


class Kiosk:
    """A spooler, and what it says without being asked."""

    def __init__(self, printer: SoftwarePrinter) -> None:
        config = PrinterConfig(port=printer.port, status_timeout=0.8, print_timeout=2.5, look_every=0.05)
        self.spooler = Spooler(config)
        self._seen: queue.Queue[PrinterStatus] = queue.Queue()
        self.spooler.follow(self._seen.put)
        self.spooler.start()

    def print(self, paper: TicketPaper) -> PrintOutcome:
        outcome: Future[PrintOutcome] = Future()
        self.spooler.print(paper, outcome.set_result)
        return outcome.result(LIMIT)

    def see(self, wanted: Callable[[PrinterStatus], bool]) -> PrinterStatus:
        """The next status that is wanted."""
        while not wanted(status := self._seen.get(timeout=LIMIT)):
            pass
        return status


def play(fault: Fault, moment: Moment) -> Story:
    trouble = TROUBLES[fault]
    with SoftwarePrinter() as printer:
        kiosk = Kiosk(printer)
        kiosk.see(lambda status: status == Ready())
        if moment == "before":
            trouble.happen(printer)
        elif moment != "after":
            printer.fail_after(PLACES[moment], fault)
        outcome = kiosk.print(USUAL)
        received = printer.received
        if moment == "after":
            trouble.happen(printer)
        status = kiosk.see(lambda status: status != Ready())
        trouble.mend(printer)
        kiosk.see(lambda status: status == Ready())
        second = kiosk.print(SECOND)
        assert kiosk.spooler.stop()
        return Story(outcome, received, status, second, tuple(piece.text for piece in printer.pieces))


@pytest.fixture(scope="module")
def stories() -> dict[tuple[Fault, Moment], Story]:
    with ThreadPoolExecutor(max_workers=len(TROUBLES) * len(MOMENTS)) as stage:
        played = {(fault, moment): stage.submit(play, fault, moment) for moment in MOMENTS for fault in TROUBLES}
    return {scene: story.result() for scene, story in played.items()}


every_fault = pytest.mark.parametrize("fault", TROUBLES)


@every_fault
def test_a_fault_before_the_ticket_is_seen_and_not_a_byte_of_it_sent(
    stories: dict[tuple[Fault, Moment], Story], fault: Fault
) -> None:
    story = stories[fault, "before"]
    assert isinstance(story.outcome, PrintFailed)
    assert (story.outcome.reason, story.outcome.maybe_on_paper) == (TROUBLES[fault].refused, False)
    assert set(story.received) <= QUESTIONS
    assert story.whole("A-025") == 0


@every_fault
@pytest.mark.parametrize("moment", PLACES)
def test_a_fault_during_the_ticket_is_told_and_nothing_is_called_printed(
    stories: dict[tuple[Fault, Moment], Story], fault: Fault, moment: Moment
) -> None:
    outcome = stories[fault, moment].outcome
    assert isinstance(outcome, PrintFailed)
    assert (outcome.reason, outcome.maybe_on_paper) == (TROUBLES[fault].broken, True)


@every_fault
def test_a_fault_after_the_ticket_does_not_undo_it(stories: dict[tuple[Fault, Moment], Story], fault: Fault) -> None:
    story = stories[fault, "after"]
    assert story.outcome == Printed()
    assert story.whole("A-025") == 1


@every_fault
@pytest.mark.parametrize("moment", MOMENTS)
def test_the_kiosk_knows_the_fault_without_asking_for_a_ticket(
    stories: dict[tuple[Fault, Moment], Story], fault: Fault, moment: Moment
) -> None:
    status, expected = stories[fault, moment].status, TROUBLES[fault].status
    assert isinstance(status, expected) if isinstance(expected, type) else status == expected


@every_fault
@pytest.mark.parametrize("moment", MOMENTS)
def test_once_mended_the_kiosk_goes_on_by_itself_and_nothing_is_printed_twice(
    stories: dict[tuple[Fault, Moment], Story], fault: Fault, moment: Moment
) -> None:
    story = stories[fault, moment]
    assert story.second == Printed()
    assert story.whole("A-026") == 1
    assert story.whole("A-025") <= 1
    assert not [paper for paper in story.papers if "A-025" in paper and "A-026" in paper]


@pytest.mark.parametrize("fault", ["paper out", "cover open", "jam", "overheat", "vanish"])
@pytest.mark.parametrize("moment", ["first line", "middle"])
def test_a_given_up_ticket_does_not_come_out_later(
    stories: dict[tuple[Fault, Moment], Story], fault: Fault, moment: Moment
) -> None:
    assert stories[fault, moment].whole("A-025") == 0


def test_a_printer_that_cools_down_in_time_has_printed() -> None:
    with SoftwarePrinter() as printer:
        kiosk = Kiosk(printer)
        printer.fail_after(PLACES["middle"], "overheat")
        outcome: Future[PrintOutcome] = Future()
        kiosk.spooler.print(USUAL, outcome.set_result)
        printer.wait_for(lambda: printer.condition.hot)
        printer.cool_down()
        assert outcome.result(LIMIT) == Printed()
        assert len(printer.pieces) == 1
        assert kiosk.spooler.stop()
