"""A piece of speech as samples."""

import math
from array import array
from dataclasses import dataclass

FULL = 32768
"""The loudest a sample can be."""


@dataclass(frozen=True, slots=True)
class Sound:
    """16-bit mono samples in the machine's byte order, `rate` of them a second."""

    samples: bytes
    rate: int

    @property
    def seconds(self) -> float:
        return len(self.samples) / 2 / self.rate

    @property
    def level(self) -> float:
        """How loud it is, 0 to 1: the root of the mean square."""
        values = array("h", self.samples)
        return math.sqrt(sum(value * value for value in values) / len(values)) / FULL if values else 0.0
