"""Says one utterance at a time: rendered on its thread, played by the loudspeaker, watched while it is heard."""

import logging
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from shared.voice.player import Player, SoundCardMissing
from shared.voice.sound import Sound
from shared.voice.studio import Studio
from shared.voice.utterance import Chime, Speech, Utterance
from shared.wire.display import SoundCondition

RETRY_MS: Final = 10_000
"""A loudspeaker that fails is tried again this often."""
RENDERING_MS: Final = 20_000
"""No engine takes so long for a sentence on a machine that can be used."""
LOOK_MS: Final = 100
LOOKS: Final = 50
"""So often a loudspeaker that starts is looked at before it counts as missing; the window waits for none of them."""
SLACK: Final = 1.5
PATIENCE_MS: Final = 5_000
"""A sound that takes its length `SLACK` times and so much longer has not been heard."""
TRIAL: Final = Utterance((Chime(), Speech("nol", "id")))
"""Rendered to know whether there is a voice; not played."""

log = logging.getLogger("antrean.voice")


class Voice(QObject):
    """The voice of a display. Whatever fails is told as its `condition`; nothing here waits for anything."""

    began = Signal()
    """The first sample has been handed over."""
    said = Signal()
    """What was to be said has been heard to its end."""
    unsayable = Signal(str)
    """The voice is well, but has no words for this; the reason."""
    broken = Signal()
    """What was to be said was not heard, or not to its end; `condition` says why."""
    condition_changed = Signal()
    fault_changed = Signal()

    def __init__(self, studio: Studio, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._player = player
        self._condition: SoundCondition = "unknown"
        self._wanted: tuple[Utterance, float] | None = None
        self._playing = False
        self._reason = ""
        self._watch = QTimer(self)
        self._watch.setSingleShot(True)
        self._watch.timeout.connect(self._give_up)
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.try_out)
        self._looks = 0
        self._look_again = QTimer(self)
        self._look_again.setSingleShot(True)
        self._look_again.setInterval(LOOK_MS)
        self._look_again.timeout.connect(self._check)
        studio.ready.connect(self._play)
        studio.missing.connect(self._miss)
        studio.fault_changed.connect(self.fault_changed)
        player.ended.connect(self._end)
        player.failed.connect(self._fail)

    @property
    def condition(self) -> SoundCondition:
        """Whether it can be heard."""
        return self._condition

    @property
    def reason(self) -> str:
        """Why it cannot be heard; for staff, in English."""
        return self._reason

    @property
    def fault(self) -> str:
        """What staff should mend of the chosen engine, while another speaks; for staff, in English."""
        return self._studio.fault

    @property
    def busy(self) -> bool:
        """Something is being said, or about to be."""
        return self._wanted is not None

    @property
    def playing(self) -> bool:
        """Something is to be heard."""
        return self._playing

    @Slot()
    def try_out(self) -> None:
        """Find out whether there is a voice and a loudspeaker; `condition` tells."""
        if not self.busy:
            self._player.start()
            self._looks = LOOKS
            self._studio.render(TRIAL)

    def say(self, utterance: Utterance, volume: float) -> None:
        """Say this; `volume` from 0 to 1. Not while it is busy."""
        if self.busy:
            raise RuntimeError("one voice says one thing at a time")
        self._wanted = (utterance, volume)
        self._watch.start(RENDERING_MS)
        self._studio.render(utterance)

    def prepare(self, utterance: Utterance) -> None:
        """This will be said soon."""
        self._studio.prepare(utterance)

    def hush(self) -> None:
        """Be silent now; nothing is told of what was to be said."""
        self._wanted = None
        self._watch.stop()
        if self._playing:
            self._playing = False
            self._player.stop()

    def close(self) -> None:
        """Be silent for good."""
        self._retry.stop()
        self._look_again.stop()
        self.hush()
        self._studio.close()
        self._player.close()

    @Slot(object, object)
    def _play(self, utterance: Utterance, sound: Sound) -> None:
        if self._wanted is None or utterance != self._wanted[0] or self._playing:
            if utterance == TRIAL:
                self._check()
            return
        try:
            self._player.play(sound, self._wanted[1])
        except SoundCardMissing as fault:
            self._break("no_sound_card", str(fault))
            return
        self._playing = True
        self._watch.start(round(sound.seconds * 1000 * SLACK) + PATIENCE_MS)
        self._become("ready")
        self.began.emit()

    @Slot(object, str)
    def _miss(self, utterance: Utterance, reason: str) -> None:
        if utterance == TRIAL:
            self._break("no_voice", reason)
        elif self._wanted is not None and utterance == self._wanted[0]:
            if self._condition == "ready":
                self.hush()
                self.unsayable.emit(reason)
                self.try_out()
            else:
                self._break("no_voice", reason)

    @Slot()
    def _check(self) -> None:
        if not self._player.is_known and self._looks > 0:
            self._looks -= 1
            self._look_again.start()
            return
        if not self._player.is_known:
            self._break("no_sound_card", "the sound server does not answer")
            return
        try:
            self._player.check()
        except SoundCardMissing as fault:
            self._break("no_sound_card", str(fault))
        else:
            self._become("ready")

    @Slot()
    def _end(self) -> None:
        if self._playing:
            self._playing = False
            self._wanted = None
            self._watch.stop()
            self.said.emit()

    @Slot()
    def _give_up(self) -> None:
        if self._playing:
            self._break("no_sound_card", "the sound card takes speech and never comes to its end")
        else:
            self._break("no_voice", f"the voice has made nothing of a sentence in {RENDERING_MS // 1000} s")

    @Slot(str)
    def _fail(self, reason: str) -> None:
        self._break("no_sound_card", reason)

    def _break(self, condition: SoundCondition, reason: str) -> None:
        was_busy = self.busy
        self.hush()
        self._become(condition, reason)
        if was_busy:
            self.broken.emit()

    def _become(self, condition: SoundCondition, reason: str = "") -> None:
        if reason and reason != self._reason:  # not at every try
            log.warning("Nothing is heard: %s", reason)
        elif self._condition not in ("ready", "unknown") and condition == "ready":
            log.info("The voice is heard again.")
        self._reason = reason
        if condition == "ready":
            self._retry.stop()
        elif not self._retry.isActive():
            self._retry.start()
        if condition != self._condition:
            self._condition = condition
            self.condition_changed.emit()
