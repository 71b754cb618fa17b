"""When the frame with a call was really drawn, for whoever measures press to frame."""

import json
import time
from collections.abc import Callable
from typing import TextIO

from PySide6.QtCore import QObject, Qt
from PySide6.QtQuick import QQuickWindow

from shared.wire.scalars import Seq


class FrameReport(QObject):
    """Writes one JSON line per call: {"seq", "received_ns", "drawn_ns"}, on the clock of `time.monotonic_ns`.

    A fresh call that was made while the display was away has not been received as an event: null.

    Drawn is the swap of the first frame that was synchronised after the call came to be seen large, on the stage or
    in the list. With a threaded scene graph both of the window's signals come on the render thread: the GUI thread
    stands still during the first, and the second touches only what the first has handed over.
    """

    def __init__(self, window: QQuickWindow, out: TextIO, clock: Callable[[], int] = time.monotonic_ns) -> None:
        super().__init__()
        self._out = out
        self._clock = clock
        self._received: dict[Seq, int | None] = {}
        self._seen: dict[Seq, int | None] = {}
        self._in_frame: dict[Seq, int | None] = {}
        window.afterSynchronizing.connect(self._hand_over, Qt.ConnectionType.DirectConnection)
        window.frameSwapped.connect(self._write, Qt.ConnectionType.DirectConnection)

    def note_received(self, seq: Seq) -> None:
        """A call has arrived."""
        self._received[seq] = self._clock()

    def note_found(self, seq: Seq) -> None:
        """A call was there already, and is still to be shown as new."""
        self._received[seq] = None

    def note_seen(self, seqs: frozenset[Seq]) -> None:
        """These calls are to be seen from the next frame on."""
        for seq in sorted(self._received.keys() & seqs):
            self._seen[seq] = self._received.pop(seq)

    def _hand_over(self) -> None:
        self._in_frame.update(self._seen)
        self._seen = {}

    def _write(self) -> None:
        if not self._in_frame:
            return
        now = self._clock()
        drawn, self._in_frame = self._in_frame, {}
        for seq, received in drawn.items():
            self._out.write(json.dumps({"seq": seq, "received_ns": received, "drawn_ns": now}) + "\n")
        self._out.flush()
