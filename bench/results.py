"""Figures, how far they spread, and the aims they are held to."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal, Self


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of several rounds, and the ends."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, rounds: Sequence[float]) -> Self:
        """Raises StatisticsError where there was no round."""
        return cls(median(rounds), min(rounds), max(rounds))


@dataclass(frozen=True, slots=True)
class Aim:
    """What a median is to reach."""

    sense: Literal["at least", "at most"]
    bound: float

    def met(self, value: float) -> bool:
        return value >= self.bound if self.sense == "at least" else value <= self.bound


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure over its yardstick's, round by round: what slows one round of the machine slows both of a pair."""

    yardstick: str
    ratios: Sequence[float]
    aim: Aim | None = None

    @property
    def met(self) -> bool | None:
        """None where nothing is aimed at."""
        return None if self.aim is None else self.aim.met(median(self.ratios))


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: a quantity in `unit`, measured once in every round."""

    name: str
    unit: str
    rounds: Sequence[float]
    comparisons: tuple[Comparison, ...] = ()


def compare(yardstick: "Figure", figure: Sequence[float], aim: Aim | None = None) -> Comparison:
    """A figure's rounds over its yardstick's of the same rounds."""
    ratios = [ours / theirs for ours, theirs in zip(figure, yardstick.rounds, strict=True)]
    return Comparison(yardstick.name, ratios, aim)


@dataclass(frozen=True, slots=True)
class Section:
    """What one measure found."""

    title: str
    figures: list[Figure]
    note: str = ""


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (0 to 1) of the values do not exceed.

    Raises:
        IndexError: there are no values.
    """
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]
