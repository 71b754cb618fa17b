"""python -m tests.kiosk.printing.golden: draw every golden ticket anew, to be looked at before it is committed.

The full cross of the papers there are (58 mm; 80 mm at 203 dpi; 80 mm at 180 dpi; each cut and torn off) and of four
contents that between them show everything a ticket can say; and a trial print on each of them.
"""

import sys
from dataclasses import replace
from pathlib import Path

from PIL import Image

from demo.printer.mechanism import Mechanism
from demo.printer.paper import Piece, media_for
from kiosk.printing.config import PrinterConfig
from kiosk.printing.encoder import encode
from kiosk.printing.logo import to_dots
from kiosk.printing.sheet import Sheet
from kiosk.printing.ticket import TicketPaper, copy_of, lay_out
from kiosk.printing.trial import TrialPaper, lay_out_trial
from tests.kiosk.printing.emblem import draw_emblem
from tests.kiosk.printing.papers import ENGLISH, LONGEST, TRIAL, USUAL

FOLDER = Path(__file__).parent / "golden"

SHEETS = {
    "58mm-cut": PrinterConfig(profile="POS-5890", cutter=True),
    "58mm-torn": PrinterConfig(profile="POS-5890"),
    "80mm-cut": PrinterConfig(profile="TM-T20II"),
    "80mm-torn": PrinterConfig(profile="TM-T20II", cutter=False),
    "80mm-180dpi-cut": PrinterConfig(profile="TM-T88V"),
    "80mm-180dpi-torn": PrinterConfig(profile="TM-T88V", cutter=False),
}

CONTENTS: dict[str, tuple[TicketPaper | TrialPaper, bool]] = {
    "usual": (USUAL, True),
    "longest-priority": (LONGEST, True),
    "english-priority": (ENGLISH, False),
    "alone-copy": (copy_of(replace(USUAL, number="A-K025", offline=True)), False),
    "trial": (TRIAL, True),
}
"""What the ticket says, and whether it has a logo."""

NAMES = [f"{sheet}-{content}" for sheet in SHEETS for content in CONTENTS]


def draw(name: str) -> Image.Image:
    """One ticket as it comes out of the software printer, with the paper's margins: black or white."""
    sheet_name = next(sheet for sheet in sorted(SHEETS, key=len, reverse=True) if name.startswith(sheet))
    paper, with_logo = CONTENTS[name.removeprefix(f"{sheet_name}-")]
    sheet = Sheet.for_printer(SHEETS[sheet_name])
    media = media_for(sheet.width, sheet.cutter)
    pieces: list[Piece] = []
    printer = Mechanism(media, pieces.append, lambda _: None)
    logo = to_dots(draw_emblem(), sheet) if with_logo else None
    match paper:
        case TicketPaper():
            blocks = lay_out(paper, sheet, logo)
        case TrialPaper():
            blocks = lay_out_trial(paper, SHEETS[sheet_name], sheet, logo)
    printer.receive(encode(blocks, sheet))
    printer.end_job()
    [piece] = pieces
    whole = Image.new("1", (media.paper_width, piece.image.height), 1)
    whole.paste(piece.image.convert("1", dither=Image.Dither.NONE), ((media.paper_width - media.width) // 2, 0))
    return whole


def main() -> None:
    """Replace all of them."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for name in NAMES:
        draw(name).save(FOLDER / f"{name}.png", optimize=True)
        sys.stdout.write(f"{FOLDER / name}.png\n")


if __name__ == "__main__":
    main()
