"""When what was said, for whoever measures press to speech or follows a hall on trial."""

import json
import time
from collections.abc import Callable
from typing import TextIO

from counter_display.speaking.line import LONGEST
from shared.wire.scalars import Seq


class SpeechReport:
    """Two JSON lines for each time something is said, on the clock of `time.monotonic_ns`.

    {"seq", "form", "received_ns", "began_ns"} when its first sample is handed over, {"seq", "ended_ns"} when
    it has been heard to its end.
    """

    def __init__(self, out: TextIO, clock: Callable[[], int] = time.monotonic_ns) -> None:
        self._out = out
        self._clock = clock
        self._received: dict[Seq, int] = {}

    def note_received(self, seq: Seq) -> None:
        """It has arrived and will be said, here or by another display."""
        self._received[seq] = self._clock()
        if len(self._received) > LONGEST:  # another display says it all
            del self._received[min(self._received)]

    def note_began(self, seq: Seq, form: str) -> None:
        received = self._received.get(seq)
        self._write({"seq": seq, "form": form, "received_ns": received, "began_ns": self._clock()})

    def note_ended(self, seq: Seq) -> None:
        self._received = {later: at for later, at in self._received.items() if later > seq}
        self._write({"seq": seq, "ended_ns": self._clock()})

    def _write(self, line: dict[str, object]) -> None:
        self._out.write(json.dumps(line) + "\n")
        self._out.flush()
