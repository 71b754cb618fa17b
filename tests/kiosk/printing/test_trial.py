"""The trial print."""

from dataclasses import replace

import pytest
import zxingcpp

from demo.printer.device import SoftwarePrinter
from demo.printer.mechanism import Mechanism
from demo.printer.paper import Piece, media_for
from demo.printer.tickets import picture
from kiosk.printing.config import PrinterConfig
from kiosk.printing.description import describe
from kiosk.printing.encoder import encode
from kiosk.printing.length import measure
from kiosk.printing.network import NetworkTransport
from kiosk.printing.outcome import Printed
from kiosk.printing.printer import TicketPrinter
from kiosk.printing.sheet import Sheet
from kiosk.printing.trial import TrialPaper, lay_out_trial
from tests.kiosk.printing.papers import PRINTERS, TRIAL, code_pages_of


def print_trial(paper: TrialPaper, config: PrinterConfig) -> tuple[list[Piece], int]:
    sheet = Sheet.for_printer(config)
    blocks = lay_out_trial(paper, config, sheet)
    pieces: list[Piece] = []
    media = replace(media_for(sheet.width, sheet.cutter), code_pages=code_pages_of(config))
    printer = Mechanism(media, pieces.append, lambda _: None)
    for _ in range(2):
        printer.receive(encode(blocks, sheet))
        printer.end_job()
    return pieces, measure(blocks, sheet)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("config", PRINTERS.values(), ids=PRINTERS)
def test_a_trial_is_flawless_on_every_paper_and_can_be_scanned(config: PrinterConfig, language: str) -> None:
    (first, second), length = print_trial(TrialPaper(TRIAL.site, TRIAL.made_at, language), config)
    assert first.flaws == ()
    assert second.image.height == length
    [code] = zxingcpp.read_barcodes(picture(second, media_for(second.image.width)))
    assert code.text == "antrean 2026-11-17 09:41"


def test_a_trial_says_what_it_is_and_how_the_printer_is_set_up() -> None:
    (piece, _), _ = print_trial(TRIAL, PrinterConfig(host="192.168.1.50"))
    text = " ".join(piece.text.split())
    for said in (
        "UJI CETAK Bukan nomor antrean",
        "Selasa, 17 November 2026 09.41 WIB",
        "Printer TM-T20II",
        "Sambungan network 192.168.1.50:9100",
        "Lebar 576 titik, 48 huruf",
        "Pemotong ada",
    ):
        assert said in text


def test_its_ruler_is_as_wide_as_a_line() -> None:
    (piece, _), _ = print_trial(TRIAL, PrinterConfig(profile="POS-5890"))
    assert "12345678901234567890123456789012" in piece.text.splitlines()


def test_its_bar_uses_every_dot_of_the_head() -> None:
    (piece, _), _ = print_trial(TRIAL, PrinterConfig())
    rows = [piece.image.crop((0, y, 576, y + 1)).getextrema() for y in range(piece.image.height)]
    assert rows.count((0, 0)) >= 40


def test_a_trial_can_be_previewed() -> None:
    sheet = Sheet.for_printer(PrinterConfig())
    assert "UJI CETAK" in describe(lay_out_trial(TRIAL, PrinterConfig(), sheet), sheet)


def test_a_trial_is_printed_and_confirmed_like_a_ticket() -> None:
    with SoftwarePrinter() as device:
        kiosk = TicketPrinter(PrinterConfig(), NetworkTransport("127.0.0.1", device.port))
        assert kiosk.print(TRIAL) == Printed()
        assert "UJI CETAK" in device.wait_for_pieces(1)[0].text
