"""What a window's work is held against: one frame of a screen that shows sixty a second."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from bench.results import Aim, Figure, compare, percentile

FRAME_MS: Final = 1000 / 60
WITHIN_A_FRAME: Final = Aim("at most", 1.0)

Round = TypeVar("Round")


def one_frame(rounds: int) -> Figure:
    """The yardstick, for so many rounds."""
    return Figure("one frame at 60 Hz", "ms", [FRAME_MS] * rounds)


def percentiles(
    name: str, rounds: Sequence[Round], shares: Sequence[int], works: Callable[[Round], list[float]]
) -> list[Figure]:
    """Of each round's works, in milliseconds, the percentiles `shares`, each held against one frame."""
    frame = one_frame(len(rounds))
    figures = []
    for share in shares:
        found = [percentile(works(each), share / 100) for each in rounds]
        figures.append(Figure(f"{name}, p{share}", "ms", found, (compare(frame, found, WITHIN_A_FRAME),)))
    return figures
