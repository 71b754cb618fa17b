"""Calls, counters and texts as the voice is to say them, in Indonesian and English: pure.

What is written for the eye is not what is heard: `A-025` is "A nol dua lima", digit by digit, `Loket 21` is "Loket dua
puluh satu". A site may say how its own names are pronounced: a mapping from what is written to what is said.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from unicodedata import normalize

from shared.voice.abbreviations import SHORTENED, is_spelled
from shared.voice.numerals import LARGEST, find_tongue, read_roman, say_cardinal, say_digits
from shared.voice.tokens import LABEL, NO_NUMBER, NUMBER, SIGN_LIKE_A_NUMBER, TOKENS
from shared.wire.scalars import Language

Pronunciations = Mapping[str, str]
"""Words, names or letters as they are written → as they are said. In any case, but single letters as they are."""
AS_WRITTEN: Final[Pronunciations] = MappingProxyType({})

_CALL: Final = {
    "id": "Nomor antrean {number}, silakan menuju {counter}.",
    "en": "Queue number {number}, please go to {counter}.",
}
_COUNTER: Final = {"id": "loket {label}", "en": "counter {label}"}
_RANGE: Final = {"id": "{low} sampai {high}", "en": "{low} to {high}"}
_POINT: Final = {"id": "koma", "en": "point"}
_SIGNS: Final = {
    "id": {"&": "dan", "+": "tambah", "%": "persen", "=": "sama dengan", "@": "at"},
    "en": {"&": "and", "+": "plus", "%": "percent", "=": "equals", "@": "at"},
}
_TIMES: Final = {"id": "kali", "en": "by"}
_RUPIAH: Final = {"id": "rupiah", "en": "rupiah"}


def say_number(number: str, language: Language, pronunciations: Pronunciations = AS_WRITTEN) -> str:
    """A ticket's number: its letters, then its digits one by one; a kiosk's own letter after a breath.

    Raises:
        ValueError: it is no ticket's number.
    """
    found = NUMBER.fullmatch(number)
    if found is None:
        raise ValueError(f"{number!r} is no ticket's number")
    prefix, own = (_spell(letters, language, pronunciations) for letters in found.group(1, 2))
    digits = say_digits(found[3], language)
    return f"{prefix}, {own} {digits}" if own else f"{prefix} {digits}"


def say_counter(label: str, language: Language, pronunciations: Pronunciations = AS_WRITTEN) -> str:
    """Where to go: "3" is "loket tiga", "4A" "loket empat A"; a counter with a name of its own keeps it."""
    if _is_pronounced(label, pronunciations):
        return say_text(label, language, pronunciations)
    # Of a counter, A-101 is a sign like any other.
    said = say_text(SIGN_LIKE_A_NUMBER.sub(r"\1 ", label), language, pronunciations)
    if LABEL.fullmatch(label):
        if len(label) > 1 and read_roman(label):
            said = say_cardinal(read_roman(label), language)
        return _COUNTER[find_tongue(language)].format(label=said)
    return said


def say_call(number: str, counter: str, language: Language, pronunciations: Pronunciations = AS_WRITTEN) -> str:
    """A whole call, as the lobby hears it.

    Raises:
        ValueError: `number` is no ticket's number.
    """
    return _CALL[find_tongue(language)].format(
        number=say_number(number, language, pronunciations),
        counter=_lower(say_counter(counter, language, pronunciations)),
    )


def say_call_short(number: str, counter: str, language: Language, pronunciations: Pronunciations = AS_WRITTEN) -> str:
    """A call when many wait to be said: the number and the counter.

    Raises:
        ValueError: `number` is no ticket's number.
    """
    said = say_number(number, language, pronunciations)
    return f"{said}, {_lower(say_counter(counter, language, pronunciations))}."


def say_text(text: str, language: Language, pronunciations: Pronunciations = AS_WRITTEN) -> str:
    """A text for the eye as words: ticket numbers, times, money and figures spoken out, abbreviations spelled."""
    text = normalize("NFC", text)  # some keyboards write é as e and an accent, which would be read as two
    pattern, own = _find_names(tuple(pronunciations.items()), find_tongue(language))
    among_capitals = text.isupper() and len(re.findall(r"[A-Z]{4,}", text)) > 1
    reader = _Reader(language, pronunciations, among_capitals=among_capitals)
    said, at = "", 0
    for found in pattern.finditer(text):
        said += reader.read(text[at : found.start()]) + f" {own.get(found[0].casefold(), found[0])} "
        at = found.end()
    return _tidy(said + reader.read(text[at:]))


class _Reader:
    """Reads what has no pronunciation of its own."""

    def __init__(self, language: Language, pronunciations: Pronunciations, *, among_capitals: bool) -> None:
        self._language = language
        self._tongue = find_tongue(language)
        self._pronunciations = pronunciations
        self._among_capitals = among_capitals
        self._readers: dict[str, Callable[[re.Match[str]], str]] = {
            "number": lambda found: say_number(found[0], language, pronunciations),
            "minute": lambda found: self._say_time(int(found["hour"]), int(found["minute"])),
            "span": lambda _: _RANGE[self._tongue].format(low="", high=""),
            "to": lambda found: _RANGE[self._tongue].format(low=found["from"], high=found["to"]),
            "until": lambda _: _RANGE[self._tongue].format(low="", high=""),
            "telephone": self._say_telephone,
            "rupiah": lambda found: f"{self._say_figure(_ungroup(found['rupiah']))} {_RUPIAH[self._tongue]}",
            "grouped": lambda found: self._say_figure(_ungroup(found["grouped"])),
            "high": self._say_range,
            "part": self._say_decimal,
            "times": lambda _: _TIMES[self._tongue],
            "figure": self._say_single,
            "wing": self._say_place,
            "word": lambda found: self._say_word(found["word"], found),
            "sign": lambda found: _SIGNS[self._tongue][found["sign"]],
            "break": lambda _: ",",
            "dash": lambda _: " ",
        }
        """By the last group that a token fills."""

    def read(self, text: str) -> str:
        return TOKENS.sub(lambda found: f" {self._readers[str(found.lastgroup)](found)} ", text)

    def _say_word(self, word: str, found: re.Match[str]) -> str:
        parts = word.split("-")
        if len(parts) > 1:
            return " ".join(self._say_word(part, found) for part in parts)
        if len(word) == 1 and word.isupper():
            return word if self._is_article(found) else _spell(word, self._language, self._pronunciations)
        if is_spelled(word, among_capitals=self._among_capitals):
            return _spell(word, self._language, self._pronunciations)
        return word

    def _is_article(self, found: re.Match[str]) -> bool:
        """The English one, at the beginning of a sentence."""
        begins = re.search(r"(?:^|[.!?:]\s+)$", found.string[: found.start()])
        goes_on = re.match(r"\s+[a-z]", found.string[found.end() :])
        return self._tongue == "en" and found["word"] == "A" and bool(begins and goes_on)

    def _say_figure(self, digits: str) -> str:
        """What begins with 0 or is long is no quantity: it is read digit by digit."""
        is_quantity = (digits == "0" or not digits.startswith("0")) and int(digits) <= LARGEST
        return say_cardinal(int(digits), self._language) if is_quantity else say_digits(digits, self._language)

    def _say_single(self, found: re.Match[str]) -> str:
        """Another figure right after it is heard as another."""
        said = self._say_figure(found["figure"])
        return f"{said}," if re.match(r"\s*[-–—]?\s*[0-9]", found.string[found.end() :]) else said

    def _say_telephone(self, found: re.Match[str]) -> str:
        return ", ".join(say_digits(group, self._language) for group in re.findall("[0-9]+", found[0]))

    def _say_range(self, found: re.Match[str]) -> str:
        low, high = (self._say_figure(found[name]) for name in ("low", "high"))
        if int(found["low"]) >= int(found["high"]):  # two numbers with a stroke between them
            return f"{low}, {high}"
        return _RANGE[self._tongue].format(low=low, high=high)

    def _say_decimal(self, found: re.Match[str]) -> str:
        whole, part = self._say_figure(found["whole"]), say_digits(found["part"], self._language)
        return f"{whole} {_POINT[self._tongue]} {part}"

    def _say_place(self, found: re.Match[str]) -> str:
        value = read_roman(found["roman"])
        if value == 0:
            return " ".join(self._say_word(word, found) for word in found[0].split())
        wing = _spell(found["wing"], self._language, self._pronunciations)
        return f"{found['place']} {say_cardinal(value, self._language)} {wing}"

    def _say_time(self, hour: int, minute: int) -> str:
        said = say_cardinal(hour, self._language)
        if minute == 0:
            return said if self._tongue == "id" else f"{said} o'clock"
        say = say_cardinal if minute >= 10 else lambda count, language: say_digits(f"{count:02}", language)
        return f"{said} {say(minute, self._language)}"


def _spell(letters: str, language: Language, pronunciations: Pronunciations) -> str:
    """The voices name capitals that stand alone as their languages do; the English one takes A for the article."""
    article = {"A": "eh"} if find_tongue(language) == "en" else {}
    return " ".join(pronunciations.get(letter) or article.get(letter, letter) for letter in letters)


@lru_cache(maxsize=64)
def _find_names(own: tuple[tuple[str, str], ...], tongue: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """What is said otherwise than it is written, the longest name first; the site's word counts before ours."""
    names = {written.casefold(): said for written, said in (*SHORTENED[tongue].items(), *own) if len(written) > 1}
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w])(?:{'|'.join(map(re.escape, ordered))})(?![\w]){NO_NUMBER}", re.IGNORECASE), names


def _is_pronounced(written: str, pronunciations: Pronunciations) -> bool:
    return any(name.casefold() == written.casefold() for name in pronunciations if len(name) > 1)


def _ungroup(digits: str) -> str:
    return re.sub("[.,]", "", digits)


def _tidy(said: str) -> str:
    said = re.sub(r"([(])\s+", r"\1", re.sub(r"\s+([,.!?:;)])", r"\1", re.sub(r"\s+", " ", said)))
    return re.sub(r",(?:\s*,)+", ",", said).strip()


def _lower(said: str) -> str:
    """Within a sentence."""
    first, _, rest = said.partition(" ")
    return f"{first.lower()} {rest}" if rest and len(first) > 1 and not first.isupper() else said
