"""The length that the kiosk counts is the length that comes out of the printer."""

from dataclasses import replace

import pytest
from PIL import Image

from demo.printer.mechanism import Mechanism
from demo.printer.paper import Piece, media_for
from kiosk.printing.config import PrinterConfig
from kiosk.printing.encoder import encode
from kiosk.printing.layout import Block, parting
from kiosk.printing.length import measure
from kiosk.printing.sheet import Sheet
from kiosk.printing.ticket import TicketPaper, copy_of, lay_out
from tests.kiosk.printing.papers import LONGEST, PAPERS, PRINTERS

LOGO = Image.new("1", (200, 121), 0)


def fed(blocks: tuple[Block, ...], sheet: Sheet) -> int:
    """Dots between two tears or cuts of the software printer: the second of two tickets after one another."""
    pieces: list[Piece] = []
    printer = Mechanism(media_for(sheet.width, sheet.cutter), pieces.append, lambda _: None)
    for _ in range(2):
        printer.receive(encode(blocks, sheet))
        printer.end_job()
    return pieces[1].image.height


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("config", PRINTERS.values(), ids=PRINTERS)
def test_a_ticket_is_as_long_as_it_is_counted(config: PrinterConfig, paper: TicketPaper) -> None:
    sheet = Sheet.for_printer(config)
    blocks = lay_out(paper, sheet, LOGO)
    assert measure(blocks, sheet) == fed(blocks, sheet)


def test_every_mark_is_counted() -> None:
    sheet = Sheet.for_printer(PrinterConfig())
    marked = lay_out(copy_of(replace(LONGEST, offline=True)), sheet)
    assert measure(marked, sheet) == fed(marked, sheet)


def test_the_line_to_tear_along_is_counted() -> None:
    sheet = Sheet.for_printer(PrinterConfig(cutter=False))
    assert measure(parting(sheet), sheet) == fed(parting(sheet), sheet)


@pytest.mark.parametrize(("profile", "millimetres"), [("TM-T20II", 25.02), ("TM-T88V", 28.22), ("default", 25.02)])
def test_dots_are_millimetres_by_the_printers_density(profile: str, millimetres: float) -> None:
    assert Sheet.for_printer(PrinterConfig(profile=profile)).millimetres(200) == pytest.approx(millimetres, abs=0.01)
