"""Says one thing at a time: rendered on its thread, played by the loudspeaker."""

import logging
from collections.abc import Callable
from typing import Literal, assert_never

from PySide6.QtCore import QObject, Signal, Slot

from shared.voice.choice import open_house_voice
from shared.voice.engine import Engine
from shared.voice.player import Player, SoundCardMissing
from shared.voice.renderer import NotRendered, Rendered, Renderer, Rendering
from shared.voice.sound_card import SoundCard
from shared.wire.scalars import Language

log = logging.getLogger("antrean.voice")

SpeakerState = Literal["silent", "rendering", "speaking", "no_sound_card", "no_voice"]


class Speaker(QObject):
    """The newest text takes the place of an older one. Where nothing can be heard, `state` says so, and all goes on."""

    changed = Signal()
    said = Signal()
    """The last text was heard to its end."""
    _rendered = Signal(object)

    def __init__(
        self,
        player: Player | None = None,
        *,
        volume: float = 0.8,
        open_engine: Callable[[], Engine] = open_house_voice,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._player: Player = player or SoundCard(self)
        self._volume = volume
        self._wishes = 0
        self._state: SpeakerState = "silent"
        self._trouble = ""
        """Why nothing was heard last; empty once something is."""
        self._rendered.connect(self._play)
        self._player.ended.connect(self._end)
        self._player.failed.connect(self._fail)
        self._renderer: Renderer | None = None
        self._open_engine = open_engine

    @property
    def state(self) -> SpeakerState:
        return self._state

    @property
    def volume(self) -> float:
        return self._volume

    def set_volume(self, volume: float) -> None:
        """From 0 to 1; the next text has it."""
        self._volume = min(1.0, max(0.0, volume))

    def say(self, text: str, language: Language) -> None:
        """Say this, in place of whatever is being said."""
        self._wishes += 1
        self._player.stop()
        self._player.start()
        if self._renderer is None:
            self._renderer = Renderer(self._rendered.emit, open_engine=self._open_engine)
            self._renderer.start()
        self._renderer.wish(self._wishes, text, language)
        self._become("rendering")

    def hush(self) -> None:
        """Say nothing more."""
        self._wishes += 1
        self._player.stop()
        if self._state in ("rendering", "speaking"):
            self._become("silent")

    def close(self) -> None:
        """Be silent for good."""
        self.hush()
        if self._renderer is not None:
            self._renderer.close()
        self._player.close()

    @Slot(object)
    def _play(self, rendering: Rendering) -> None:
        if rendering.number != self._wishes:
            return
        match rendering:
            case Rendered(sound=sound):
                try:
                    self._player.play(sound, self._volume)
                except SoundCardMissing as fault:
                    self._give_up("no_sound_card", str(fault))
                else:
                    self._trouble = ""
                    self._become("speaking")
            case NotRendered(reason=reason):
                self._give_up("no_voice", reason)
            case _:
                assert_never(rendering)

    @Slot()
    def _end(self) -> None:
        self._become("silent")
        self.said.emit()

    @Slot(str)
    def _fail(self, reason: str) -> None:
        self._give_up("no_sound_card", reason)
        self.said.emit()

    def _give_up(self, state: SpeakerState, reason: str) -> None:
        if reason != self._trouble:  # a guide that nobody hears would fill the log
            log.warning("Nothing is heard: %s", reason)
            self._trouble = reason
        self._become(state)

    def _become(self, state: SpeakerState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
