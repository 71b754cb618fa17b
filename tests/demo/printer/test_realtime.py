"""Real-time requests and the bits of the answers, by Epson's command reference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.printer.realtime import (
    CLEAR,
    AskStatus,
    ClearBuffers,
    Condition,
    Request,
    RequestScanner,
    paper_byte,
    status_byte,
)


def scan(*chunks: bytes) -> list[Request]:
    scanner = RequestScanner()
    return [request for chunk in chunks for _, request in scanner.feed(chunk)]


def test_every_request_is_found_wherever_it_stands() -> None:
    assert scan(b"Text\x10\x04\x01more\x10\x04\x04") == [AskStatus(1), AskStatus(4)]
    assert scan(b"\x1dv0\x00\x03\x00\x01\x00\x10\x04\x02") == [AskStatus(2)]
    assert scan(b"\x10\x10\x04\x03") == [AskStatus(3)]
    assert scan(b"\x10\x05\x02", CLEAR) == [ClearBuffers(confirmed=False), ClearBuffers(confirmed=True)]


@pytest.mark.parametrize(
    "raw", [b"\x10\x04\x09", b"\x10\x05\x01", b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x09", b"\x10Q"]
)
def test_what_is_no_request_is_none(raw: bytes) -> None:
    assert scan(raw + b"AAAAAAA") == []


def test_the_place_where_a_request_ends_is_told() -> None:
    assert [end for end, _ in RequestScanner().feed(b"ab" + CLEAR + b"cd")] == [2 + len(CLEAR)]


@given(st.lists(st.sampled_from([b"\x10\x04\x01", CLEAR, b"\x10", b"\x04", b"\x14", b"A", b"\x08\x01"]), max_size=20))
def test_a_request_cut_in_two_is_found_as_well(parts: list[bytes]) -> None:
    whole = b"".join(parts)
    assert scan(*(bytes((byte,)) for byte in whole)) == scan(whole)


@pytest.mark.parametrize(
    ("condition", "answers", "in_order"),
    [
        (Condition(), (0x12, 0x12, 0x12, 0x12), 0x00),
        (Condition(paper="near_end"), (0x12, 0x12, 0x12, 0x1E), 0x03),
        (Condition(paper="out"), (0x1A, 0x32, 0x12, 0x7E), 0x0F),
        (Condition(cover_open=True), (0x1A, 0x16, 0x12, 0x12), 0x00),
        (Condition(jammed=True), (0x1A, 0x52, 0x1A, 0x12), 0x00),
        (Condition(hot=True), (0x1A, 0x52, 0x52, 0x12), 0x00),
        (Condition(paper="out", cover_open=True), (0x1A, 0x36, 0x12, 0x7E), 0x0F),
    ],
)
def test_answers(condition: Condition, answers: tuple[int, ...], in_order: int) -> None:
    assert tuple(status_byte(about, condition) for about in (1, 2, 3, 4)) == answers
    assert paper_byte(condition) == in_order
