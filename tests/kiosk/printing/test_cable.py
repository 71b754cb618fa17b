"""A cable that is pulled while the printer stays on: what had come of a ticket waits in the printer for the rest."""

from dataclasses import replace

import msgspec
import pytest
from PIL import Image

from demo.printer.commands import CommandReader
from demo.printer.mechanism import Mechanism
from demo.printer.paper import Piece, media_for
from kiosk.printing.config import Confirmation, PrinterConfig
from kiosk.printing.encoder import encode
from kiosk.printing.length import longest_command
from kiosk.printing.outcome import Printed, PrintFailed
from kiosk.printing.printer import TicketPrinter
from kiosk.printing.sheet import Sheet
from kiosk.printing.ticket import lay_out
from kiosk.printing.transport import Lost
from tests.kiosk.printing.lines import Clock
from tests.kiosk.printing.papers import PRINTERS, USUAL, compose

SECOND = replace(USUAL, number="A-026", qr="second")
CONFIG = PrinterConfig(profile="POS-5890", cutter=True, status_timeout=2, print_timeout=10)
TICKET = compose(USUAL, Sheet.for_printer(CONFIG))


class Cable:
    """The line to a printer; it breaks after so many bytes."""

    def __init__(self, printer: Mechanism, room: int, clock: Clock) -> None:
        self._printer = printer
        self._room = room
        self._clock = clock

    def send(self, data: bytes, timeout: float) -> None:
        self._printer.receive(data[: self._room])
        self._room -= len(data)
        if self._room < 0:
            raise Lost("the cable is out")

    def receive(self, timeout: float) -> bytes:
        if not (answers := self._printer.take_answers()):
            self._clock.now += timeout
        return answers

    def close(self) -> None:
        self._printer.end_job()


class Plug:
    """The way to a printer whose cable is pulled in mid-ticket, once."""

    def __init__(self, printer: Mechanism, after: int, clock: Clock) -> None:
        self._printer = printer
        self._room = 12 + after  # four questions come first
        self._clock = clock

    def connect(self, timeout: float) -> Cable:
        room, self._room = self._room, 1 << 30
        return Cable(self._printer, room, self._clock)


def play(after: int, config: PrinterConfig, *, forgets: bool) -> list[Piece]:
    """Two tickets, the first cut off after so many bytes."""
    pieces: list[Piece] = []
    printer = Mechanism(media_for(384), pieces.append, lambda _: None)
    printer.forgets = forgets
    clock = Clock()
    kiosk = TicketPrinter(config, Plug(printer, after, clock), clock=clock)
    first = kiosk.print(USUAL)
    assert isinstance(first, PrintFailed)
    assert first.maybe_on_paper
    assert isinstance(kiosk.print(SECOND), Printed)
    return pieces


PLACES = range(1, len(TICKET), 97)


@pytest.mark.parametrize("forgets", [True, False], ids=["that can forget", "that cannot"])
def test_the_next_ticket_comes_out_whole_wherever_the_first_was_cut_off(forgets: bool) -> None:
    for after in PLACES:
        *earlier, last = play(after, CONFIG, forgets=forgets)
        assert not [piece for piece in earlier if "A-026" in piece.text], after
        assert "A-026" in last.text, after
        assert last.text.splitlines()[0].strip() == "Mal Pelayanan Publik", after
        assert last.flaws == (), after
        assert "Tunjukkan kode ini" in last.text, after


@pytest.mark.parametrize("confirm", ["process_id", "real_time"])
def test_however_a_ticket_is_confirmed(confirm: Confirmation) -> None:
    *_, last = play(len(TICKET) // 2, msgspec.structs.replace(CONFIG, confirm=confirm), forgets=True)
    assert "A-026" in last.text


def test_a_printer_that_answers_nothing_is_brought_back_too() -> None:
    pieces: list[Piece] = []
    printer = Mechanism(media_for(384), pieces.append, lambda _: None)
    printer.silent, printer.forgets = True, False
    clock = Clock()
    config = msgspec.structs.replace(CONFIG, confirm="none")
    kiosk = TicketPrinter(config, Plug(printer, len(TICKET) // 2, clock), clock=clock)
    assert isinstance(kiosk.print(USUAL), PrintFailed)
    assert kiosk.print(SECOND) == Printed(confirmed=False)
    assert pieces[-1].text.splitlines()[0].strip() == "Mal Pelayanan Publik"
    assert "A-026" in pieces[-1].text


@pytest.mark.parametrize("config", PRINTERS.values(), ids=PRINTERS)
def test_no_command_is_longer_than_it_is_thought_to_be(config: PrinterConfig) -> None:
    sheet = Sheet.for_printer(config)
    blocks = lay_out(USUAL, sheet, Image.new("1", (sheet.width // 2, 128), 0))
    reader = CommandReader()
    reader.feed(encode(blocks, sheet))
    longest = 0
    while (token := reader.next()) is not None:
        longest = max(longest, len(token.raw))
    assert longest <= longest_command(blocks, sheet) + 12  # without its head
