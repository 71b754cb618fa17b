"""Digits and quantities in Indonesian and English words: pure."""

import re
from typing import Final

from shared.wire.scalars import Language

LARGEST: Final = 999_999_999_999

_DIGITS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
_TEENS: Final = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_INDONESIAN_SIZES: Final = (
    *((1_000_000_000, "miliar"), (1_000_000, "juta")),
    *((1000, "ribu"), (100, "ratus"), (10, "puluh")),
)
_ENGLISH_SIZES: Final = ((1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"), (100, "hundred"))
_ROMAN: Final = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_ONES: Final = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def find_tongue(language: Language) -> str:
    """Indonesian is what everybody in the hall understands; it stands in for languages that have no words here."""
    return language if language in _DIGITS else "id"


def say_digits(digits: str, language: Language) -> str:
    """Digits one by one, as one says a telephone number.

    Raises:
        ValueError: something in it is no digit.
    """
    return " ".join(_DIGITS[find_tongue(language)][int(digit)] for digit in digits)


def say_cardinal(count: int, language: Language) -> str:
    """How many, in words, from 0 to 999 999 999 999.

    Raises:
        ValueError: it is less or more.
    """
    if not 0 <= count <= LARGEST:
        raise ValueError(f"{count} is not between 0 and {LARGEST}")
    return _say_english(count) if find_tongue(language) == "en" else _say_indonesian(count)


def read_roman(letters: str) -> int:
    """What a Roman numeral from I to XXXIX is worth; 0 where it is none, or a longer one: C, D, L and M are letters."""
    found = _ROMAN.fullmatch(letters)
    return 10 * len(found[1]) + _ROMAN_ONES.index(found[2]) if found else 0


def _say_indonesian(count: int) -> str:
    digits = _DIGITS["id"]
    if count < 10:
        return digits[count]
    if count < 20:
        return ("sepuluh", "sebelas")[count - 10] if count < 12 else f"{digits[count - 10]} belas"
    size, name = next((size, name) for size, name in _INDONESIAN_SIZES if count >= size)
    many, rest = divmod(count, size)
    head = f"se{name}" if many == 1 and size <= 1000 else f"{_say_indonesian(many)} {name}"
    return f"{head} {_say_indonesian(rest)}" if rest else head


def _say_english(count: int) -> str:
    if count < 10:
        return _DIGITS["en"][count]
    if count < 20:
        return _TEENS[count - 10]
    if count < 100:
        tens, rest = divmod(count, 10)
        return _TENS[tens - 2] + (f" {_say_english(rest)}" if rest else "")
    size, name = next((size, name) for size, name in _ENGLISH_SIZES if count >= size)
    many, rest = divmod(count, size)
    return f"{_say_english(many)} {name}" + (f" {_say_english(rest)}" if rest else "")
