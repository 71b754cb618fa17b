"""Renders utterances ahead, on a thread of its own, so that speech starts at once."""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from shared.voice.cache import SpeechCache
from shared.voice.choice import Report, open_engine
from shared.voice.engine import Engine, VoiceMissing
from shared.voice.joining import join
from shared.voice.settings import EngineSettings
from shared.voice.sound import Sound
from shared.voice.utterance import Speech, Utterance

_AHEAD: Final = 256
"""So many speeches wait at most to be rendered ahead; those asked for first are given up first."""

OpenEngine = Callable[[Report], Engine]


def open_usual_engine(report: Report) -> Engine:
    return open_engine(EngineSettings(), report)


class Studio(QObject):
    """Each utterance that is asked for becomes one sound, or `missing` with the reason; in the order of the asking."""

    ready = Signal(object, object)
    """Utterance, Sound."""
    missing = Signal(object, str)
    """Utterance, and why it cannot be said."""
    fault_changed = Signal()
    _told = Signal(str)
    _ended = Signal(object, object)

    def __init__(
        self,
        open_engine: OpenEngine = open_usual_engine,
        *,
        cache: SpeechCache | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_engine = open_engine
        self._cache = cache or SpeechCache()
        self._fault = ""
        self._urgent: deque[Utterance] = deque()
        self._ahead: deque[Speech] = deque()
        self._at_work = 0
        """Utterances asked for and not yet told of."""
        self._closed = False
        self._stirred = threading.Condition()
        """Guards the cache, both lines and what is at work."""
        self._thread: threading.Thread | None = None
        # Queued even on this thread: who asks is never answered before the asking has returned.
        self._ended.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._take_fault, Qt.ConnectionType.QueuedConnection)

    @property
    def fault(self) -> str:
        """What staff should mend of the voice; empty: nothing."""
        return self._fault

    def render(self, utterance: Utterance) -> None:
        """Make its sound before everything that is prepared; `ready` or `missing` tells."""
        with self._stirred:
            known = None if self._at_work else self._find_all(utterance)
            if known is None and not self._closed:
                self._at_work += 1
                self._urgent.append(utterance)
                self._stirred.notify()
        if known is not None:
            self._ended.emit(utterance, join(utterance, known.__getitem__))
        else:
            self._start()

    def prepare(self, utterance: Utterance) -> None:
        """Have its speech at hand when it is asked for; nothing is told."""
        with self._stirred:
            self._ahead.extend(utterance.speeches)
            while len(self._ahead) > _AHEAD:
                self._ahead.popleft()
            self._stirred.notify()
        self._start()

    def forget(self) -> None:
        """Give up all that has not begun yet; nothing is told of it."""
        with self._stirred:
            self._at_work -= len(self._urgent)
            self._urgent.clear()
            self._ahead.clear()

    def close(self) -> None:
        """End the thread; nothing is told afterwards."""
        with self._stirred:
            self._closed = True
            self._stirred.notify()
        if self._thread is not None:
            self._thread.join()

    def _start(self) -> None:
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._work, name="studio", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        engine = self._open_engine(self._told.emit)
        while (job := self._wait()) is not None:
            if isinstance(job, Speech):
                with suppress(VoiceMissing):  # whoever asks for it is told
                    self._speak(engine, job)
                continue
            try:
                sounds = {speech: self._speak(engine, speech) for speech in job.speeches}
                outcome: Sound | str = join(job, sounds.__getitem__)
            except VoiceMissing as lack:
                outcome = str(lack)
            with self._stirred:
                self._at_work -= 1
            self._ended.emit(job, outcome)

    def _wait(self) -> Utterance | Speech | None:
        with self._stirred:
            self._stirred.wait_for(lambda: self._closed or self._urgent or self._ahead)
            if self._closed:
                return None
            return self._urgent.popleft() if self._urgent else self._ahead.popleft()

    def _speak(self, engine: Engine, speech: Speech) -> Sound:
        with self._stirred:
            known = self._cache.find(speech)
        if known is None:
            known = engine.render(speech.text, speech.language)
            with self._stirred:
                self._cache.keep(speech, known)
        return known

    def _find_all(self, utterance: Utterance) -> dict[Speech, Sound] | None:
        found = {speech: self._cache.find(speech) for speech in utterance.speeches}
        known = {speech: sound for speech, sound in found.items() if sound is not None}
        return known if len(known) == len(found) else None

    @Slot(str)
    def _take_fault(self, fault: str) -> None:
        if fault != self._fault and not self._closed:
            self._fault = fault
            self.fault_changed.emit()

    @Slot(object, object)
    def _hand_over(self, utterance: Utterance, outcome: Sound | str) -> None:
        if self._closed:
            return
        if isinstance(outcome, Sound):
            self.ready.emit(utterance, outcome)
        else:
            self.missing.emit(utterance, outcome)
