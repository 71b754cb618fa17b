"""When a printer is looked at, and what of it is told."""

import pytest

from kiosk.printing.outcome import Printed, PrintFailed
from kiosk.printing.status import CoverOpen, OutOfPaper, PrinterStatus, Ready, Silent, Unreachable, Unreadable
from kiosk.printing.watch import LONGEST_PAUSE, Interrupted, Interruptible, PrinterWatch
from tests.kiosk.printing.lines import Clock, ScriptedLine

EVERY = 3.0


def watching() -> tuple[PrinterWatch, list[PrinterStatus]]:
    told: list[PrinterStatus] = []
    return PrinterWatch(told.append, EVERY), told


def test_the_first_look_is_at_once_and_the_next_after_a_while() -> None:
    watch, told = watching()
    assert watch.pause == 0.0
    watch.note(Ready())
    assert watch.pause == EVERY
    assert told == [Ready()]


def test_only_changes_are_told() -> None:
    watch, told = watching()
    for status in (Ready(), Ready(), OutOfPaper(), OutOfPaper(), CoverOpen(), Ready()):
        watch.note(status)
    assert told == [Ready(), OutOfPaper(), CoverOpen(), Ready()]


@pytest.mark.parametrize("status", [Silent(), Unreachable("no route")])
def test_a_printer_that_does_not_answer_is_asked_less_and_less_often(status: PrinterStatus) -> None:
    watch, _ = watching()
    pauses: list[float | None] = []
    for _ in range(6):
        watch.note(status)
        pauses.append(watch.pause)
    assert pauses == [3, 6, 12, 24, LONGEST_PAUSE, LONGEST_PAUSE]
    watch.note(OutOfPaper())
    assert watch.pause == EVERY


def test_a_printer_that_cannot_be_asked_is_left_alone() -> None:
    told: list[PrinterStatus] = []
    watch = PrinterWatch(told.append, EVERY, asking=False)
    watch.note(Unreadable())
    watch.hear(PrintFailed("hung", "", maybe_on_paper=True))
    assert watch.pause is None
    assert told == [Unreadable()]


def test_a_queue_that_says_nothing_of_its_printer_is_looked_at_again() -> None:
    watch, _ = watching()
    watch.note(Unreadable())
    assert watch.pause == EVERY


def test_a_confirmed_ticket_is_as_good_as_a_look() -> None:
    watch, told = watching()
    watch.note(OutOfPaper())
    watch.hear(Printed(near_end=True))
    assert told == [OutOfPaper(), Ready(near_end=True)]


def test_after_a_failed_ticket_the_printer_is_looked_at_at_once() -> None:
    watch, told = watching()
    watch.note(Ready())
    watch.hear(PrintFailed("hung", "", maybe_on_paper=True))
    assert watch.pause == 0.0
    assert told == [Ready()]


def test_waiting_ends_as_soon_as_somebody_is_in_a_hurry() -> None:
    clock = Clock()
    line = Interruptible(ScriptedLine(clock, lambda _: []), lambda: clock.now >= 0.4, clock)
    with pytest.raises(Interrupted):
        line.receive(2.0)
    assert clock.now < 0.5


def test_nobody_in_a_hurry_waits_as_long_as_asked() -> None:
    clock = Clock()
    line = Interruptible(ScriptedLine(clock, lambda _: [(0.5, b"\x12")]), lambda: False, clock)
    assert line.receive(2.0) == b""
    assert clock.now == pytest.approx(2.0)
    line.send(b"?", 1.0)
    assert line.receive(2.0) == b"\x12"
    assert clock.now == pytest.approx(2.5)
    line.close()
