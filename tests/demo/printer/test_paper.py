"""The paper as a picture."""

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from demo.printer.glyphs import render
from demo.printer.marks import Style
from demo.printer.mechanism import Mechanism
from demo.printer.paper import Piece, media_for
from demo.printer.tickets import picture, save
from tests.demo.printer.test_interpreter import qr_commands

BLACK, WHITE = 0, 255


def print_on(width: int, raw: bytes) -> Piece:
    pieces: list[Piece] = []
    Mechanism(media_for(width), pieces.append, lambda _: None).receive(raw + b"\x1bd\x06\x1dV\x01")
    return pieces[0]


def ink_box(image: Image.Image) -> tuple[int, int, int, int]:
    box = image.point(lambda grey: 255 - grey).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize(("width", "paper"), [(384, 464), (512, 568), (576, 640)])
def test_a_picture_is_as_wide_as_the_paper(width: int, paper: int) -> None:
    piece = print_on(width, b"A\n")
    assert picture(piece, media_for(width)).width == paper
    assert piece.image.width == width


def test_a_magnified_character_fills_its_cell() -> None:
    small, large = ink_box(render("H", Style())), ink_box(render("H", Style(width=3, height=5)))
    assert large == (small[0] * 3, small[1] * 5, small[2] * 3, small[3] * 5)


def test_characters_stand_on_the_bottom_of_their_line() -> None:
    left, top, right, bottom = ink_box(print_on(576, b"H\x1d!\x11H\n").image)
    assert left < 12
    assert 12 <= right <= 12 + 24
    assert 0 < bottom - top <= 48


def test_looks_differ() -> None:
    plain = print_on(576, b"A\n").image
    bold = print_on(576, b"\x1bE\x01A\n").image
    underlined = print_on(576, b"\x1b-\x02A\n").image
    inverse = print_on(576, b"\x1dB\x01A\n").image
    dark = [image.histogram()[BLACK] for image in (plain, bold, underlined, inverse)]
    assert dark[0] < dark[1]
    assert dark[2] > dark[0]
    assert dark[3] == 12 * 24 - dark[0]


def test_centred_print_is_in_the_middle() -> None:
    left, _, right, _ = ink_box(print_on(576, b"\x1ba\x01\x1d!\x33HH\n").image)
    assert abs((left + right) - 576) <= 12


def test_a_raster_picture_is_dot_for_dot_on_the_paper() -> None:
    image = print_on(576, b"\x1dv0\x00\x02\x00\x02\x00\xf0\x01\x0f\x80").image
    left, top, right, bottom = ink_box(image)
    assert (left, right, bottom - top) == (0, 16, 2)
    row = [image.getpixel((x, top)) for x in range(16)]
    assert row == [BLACK] * 4 + [WHITE] * 11 + [BLACK]


@pytest.mark.parametrize("content", [b"A-025", b"https://example.id/t/4f1c", "Loket Águng".encode()])
def test_a_qr_code_can_be_scanned_from_the_picture(content: bytes) -> None:
    piece = print_on(384, b"\x1ba\x01Scan\n\n" + qr_commands(content, size=5) + b"\n")
    [found] = zxingcpp.read_barcodes(picture(piece, media_for(384)))
    assert found.text == content.decode()
    assert piece.qr_codes == (content,)
    assert f"[QR: {content.decode()}]" in piece.text


def test_a_ticket_becomes_three_files(tmp_path: Path) -> None:
    piece = print_on(384, b"Antrean\x1bz\n")
    path = save(piece, media_for(384), tmp_path / "new", 7)
    assert path.name == "ticket-0007.png"
    with Image.open(path) as kept:
        assert kept.size == (464, piece.image.height)
    assert path.with_suffix(".escpos").read_bytes() == piece.raw
    text = path.with_suffix(".txt").read_text("utf-8")
    assert text.startswith("Antrean\n")
    assert "! unknown: not a command: 1b 7a" in text


def test_paper_that_nobody_cuts_is_torn_off_some_time() -> None:
    pieces: list[Piece] = []
    printer = Mechanism(media_for(384), pieces.append, lambda _: None)
    for _ in range(100):
        printer.receive(b"x\n\x1bd\xff")
    assert {piece.ending for piece in pieces} == {"torn"}
    assert sum(piece.text.count("x") for piece in pieces) >= 90
