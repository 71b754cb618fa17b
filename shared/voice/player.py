"""What every loudspeaker does: one sound at a time."""

from typing import Final

from PySide6.QtCore import QLoggingCategory, QObject, Signal

from shared.voice.sound import Sound

_NOISE: Final = "\n".join(
    f"qt.multimedia.{category}=false"
    for category in ("symbolsresolver.warning", "ffmpeg*.info", "ffmpeg*.warning", "playbackengine*.info")
)
"""Qt names every optional library that it does not find, its codecs, and once more what a player's error says."""


class SoundCardMissing(Exception):
    """Nothing can be heard on this machine; the message says why."""


def quieten_multimedia() -> None:
    """Before Qt Multimedia is loaded: keep what it says of itself out of the log."""
    QLoggingCategory.setFilterRules(_NOISE)


def amplify(volume: float) -> float:
    """What samples are multiplied with for a volume from 0 to 1: as loudness is felt, not as it is measured."""
    return float(min(1.0, max(0.0, volume)) ** 3)


class Player(QObject):
    """A loudspeaker."""

    ended = Signal()
    """A sound has been played to its end."""
    failed = Signal(str)
    """A sound was not played, or not to its end; the reason."""

    def start(self) -> None:
        """Something will be played soon."""

    @property
    def is_known(self) -> bool:
        """Whether `check` answers at once; otherwise it waits for what `start` has set going."""
        return True

    def check(self) -> None:
        """Whether something can be heard, without making a sound.

        Raises:
            SoundCardMissing: there is nothing to play on.
        """
        raise NotImplementedError

    def play(self, sound: Sound, volume: float) -> None:
        """Play from the beginning, in place of what is heard now; `volume` from 0 to 1.

        Raises:
            SoundCardMissing: there is nothing to play it on.
        """
        raise NotImplementedError

    def stop(self) -> None:
        """Be silent now."""
        raise NotImplementedError

    def close(self) -> None:
        """Be silent for good."""
        self.stop()
