"""eSpeak NG: text to sound, offline, in Indonesian and English.

The library keeps one state for the whole process and is not to be called by two threads at once: a lock sees to that.
Its data folder's path may not be longer than about 150 characters; a longer one it cuts without a word.
"""

import ctypes
import threading
from functools import cache
from pathlib import Path
from typing import Any, Final

import espeakng_loader

from shared.voice.engine import VoiceMissing
from shared.voice.settings import WORDS_PER_MINUTE
from shared.voice.sound import Sound
from shared.wire.scalars import Language

_RETRIEVAL: Final = 1
"""Samples go to the callback, none to a sound card (espeak_AUDIO_OUTPUT of speak_lib.h)."""
_DO_NOT_EXIT: Final = 0x8000
_UTF8: Final = 1
_RATE: Final = 1
"""The parameter: words per minute."""
_LONGEST_PATH: Final = 150
_VOICES: Final = {"id": "id", "en": "en"}

_Callback: Final = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class Espeak:
    """The one engine of the process; `open_espeak` gives it."""

    def __init__(self, library: Path, data: Path) -> None:
        """Load the library and its voices.

        Raises:
            VoiceMissing: one of them is not there, or the path is too long.
        """
        if len(str(data)) > _LONGEST_PATH:
            raise VoiceMissing(
                f"{data}: eSpeak reads no path of more than {_LONGEST_PATH} characters; install it nearer"
            )
        if not (data / "phontab").is_file():
            raise VoiceMissing(f"{data} has no voices of eSpeak NG")
        try:
            self._library: Any = ctypes.CDLL(str(library))
        except OSError as fault:
            raise VoiceMissing(f"eSpeak NG does not load: {fault}") from fault
        self._lock = threading.Lock()
        self._heard: list[bytes] = []
        self._callback = _Callback(self._hear)
        self._rate = int(self._library.espeak_Initialize(_RETRIEVAL, 0, str(data).encode(), _DO_NOT_EXIT))
        if self._rate <= 0:
            raise VoiceMissing(f"eSpeak NG cannot use {data}")
        self._library.espeak_SetSynthCallback(self._callback)

    def render(self, text: str, language: Language, *, words_per_minute: int = WORDS_PER_MINUTE) -> Sound:
        """The sound of a text; a language without a voice is read by the Indonesian one.

        Raises:
            VoiceMissing: the library has not the voice, or refuses the text.
        """
        voice = _VOICES.get(language, "id")
        written = text.encode(errors="replace")
        with self._lock:
            self._heard.clear()
            if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
                raise VoiceMissing(f"eSpeak NG has no voice {voice}")
            self._library.espeak_SetParameter(_RATE, words_per_minute, 0)
            fault = self._library.espeak_Synth(written, ctypes.c_size_t(len(written) + 1), 0, 1, 0, _UTF8, None, None)
            if fault != 0:
                raise VoiceMissing(f"eSpeak NG does not say {text!r}: error {fault}")
            self._library.espeak_Synchronize()
            return Sound(b"".join(self._heard), self._rate)

    def _hear(self, samples: int | None, count: int, _events: int | None) -> int:
        if samples and count > 0:
            self._heard.append(ctypes.string_at(samples, count * 2))
        return 0


@cache
def open_espeak() -> Espeak:
    """The process's engine, from the package that carries it.

    Raises:
        VoiceMissing: it cannot be had.
    """
    try:
        data = espeakng_loader.get_data_path()
    except RuntimeError as fault:
        raise VoiceMissing(str(fault)) from fault
    return Espeak(Path(espeakng_loader.get_library_path()), Path(data))
