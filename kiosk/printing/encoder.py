"""Blocks to ESC/POS, written by python-escpos for the printer's profile.

Only commands that every profile understands the same: no motion units (a dot on one printer, half a dot on another),
no page mode, no user-defined characters.
"""

from typing import Final, assert_never

import qrcode
from escpos.capabilities import BaseProfile, get_profile
from escpos.constants import QR_ECLEVEL_M
from escpos.printer import Dummy
from PIL import Image

from kiosk.printing.layout import Block, Code, End, Gap, Graphic, Look, Rule, Space, Words
from kiosk.printing.sheet import Sheet
from kiosk.printing.spelling import choose_code_page, speller

CANCEL_KANJI: Final = b"\x1c."
"""FS . : without it many cheap printers read two bytes above 127 as one Chinese character."""

RULE: Final = (6, 2, 8)
"""Rows of dots: above the line, the line, below it."""

SPACE: Final = 12
"""Rows of dots."""

_CODE_SHARE: Final = 0.38
"""How much of the paper's width a QR code takes: 27 mm of 80 mm paper."""

_NARROW_CODE_SHARE: Final = 0.5

FEED_TO_TEAR: Final = 5
"""Lines from the last print to a clear margin at the tear bar."""

REQUESTS: Final = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
"""How real-time requests begin (DLE EOT, DLE ENQ, DLE DC4): printers obey them even in the midst of a picture."""

FEED_TO_CUT: Final = 6
"""Lines that the library feeds before it cuts."""


def encode(blocks: tuple[Block, ...], sheet: Sheet) -> bytes:
    """The blocks as one print job."""
    words = [line for block in blocks if isinstance(block, Words) for line in block.lines]
    page = choose_code_page(words, sheet.code_pages)
    spell = speller(page)
    printer = _printer(sheet)
    if any(ord(letter) > 126 for line in words for letter in spell(line)):
        _command(printer, CANCEL_KANJI)
    printer.charcode(page)
    for block in blocks:
        match block:
            case Words(lines, look, align):
                _set(printer, look, align)
                for line in lines:
                    printer.textln(spell(line))
            case Rule():
                _rule(printer, sheet)
            case Space():
                if draws_rules(sheet):
                    _blank(printer, SPACE, sheet)
            case Gap(lines):
                _set(printer, Look(), "left")
                printer.ln(lines)
            case Code(content):
                _code(printer, content, sheet)
            case Graphic(picture):
                _centred(printer, picture, sheet)
            case End():
                _end(printer, sheet)
            case _:
                assert_never(block)
    output: bytes = printer.output
    return output


def code_size(content: str, sheet: Sheet) -> tuple[int, int]:
    """Modules of a side of the QR code, and dots of one module, so that a phone reads it and the paper holds it."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M)
    code.add_data(content)
    modules = 17 + 4 * code.best_fit(start=1)
    share = _CODE_SHARE if sheet.columns > 40 else _NARROW_CODE_SHARE
    return modules, max(3, min(8, round(sheet.width * share) // modules))


def draws_rules(sheet: Sheet) -> bool:
    """Whether rules are pictures: where only columns of dots can be sent they would come out as dashes."""
    return sheet.raster not in {None, "bitImageColumn"}


def _printer(sheet: Sheet) -> Dummy:
    printer = Dummy(profile=sheet.profile)
    printer.profile = _profile(sheet)
    printer.hw("INIT")
    return printer


def _command(printer: Dummy, command: bytes) -> None:
    printer._raw(command)  # noqa: SLF001  the library has no other way to send a command it has no name for


def _profile(sheet: Sheet) -> BaseProfile:
    """The library's profile with what the sheet knows better."""
    profile = get_profile(sheet.profile)
    data = profile.profile_data
    profile.profile_data = {
        **data,
        "media": {**data["media"], "width": {"pixels": sheet.width}},
        "features": {**data["features"], "paperPartCut": sheet.cutter, "paperFullCut": False},
    }
    return profile


def _set(printer: Dummy, look: Look, align: str) -> None:
    printer.set(
        align=align,
        font="b" if look.small and "1" in printer.profile.fonts else "a",
        bold=look.bold,
        invert=look.inverse,
        custom_size=True,
        width=look.width,
        height=look.height,
    )


def _rule(printer: Dummy, sheet: Sheet) -> None:
    if not draws_rules(sheet):
        _set(printer, Look(), "left")
        printer.textln("-" * sheet.columns)
        return
    above, thick, below = RULE
    _blank(printer, above, sheet)
    _image(printer, Image.new("1", (sheet.width, thick), 0), sheet)
    _blank(printer, below, sheet)


def _blank(printer: Dummy, rows: int, sheet: Sheet) -> None:
    """Rows of nothing, as a picture of the least width: few bytes."""
    _image(printer, Image.new("1", (8, rows), 1), sheet)


def _code(printer: Dummy, content: str, sheet: Sheet) -> None:
    """The QR code with its quiet zone: the lines around it and the paper beside it."""
    _, size = code_size(content, sheet)
    if sheet.native_qr:
        _set(printer, Look(), "center")
        printer.qr(content, ec=QR_ECLEVEL_M, size=size, native=True)
    else:
        code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, box_size=size, border=0)
        code.add_data(content)
        _centred(printer, code.make_image().get_image(), sheet)
    printer.ln(1)


def _centred(printer: Dummy, picture: Image.Image, sheet: Sheet) -> None:
    """A picture with as much blank before it as puts it in the middle: not every printer aligns pictures."""
    left = (sheet.width - picture.width) // 2
    shifted = Image.new("1", (left + picture.width, picture.height), 1)
    shifted.paste(picture, (left, 0))
    _image(printer, shifted, sheet)


def _image(printer: Dummy, picture: Image.Image, sheet: Sheet) -> None:
    _set(printer, Look(), "left")
    printer.image(_harmless(picture), impl=sheet.raster)


def _harmless(picture: Image.Image) -> Image.Image:
    """The picture without the few single dots whose bytes would be an order to the printer."""
    dots = bytearray(picture.tobytes("raw", "1;I"))
    for request in REQUESTS:
        while (at := dots.find(request)) >= 0:
            dots[at] = 0
    return Image.frombytes("1", picture.size, bytes(dots), "raw", "1;I")


def _end(printer: Dummy, sheet: Sheet) -> None:
    """Past the cutter, and off; without a cutter past the tear bar."""
    _set(printer, Look(), "left")
    if sheet.cutter:
        printer.cut(mode="PART")
    else:
        printer.print_and_feed(FEED_TO_TEAR)
