"""Finds services and agencies by what people type: pure.

Every word that can be typed is prepared when the hall becomes known, so that a key costs a few look-ups. A word counts
by where it stands (a service's name before its agency's, an agency's before a requirement) and by how it was met
(whole, begun, with a typing error); who has all words comes before who has some.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kiosk.services.sayings import Phrase, Sayings, shipped_sayings, words_of
from shared.wire.scalars import Code
from shared.wire.site import SiteDescription, Text

Kind = Literal["service", "agency"]

IN_NAME: Final = 1.0
SAID: Final = 0.9
"""As a part: an everyday word for what stands there."""
SAID_TOGETHER: Final = 0.8
"""As a part: one of several words that only together say it."""
COMPLETE: Final = 0.08
"""More for a name of which every word was typed."""
IN_AGENCY: Final = 0.6
IN_REQUIREMENT: Final = 0.3

BEGUN: Final = 0.65
"""What the least beginning of a word is worth; the whole word is worth 1."""
MISTYPED: Final = 0.6
PER_SLIP: Final = 0.12
BEGUN_MISTYPED: Final = 0.42

STEP: Final = 0.05
"""Scores this close are equals: then the more popular comes first."""
LONGEST: Final = 60
"""No more letters of what was typed are looked at."""
FEW: Final = 3
"""With fewer finds than this, those that lack one word are shown too, and those that only ask for what was typed."""
NEAR: Final = 6
"""No more than so many that lack one word."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found."""

    kind: Kind
    code: Code


@dataclass(frozen=True, slots=True)
class _Entry:
    hit: Hit
    length: int
    """Words of its name."""
    names: frozenset[Phrase]


@dataclass(slots=True)
class _Tally:
    met: int = 0
    score: float = 0.0


