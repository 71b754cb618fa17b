"""A stream of bytes becomes the same commands however it is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.printer.commands import LARGEST, Command, CommandReader, Stray, Text, Token


def read(*chunks: bytes) -> list[Token]:
    reader = CommandReader()
    found: list[Token] = []
    for chunk in chunks:
        reader.feed(chunk)
        while (token := reader.next()) is not None:
            found.append(token)
    return found


@pytest.mark.parametrize(
    ("raw", "name", "params"),
    [
        (b"\x1b@", b"\x1b@", b""),
        (b"\x1b!\x30", b"\x1b!", b"\x30"),
        (b"\x1d!\x77", b"\x1d!", b"\x77"),
        (b"\x1bp\x00\x19\xfa", b"\x1bp", b"\x00\x19\xfa"),
        (b"\x1d(k\x03\x001Q0", b"\x1d(", b"k\x03\x001Q0"),
        (b"\x1d8L\x02\x00\x00\x0002", b"\x1d8", b"L\x02\x00\x00\x0002"),
        (b"\x1dV\x00", b"\x1dV", b"\x00"),
        (b"\x1dVB\x10", b"\x1dV", b"B\x10"),
        (b"\x1dv0\x00\x01\x00\x02\x00\xaa\x55", b"\x1dv", b"0\x00\x01\x00\x02\x00\xaa\x55"),
        (b"\x1b*\x21\x02\x00abcdef", b"\x1b*", b"\x21\x02\x00abcdef"),
        (b"\x1b*\x01\x02\x00ab", b"\x1b*", b"\x01\x02\x00ab"),
        (b"\x1bD\x08\x10\x00", b"\x1bD", b"\x08\x10\x00"),
        (b"\x1dk\x04A-1\x00", b"\x1dk", b"\x04A-1\x00"),
        (b"\x1dkI\x03{B1", b"\x1dk", b"I\x03{B1"),
        (b"\x10\x04\x01", b"\x10\x04", b"\x01"),
        (b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08", b"\x10\x14", b"\x08\x01\x03\x14\x01\x06\x02\x08"),
        (b"\x1c.", b"\x1c.", b""),
    ],
)
def test_a_command_ends_where_its_parameters_end(raw: bytes, name: bytes, params: bytes) -> None:
    assert read(raw + b"A\n") == [Command(name, params), Text(b"A"), Command(b"\n", b"")]


def test_an_incomplete_command_waits() -> None:
    reader = CommandReader()
    reader.feed(b"\x1dv0\x00\x01\x00")
    assert reader.next() is None
    reader.feed(b"\x01\x00\xff")
    assert reader.next() == Command(b"\x1dv", b"0\x00\x01\x00\x01\x00\xff")


def test_what_is_no_command_is_handed_out_too() -> None:
    assert read(b"\x1bzA\x07") == [Stray(b"\x1bz"), Text(b"A"), Stray(b"\x07")]


def test_a_command_too_long_to_keep_is_passed_over_and_the_next_one_found() -> None:
    size = LARGEST + 5
    header = b"\x1d8L" + size.to_bytes(4, "little")
    reader = CommandReader()
    reader.feed(header)
    assert isinstance(reader.next(), Stray)
    for _ in range(size // 1000):
        reader.feed(b"\x1b" * 1000)
        assert reader.next() is None
    reader.feed(b"\x1b" * (size % 1000) + b"\x1b@")
    assert reader.next() == Command(b"\x1b@", b"")


TICKETLIKE = st.lists(
    st.one_of(
        st.sampled_from(
            [b"\x1b@", b"\x1ba\x01", b"\x1d!\x11", b"\x1dV\x01", b"\n", b"\x1d(k\x03\x001Q0", b"\x10\x04\x01"]
        ),
        st.binary(min_size=1, max_size=4),
        st.text(alphabet="ABC 123", min_size=1).map(str.encode),
    ),
    max_size=30,
).map(b"".join)


@given(TICKETLIKE, st.lists(st.integers(1, 7), min_size=1, max_size=10))
def test_cutting_the_stream_changes_nothing_but_runs_of_text(raw: bytes, sizes: list[int]) -> None:
    chunks, at, turn = [], 0, 0
    while at < len(raw):
        chunks.append(raw[at : at + sizes[turn % len(sizes)]])
        at += sizes[turn % len(sizes)]
        turn += 1
    assert _joined(read(*chunks)) == _joined(read(raw))


def _joined(tokens: list[Token]) -> list[Token]:
    joined: list[Token] = []
    for token in tokens:
        if isinstance(token, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].raw + token.raw)
        else:
            joined.append(token)
    return joined


@given(st.lists(st.binary(max_size=40), max_size=20))
def test_no_byte_is_eaten(chunks: list[bytes]) -> None:
    reader = CommandReader()
    out = b""
    for chunk in chunks:
        reader.feed(chunk)
        while (token := reader.next()) is not None:
            assert token.raw
            out += token.raw
    assert b"".join(chunks).startswith(out)
