"""What paper, screen and voice say: the hall's own numbers, and those of a kiosk that was on its own."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.wire.scalars import Number
from shared.wire.ticket import read_number, write_number


def test_only_a_number_with_a_letter_is_of_a_kiosks_own_series() -> None:
    assert read_number("A-025") == ("A", "", 25)
    assert read_number("ABC-K12345") == ("ABC", "K", 12345)


@pytest.mark.parametrize("text", ["", "A25", "A-25", "-025", "A-KK025", "A-k025", "A-025\n", "A-٠٢٥"])
def test_what_is_no_number_is_not_read_as_one(text: str) -> None:
    with pytest.raises(ValueError, match="no ticket's number"):
        read_number(text)


@given(st.sampled_from(["A", "XYZ"]), st.integers(1, 99999), st.sampled_from(["", "K"]))
def test_number_is_read_as_it_was_written(prefix: str, serial: int, letter: str) -> None:
    number = write_number(prefix, serial, letter)
    assert read_number(number) == (prefix, letter, serial)
    assert msgspec.convert(number, Number) == number
