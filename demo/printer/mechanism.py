"""The whole printer but its socket: what comes in, what is printed, what is answered, and what is wrong with it."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import Final, Literal, assert_never

from demo.printer.interpreter import Interpreter
from demo.printer.marks import Answer, Cut, Feed, Flaw, Line, Mark, Picture, Pulse, Symbol
from demo.printer.paper import Media, Piece, Roll
from demo.printer.realtime import (
    CLEARED,
    AskStatus,
    ClearBuffers,
    Condition,
    Paper,
    Request,
    RequestScanner,
    paper_byte,
    status_byte,
)

Fault = Literal["paper out", "paper near-end", "cover open", "jam", "overheat", "hang", "silent", "vanish"]

BUFFER: Final = 64 * 1024
"""Bytes taken from the host while nothing can be printed."""

_LONGEST: Final = 24_000
"""Dots of paper hanging out of a printer before somebody tears them off: three metres."""


class Mechanism:
    """A printer without a clock and without threads: feed it bytes, change its condition, take its answers."""

    def __init__(self, media: Media, finished: Callable[[Piece], None], failed: Callable[[Fault], None]) -> None:
        self.condition = Condition()
        self.hung = False
        self.silent = False
        self.forgets = True
        """Whether it knows how to clear its buffers; cheap printers do not."""
        self.drawer_pulses = 0
        self._media = media
        self._finished = finished
        self._failed = failed
        self._interpreter = Interpreter(media.width, media.code_pages)
        self._scanner = RequestScanner()
        self._roll = Roll(media)
        self._input: deque[bytes | None] = deque()
        self._unheard: deque[bytes | None] = deque()
        self._marks: deque[Mark] = deque()
        self._answers = bytearray()
        self._fuse: tuple[int, Fault] | None = None

    @property
    def full(self) -> bool:
        """Whether no more should be sent."""
        waiting = sum(len(chunk) for chunk in (*self._input, *self._unheard) if chunk is not None)
        return waiting >= BUFFER

    def receive(self, data: bytes) -> None:
        """Bytes from the host."""
        if self.hung:
            self._unheard.append(data)
            return
        taken = 0
        for end, request in self._scanner.feed(data):
            if isinstance(request, ClearBuffers):
                if not self.forgets:
                    continue
                self._clear()
                taken = max(0, end)
            self._answer_request(request)
        self._input.append(data[taken:])
        self._work()

    def end_job(self) -> None:
        """The host has closed its connection. Without a cutter that is when the visitor tears the ticket off."""
        if self._media.cutter:
            return
        (self._unheard if self.hung else self._input).append(None)
        self._work()

    def take_answers(self) -> bytes:
        """What the host is to be sent."""
        answers = bytes(self._answers)
        self._answers.clear()
        return b"" if self.hung or self.silent else answers

    def fail_after(self, lines: int, fault: Fault) -> None:
        """Let a fault happen when this many more lines have been printed; a picture counts as one."""
        self._fuse = (lines, fault)
        self._burn(0)

    def change(self, **changes: object) -> None:
        """Change the condition: paper, cover_open, jammed, hot. What was held up goes on if it can."""
        had_paper = self.condition.paper != "out"
        if changes.get("paper") == "ok":
            self._roll.renew()
        self.condition = replace(self.condition, **changes)  # type: ignore[arg-type]
        if not had_paper and self.condition.paper != "out" and self._roll.inked:
            self._finished(self._roll.part("paper_end"))
        self._work()

    def cut_power(self) -> None:
        """Forget everything that is not on the paper."""
        self._clear()
        self._unheard.clear()
        self._answers.clear()
        self._interpreter = Interpreter(self._media.width, self._media.code_pages)
        self._scanner = RequestScanner()
        self.hung = self.silent = False

    def wake(self) -> None:
        """End a hang: everything sent meanwhile is heard now."""
        self.hung = False
        while self._unheard and not self.hung:
            chunk = self._unheard.popleft()
            if chunk is None:
                self._input.append(None)
                self._work()
            else:
                self.receive(chunk)

    def _work(self) -> None:
        """Print until there is nothing to print or something is in the way."""
        while self.condition.online and not self.hung:
            if self._marks:
                self._carry_out(self._marks.popleft())
            elif (step := self._interpreter.step()) is not None:
                raw, marks = step
                if not _is_question(raw, marks):
                    self._roll.note(raw)
                self._marks.extend(marks)
            elif self._input:
                chunk = self._input.popleft()
                if chunk is None:
                    self._tear()
                else:
                    self._interpreter.feed(chunk)
            else:
                return

    def _carry_out(self, mark: Mark) -> None:
        match mark:
            case Line() | Picture() | Symbol():
                self._roll.add(mark)
                self._burn(1)
            case Feed() | Flaw():
                self._roll.add(mark)
            case Cut():
                self._cut(mark)
            case Pulse():
                self.drawer_pulses += 1
            case Answer():
                self._answer(mark)
            case _:
                assert_never(mark)
        self._use_up()
        if self._roll.length > _LONGEST:
            self._finished(self._roll.part("torn"))

    def _use_up(self) -> None:
        """See the roll's end come, and meet it."""
        if self._media.roll is None:
            return
        left = self._media.roll - self._roll.fed
        paper: Paper = "out" if left <= 0 else "near_end" if left <= self._media.near_end else self.condition.paper
        if paper != self.condition.paper:
            self.condition = replace(self.condition, paper=paper)
            self._failed("paper out" if paper == "out" else "paper near-end")

    def _cut(self, cut: Cut) -> None:
        if not self._media.cutter:
            self._roll.add(Flaw("unsupported", "a cut without a cutter"))
            return
        inked = self._roll.inked
        piece = self._roll.part("cut", cut.to_cutter, cut.extra)
        if inked:
            self._finished(piece)

    def _tear(self) -> None:
        if self._roll.inked:
            self._finished(self._roll.part("torn"))

    def _burn(self, lines: int) -> None:
        if self._fuse is None:
            return
        left, fault = self._fuse
        self._fuse = (left - lines, fault)
        if left - lines > 0:
            return
        self._fuse = None
        match fault:
            case "paper out":
                self.condition = replace(self.condition, paper="out")
            case "paper near-end":
                self.condition = replace(self.condition, paper="near_end")
            case "cover open":
                self.condition = replace(self.condition, cover_open=True)
            case "jam":
                self.condition = replace(self.condition, jammed=True)
            case "overheat":
                self.condition = replace(self.condition, hot=True)
            case "hang":
                self.hung = True
            case "silent":
                self.silent = True
            case "vanish":
                self.cut_power()
            case _:
                assert_never(fault)
        self._failed(fault)

    def _answer_request(self, request: Request) -> None:
        match request:
            case AskStatus(about):
                self._answers.append(status_byte(about, self.condition))
            case ClearBuffers(confirmed):
                self._answers += CLEARED if confirmed else b""
            case _:
                assert_never(request)

    def _answer(self, answer: Answer) -> None:
        match answer.about:
            case "paper":
                self._answers.append(paper_byte(self.condition))
            case "drawer":
                self._answers.append(0)
            case "process":
                self._answers += b"\x37\x22" + answer.value + b"\0"
            case "model":
                self._answers += b"_Antrean software printer\0" if answer.value == b"C" else b"\x00"
            case "qr_size":
                self._roll.add(Flaw("unsupported", "the size of a QR code is not told"))
            case _:
                assert_never(answer.about)

    def _clear(self) -> None:
        self._input.clear()
        self._marks.clear()
        self._interpreter.clear()


def _is_question(raw: bytes, marks: list[Mark]) -> bool:
    """Whether bytes ask something of the printer and are no part of what is printed."""
    return raw[:1] == b"\x10" or (bool(marks) and all(isinstance(mark, Answer) for mark in marks))
