"""What every engine of speech does."""

from typing import Protocol

from shared.voice.sound import Sound
from shared.wire.scalars import Language


class VoiceMissing(Exception):
    """This engine cannot say it: it has not the language, or a word of it. The message says what is missing."""


class VoiceFault(VoiceMissing):
    """The engine should be able to, and is not: a file is missing or broken. The message says what to do."""


class Engine(Protocol):
    def render(self, text: str, language: Language) -> Sound:
        """The sound of a text as `shared.voice.wording` words it.

        Raises:
            VoiceMissing: the engine lacks the language, a word or its files.
        """
