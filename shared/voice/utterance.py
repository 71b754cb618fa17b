"""What is heard in one go: a chime, pauses and sentences."""

from dataclasses import dataclass

from shared.wire.scalars import Language


@dataclass(frozen=True, slots=True)
class Chime:
    """The two bells that make the hall listen."""


@dataclass(frozen=True, slots=True)
class Pause:
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Speech:
    """A text as `shared.voice.wording` words it."""

    text: str
    language: Language


Phrase = Chime | Pause | Speech


@dataclass(frozen=True, slots=True)
class Utterance:
    """Phrases in the order in which they are heard."""

    parts: tuple[Phrase, ...]

    @property
    def speeches(self) -> tuple[Speech, ...]:
        return tuple(part for part in self.parts if isinstance(part, Speech))
