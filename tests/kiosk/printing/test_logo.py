"""A logo as dots."""

import io

import pytest
from PIL import Image

from kiosk.printing.config import PrinterConfig
from kiosk.printing.logo import LogoError, read_picture, to_dots
from kiosk.printing.sheet import Sheet
from tests.kiosk.printing.emblem import SIZE, draw_emblem, draw_line_art
from tests.kiosk.printing.papers import PRINTERS

WIDE = Sheet.for_printer(PrinterConfig())


def png(picture: Image.Image) -> bytes:
    data = io.BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()


def blackness(picture: Image.Image) -> float:
    return sum(picture.convert("L").histogram()[:128]) / (picture.width * picture.height)


@pytest.mark.parametrize("config", PRINTERS.values(), ids=PRINTERS)
@pytest.mark.parametrize("shape", [(3000, 200), (200, 3000), (600, 600), (7, 7)])
def test_a_logo_of_any_shape_fits_the_paper_undistorted(config: PrinterConfig, shape: tuple[int, int]) -> None:
    sheet = Sheet.for_printer(config)
    dots = to_dots(Image.new("L", shape, 0), sheet)
    assert dots.mode == "1"
    assert dots.width <= 0.67 * sheet.width
    assert sheet.millimetres(dots.height) <= 16.1
    assert dots.width / dots.height == pytest.approx(shape[0] / shape[1], rel=0.1)


def test_margins_and_what_is_transparent_are_paper() -> None:
    padded = Image.new("RGBA", (SIZE * 4, SIZE * 4), (0, 0, 0, 0))
    padded.paste(draw_line_art(), (SIZE, SIZE))
    assert to_dots(padded, WIDE).size == to_dots(draw_line_art(), WIDE).size


def test_lines_stay_sharp() -> None:
    """No dot stands alone: every one touches another of its colour above, below or beside it."""
    dots = to_dots(draw_line_art(), WIDE)
    black = {(x, y) for x in range(dots.width) for y in range(dots.height) if not dots.getpixel((x, y))}
    assert not [(x, y) for x, y in black if not {(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)} & black]


def test_greys_become_dots_as_dense_as_they_are_dark() -> None:
    ramp = Image.new("L", (512, 256))
    ramp.putdata([x // 2 for _ in range(256) for x in range(512)])
    dots = to_dots(ramp, WIDE)
    step = dots.width // 8
    densities = [blackness(dots.crop((at * step, 0, (at + 1) * step, dots.height))) for at in range(8)]
    assert densities == sorted(densities, reverse=True)
    assert densities[0] > 0.85
    assert densities[-1] < 0.15


def test_a_pale_logo_is_printed_as_dark_as_paper_can_be() -> None:
    pale = Image.new("RGB", (300, 100), (255, 255, 255))
    pale.paste((250, 214, 120), (20, 20, 280, 80))
    assert blackness(to_dots(pale, WIDE)) > 0.9


def test_the_same_picture_is_the_same_dots() -> None:
    assert to_dots(draw_emblem(), WIDE).tobytes() == to_dots(read_picture(png(draw_emblem())), WIDE).tobytes()


@pytest.mark.parametrize("picture", [Image.new("RGB", (90, 90), "white"), Image.new("RGBA", (90, 90), (0, 0, 0, 0))])
def test_a_blank_picture_is_no_logo(picture: Image.Image) -> None:
    with pytest.raises(LogoError, match="blank"):
        to_dots(picture, WIDE)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "PNG or SVG"),
        (b"%PDF-1.7", "PNG or SVG"),
        (png(draw_line_art())[:400], "cannot be read"),
        (png(Image.new("1", (9000, 9000))), "9000 x 9000 pixels is too large"),
    ],
    ids=["empty", "another kind", "cut off", "too large"],
)
def test_what_cannot_be_a_logo_is_named(data: bytes, said: str) -> None:
    with pytest.raises(LogoError, match=said):
        read_picture(data)
