"""How much paper a ticket takes. Pure; the same sums as a printer does with what the encoder sends."""

from typing import Final, assert_never

from kiosk.printing.encoder import FEED_TO_CUT, FEED_TO_TEAR, RULE, SPACE, code_size, draws_rules
from kiosk.printing.layout import Block, Code, End, Gap, Graphic, Look, Rule, Space, Words
from kiosk.printing.sheet import Sheet

LINE_SPACING: Final = 30
"""Dots from line to line after ESC @ (Epson: 1/6 inch at 180 dpi, 3.75 mm at 203)."""

_CELL_HEIGHT: Final = {False: 24, True: 17}
"""Dots of a character of Font A, and of Font B."""

_COLUMN_DOTS: Final = 24
"""Rows that ESC * prints at once."""


def measure(blocks: tuple[Block, ...], sheet: Sheet) -> int:
    """Dots of paper that are fed for the blocks, cut or torn off at their end."""
    return sum(_height(block, sheet) for block in blocks)


def _height(block: Block, sheet: Sheet) -> int:
    match block:
        case Words(lines, look):
            return len(lines) * _line(look, sheet)
        case Rule():
            return sum(RULE) if draws_rules(sheet) else LINE_SPACING
        case Space():
            return SPACE if draws_rules(sheet) else 0
        case Gap(lines):
            return lines * LINE_SPACING
        case Code(content):
            modules, size = code_size(content, sheet)
            return (modules * size if sheet.native_qr else _picture(modules * size, sheet)) + LINE_SPACING
        case Graphic(picture):
            return _picture(picture.height, sheet)
        case End():
            return LINE_SPACING * (FEED_TO_CUT if sheet.cutter else FEED_TO_TEAR)
    assert_never(block)


def _line(look: Look, sheet: Sheet) -> int:
    return max(LINE_SPACING, _CELL_HEIGHT[look.small and sheet.small_columns is not None] * look.height)


def _picture(rows: int, sheet: Sheet) -> int:
    return -(-rows // _COLUMN_DOTS) * _COLUMN_DOTS if sheet.raster == "bitImageColumn" else rows
