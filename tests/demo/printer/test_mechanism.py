"""Faults of the printer: what is printed, what is held up, what goes on."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demo.printer.mechanism import BUFFER, Fault, Mechanism
from demo.printer.paper import Media, Piece, media_for
from demo.printer.realtime import CLEAR, CLEARED

TICKET = b"\x1b@" + b"".join(b"line %d\n" % number for number in range(1, 9)) + b"\x1bd\x06\x1dV\x01"
ASK = b"\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04"


class Watched(Mechanism):
    """A mechanism whose paper and faults are kept."""

    def __init__(self, media: Media | None = None) -> None:
        self.pieces: list[Piece] = []
        self.faults: list[Fault] = []
        super().__init__(media or media_for(576), self.pieces.append, self.faults.append)

    def ask(self) -> bytes:
        self.receive(ASK)
        return self.take_answers()


def test_a_ticket_is_a_picture_its_text_and_its_bytes() -> None:
    printer = Watched()
    printer.receive(TICKET)
    [piece] = printer.pieces
    assert piece.text.splitlines() == [f"line {number}" for number in range(1, 9)]
    assert piece.raw == TICKET
    assert piece.image.width == 576
    assert piece.ending == "cut"
    assert piece.flaws == ()


def test_paper_that_ends_in_mid_ticket_stops_it_there_and_a_new_roll_lets_it_go_on() -> None:
    printer = Watched()
    printer.fail_after(3, "paper out")
    printer.receive(TICKET + b"\x1dr\x01")
    assert printer.pieces == []
    assert printer.take_answers() == b""
    assert printer.ask() == b"\x1a\x32\x12\x7e"
    printer.change(paper="ok")
    first, second = printer.pieces
    assert (first.text.splitlines(), first.ending) == (["line 1", "line 2", "line 3"], "paper_end")
    assert (second.text.splitlines()[0], second.ending) == ("line 4", "cut")
    assert printer.take_answers() == b"\x00"


def test_a_head_that_is_too_hot_holds_the_ticket_up_until_it_has_cooled() -> None:
    printer = Watched()
    printer.fail_after(3, "overheat")
    printer.receive(TICKET)
    assert printer.pieces == []
    assert printer.ask() == b"\x1a\x52\x52\x12"
    printer.change(hot=False)
    [piece] = printer.pieces
    assert len(piece.text.splitlines()) == 8


def test_an_open_cover_holds_the_ticket_up() -> None:
    printer = Watched()
    printer.fail_after(3, "cover open")
    printer.receive(TICKET)
    assert printer.ask() == b"\x1a\x16\x12\x12"
    printer.change(cover_open=False)
    [piece] = printer.pieces
    assert len(piece.text.splitlines()) == 8


def test_what_is_cleared_is_never_printed() -> None:
    printer = Watched()
    printer.fail_after(3, "paper out")
    printer.receive(TICKET)
    printer.receive(b"never" + CLEAR + TICKET)
    assert printer.take_answers() == CLEARED
    printer.change(paper="ok")
    assert [piece.ending for piece in printer.pieces] == ["paper_end", "cut"]
    assert printer.pieces[1].text.splitlines()[0] == "line 1"


def test_hung_it_hears_nothing_until_it_wakes() -> None:
    printer = Watched()
    printer.fail_after(2, "hang")
    printer.receive(TICKET)
    assert printer.ask() == b""
    assert printer.pieces == []
    printer.wake()
    assert len(printer.pieces) == 1
    assert printer.take_answers() == b"\x12\x12\x12\x12"


def test_silent_it_prints_and_answers_nothing() -> None:
    printer = Watched()
    printer.silent = True
    printer.receive(TICKET + b"\x1dr\x01")
    assert len(printer.pieces) == 1
    assert printer.ask() == b""


def test_unplugged_it_forgets_what_is_not_on_paper() -> None:
    printer = Watched()
    printer.fail_after(2, "vanish")
    printer.receive(TICKET)
    assert printer.faults == ["vanish"]
    assert printer.pieces == []
    printer.receive(TICKET)
    [piece] = printer.pieces
    assert piece.text.splitlines()[:3] == ["line 1", "line 2", "line 1"]


def test_a_jam_is_an_error_until_it_is_cleared() -> None:
    printer = Watched()
    printer.change(jammed=True)
    printer.receive(TICKET)
    assert printer.ask() == b"\x1a\x52\x1a\x12"
    printer.change(jammed=False)
    assert len(printer.pieces) == 1


def test_near_end_prints_and_says_so() -> None:
    printer = Watched()
    printer.change(paper="near_end")
    printer.receive(TICKET + b"\x1dr\x01")
    assert printer.take_answers() == b"\x03"
    assert printer.ask() == b"\x12\x12\x12\x1e"
    assert len(printer.pieces) == 1


def test_without_a_cutter_the_visitor_tears_the_ticket_off_when_the_job_is_over() -> None:
    printer = Watched(media_for(384, cutter=False))
    printer.receive(b"A-025\n\x1bd\x05")
    assert printer.pieces == []
    printer.end_job()
    printer.end_job()
    [piece] = printer.pieces
    assert (piece.text, piece.ending, piece.flaws) == ("A-025", "torn", ())
    printer.receive(TICKET)
    printer.end_job()
    assert [flaw.kind for flaw in printer.pieces[1].flaws] == ["unsupported"]


def test_a_cut_through_print_is_reported() -> None:
    printer = Watched()
    printer.receive(b"A\n\x1dV\x00")
    assert [flaw.kind for flaw in printer.pieces[0].flaws] == ["cut_through"]
    printer.receive(b"B\n\x1dVB\x00")
    assert printer.pieces[1].flaws == ()


def test_it_takes_a_bufferful_while_it_cannot_print() -> None:
    printer = Watched()
    printer.change(cover_open=True)
    printer.receive(b"x" * (BUFFER - 1))
    assert not printer.full
    printer.receive(b"x")
    assert printer.full
    printer.change(cover_open=False)
    assert not printer.full


@given(st.lists(st.one_of(st.binary(max_size=30), st.sampled_from([TICKET, CLEAR, ASK, b"\x1bd\xff"])), max_size=20))
@settings(max_examples=50)
def test_any_bytes_are_printed_without_an_error(chunks: list[bytes]) -> None:
    printer = Watched()
    for chunk in chunks:
        printer.receive(chunk)
    printer.end_job()
    printer.take_answers()


@pytest.mark.parametrize("lines", range(1, 9))
def test_what_fits_on_the_paper_is_on_it_wherever_it_ends(lines: int) -> None:
    printer = Watched()
    printer.fail_after(lines, "paper out")
    printer.receive(TICKET)
    printer.receive(CLEAR)
    printer.change(paper="ok")
    assert printer.pieces[0].text.splitlines() == [f"line {number}" for number in range(1, lines + 1)]


def test_a_roll_ends_by_itself_and_a_new_one_begins_whole() -> None:
    """A ticket of eight lines and six feeds of 30 dots takes 420 dots."""
    printer = Watched(replace(media_for(576), roll=1000, near_end=300))
    printer.receive(TICKET)
    assert printer.faults == []
    printer.receive(TICKET)
    assert printer.condition.paper == "near_end"
    printer.receive(TICKET)
    assert (printer.condition.paper, printer.faults) == ("out", ["paper near-end", "paper out"])
    assert len(printer.pieces) == 2
    printer.change(paper="ok")
    assert [piece.ending for piece in printer.pieces] == ["cut", "cut", "paper_end", "cut"]
    printer.receive(TICKET)
    assert printer.condition.paper == "ok"


def test_a_roll_without_a_sensor_ends_without_a_warning() -> None:
    printer = Watched(replace(media_for(576), roll=800))
    printer.receive(TICKET * 2)
    assert printer.faults == ["paper out"]
