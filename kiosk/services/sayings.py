"""What people say, and what the halls' texts call it: the file words.toml."""

import unicodedata
from dataclasses import dataclass, field
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
    _by_first: dict[str, list[tuple[str, int]]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What stands in the texts, by its first word, with the saying's place: a text meets few of them."""

    def __post_init__(self) -> None:
        for place, saying in enumerate(self.known):
            for found in saying.find:
                self._by_first.setdefault(found.split()[0], []).append((found, place))

    def of(self, words: Phrase) -> list[Phrase]:
        """The expressions by which something of this name is asked for."""
        spaced = f" {' '.join(words)} "
        met = {place for word in words for found, place in self._by_first.get(word, ()) if found in spaced}
        return [phrase for place in sorted(met) for phrase in self.known[place].say]


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
