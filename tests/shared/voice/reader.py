"""A listener: takes what is said back to what is shown. Knows nothing of how the words were made."""

import re
from dataclasses import dataclass
from typing import Final

_ONES: Final = {
    "id": ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"],
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
}
_IRREGULAR: Final = {
    "id": {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000},
    "en": {
        "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
        "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    },
}  # fmt: skip
_TIMES: Final = {
    "id": {"puluh": 10, "ratus": 100, "ribu": 1000, "juta": 10**6, "miliar": 10**9},
    "en": {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9},
}
_CALLS: Final = {
    "id": re.compile(r"Nomor antrean (?P<number>.+), silakan menuju (?P<counter>.+)\."),
    "en": re.compile(r"Queue number (?P<number>.+), please go to (?P<counter>.+)\."),
}


@dataclass(frozen=True)
class Heard:
    number: str
    counter: str


def hear_call(said: str, language: str) -> Heard:
    found = _CALLS[language].fullmatch(said)
    assert found is not None, said
    return Heard(hear_number(found["number"], language), hear_counter(found["counter"], language))


def hear_number(said: str, language: str) -> str:
    """ "A, K nol dua lima" → "A-K025"."""
    digits = ""
    words = said.split()
    while words and words[-1] in _ONES[language]:
        digits = str(_ONES[language].index(words.pop())) + digits
    letters = [hear_letter(word.rstrip(","), language) for word in words]
    breaths = [place for place, word in enumerate(words) if word.endswith(",")]
    assert len(breaths) < 2, said
    cut = breaths[0] + 1 if breaths else len(letters)
    return f"{''.join(letters[:cut])}-{''.join(letters[cut:])}{digits}"


def hear_letter(word: str, language: str) -> str:
    letter = "A" if (word, language) == ("eh", "en") else word
    assert re.fullmatch("[A-Z]", letter), word
    return letter


def hear_counter(said: str, language: str) -> str:
    """ "loket dua puluh satu A" → "loket 21 A": figures and single letters, all else as it was said."""
    heard: list[str] = []
    words = said.split()
    while words:
        value, count = hear_quantity(words, language)
        if count:
            heard.append(value)
            words = words[count:]
        else:
            heard.append("A" if (words[0], language) == ("eh", "en") else words[0])
            words = words[1:]
    return " ".join(heard)


def hear_quantity(words: list[str], language: str) -> tuple[str, int]:
    """The figure with which the words begin, and how many words it has."""
    ones, irregular, times = _ONES[language], _IRREGULAR[language], _TIMES[language]
    if words[0] == ones[0]:
        digits = [str(ones.index(word)) for word in _take(words, ones)]
        return "".join(digits), len(digits)
    total = group = last = count = 0
    for word in words:
        if word in ones[1:]:
            last = ones.index(word)
        elif word == "belas":
            last += 10
        elif word == "seribu":
            total, group, last = total + 1000, 0, 0
        elif word in irregular:
            last, group = 0, group + last + irregular[word]
        elif word in times and count:
            if times[word] < 1000:
                last, group = 0, group + last * times[word]
            else:
                total, group, last = total + (group + last) * times[word], 0, 0
        else:
            break
        count += 1
    return str(total + group + last), count


def _take(words: list[str], known: list[str]) -> list[str]:
    for count, word in enumerate(words):
        if word not in known:
            return words[:count]
    return words
