"""Python's cyclic garbage, taken down where Qt's objects may go: on the GUI thread, between two of its events.

Left to itself Python collects whenever, and on whichever thread, one object too many has been made: in the middle of a
slot, or beside a thread that is just starting. Qt's objects do not survive that.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QThread, QTimer, Slot

EVERY_MS: Final = 1_000
"""How often it is looked whether there is enough to collect."""
OLDEST: Final = 2


class Collector(QObject):
    """Collects in place of Python, by Python's own counts. To be made and used on the GUI thread."""

    def __init__(self, *, every_ms: int = EVERY_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Take over from Python for the rest of the process.

        To be called when everything is imported and nothing is shown: what is there now stays for good and is not
        looked at again, which makes every later collection short; what is made later can go.
        """
        gc.disable()
        gc.collect()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Collect a last time, while the application is still there. Python's own collector stays off."""
        self._timer.stop()
        gc.collect()

    @Slot()
    def _collect(self) -> None:
        # Deeper than the program's own loop is a loop within a slot, whose objects are in use.
        if QThread.currentThread().loopLevel() > 1:
            return
        full = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(full):
            gc.collect(OLDEST - full[::-1].index(True))
