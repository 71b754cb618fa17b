"""Words on lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.wrapping import hang, longest_word, wrap


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, ()),
        ("satu", 10, ("satu",)),
        ("satu dua tiga", 13, ("satu dua tiga",)),
        ("satu dua tiga", 12, ("satu dua", "tiga")),
        ("a b c d e f", 8, ("a b c", "d e f")),
        ("Dinas Kependudukan dan Pencatatan Sipil", 24, ("Dinas Kependudukan", "dan Pencatatan Sipil")),
        ("KTP-el asli", 10, ("KTP-el", "asli")),
        ("kesehatan/kependudukan", 14, ("kesehatan/", "kependudukan")),
        ("abcdefghij", 4, ("abcd", "efgh", "ij")),
    ],
)
def test_lines(text: str, columns: int, lines: tuple[str, ...]) -> None:
    assert wrap(text, columns) == lines


def test_a_value_hangs_beside_its_label() -> None:
    assert hang("Ruang Tunggu Lantai 1", 20, "Tunggu di  ") == (
        "Tunggu di  Ruang",
        "           Tunggu",
        "           Lantai 1",
    )


TEXTS = st.lists(st.text(alphabet="ab-/", min_size=1, max_size=30), max_size=15).map(" ".join)


@given(TEXTS, st.integers(1, 50))
def test_no_line_is_too_long_and_nothing_is_lost(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(0 < len(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(TEXTS, st.integers(1, 50))
def test_no_word_that_fits_is_broken(text: str, columns: int) -> None:
    if longest_word(text) <= columns:
        assert [word for line in wrap(text, columns) for word in line.split()] == text.split()


@given(TEXTS, st.integers(1, 50))
def test_even_lines_are_no_more_lines(text: str, columns: int) -> None:
    if longest_word(text) <= columns:
        greedy, room = 0, 0
        for word in text.split():
            if room >= len(word) + 1 and greedy:
                room -= len(word) + 1
            else:
                greedy, room = greedy + 1, columns - len(word)
        assert len(wrap(text, columns)) == greedy