@dataclass(slots=True)
class SearchIndex:
    """A hall, prepared for typing."""

    sayings: Sayings
    _entries: list[_Entry] = field(default_factory=list)
    _worth: dict[str, dict[int, float]] = field(default_factory=dict)
    """For every word, which entries have it and what it is worth there."""
    _joined: dict[str, dict[int, float]] = field(default_factory=dict)
    """Likewise for neighbouring words written as one."""
    _words: list[str] = field(default_factory=list)
    _joints: list[str] = field(default_factory=list)
    _beginnings: dict[int, tuple[list[str], list[str]]] = field(default_factory=dict)
    _read: dict[str, list[tuple[Phrase, float, float]]] = field(default_factory=dict)

    @classmethod
    def of(cls, site: SiteDescription, sayings: Sayings | None = None) -> "SearchIndex":
        """The index of a hall's services, and of the agencies that have any."""
        index = cls(sayings or shipped_sayings())
        agencies = {agency.code: agency for agency in site.agencies}
        offering = {service.agency for service in site.services}
        for agency in site.agencies:
            if agency.code in offering:
                at = index._add(Hit("agency", agency.code), agency.name, worth=IN_NAME - 2 * STEP)
                index._put(at, [agency.short], IN_NAME)
        for service in site.services:
            agency = agencies[service.agency]
            at = index._add(Hit("service", service.code), service.name)
            index._put(at, _texts(agency.name), IN_AGENCY)
            index._put(at, [agency.short], IN_AGENCY)
            for language in site.languages:
                index._put(at, site.read_service(service, language).requirements, IN_REQUIREMENT)
        index._words = sorted(index._worth)
        index._joints = sorted(index._joined)
        return index

    def find(self, typed: str, popular: Sequence[Code] = ()) -> list[Hit]:
        """Everything that fits what was typed, the best first; `popular` decides among equals."""
        words = self._meant(words_of(typed[:LONGEST]))
        if not words:
            return []
        tallies: dict[int, _Tally] = {}
        worth: dict[str, dict[int, float]] = {}
        for cut in _cuts(words):
            for part, _ in cut:
                if part not in worth:
                    worth[part] = self._meet(part)
            self._count([(span, worth[part]) for part, span in cut], tallies)
        return self._rank(tallies, words, popular)

    # --- preparing

    def _add(self, hit: Hit, name: Text, *, worth: float = IN_NAME) -> int:
        at = len(self._entries)
        names = [words_of(text) for text in _texts(name)]
        self._entries.append(_Entry(hit, max(1, len(names[0])), frozenset(names)))
        self._put(at, _texts(name), worth)
        return at

    def _put(self, at: int, texts: Iterable[str], worth: float) -> None:
        for text in texts:
            for words, alone, together in self._readings(text):
                for word in words:
                    _raise(self._worth, word, at, worth * (alone if len(words) == 1 else together))
                for size in (2, 3):
                    for start in range(len(words) - size + 1):
                        _raise(self._joined, "".join(words[start : start + size]), at, worth * alone)

    def _readings(self, text: str) -> list[tuple[Phrase, float, float]]:
        """A text's own words, and how else people call it, with their worth; many services ask for the same papers."""
        if text not in self._read:
            words = words_of(text)
            said = [(phrase, SAID, SAID_TOGETHER) for phrase in self.sayings.of(words)]
            self._read[text] = [(words, 1.0, 1.0), *said]
        return self._read[text]

    # --- finding

    def _meant(self, words: Phrase) -> Phrase:
        meaning = tuple(word for word in words if word not in self.sayings.fillers)
        return meaning or words

    def _meet(self, typed: str) -> dict[int, float]:
        """What a typed word is worth to every entry that has it or something like it."""
        worth: dict[int, float] = {}
        whole = self._gather(worth, self._worth, typed, self._words)
        whole |= self._gather(worth, self._joined, typed, self._joints)
        if not whole and not typed.isdigit():
            self._gather_mistyped(worth, typed)
        return worth

    def _gather(
        self, worth: dict[int, float], having: dict[str, dict[int, float]], typed: str, ordered: list[str]
    ) -> bool:
        """Words that are or begin with what is typed; whether one is."""
        place = bisect_left(ordered, typed)
        while place < len(ordered) and ordered[place].startswith(typed):
            word = ordered[place]
            quality = 1.0 if word == typed else BEGUN + (0.95 - BEGUN) * len(typed) / len(word)
            _take(worth, having[word], quality)
            place += 1
        return typed in having

    def _gather_mistyped(self, worth: dict[int, float], typed: str) -> None:
        slips = _slips(len(typed))
        if not slips:
            return
        for word, distance, _ in process.extract(
            typed, self._words, scorer=OSA.distance, score_cutoff=slips, limit=None
        ):
            _take(worth, self._worth[word], MISTYPED - PER_SLIP * (distance - 1))
        shorts, longs = self._beginnings_of(len(typed))
        for _, distance, place in process.extract(typed, shorts, scorer=OSA.distance, score_cutoff=slips, limit=None):
            _take(worth, self._worth[longs[place]], BEGUN_MISTYPED - PER_SLIP * (distance - 1))
        if not worth:
            for word, distance, _ in process.extract(
                typed, self._joints, scorer=OSA.distance, score_cutoff=slips, limit=None
            ):
                _take(worth, self._joined[word], MISTYPED - PER_SLIP * (distance - 1))

    def _beginnings_of(self, length: int) -> tuple[list[str], list[str]]:
        """The beginnings of this length of all longer words, and the words."""
        if length not in self._beginnings:
            longs = [word for word in self._words if len(word) > length]
            self._beginnings[length] = ([word[:length] for word in longs], longs)
        return self._beginnings[length]

    def _count(self, parts: Sequence[tuple[int, dict[int, float]]], tallies: dict[int, _Tally]) -> None:
        """One way to cut what was typed into words; every entry keeps the way that suits it best."""
        counted: dict[int, _Tally] = {}
        for span, worth in parts:
            for at, value in worth.items():
                tally = counted.setdefault(at, _Tally())
                tally.met += span
                tally.score += value * span
        for at, tally in counted.items():
            best = tallies.get(at)
            if best is None or (tally.met, tally.score) > (best.met, best.score):
                tallies[at] = tally

    def _rank(self, tallies: dict[int, _Tally], words: Phrase, popular: Sequence[Code]) -> list[Hit]:
        places = {code: place for place, code in enumerate(popular)}

        def order(at: int) -> tuple[int, int, int, int]:
            tally, entry = tallies[at], self._entries[at]
            score = tally.score / len(words) + COMPLETE * min(1, len(words) / entry.length)
            if words in entry.names:
                score += COMPLETE
            place = places.get(entry.hit.code, len(places)) if entry.hit.kind == "service" else -1
            return -tally.met, -int(score / STEP), place, at

        ranked = sorted(tallies, key=order)
        most = max((tally.met for tally in tallies.values()), default=0)
        best = [at for at in ranked if tallies[at].met == most]
        strong = [at for at in best if tallies[at].score / most > IN_REQUIREMENT]
        shown = strong if len(strong) >= FEW else best
        if len(shown) < FEW:
            shown += [at for at in ranked if 0 < tallies[at].met == most - 1][:NEAR]
        return [self._entries[at].hit for at in shown]


def _texts(name: Text) -> list[str]:
    return list(name.all)


def _slips(length: int) -> int:
    """How many typing errors a word of this length may have."""
    return 0 if length < 4 else 1 if length < 8 else 2


def _cuts(words: Phrase) -> list[list[tuple[str, int]]]:
    """The ways to read the words: each for itself, two neighbours as one, all as one; a part and how many are in it."""
    alone = [(word, 1) for word in words]
    cuts = [alone]
    cuts += [
        [*alone[:start], ("".join(words[start : start + 2]), 2), *alone[start + 2 :]] for start in range(len(words) - 1)
    ]
    if len(words) > 2:
        cuts.append([("".join(words), len(words))])
    return cuts


def _raise(having: dict[str, dict[int, float]], word: str, at: int, worth: float) -> None:
    entries = having.setdefault(word, {})
    if entries.get(at, 0) < worth:
        entries[at] = worth


def _take(worth: dict[int, float], entries: dict[int, float], quality: float) -> None:
    for at, value in entries.items():
        if worth.get(at, 0) < value * quality:
            worth[at] = value * quality
