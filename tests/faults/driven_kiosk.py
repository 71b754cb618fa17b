"""The kiosk's own program: `FILE` and its own arguments. A visitor takes a number as soon as the file is there.

Each state of its desk is said on standard output.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from kiosk import app
from shared.link.state import Online
from shared.wire.methods import IssueTicket

LOOK_MS = 20


class DrivenKiosk(app.Kiosk):
    """A kiosk that is used from inside."""

    def __init__(self, *arguments: object, **more: object) -> None:
        super().__init__(*arguments, **more)  # type: ignore[arg-type]
        self.desk.changed.connect(lambda state: say(describe(state)))
        self._online = False
        self._visitor = QTimer(self.desk, interval=LOOK_MS)
        self._visitor.timeout.connect(self._look)
        self._visitor.start()

    def _look(self) -> None:
        if not self._online and isinstance(self.link.state, Online):
            self._online = True
            say("online")
        if self._online and VISITOR.exists():
            VISITOR.unlink()
            self.desk.take(IssueTicket("ktp"))


def describe(state: object) -> str:
    """A state of the desk, and of the paper where there is a number."""
    paper = getattr(state, "paper", None)
    return type(state).__name__ + ("" if paper is None else f" {type(paper).__name__}")


def say(line: str) -> None:
    """One line for whoever started this."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


VISITOR = Path(sys.argv[1])

if __name__ == "__main__":
    app.Kiosk = DrivenKiosk  # type: ignore[misc]
    sys.exit(app.main(sys.argv[2:]))
