"""Golden bytes: what no picture can show. Written out by Epson's command reference."""

from dataclasses import replace

import msgspec
import pytest
from PIL import Image

from demo.printer.device import SoftwarePrinter
from demo.printer.interpreter import Interpreter
from demo.printer.marks import Picture
from demo.printer.paper import media_for
from kiosk.printing.config import PrinterConfig
from kiosk.printing.conversation import CLEAR_BUFFERS
from kiosk.printing.encoder import encode
from kiosk.printing.layout import parting
from kiosk.printing.network import NetworkTransport
from kiosk.printing.outcome import Printed, PrintFailed
from kiosk.printing.printer import TicketPrinter
from kiosk.printing.sheet import Sheet
from tests.kiosk.printing.papers import USUAL, commands_for, compose

INITIALISE = b"\x1b@"
LOOK = b"\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04"
FEED_SIX_LINES, FEED_FIVE_LINES = b"\x1bd\x06", b"\x1bd\x05"
PARTIAL_CUT = b"\x1dV\x01"
SAY_WHEN_DONE = b"\x1dr\x01"
FORGET = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"

CUT = PrinterConfig()
TORN = PrinterConfig(profile="POS-5890")


def kiosk_of(printer: SoftwarePrinter, config: PrinterConfig) -> TicketPrinter:
    quick = msgspec.structs.replace(config, port=printer.port, status_timeout=1, print_timeout=3)
    return TicketPrinter(quick, NetworkTransport("127.0.0.1", printer.port))


@pytest.mark.parametrize(("config", "end"), [(CUT, FEED_SIX_LINES + PARTIAL_CUT), (TORN, FEED_FIVE_LINES)])
def test_a_ticket_begins_clean_and_ends_off_the_roll(config: PrinterConfig, end: bytes) -> None:
    commands, _ = commands_for(USUAL, config)
    assert commands.startswith(INITIALISE)
    assert commands.endswith(end)
    assert commands.count(PARTIAL_CUT) == (config is CUT)
    assert commands.count(INITIALISE) == 1


def holds_a_request(commands: bytes) -> bool:
    return any(request in commands for request in (b"\x10\x04", b"\x10\x05", b"\x10\x14"))


def test_nothing_in_a_ticket_is_taken_for_a_question_or_an_order_to_forget() -> None:
    trap = replace(USUAL, qr="A-025\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08")
    for config in (CUT, TORN):
        for paper in (USUAL, trap):
            assert not holds_a_request(commands_for(paper, config)[0])


@pytest.mark.parametrize("width", [576, 570])
def test_no_logo_is_taken_for_a_question_or_an_order_to_forget(width: int) -> None:
    """Wherever it comes to stand; and it is still the logo."""
    sheet = replace(Sheet.for_printer(CUT), width=width)
    data = b"\xff" + b"\x10\x04\x01\x10\x14\x08\x10\x10\x05\x02" * 4 + b"\x10"
    for shift in range(8):
        logo = Image.new("1", (42 * 8 + shift, 9), 1)
        logo.paste(Image.frombytes("1", (42 * 8, 9), data * 9, "raw", "1;I"), (shift, 0))
        commands = compose(USUAL, sheet, logo)
        assert not holds_a_request(commands)
        black = blackness(commands) - blackness(compose(USUAL, sheet, Image.new("1", logo.size, 1)))
        assert black >= logo.convert("L").histogram()[0] * 0.5


def blackness(commands: bytes) -> int:
    """Black dots of all pictures."""
    interpreter = Interpreter(576)
    interpreter.feed(commands)
    black = 0
    while (step := interpreter.step()) is not None:
        black += sum(
            int.from_bytes(mark.bitmap.rows, "big").bit_count() for mark in step[1] if isinstance(mark, Picture)
        )
    return black


def test_a_look_is_four_questions() -> None:
    with SoftwarePrinter() as printer:
        kiosk_of(printer, CUT).check()
        assert printer.received == LOOK


@pytest.mark.parametrize("config", [CUT, TORN])
def test_a_ticket_stands_between_two_looks_and_ends_with_a_question(config: PrinterConfig) -> None:
    commands, sheet = commands_for(USUAL, config)
    with SoftwarePrinter(media_for(sheet.width, sheet.cutter)) as printer:
        assert kiosk_of(printer, config).print(USUAL) == Printed()
        assert printer.received == LOOK + commands + SAY_WHEN_DONE + LOOK


def test_a_ticket_that_is_given_up_is_forgotten_and_the_next_one_parted_from_it() -> None:
    commands, sheet = commands_for(USUAL, CUT)
    with SoftwarePrinter() as printer:
        kiosk = kiosk_of(printer, CUT)
        printer.fail_after(3, "cover open")
        assert isinstance(kiosk.print(USUAL), PrintFailed)
        assert printer.received == LOOK + commands + SAY_WHEN_DONE + LOOK + FORGET
        assert FORGET == CLEAR_BUFFERS
        given_up = len(printer.received)
        printer.close_cover()
        assert kiosk.print(USUAL) == Printed()
        parted = encode(parting(sheet), sheet)
        assert parted.endswith(FEED_SIX_LINES + PARTIAL_CUT)
        assert printer.received[given_up:] == LOOK + FORGET + parted + commands + SAY_WHEN_DONE + LOOK
