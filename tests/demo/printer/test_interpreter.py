"""What each command does to the paper, by Epson's command reference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.printer.interpreter import Interpreter
from demo.printer.marks import Answer, Cut, Feed, Flaw, Line, Mark, Patch, Picture, Pulse, Run, Style, Symbol


def marks_of(raw: bytes, width: int = 576) -> list[Mark]:
    interpreter = Interpreter(width)
    interpreter.feed(raw)
    found: list[Mark] = []
    while (step := interpreter.step()) is not None:
        found += step[1]
    return found


def line_of(raw: bytes, width: int = 576) -> Line:
    [line] = marks_of(raw, width)
    assert isinstance(line, Line)
    return line


def run_of(raw: bytes, width: int = 576) -> Run:
    [run] = line_of(raw, width).parts
    assert isinstance(run, Run)
    return run


@pytest.mark.parametrize(
    ("commands", "style"),
    [
        (b"", Style()),
        (b"\x1bM\x01", Style(font="b")),
        (b"\x1bM\x01\x1bM\x00", Style()),
        (b"\x1bE\x01", Style(bold=True)),
        (b"\x1bG\x01", Style(bold=True)),
        (b"\x1b-\x02", Style(underline=2)),
        (b"\x1dB\x01", Style(inverse=True)),
        (b"\x1d!\x12", Style(width=2, height=3)),
        (b"\x1d!\x77", Style(width=8, height=8)),
        (b"\x1b!\xb9", Style(font="b", bold=True, width=2, height=2, underline=1)),
        (b"\x1b!\xb9\x1b!\x00", Style()),
        (b"\x1d!\x77\x1bE\x01\x1b@", Style()),
    ],
)
def test_style(commands: bytes, style: Style) -> None:
    assert run_of(commands + b"A\n").style == style


@pytest.mark.parametrize(
    ("align", "margin", "area", "x"),
    [
        (0, 0, 576, 0),
        (1, 0, 576, 276),
        (2, 0, 576, 552),
        (49, 0, 576, 276),
        (0, 40, 576, 40),
        (2, 40, 200, 216),
        (1, 40, 200, 128),
    ],
)
def test_alignment_within_margin_and_area(align: int, margin: int, area: int, x: int) -> None:
    setting = b"\x1dL" + margin.to_bytes(2, "little") + b"\x1dW" + area.to_bytes(2, "little") + bytes((27, 97, align))
    assert run_of(setting + b"AB\n").x == x


def test_alignment_cannot_change_within_a_line() -> None:
    [first, second] = line_of(b"A\x1ba\x02B\n").parts
    assert (first.x, second.x) == (0, 12)


@pytest.mark.parametrize(
    ("page", "byte", "letter"),
    [
        (0, 0x82, "é"),
        (2, 0xD0, "ð"),
        (16, 0x80, "€"),
        (16, 0xE9, "é"),
        (19, 0xD5, "€"),
        (17, 0x80, "А"),
        (46, 0xC0, "А"),
    ],
)
def test_code_page(page: int, byte: int, letter: str) -> None:
    assert run_of(bytes((27, 116, page, byte, 10))).text == letter


def test_a_code_page_it_lacks_is_reported_with_the_command_and_with_the_text() -> None:
    kinds = [mark.kind for mark in marks_of(b"\x1bt\xfeAB\n") if isinstance(mark, Flaw)]
    assert kinds == ["unsupported", "unsupported"]


def test_line_advances_by_the_spacing_or_by_its_tallest_character() -> None:
    assert (line_of(b"A\n").height, line_of(b"A\n").advance) == (24, 30)
    assert line_of(b"\x1b3\x50A\n").advance == 80
    assert line_of(b"\x1b3\x50\x1b2A\n").advance == 30
    assert line_of(b"A\x1d!\x07B\n").advance == 192
    assert line_of(b"\n").advance == 30


def test_feeds_print_the_line_first() -> None:
    assert marks_of(b"\x1bd\x03") == [Feed(90)]
    assert marks_of(b"\x1bJ\x07\x1be\x01") == [Feed(7), Feed(-30)]
    [line, feed] = marks_of(b"A\x1bd\x02")
    assert isinstance(line, Line)
    assert feed == Feed(60)


@pytest.mark.parametrize(("width", "columns"), [(576, 48), (384, 32), (512, 42)])
def test_a_line_longer_than_the_paper_goes_on_below_and_is_reported(width: int, columns: int) -> None:
    assert [type(mark) for mark in marks_of(b"x" * columns + b"\n", width)] == [Line]
    marks = marks_of(b"x" * columns + b"yz\n", width)
    assert [mark.text for mark in marks if isinstance(mark, Line)] == ["x" * columns, "yz"]
    assert [mark.kind for mark in marks if isinstance(mark, Flaw)] == ["overflow"]


def test_a_character_wider_than_the_area_still_prints() -> None:
    marks = marks_of(b"\x1dW\x05\x00\x1d!\x77AB\n")
    assert [mark.text for mark in marks if isinstance(mark, Line)] == ["A", "B"]
    assert all(mark.kind == "overflow" for mark in marks if isinstance(mark, Flaw))


def test_tabs_and_positions() -> None:
    [first, second] = line_of(b"A\tB\n").parts
    assert (first.x, second.x) == (0, 96)
    [first, second] = line_of(b"\x1bD\x04\x00A\tB\n").parts
    assert second.x == 48
    assert line_of(b"\x1b$\x64\x00A\n").parts[0].x == 100
    assert line_of(b"A\x1b\\\xfc\xffB\n").parts[1].x == 8
    assert line_of(b"A\tB\n").text == "A B"


def test_character_spacing() -> None:
    assert run_of(b"\x1b \x03AB\n").pitch == 15


@pytest.mark.parametrize(
    ("raw", "cut"),
    [
        (b"\x1dV\x00", Cut(partial=False, to_cutter=False)),
        (b"\x1dV\x31", Cut(partial=True, to_cutter=False)),
        (b"\x1dVA\x05", Cut(partial=False, to_cutter=True, extra=5)),
        (b"\x1dVB\x00", Cut(partial=True, to_cutter=True)),
        (b"\x1bi", Cut(partial=True, to_cutter=False)),
        (b"\x1bm", Cut(partial=True, to_cutter=False)),
    ],
)
def test_cuts(raw: bytes, cut: Cut) -> None:
    assert marks_of(raw) == [cut]


def test_the_drawer_opens() -> None:
    assert marks_of(b"\x1bp\x00\x32\x32\x1bp\x01\x32\x32") == [Pulse(2), Pulse(5)]


def test_a_raster_picture_of_every_magnification() -> None:
    for mode, size in ((0, (8, 2)), (1, (16, 2)), (2, (8, 4)), (3, (16, 4))):
        [picture] = marks_of(b"\x1dv0" + bytes((mode,)) + b"\x01\x00\x02\x00\x80\x01")
        assert isinstance(picture, Picture)
        assert (picture.bitmap.width, picture.bitmap.height) == size
    [picture] = marks_of(b"\x1dv0\x03\x01\x00\x02\x00\x80\x01")
    assert isinstance(picture, Picture)
    assert picture.bitmap.rows == b"\xc0\x00\xc0\x00\x00\x03\x00\x03"


def test_a_raster_picture_is_aligned_and_one_too_wide_is_reported() -> None:
    [picture] = marks_of(b"\x1ba\x01\x1dv0\x00\x02\x00\x01\x00\xff\xff")
    assert isinstance(picture, Picture)
    assert picture.x == 280
    marks = marks_of(b"\x1dv0\x00\x02\x00\x01\x00\xff\xff", width=8)
    assert [mark.kind for mark in marks if isinstance(mark, Flaw)] == ["overflow"]


def test_a_column_picture_stands_in_its_line() -> None:
    [run, patch] = line_of(b"A\x1b*\x21\x02\x00\x80\x00\x00\x00\x00\x01\n").parts
    assert isinstance(run, Run)
    assert isinstance(patch, Patch)
    assert (patch.x, patch.bitmap.width, patch.bitmap.height) == (12, 2, 24)
    assert patch.bitmap.rows == b"\x80" + b"\x00" * 22 + b"\x40"
    [patch] = line_of(b"\x1b*\x00\x01\x00\x80\n").parts
    assert isinstance(patch, Patch)
    assert (patch.bitmap.width, patch.bitmap.height, patch.bitmap.rows[:4]) == (2, 24, b"\xc0\xc0\xc0\x00")


def test_stored_graphics_print_when_told_to() -> None:
    store = b"0p0\x01\x01\x31\x08\x00\x02\x00\xaa\x55"
    short = b"\x1d(L" + len(store).to_bytes(2, "little") + store
    long = b"\x1d8L" + len(store).to_bytes(4, "little") + store
    for stored in (short, long):
        assert marks_of(stored) == []
        [picture] = marks_of(stored + b"\x1d(L\x02\x0002")
        assert isinstance(picture, Picture)
        assert picture.bitmap.rows == b"\xaa\x55"


def qr_commands(content: bytes, size: int = 4, level: int = 49, model: int = 50) -> bytes:
    def command(function: bytes, data: bytes) -> bytes:
        return b"\x1d(k" + (len(data) + 2).to_bytes(2, "little") + b"1" + function + data

    return (
        command(b"A", bytes((model, 0)))
        + command(b"C", bytes((size,)))
        + command(b"E", bytes((level,)))
        + command(b"P", b"0" + content)
        + command(b"Q", b"0")
    )


def test_a_qr_code_of_the_printers_own() -> None:
    [symbol] = marks_of(b"\x1ba\x01" + qr_commands(b"A-025"))
    assert isinstance(symbol, Symbol)
    assert symbol.content == b"A-025"
    assert symbol.bitmap.width == symbol.bitmap.height == 21 * 4
    assert symbol.x == (576 - 84) // 2


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (qr_commands(b"A", model=49), "unsupported"),
        (qr_commands(b"A", size=17), "unsupported"),
        (qr_commands(b"A", level=60), "unsupported"),
        (qr_commands(b"x" * 3000), "overflow"),
        (b"\x1d(k\x03\x001Q0", "unsupported"),
        (b"\x1d(k\x03\x000Q0", "unsupported"),
        (b"\x1bR\x05", "unsupported"),
        (b"\x1b*\x05\x00\x00", "unsupported"),
        (b"\x1br\x01", "unsupported"),
        (b"\x1dk\x04A\x00", "unsupported"),
        (b"\x1bz", "unknown"),
        (b"\x07", "unknown"),
        (b"\x10\x99", "unknown"),
    ],
)
def test_what_it_cannot_do_is_reported(raw: bytes, kind: str) -> None:
    assert kind in [mark.kind for mark in marks_of(raw) if isinstance(mark, Flaw)]


def test_answers_are_given_in_order() -> None:
    [line, answer] = marks_of(b"A\x1dr\x01")
    assert isinstance(line, Line)
    assert answer == Answer("paper")
    assert marks_of(b"\x1d(H\x06\x0000ABCD") == [Answer("process", b"ABCD")]
    assert marks_of(b"\x1dr\x02") == [Answer("drawer")]


def test_real_time_requests_do_nothing_to_the_paper() -> None:
    assert run_of(b"A\x10\x04\x01\x10\x05\x02\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08\n").text == "A"


FRAGMENTS = st.one_of(
    st.binary(max_size=12),
    st.builds(
        lambda lead, code, rest: bytes((lead, code)) + rest,
        st.sampled_from([0x10, 0x1B, 0x1C, 0x1D]),
        st.integers(0, 255),
        st.binary(max_size=20),
    ),
    st.sampled_from([qr_commands(b"A"), b"\x1dv0\x00\x01\x00\x01\x00\xff", b"\x1d(L\x02\x0002", b"\x1d!\x77", b"\n"]),
)


@given(st.lists(FRAGMENTS, max_size=40), st.sampled_from([8, 384, 576]))
def test_any_bytes_are_interpreted_without_an_error_or_a_loop(fragments: list[bytes], width: int) -> None:
    raw = b"".join(fragments)
    interpreter = Interpreter(width)
    interpreter.feed(raw)
    carried_out = b""
    while (step := interpreter.step()) is not None:
        carried_out += step[0]
        assert len(carried_out) <= len(raw)
    assert raw.startswith(carried_out)
