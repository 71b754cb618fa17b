"""Rendering on a thread of its own: a window that speaks still answers every touch."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from shared.voice.choice import open_house_voice
from shared.voice.engine import Engine, VoiceMissing
from shared.voice.sound import Sound
from shared.wire.scalars import Language


@dataclass(frozen=True, slots=True)
class Rendered:
    """The sound of the `number`th wish."""

    number: int
    sound: Sound


@dataclass(frozen=True, slots=True)
class NotRendered:
    """Nothing can be heard of it; `reason` is for the log."""

    number: int
    reason: str


Rendering = Rendered | NotRendered


class Renderer:
    """Takes texts, gives their sounds on its own thread. Only the newest wish is worth rendering."""

    def __init__(
        self, on_rendering: Callable[[Rendering], None], *, open_engine: Callable[[], Engine] = open_house_voice
    ) -> None:
        self._tell = on_rendering
        self._open_engine = open_engine
        self._wish: tuple[int, str, Language] | None = None
        self._ended = False
        self._stirred = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="voice", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wish(self, number: int, text: str, language: Language) -> None:
        """Render this next; a wish still waiting is dropped."""
        with self._stirred:
            self._wish = (number, text, language)
            self._stirred.notify()

    def close(self) -> None:
        """End the thread; nothing is told afterwards."""
        with self._stirred:
            self._ended = True
            self._stirred.notify()
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        while (wish := self._wait()) is not None:
            number, text, language = wish
            try:
                rendering: Rendering = Rendered(number, self._open_engine().render(text, language))
            except VoiceMissing as fault:
                rendering = NotRendered(number, str(fault))
            self._tell(rendering)

    def _wait(self) -> tuple[int, str, Language] | None:
        with self._stirred:
            self._stirred.wait_for(lambda: self._ended or self._wish is not None)
            wish, self._wish = self._wish, None
            return None if self._ended else wish
