"""What is said to a printer and what is made of its answers, without a socket."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.config import Confirmation
from kiosk.printing.conversation import CLEAR_BUFFERS, PATIENCE, Conversation, _process_name
from kiosk.printing.outcome import Printed, PrintFailed, PrintOutcome
from kiosk.printing.status import Faulty, OutOfPaper, PrinterStatus, Ready, Silent, is_status_byte
from tests.kiosk.printing.lines import Clock, Reply, ScriptedLine

TICKET = b"ticket"
FINE = {1: b"\x12", 2: b"\x12", 3: b"\x12", 4: b"\x12"}
NEAR_END = FINE | {4: b"\x1e"}
OUT = {1: b"\x1a", 2: b"\x32", 3: b"\x12", 4: b"\x7e"}
COVER = {1: b"\x1a", 2: b"\x16", 3: b"\x12", 4: b"\x12"}
HOT = {1: b"\x1a", 2: b"\x52", 3: b"\x52", 4: b"\x12"}
STUCK_CUTTER = {1: b"\x1a", 2: b"\x52", 3: b"\x1a", 4: b"\x12"}
MUTE: dict[int, bytes] = {}
STATUS_LIMIT, PRINT_LIMIT = 2.0, 10.0


class Printer:
    """Answers status questions from a table, and the end of a ticket when told to."""

    def __init__(self, clock: Clock, ticket: Callable[[bytes], list[Reply]] = lambda _: []) -> None:
        self.status = dict(FINE)
        self.line = ScriptedLine(clock, self._answer)
        self._ticket = ticket

    def _answer(self, data: bytes) -> list[Reply]:
        if data[:2] == b"\x10\x04":
            answer = self.status.get(data[2], b"")
            return [(0.01, answer)] if answer else []
        if data.startswith(TICKET):
            return self._ticket(data)
        return [(0.01, b"\x37\x25\x00")] if data == CLEAR_BUFFERS and self.status else []


def print_on(
    printer: Printer, clock: Clock, confirm: Confirmation = "in_order", then: dict[int, bytes] | None = None
) -> PrintOutcome:
    if then is not None:
        printer.status = dict(then)
    return Conversation(printer.line, clock).print(TICKET, confirm, PRINT_LIMIT, STATUS_LIMIT)


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        (FINE, Ready()),
        (NEAR_END, Ready(near_end=True)),
        (OUT, OutOfPaper()),
        (MUTE, Silent()),
        (FINE | {3: b""}, Silent()),
        (FINE | {2: b"\x00"}, Faulty("answered DLE EOT 2 with 00")),
        (FINE | {1: b"H"}, Faulty("answered DLE EOT 1 with 48")),
        (FINE | {1: b"\x11\x12"}, Ready()),
        (FINE | {1: b"\x14\x00\x00\x0f\x12"}, Ready()),
    ],
    ids=["fine", "near end", "out", "mute", "one missing", "no status", "letters", "after an XON", "after a report"],
)
def test_status(answers: dict[int, bytes], status: PrinterStatus) -> None:
    clock = Clock()
    printer = Printer(clock)
    printer.status = dict(answers)
    assert Conversation(printer.line, clock).ask_status(STATUS_LIMIT) == status
    assert clock.now <= STATUS_LIMIT + 0.001


def test_late_answers_to_a_look_that_was_given_up_are_no_answers_to_the_next() -> None:
    """A USB printer has no connections: what came too late waits for whoever listens next."""
    clock = Clock()
    printer = Printer(clock)
    printer.status = dict(NEAR_END)
    printer.line.send(b"\x10\x04\x04", 1)
    clock.now += 1
    assert Conversation(printer.line, clock).ask_status(STATUS_LIMIT) == Ready(near_end=True)


def test_a_ticket_is_printed_when_the_printer_has_got_past_it() -> None:
    clock = Clock()
    printer = Printer(clock, lambda _: [(3.0, b"\x00")])
    assert print_on(printer, clock) == Printed(near_end=False)
    assert printer.line.sent[0] == TICKET + b"\x1dr\x01"
    assert clock.now >= 3.0


def test_the_end_of_the_roll_is_told_with_the_ticket() -> None:
    clock = Clock()
    assert print_on(Printer(clock, lambda _: [(0.1, b"\x03")]), clock, then=NEAR_END) == Printed(near_end=True)


@pytest.mark.parametrize("afterwards", [OUT, COVER, STUCK_CUTTER, MUTE])
def test_what_happens_after_the_ticket_does_not_undo_it(afterwards: dict[int, bytes]) -> None:
    clock = Clock()
    outcome = print_on(Printer(clock, lambda _: [(0.1, b"\x00")]), clock, then=afterwards)
    assert outcome == Printed(near_end=afterwards is OUT)


def test_a_connection_that_breaks_after_the_ticket_does_not_undo_it() -> None:
    clock = Clock()
    printer = Printer(clock, lambda _: [(0.1, b"\x03")])
    printer.line.lost_at = 0.105
    assert print_on(printer, clock) == Printed(near_end=True)


@pytest.mark.parametrize(("status", "reason"), [(OUT, "out_of_paper"), (COVER, "cover_open"), (STUCK_CUTTER, "error")])
def test_a_fault_in_mid_ticket_is_noticed_at_once_and_the_rest_forgotten(status: dict[int, bytes], reason: str) -> None:
    clock = Clock()
    printer = Printer(clock)
    outcome = print_on(printer, clock, then=status)
    assert isinstance(outcome, PrintFailed)
    assert (outcome.reason, outcome.maybe_on_paper) == (reason, True)
    assert clock.now < 2 * PATIENCE
    assert printer.line.sent[-1] == CLEAR_BUFFERS


@pytest.mark.parametrize(("status", "reason"), [(FINE, "hung"), (MUTE, "hung"), (HOT, "offline")])
def test_a_ticket_that_does_not_end_is_given_up_in_time(status: dict[int, bytes], reason: str) -> None:
    clock = Clock()
    outcome = print_on(Printer(clock), clock, then=status)
    assert isinstance(outcome, PrintFailed)
    assert (outcome.reason, outcome.maybe_on_paper) == (reason, True)
    assert PRINT_LIMIT <= clock.now <= PRINT_LIMIT + 2 * PATIENCE


def test_a_printer_that_pauses_by_itself_is_waited_for() -> None:
    clock = Clock()
    assert print_on(Printer(clock, lambda _: [(8.0, b"\x00")]), clock, then=HOT) == Printed()


def test_a_printer_that_prints_without_paper_has_not_printed() -> None:
    clock = Clock()
    outcome = print_on(Printer(clock, lambda _: [(0.1, b"\x0f")]), clock)
    assert isinstance(outcome, PrintFailed)
    assert outcome.reason == "out_of_paper"


@pytest.mark.parametrize("noise", [b"\x12", b"\x14\x00\x00\x0f", b"\x11\x13", b"\xff\x90"])
def test_only_the_answer_to_the_question_is_the_answer(noise: bytes) -> None:
    clock = Clock()
    outcome = print_on(Printer(clock, lambda _: [(0.1, noise)]), clock, then=MUTE)
    assert isinstance(outcome, PrintFailed)


def test_a_process_id_is_recognised_among_other_answers() -> None:
    clock = Clock()
    printer = Printer(clock, lambda data: [(0.1, b"\x00\x12"), (1.0, b"\x37\x22" + data[-4:] + b"\x00")])
    assert print_on(printer, clock, "process_id") == Printed()
    assert printer.line.sent[0].startswith(TICKET + b"\x1d(H\x06\x0000")


def test_the_process_id_of_another_ticket_is_not_the_answer() -> None:
    clock = Clock()
    printer = Printer(clock, lambda data: [(0.1, b"\x37\x22" + bytes(reversed(data[-4:])) + b"X\x00")])
    assert isinstance(print_on(printer, clock, "process_id"), PrintFailed)


@given(st.integers(0, 100_000))
def test_no_process_name_looks_like_a_status(number: int) -> None:
    name = _process_name(number)
    assert len(name) == 4
    assert not any(is_status_byte(byte) for byte in name)
    assert name != _process_name(number + 1)


def test_a_printer_with_real_time_answers_only_is_believed_unconfirmed() -> None:
    clock = Clock()
    assert print_on(Printer(clock), clock, "real_time", then=NEAR_END) == Printed(near_end=True, confirmed=False)
    outcome = print_on(Printer(clock), clock, "real_time", then=OUT)
    assert isinstance(outcome, PrintFailed)


def test_a_printer_that_takes_no_more_bytes_hangs() -> None:
    clock = Clock()
    printer = Printer(clock)
    printer.line.stuck_after = 5
    outcome = print_on(printer, clock)
    assert isinstance(outcome, PrintFailed)
    assert (outcome.reason, outcome.maybe_on_paper) == ("hung", True)


@pytest.mark.parametrize("moment", [0.0, 0.3, 4.0])
def test_a_connection_that_breaks_in_mid_ticket(moment: float) -> None:
    clock = Clock()
    printer = Printer(clock)
    printer.line.lost_at = moment
    outcome = print_on(printer, clock)
    assert isinstance(outcome, PrintFailed)
    assert (outcome.reason, outcome.maybe_on_paper) == ("unreachable", True)


REPLIES = st.lists(st.tuples(st.floats(0, 12), st.binary(max_size=6)), max_size=12)


@given(REPLIES, st.sampled_from([FINE, OUT, MUTE, HOT]))
def test_whatever_comes_the_end_comes_in_time(replies: list[Reply], status: dict[int, bytes]) -> None:
    clock = Clock()
    print_on(Printer(clock, lambda _: replies), clock, then=status)
    assert clock.now <= PRINT_LIMIT + STATUS_LIMIT + 2 * PATIENCE
