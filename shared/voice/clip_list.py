"""Which words a site must record to be called by a human voice, and whether those it has can be used.

python -m shared.voice.clip_list sites/jember.toml
python -m shared.voice.clip_list sites/jember.toml --folder /srv/antrean/words
"""

import argparse
import string
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
from msgspec import Struct

from shared.voice.clips import find_files, name, read_wav, split_clauses, split_words
from shared.voice.engine import VoiceFault
from shared.voice.levels import measure_loudness, trim
from shared.voice.sound import RATE, Wave
from shared.voice.wording import Pronunciations, say_call
from shared.wire.scalars import Language

_GROUPS: Final = {"id": ("nomor-antrean", "silakan-menuju"), "en": ("queue-number", "please-go-to")}
"""Said in every call, and better recorded in one go."""
_COUNTER: Final = {"id": "Loket {code}", "en": "Counter {code}"}
_SOFTEST: Final = -45.0
"""LUFS; what is softer was recorded too far away and would bring the room's noise with it."""
_LONGEST: Final = 6.0
"""Seconds."""


class CounterNames(Struct, frozen=True):
    """Of a profile's counter what is said of it."""

    code: str
    name: str = ""
    name_en: str = ""

    def in_language(self, language: Language) -> str:
        """As clients show it (server.profile.load)."""
        if not self.name:
            return _COUNTER[language].format(code=self.code)
        return (self.name_en or self.name) if language == "en" else self.name


class VoiceNames(Struct, frozen=True):
    pronunciations: dict[Language, dict[str, str]] = {}


class SiteNames(Struct, frozen=True):
    """Of a profile's site what is said of it; docs/site-profile.md has the rest."""

    code: str
    counter: tuple[CounterNames, ...] = ()
    languages: tuple[Language, ...] = ("id",)
    voice: VoiceNames = VoiceNames()


class ProfileNames(Struct, frozen=True):
    site: tuple[SiteNames, ...]


@dataclass(frozen=True, slots=True)
class Clip:
    """One file that a site needs."""

    language: Language
    name: str

    @property
    def path(self) -> Path:
        """In the folder of clips."""
        return Path(self.language) / f"{self.name}.wav"

    @property
    def text(self) -> str:
        """What is to be read aloud."""
        return self.name.replace("-", " ")


def list_clips(counters: Iterable[str], language: Language, pronunciations: Pronunciations) -> tuple[Clip, ...]:
    """Every clip that the calls to these counters need, those of every call first, each once."""
    names = dict.fromkeys(_GROUPS[language])
    for letter in string.ascii_uppercase:  # also of the kiosks' own series
        names |= dict.fromkeys(_name_call(f"{letter}-000", "1", language, pronunciations))
    for digits in ("012", "345", "678", "999"):
        names |= dict.fromkeys(_name_call(f"A-{digits}", "1", language, pronunciations))
    for counter in counters:
        names |= dict.fromkeys(_name_call("A-001", counter, language, pronunciations))
    return tuple(Clip(language, name) for name in names)


def list_for_profile(path: Path, site: str = "") -> tuple[Clip, ...]:
    """What the sites of a profile need, or one of them.

    Raises:
        ValueError: the file is no profile, or has no such site.
    """
    try:
        profile = msgspec.convert(tomllib.loads(path.read_text("utf-8")), ProfileNames)
    except (OSError, msgspec.ValidationError) as fault:
        raise ValueError(f"{path}: {fault}") from fault
    found = [one for one in profile.site if site in ("", one.code)]
    if not found:
        raise ValueError(f"{path} has no site {site!r}, but {', '.join(one.code for one in profile.site)}")
    needed: dict[Clip, None] = {}
    for one in found:
        for language in [language for language in _GROUPS if language in (*one.languages, "id")]:
            counters = [counter.in_language(language) for counter in one.counter]
            own = one.voice.pronunciations.get(language, {})
            needed |= dict.fromkeys(list_clips(counters, language, own))
    return tuple(needed)


def find_flaw(path: Path) -> str:
    """Why a clip should be recorded again; empty: it is good."""
    try:
        wave = read_wav(path)
    except VoiceFault as fault:
        return str(fault)
    word: Wave = trim(wave)
    if measure_loudness(word) < _SOFTEST:
        return f"{path} is too soft: record it nearer to the microphone"
    if np.mean(np.abs(wave) > 0.999) > 0.001:
        return f"{path} is distorted: record it with less gain"
    if word.size > _LONGEST * RATE:
        return f"{path} is longer than {_LONGEST:.0f} seconds: a file holds one word, or one group of words"
    return ""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m shared.voice.clip_list", description=__doc__.splitlines()[0])
    parser.add_argument("profile", type=Path, help="the site profile (.toml)")
    parser.add_argument("--site", default="", help="only this site of it")
    parser.add_argument("--folder", type=Path, help="the folder of clips: says what is missing or bad there")
    chosen = parser.parse_args(arguments)
    try:
        needed = list_for_profile(chosen.profile, chosen.site)
        present = find_files(chosen.folder) if chosen.folder else {}
    except (ValueError, VoiceFault) as fault:
        print(fault, file=sys.stderr)
        return 2
    if not chosen.folder:
        for clip in needed:
            print(f"{clip.path}\t{clip.text}")
        return 0
    missing = [one for one in needed if one.name not in present.get(one.language, {})]
    flaws = [flaw for files in present.values() for path in files.values() if (flaw := find_flaw(path))]
    for line in (*(f"{chosen.folder / one.path} is missing: {one.text}" for one in missing), *flaws):
        print(line)
    print(f"{len(needed) - len(missing)} of {len(needed)} clips are there, {len(flaws)} should be recorded again")
    return 1 if missing or flaws else 0


def _name_call(number: str, counter: str, language: Language, pronunciations: Pronunciations) -> list[str]:
    names: list[str] = []
    for clause, _ in split_clauses(say_call(number, counter, language, pronunciations)):
        words = split_words(clause, language)
        group = next((group for group in _GROUPS[language] if name(words).startswith(group)), "")
        names += [group, *words[group.count("-") + 1 :]] if group else words
    return names


if __name__ == "__main__":
    sys.exit(main())
