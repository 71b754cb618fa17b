"""What people say, and what the halls' texts call it: the file words.toml."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

WORDS: Final = Path(__file__).parent / "words.toml"

Phrase = tuple[str, ...]
"""Words as they are compared, in their order."""


class _Saying(Struct, forbid_unknown_fields=True):
    say: list[str]
    find: list[str] = []


class _Words(Struct, forbid_unknown_fields=True):
    fillers: list[str] = []
    saying: list[_Saying] = []


@dataclass(frozen=True, slots=True)
class Saying:
    """Expressions for one thing."""

    say: tuple[Phrase, ...]
    """What is typed."""
    find: tuple[str, ...]
    """What stands in the texts, between spaces; what is typed may stand there as well."""


@dataclass(frozen=True, slots=True)
class Sayings:
    """All that the search knows of how people speak."""

    fillers: frozenset[str] = frozenset()
    """Words without a meaning of their own, as long as there are others."""
    known: tuple[Saying, ...] = ()

    def of(self, words: Phrase) -> list[Phrase]:
        """The expressions by which something of this name is asked for."""
        spaced = f" {' '.join(words)} "
        return [
            phrase for saying in self.known if any(found in spaced for found in saying.find) for phrase in saying.say
        ]


def words_of(text: str) -> Phrase:
    """A text's words as they are compared: small letters and digits, without accents."""
    plain = "".join(
        character for character in unicodedata.normalize("NFKD", text) if not unicodedata.combining(character)
    )
    return tuple("".join(character if character.isalnum() else " " for character in plain.casefold()).split())


def read_sayings(path: Path = WORDS) -> Sayings:
    """The sayings of a file.

    Raises:
        msgspec.ValidationError, msgspec.DecodeError: something in it is wrong.
    """
    read = msgspec.toml.decode(path.read_bytes(), type=_Words)
    known = []
    for saying in read.saying:
        say = tuple(map(words_of, saying.say))
        find = (*say, *map(words_of, saying.find))
        known.append(Saying(say, tuple(f" {' '.join(words)} " for words in find)))
    return Sayings(frozenset(read.fillers), tuple(known))


@cache
def shipped_sayings() -> Sayings:
    """Those of the program."""
    return read_sayings()
