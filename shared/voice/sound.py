"""A piece of speech as samples."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

FULL: Final = 32768
"""The loudest a sample can be."""
RATE: Final = 22_050
"""Samples a second of all that the house's voice gives; what comes at another rate is brought to it."""

Wave = NDArray[np.float64]
"""Samples from -1 to 1."""


@dataclass(frozen=True, slots=True)
class Sound:
    """16-bit mono samples in the machine's byte order, `rate` of them a second."""

    samples: bytes
    rate: int

    @classmethod
    def of(cls, wave: Wave, rate: int = RATE) -> "Sound":
        """The sound of a wave; what is beyond -1 and 1 is cut off."""
        values = np.clip(np.rint(wave * (FULL - 1)), -FULL, FULL - 1)
        return cls(values.astype(np.int16).tobytes(), rate)

    @property
    def wave(self) -> Wave:
        return np.frombuffer(self.samples, np.int16) / FULL

    @property
    def seconds(self) -> float:
        return len(self.samples) / 2 / self.rate

    @property
    def level(self) -> float:
        """How loud it is, 0 to 1: the root of the mean square."""
        return float(np.sqrt(np.mean(np.square(self.wave)))) if self.samples else 0.0
