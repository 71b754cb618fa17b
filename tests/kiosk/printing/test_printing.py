"""Real bytes over a real socket to the software printer. Its faults are in test_faults."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec
import pytest

from demo.printer.device import SoftwarePrinter
from demo.printer.paper import media_for
from kiosk.printing.config import PrinterConfig
from kiosk.printing.network import NetworkTransport
from kiosk.printing.outcome import Printed, PrintFailed
from kiosk.printing.printer import TicketPrinter
from kiosk.printing.sheet import Sheet
from kiosk.printing.status import (
    Ready,
    Unreadable,
)
from kiosk.printing.ticket import TicketPaper
from tests.kiosk.printing.papers import PAPERS, PRINTERS, USUAL, compose

CONFIG = PrinterConfig(status_timeout=0.5, print_timeout=1.5)
TICKET = compose(USUAL, Sheet.for_printer(CONFIG))
SECOND = replace(USUAL, number="A-026", qr="second")


@pytest.fixture
def printer() -> Iterator[SoftwarePrinter]:
    with SoftwarePrinter() as running:
        yield running


def kiosk_of(printer: SoftwarePrinter, config: PrinterConfig = CONFIG) -> TicketPrinter:
    return TicketPrinter(config, NetworkTransport("127.0.0.1", printer.port))


def numbers_printed(printer: SoftwarePrinter) -> list[str]:
    """The numbers of the tickets that came out whole: with their number and their last line."""
    return [
        line.strip()
        for piece in printer.pieces
        if "Tunjukkan kode ini" in piece.text
        for line in piece.text.splitlines()
        if line.strip().startswith("A-") and len(line.strip()) == 5
    ]


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("config", PRINTERS.values(), ids=PRINTERS)
def test_a_ticket_comes_out_and_is_known_to(config: PrinterConfig, paper: TicketPaper) -> None:
    sheet = Sheet.for_printer(config)
    with SoftwarePrinter(media_for(sheet.width, sheet.cutter)) as printer:
        assert kiosk_of(printer, config).print(paper) == Printed()
        [piece] = printer.wait_for_pieces(1)
    assert piece.raw == compose(paper, sheet)
    assert "unknown" not in [flaw.kind for flaw in piece.flaws]


def test_a_printer_that_wakes_up_prints_what_it_had_taken_once_and_on_paper_of_its_own(
    printer: SoftwarePrinter,
) -> None:
    kiosk = kiosk_of(printer)
    printer.fail_after(6, "hang")
    given_up = kiosk.print(USUAL)
    assert isinstance(given_up, PrintFailed)
    assert given_up.maybe_on_paper
    printer.resume()
    assert kiosk.print(SECOND) == Printed()
    assert numbers_printed(printer) == ["A-025", "A-026"]
    assert ["A-026" in piece.text for piece in printer.pieces] == [False, True]


def test_without_a_cutter_a_line_shows_where_the_given_up_ticket_ends() -> None:
    with SoftwarePrinter(media_for(384, cutter=False)) as printer:
        kiosk = kiosk_of(printer, msgspec.structs.replace(CONFIG, profile="Sunmi-V2"))
        printer.fail_after(6, "cover open")
        assert isinstance(kiosk.print(USUAL), PrintFailed)
        printer.close_cover()
        assert kiosk.print(SECOND) == Printed()
        given_up, second = (piece.text for piece in printer.wait_for_pieces(2))
    assert "A-026" not in given_up
    assert second.startswith("- - - - -")
    assert "A-026" in second


def test_paper_that_runs_low_in_mid_ticket_is_told_with_the_ticket(printer: SoftwarePrinter) -> None:
    printer.fail_after(5, "paper near-end")
    assert kiosk_of(printer).print(USUAL) == Printed(near_end=True)
    assert kiosk_of(printer).check() == Ready(near_end=True)
    assert numbers_printed(printer) == ["A-025"]


def test_tickets_come_out_in_order_and_once(printer: SoftwarePrinter) -> None:
    kiosk = kiosk_of(printer)
    papers = [replace(USUAL, number=f"A-{number:03}") for number in range(1, 11)]
    assert [kiosk.print(paper) for paper in papers] == [Printed()] * 10
    assert numbers_printed(printer) == [paper.number for paper in papers]


@pytest.mark.parametrize(
    ("confirm", "outcome"),
    [
        ("in_order", Printed()),
        ("process_id", Printed()),
        ("real_time", Printed(confirmed=False)),
        ("none", Printed(confirmed=False)),
    ],
)
def test_every_way_of_confirming(printer: SoftwarePrinter, confirm: str, outcome: Printed) -> None:
    config = msgspec.structs.replace(CONFIG, confirm=confirm)
    assert kiosk_of(printer, config).print(USUAL) == outcome
    printer.wait_for_pieces(1)


def test_a_printer_that_is_known_to_answer_nothing_is_not_asked(printer: SoftwarePrinter) -> None:
    printer.fall_silent()
    kiosk = kiosk_of(printer, msgspec.structs.replace(CONFIG, confirm="none"))
    assert kiosk.check() == Unreadable()
    assert kiosk.print(USUAL) == Printed(confirmed=False)
    printer.wait_for_pieces(1)
    assert printer.received == TICKET
