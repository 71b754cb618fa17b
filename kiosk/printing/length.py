"""How much paper a ticket takes, and how long its commands are. Pure; the same sums as a printer does with what the
encoder sends."""

from typing import Final, assert_never

from kiosk.printing.encoder import FEED_TO_CUT, FEED_TO_TEAR, RULE, SPACE, code_size, draws_rules
from kiosk.printing.layout import Block, Code, End, Gap, Graphic, Look, Rule, Space, Words
from kiosk.printing.sheet import Sheet

LINE_SPACING: Final = 30
"""Dots from line to line after ESC @ (Epson: 1/6 inch at 180 dpi, 3.75 mm at 203)."""

_CELL_HEIGHT: Final = {False: 24, True: 17}
"""Dots of a character of Font A, and of Font B."""

_MOST_OF_OTHERS: Final = 512
"""Bytes: the content of a QR code that the printer draws is the longest of them."""

_COLUMN_DOTS: Final = 24
"""Rows that ESC * prints at once."""


def measure(blocks: tuple[Block, ...], sheet: Sheet) -> int:
    """Dots of paper that are fed for the blocks, cut or torn off at their end."""
    return sum(_height(block, sheet) for block in blocks)


def longest_command(blocks: tuple[Block, ...], sheet: Sheet) -> int:
    """Bytes that a printer waits for at most once it has seen the beginning of a command; never less than there are."""
    rows = [0]
    for block in blocks:
        match block:
            case Code(content) if not sheet.native_qr:
                modules, size = code_size(content, sheet)
                rows.append(modules * size)
            case Graphic(picture):
                rows.append(picture.height)
            case _:
                pass
    return max(max(rows) * -(-sheet.width // 8), _COLUMN_DOTS // 8 * sheet.width, _MOST_OF_OTHERS)


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
