"""What is said to a printer over an open connection, and what its answers mean.

Two kinds of answers come over one line. Real-time ones (DLE EOT) come at once, even past a jammed print job; in-order
ones (GS r, GS ( H) come when the printer has got to them, that is, after all that was sent before is printed. They are
told apart by their fixed bits. Source: Epson's ESC/POS command reference.
"""

import contextlib
import time
from collections.abc import Callable
from itertools import count
from typing import Final

from kiosk.printing.config import Confirmation
from kiosk.printing.outcome import Printed, PrintFailed, PrintOutcome, failure
from kiosk.printing.status import (
    FIXED_MASK,
    CoverOpen,
    Faulty,
    Offline,
    OutOfPaper,
    PrinterStatus,
    Ready,
    Silent,
    decode,
    is_status_byte,
)
from kiosk.printing.transport import Connection, Lost, Stuck, Trouble

ASK_STATUS: Final = b"\x10\x04"
ASK_PAPER: Final = b"\x1dr\x01"
ASK_PROCESS: Final = b"\x1d(H\x06\x000\x30"
CLEAR_BUFFERS: Final = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""DLE DC4 8: forget what is not printed, so that the rest of a given-up ticket does not come out with a new roll."""
BUFFERS_CLEARED: Final = b"\x37\x25\x00"
BLOCK_BEGINS: Final = 0x37

UNASKED_BITS: Final = 0x10
"""The first of the four bytes that a printer sends by itself when somebody has switched that on (GS a)."""

PATIENCE: Final = 0.5
"""Seconds without a word from the printer before it is asked what the matter is."""

_MOMENT: Final = 0.001
"""Seconds in which what has already come is heard."""

_names = count()


class Conversation:
    """One connection, from the first question to the last. Times are in seconds of `clock`."""

    def __init__(self, connection: Connection, clock: Callable[[], float] = time.monotonic) -> None:
        self._connection = connection
        self._clock = clock
        self._real_time = bytearray()
        self._in_order = bytearray()
        self._unasked = 0

    def ask_status(self, timeout: float) -> PrinterStatus:
        """The state of the sensors. Raises Lost."""
        deadline = self._clock() + timeout
        self._listen(_MOMENT)  # a line without connections still has the answers to a look that was given up
        self._real_time.clear()
        answers: list[bytes] = []
        for about in (1, 2, 3, 4):
            garbled = len(self._in_order)
            try:
                self._connection.send(ASK_STATUS + bytes((about,)), self._left(deadline))
            except Stuck:
                return Silent()
            while not self._real_time and self._left(deadline) > 0:
                self._listen(self._left(deadline))
            if not self._real_time:
                strange = bytes(self._in_order[garbled:])
                return Faulty(f"answered DLE EOT {about} with {strange.hex(' ')}") if strange else Silent()
            answers.append(bytes(self._real_time[:1]))
            del self._real_time[:1]
        return decode(*answers)

    def print(self, commands: bytes, confirm: Confirmation, timeout: float, status_timeout: float) -> PrintOutcome:
        """Send a ticket and stay until the printer says that it is through. Raises nothing: every end is an outcome."""
        deadline = self._clock() + timeout
        try:
            return self._print(commands, confirm, deadline, status_timeout)
        except Stuck as trouble:
            self._give_up()
            return PrintFailed("hung", str(trouble), maybe_on_paper=True)
        except Lost as trouble:
            return PrintFailed("unreachable", str(trouble), maybe_on_paper=True)

    def _print(self, commands: bytes, confirm: Confirmation, deadline: float, status_timeout: float) -> PrintOutcome:
        self._in_order.clear()
        question, answered = _confirmation(confirm)
        self._connection.send(commands + question, self._left(deadline))
        last: PrinterStatus = Ready()
        while (answer := answered(self._in_order)) is None:
            if self._left(deadline) <= 0:
                return self._fail(last)
            if not self._listen(min(PATIENCE, self._left(deadline))):
                status = self.ask_status(min(status_timeout, self._left(deadline)))
                if isinstance(status, (OutOfPaper, CoverOpen, Faulty)):
                    return self._fail(status)
                if confirm == "real_time" and isinstance(status, Ready):
                    return Printed(status.near_end, confirmed=False)
                if not isinstance(status, Silent):
                    last = status
        if answer & 0x0C:
            return self._fail(OutOfPaper())
        return Printed(near_end=self._near_end_after_print(answer, status_timeout))

    def _near_end_after_print(self, answer: int, status_timeout: float) -> bool:
        """The ticket is out whatever the sensors say now; only the roll's end is of interest."""
        try:
            status = self.ask_status(status_timeout)
        except Lost:
            return bool(answer & 0x03)
        match status:
            case Ready(near_end):
                return near_end
            case OutOfPaper():
                return True
            case _:
                return bool(answer & 0x03)

    def _fail(self, status: PrinterStatus) -> PrintFailed:
        self._give_up()
        if isinstance(status, (OutOfPaper, CoverOpen, Faulty, Offline)):
            told = failure(status, maybe_on_paper=True)
            if told is not None:
                return told
        return PrintFailed("hung", "it took the ticket and did not say that it was through", maybe_on_paper=True)

    def make_room(self, awaited: int, timeout: float) -> None:
        """Part with what a broken connection has left in the printer: have it forgotten, and complete the command that
        the printer may still wait for, of `awaited` bytes at most. Raises Lost, Stuck."""
        self._forget()
        self._connection.send(bytes(awaited), timeout)

    def _give_up(self) -> None:
        """Have the rest of the ticket forgotten."""
        with contextlib.suppress(Trouble):
            self._forget()

    def _forget(self) -> None:
        """Have everything that is not printed forgotten; wait a moment for the answer, so that hanging up does not undo
        it, and so that it is not taken for another answer. Raises Lost, Stuck."""
        self._in_order.clear()
        self._connection.send(CLEAR_BUFFERS, PATIENCE)
        deadline = self._clock() + PATIENCE
        while BUFFERS_CLEARED not in self._in_order and self._left(deadline) > 0:
            self._listen(self._left(deadline))

    def _listen(self, timeout: float) -> bool:
        """Sort what comes in; whether anything did."""
        heard = self._connection.receive(timeout)
        for byte in heard:
            if self._unasked:
                self._unasked -= 1
            elif byte & FIXED_MASK == UNASKED_BITS:
                self._unasked = 3
            elif is_status_byte(byte):
                self._real_time.append(byte)
            else:
                self._in_order.append(byte)
        return bool(heard)

    def _left(self, deadline: float) -> float:
        return max(0.0, deadline - self._clock())


def _confirmation(confirm: Confirmation) -> tuple[bytes, Callable[[bytearray], int | None]]:
    """The question that ends a ticket, and a function that finds the paper sensor's bits (GS r) in what was heard."""
    if confirm == "process_id":
        name = _process_name(next(_names))
        told = b"\x37\x22" + name + b"\x00"
        return ASK_PROCESS + name, lambda heard: 0 if told in heard else None
    if confirm == "in_order":
        return ASK_PAPER, _paper_bits
    return b"", lambda _: None


def _paper_bits(heard: bytearray) -> int | None:
    """The answer to GS r, which is a byte of its own; not one within a block from 37 to 00, which answers something
    else."""
    in_block = False
    for byte in heard:
        if in_block:
            in_block = byte != 0
        elif byte == BLOCK_BEGINS:
            in_block = True
        elif byte & 0x90 == 0:
            return byte
    return None


def _process_name(number: int) -> bytes:
    """Four letters A to O: none of them looks like an answer to DLE EOT."""
    return bytes(0x41 + number // 15**place % 15 for place in (3, 2, 1, 0))
