"""What is wrong with a profile, where, and what to do about it."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Rule = Literal[
    "unreadable",
    "syntax",
    "unknown-key",
    "missing-key",
    "wrong-type",
    "wrong-value",
    "nothing-there",
    "duplicate-code",
    "duplicate-name",
    "duplicate-prefix",
    "duplicate-requirement",
    "unknown-agency",
    "unknown-queue",
    "unknown-zone",
    "unknown-counter",
    "unknown-requirements",
    "unknown-time-zone",
    "unknown-day",
    "service-nobody-serves",
    "queue-without-service",
    "agency-without-service",
    "quota-without-queue",
    "counter-without-queue",
    "queues-and-tiers",
    "queue-twice",
    "empty-tier",
    "officer-without-counter",
    "recalls-over-limit",
    "auto-call-at-once",
    "hours-form",
    "hours-reversed",
    "no-hours",
    "day-twice",
    "break-outside",
    "break-overlap",
    "season-reversed",
    "season-overlap",
    "date-twice",
    "indonesian-missing",
    "english-missing",
    "translation-missing",
    "unused-requirements",
    "unused-translation",
    "word-twice",
    "unused-language",
    "counter-without-officer",
    "zone-without-counter",
    "hours-outside-site",
]
"""What each stands for is in docs/site-profile.md."""

Place = tuple[str | int, ...]
"""Keys and list positions from the top of the file: ("agency", 3, "service", 12, "queue")."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One finding. A warning does not keep the profile from being used."""

    file: Path
    line: int | None
    """From 1; None where the file could not be read at all."""
    path: str
    """agency[3].service[12].queue: positions count from 0; empty for the file as a whole."""
    rule: Rule
    what: str
    remedy: str
    warning: bool = False

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else f"{self.file}"
        kind = "warning: " if self.warning else ""
        path = f"{self.path}: " if self.path else ""
        return f"{where}: {kind}{path}{self.what} {self.remedy} [{self.rule}]"


class Findings:
    """Collects what is wrong with one file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lines: Mapping[Place, int] = {}
        self._found: list[Mistake] = []

    def locate(self, lines: Mapping[Place, int]) -> None:
        """Name the lines of the file's places; what is reported from now on carries them."""
        self._lines = lines

    def report(
        self, place: Place, rule: Rule, what: str, remedy: str, *, warning: bool = False, line: int | None = None
    ) -> None:
        """Take in a finding at a place, or at a line where the place is not known."""
        line = line or self._line(place)
        self._found.append(Mistake(self._file, line, written(place), rule, what, remedy, warning))

    def name(self, place: Place) -> str:
        """A place with its line, to speak of in another finding."""
        return f"{written(place)} in line {self._line(place)}"

    def sorted(self) -> list[Mistake]:
        """Everything found, in the order of the file."""
        return sorted(self._found, key=lambda mistake: (mistake.line or 0, mistake.path))

    def _line(self, place: Place) -> int | None:
        for length in range(len(place), -1, -1):
            if (line := self._lines.get(place[:length])) is not None:
                return line
        return None


def written(place: Place) -> str:
    """A place as the path that people read."""
    path = ""
    for step in place:
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            path += f".{step}" if path else step
    return path


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question with the known word nearest to a wrong one, or nothing."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f'Did you mean "{near[0]}"? ' if near else ""
