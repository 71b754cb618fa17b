"""What was said, held against what was called."""

from collections.abc import Sequence
from typing import Final

from counter_display.speaking.line import Item
from shared.wire.ticket import Call
from tests.faults.recorded_words import CUT, Heard, Vocabulary, Word, gaps, say_forms, split

COUNTERS: Final = 10
NEWS: Final = " ".join(["satu dua tiga empat lima enam tujuh delapan sembilan sepuluh"] * 3)
"""An announcement that takes long enough for something to happen in its middle."""
VOCABULARY: Final = Vocabulary("ABC", COUNTERS, [NEWS])
SILENCE: Final = 0.25
"""Seconds between two calls, at least."""
RESTART: Final = 0.5
"""Seconds of silence, at least, where a display was switched on again."""


def forms(item: Item) -> list[list[Word]]:
    """Everything that may be said for it."""
    if isinstance(item, Call):
        return say_forms(item.number, item.counter, item.language)
    return [[("id", word) for word in split(item.announcement.text)]]


def is_understood(words: Sequence[Heard], items: Sequence[Item]) -> bool:
    """Whether the words are exactly these items."""
    try:
        understand(words, items)
    except (AssertionError, IndexError):
        return False
    return True


def understand(words: Sequence[Heard], items: Sequence[Item]) -> list[Heard]:
    """Check that the words are exactly these items, in order and each whole; where each begins and ends."""
    spans = []
    at = 0
    for item in items:
        heard = [form for form in forms(item) if [each.word for each in words[at : at + len(form)]] == form]
        assert heard, f"instead of {forms(item)[-1]} there is {[each.word for each in words[at : at + 8]]}"
        length = max(map(len, heard))
        spans.append(Heard(("", str(item.seq)), words[at].begun, words[at + length - 1].ended))
        at += length
    assert at == len(words), f"more is heard than was called: {[each.word for each in words[at : at + 8]]}"
    assert min(gaps(spans), default=SILENCE) >= SILENCE
    return spans


def split_at_cut(words: Sequence[Heard], before: Sequence[Item], cut: Item) -> tuple[list[Heard], list[Heard]]:
    """What is said before an item that was cut in its middle, and after it; check that the rest is its beginning."""
    end = next(end for end in range(len(words) + 1) if is_understood(words[:end], before))
    rest = next(
        (at for at in range(end + 1, len(words)) if words[at].begun - words[at - 1].ended > RESTART), len(words)
    )
    part = [each.word for each in words[end:rest] if each.word != CUT]
    (form,) = forms(cut)
    assert part == form[: len(part)], part
    assert len(part) < len(form)
    return list(words[:end]), list(words[rest:])


def whole(words: Sequence[Heard]) -> list[Heard]:
    """Check that no word is cut."""
    assert CUT not in [each.word for each in words]
    return list(words)
