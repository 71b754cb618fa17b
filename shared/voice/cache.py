"""What has been rendered lately, so that it need not be again."""

from collections import OrderedDict
from typing import Final

from shared.voice.sound import Sound
from shared.voice.utterance import Speech

CAPACITY: Final = 24 * 1024 * 1024
"""Bytes: about 150 calls of four seconds."""


class SpeechCache:
    """The speeches used last, as many as fit."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._sounds: OrderedDict[Speech, Sound] = OrderedDict()
        self._size = 0

    @property
    def size(self) -> int:
        """In bytes."""
        return self._size

    def find(self, speech: Speech) -> Sound | None:
        if speech in self._sounds:
            self._sounds.move_to_end(speech)
        return self._sounds.get(speech)

    def keep(self, speech: Speech, sound: Sound) -> None:
        """Those unused for longest make room; one that is larger than all the room is not kept."""
        former = self._sounds.pop(speech, None)
        if former is not None:
            self._size -= len(former.samples)
        if len(sound.samples) > self._capacity:
            return
        self._sounds[speech] = sound
        self._size += len(sound.samples)
        while self._size > self._capacity:
            _, oldest = self._sounds.popitem(last=False)
            self._size -= len(oldest.samples)
