"""The running text: its messages in order, how fast they go, and the pages of a display that keeps still. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from shared.wire.scalars import Language
from shared.wire.site import Text

SPEED_PART: Final = 1 / 40
"""Of the viewing distance, in a second: five capitals, some sixty words a minute, 1.4 degrees for the eye."""
LEAST_PAGE_MS: Final = 4_000
CHARACTER_MS: Final = 90
"""A page stands as long as slow readers need."""


@dataclass(frozen=True, slots=True)
class Message:
    """One text in one language."""

    place: int
    text: str
    second: bool
    """In the language that stands beside the display's first one."""


def messages_of(texts: Iterable[Text], language: Language, *, bilingual: bool) -> tuple[Message, ...]:
    """The messages that run, one after the other; each text in the first language and then in English."""
    told: list[tuple[str, bool]] = []
    for text in texts:
        first = text.in_language(language).strip()
        if first:
            told.append((first, False))
        if bilingual and text.en.strip() and text.en.strip() != first:
            told.append((text.en.strip(), True))
    return tuple(Message(place, text, second) for place, (text, second) in enumerate(told))


def speed_mm(distance_m: float, wanted: float | None = None) -> float:
    """Millimetres in a second, as set or else for the viewing distance."""
    return wanted or distance_m * 1000 * SPEED_PART


def pages_of(messages: Iterable[Message], fits: Callable[[str], bool]) -> tuple[Message, ...]:
    """Each message in as many parts as it needs to fit, broken between words; a word that does not fit stands alone."""
    pages: list[tuple[str, bool]] = []
    for message in messages:
        page = ""
        for word in message.text.split():
            longer = f"{page} {word}".strip()
            if page and not fits(longer):
                pages.append((page, message.second))
                page = word
            else:
                page = longer
        if page:
            pages.append((page, message.second))
    return tuple(Message(place, text, second) for place, (text, second) in enumerate(pages))


def page_ms(page: Message) -> int:
    """How long a page stands."""
    return max(LEAST_PAGE_MS, len(page.text) * CHARACTER_MS)
