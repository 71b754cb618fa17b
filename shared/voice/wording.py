"""Numbers, counters and texts as the voice is to say them, in Indonesian and English: pure.

What is written for the eye is not what is heard: `A-025` is "A nol dua lima", digit by digit, `Loket 21` is "Loket dua
puluh satu". A site may say how its own names are pronounced: a mapping from a word as it is written to what is said.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from shared.wire.scalars import Language

Pronunciations = Mapping[str, str]
"""Words as they are written (in any case) → as they are said."""
AS_WRITTEN: Final[Pronunciations] = MappingProxyType({})

_DIGITS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
_TEENS: Final = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_CALL: Final = {
    "id": "Nomor antrean {number}, silakan menuju {counter}.",
    "en": "Queue number {number}, please go to {counter}.",
}
_COUNTER: Final = {"id": "loket {label}", "en": "counter {label}"}
_RANGE: Final = {"id": "{low} sampai {high}", "en": "{low} to {high}"}

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMBER: Final = re.compile(r"\b([A-Z]{1,3})-([A-Z]?)([0-9]{3,5})\b")
_TIME: Final = re.compile(r"\b([01]?[0-9]|2[0-3])[.:]([0-5][0-9])\b")
_FIGURES: Final = re.compile(r"([0-9]+)(?:\s*[–-]\s*([0-9]+))?")
_LARGEST: Final = 999_999


def say_number(number: str, language: Language, pronunciations: Pronunciations = AS_WRITTEN) -> str:
    """A ticket's number: its letters, then its digits one by one.

    Raises:
        ValueError: it is no ticket's number.
    """
    found = _NUMBER.fullmatch(number)
    if found is None:
        raise ValueError(f"{number!r} is no ticket's number")
    letters = [_say_letter(letter, language, pronunciations) for letter in found[1] + found[2]]
    return " ".join([*letters, say_digits(found[3], language)])


def say_digits(digits: str, language: Language) -> str:
    """Digits one by one, as one says a telephone number.

    Raises:
        ValueError: something in it is no digit.
    """
    return " ".join(_digits(language)[int(digit)] for digit in digits)


def say_cardinal(count: int, language: Language) -> str:
    """How many, in words, from 0 to 999 999.

    Raises:
        ValueError: it is less or more.
    """
    if not 0 <= count <= _LARGEST:
        raise ValueError(f"{count} is not between 0 and {_LARGEST}")
    return _say_english(count) if _tongue(language) == "en" else _say_indonesian(count)


def say_counter(label: str, language: Language, pronunciations: Pronunciations = AS_WRITTEN) -> str:
    """Where to go: "3" is "loket tiga", "4A" "loket empat A"; a counter with a name of its own keeps it."""
    said = say_text(label, language, pronunciations)
    return _COUNTER[_tongue(language)].format(label=said) if re.fullmatch(r"[A-Z]?[0-9]+[A-Z]?", label) else said


def say_call(number: str, counter: str, language: Language, pronunciations: Pronunciations = AS_WRITTEN) -> str:
    """A whole call, as the lobby hears it.

    Raises:
        ValueError: `number` is no ticket's number.
    """
    return _CALL[_tongue(language)].format(
        number=say_number(number, language, pronunciations),
        counter=_lower(say_counter(counter, language, pronunciations)),
    )


def say_text(text: str, language: Language, pronunciations: Pronunciations = AS_WRITTEN) -> str:
    """A text for the eye as words: ticket numbers, times, ranges and figures spoken out, abbreviations spelled."""
    said = _NUMBER.sub(lambda found: f" {say_number(found[0], language, pronunciations)} ", text)
    said = _TIME.sub(lambda found: f" {_say_time(int(found[1]), int(found[2]), language)} ", said)
    said = _FIGURES.sub(lambda found: f" {_say_figures(found, language)} ", said)
    said = _WORD.sub(lambda found: _say_word(found[0], language, pronunciations), said)
    said = re.sub(r"\s*[·/]\s*", ", ", said)
    return re.sub(r"\s+([,.!?:;])", r"\1", re.sub(r"\s+", " ", said)).strip()


def _say_word(word: str, language: Language, pronunciations: Pronunciations) -> str:
    for written, said in pronunciations.items():
        if written.casefold() == word.casefold():
            return said
    parts = word.split("-")
    if len(parts) > 1:
        return " ".join(_say_word(part, language, pronunciations) for part in parts)
    if len(word) == 1 and word.isupper():
        return _say_letter(word, language, pronunciations)
    if word.isupper() and not set(word) & set("AEIOU"):
        return " ".join(_say_letter(letter, language, pronunciations) for letter in word)
    return word


def _say_letter(letter: str, language: Language, pronunciations: Pronunciations) -> str:
    """The voices name capitals that stand alone as their languages do; the English one takes A for the article."""
    return pronunciations.get(letter, "eh" if (letter, _tongue(language)) == ("A", "en") else letter)


def _say_figures(found: re.Match[str], language: Language) -> str:
    low, high = (_say_figure(part, language) for part in (found[1], found[2] or "0"))
    return low if found[2] is None else _RANGE[_tongue(language)].format(low=low, high=high)


def _say_figure(digits: str, language: Language) -> str:
    """What begins with 0 or is long is no quantity: it is read digit by digit."""
    is_quantity = (digits == "0" or not digits.startswith("0")) and int(digits) <= _LARGEST
    return say_cardinal(int(digits), language) if is_quantity else say_digits(digits, language)


def _say_time(hour: int, minute: int, language: Language) -> str:
    said = say_cardinal(hour, language)
    if minute == 0:
        return said if _tongue(language) == "id" else f"{said} o'clock"
    return f"{said} {say_cardinal(minute, language) if minute >= 10 else say_digits(f'{minute:02}', language)}"


def _say_indonesian(count: int) -> str:
    digits = _DIGITS["id"]
    if count < 10:
        return digits[count]
    if count < 20:
        return ("sepuluh", "sebelas")[count - 10] if count < 12 else f"{digits[count - 10]} belas"
    for size, name in ((1000, "ribu"), (100, "ratus"), (10, "puluh")):
        many, rest = divmod(count, size)
        if many:
            head = f"se{name}" if many == 1 else f"{_say_indonesian(many)} {name}"
            return f"{head} {_say_indonesian(rest)}" if rest else head
    raise AssertionError(count)


def _say_english(count: int) -> str:
    if count < 10:
        return _DIGITS["en"][count]
    if count < 20:
        return _TEENS[count - 10]
    if count < 100:
        tens, rest = divmod(count, 10)
        return _TENS[tens - 2] + (f" {_say_english(rest)}" if rest else "")
    size, name = (1000, "thousand") if count >= 1000 else (100, "hundred")
    many, rest = divmod(count, size)
    return f"{_say_english(many)} {name}" + (f" {_say_english(rest)}" if rest else "")


def _lower(said: str) -> str:
    """Within a sentence."""
    first, _, rest = said.partition(" ")
    return f"{first.lower()} {rest}" if rest and len(first) > 1 and not first.isupper() else said


def _digits(language: Language) -> tuple[str, ...]:
    return _DIGITS[_tongue(language)]


def _tongue(language: Language) -> str:
    """Indonesian is what everybody in the hall understands; it stands in for languages that have no words here."""
    return language if language in _DIGITS else "id"
