"""Which engine speaks, as a program's settings say it."""

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct, field

from shared.wire.scalars import Language

EngineName = Literal["espeak", "piper", "clips"]
WORDS_PER_MINUTE: Final = 145


class EngineSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one engine lacks is said by the next: clips, then Piper, then eSpeak NG, which is always there."""

    engine: EngineName = "espeak"
    """The first to be asked."""
    piper: dict[Language, str] = field(default_factory=dict)
    """A Piper voice file (.onnx, its .onnx.json beside it) for each language."""
    clips: str = ""
    """The folder of recorded words."""
    words_per_minute: Annotated[int, Meta(ge=80, le=300)] = WORDS_PER_MINUTE
    """How fast eSpeak speaks."""
