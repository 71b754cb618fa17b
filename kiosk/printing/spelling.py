"""Characters that the printer has.

A ticket is plain ASCII wherever it can be: dashes, quotes and bullets have a plain form that reads as well, and cheap
printers disagree about code pages (many take two bytes above 127 for one Chinese character). Letters that are not
ASCII decide the code page.
"""

import unicodedata
from collections.abc import Callable, Iterable
from typing import Final

from escpos.magicencode import Encoder

_PLAIN: Final = str.maketrans("‐‑–—−‘’ʼ“”•·×", "-----'''\"\"--x")

_PREFERRED: Final = ("CP437", "CP858", "CP850", "CP1252", "CP852")


def tidy(text: str) -> str:
    """One line of visible characters: a name must never command the printer."""
    visible = (" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text.replace("…", "..."))
    return " ".join(unicodedata.normalize("NFC", "".join(visible)).split())


def choose_code_page(texts: Iterable[str], available: tuple[str, ...]) -> str:
    """The code page that loses the fewest letters of the texts; of equals the one most printers agree about."""
    letters = [letter for text in texts for letter in text.translate(_PLAIN) if ord(letter) > 126]
    candidates = tuple(page for page in _PREFERRED if page in available) or available
    encoder = Encoder(dict.fromkeys(available, 0))
    return min(candidates, key=lambda page: sum(not encoder.can_encode(page, letter) for letter in letters))


def speller(code_page: str) -> Callable[[str], str]:
    """A function that writes a text letter for letter with what a code page has: accents go, then the letter goes."""
    encoder = Encoder({code_page: 0})

    def spell_letter(letter: str) -> str:
        if encoder.can_encode(code_page, letter):
            return letter
        return next((part for part in unicodedata.normalize("NFKD", letter) if ord(part) < 127), "?")

    return lambda text: "".join(map(spell_letter, text.translate(_PLAIN)))
