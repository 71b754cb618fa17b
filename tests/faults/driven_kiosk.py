"""The kiosk's own program: `FILE` and its own arguments. A visitor takes a number as soon as the file is there.

Each state of its desk is said on standard output. What the file holds is a step at which the whole program stands still
for good, as in a power cut:

answered   the answer is there, and not yet in the books
committing the kiosk's own number is taken, and not yet on the disk
committed  it is on the disk, and nothing has been sent or printed
printed    the paper is out, and that is not yet in the books
accounted  that is in the books, and not yet given to the link
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer

from kiosk import app, program, window
from shared.link.state import Online
from shared.wire.methods import IssueTicket

LOOK_MS = 20


class DrivenKiosk(window.Kiosk):
    """A kiosk that is used from inside."""

    def __init__(self, *arguments: object, **more: object) -> None:
        super().__init__(*arguments, **more)  # type: ignore[arg-type]
        self.desk.changed.connect(lambda state: say(describe(state)))
        self._online = self._there = False
        self._visitor = QTimer(self.desk, interval=LOOK_MS)
        self._visitor.timeout.connect(self._let_in)
        self._visitor.start()

    def _let_in(self) -> None:
        if not self._online and isinstance(self.link.state, Online):
            self._online = True
            say("online")
        if not self._there and self.hall is not None and not self._online:
            self._there = True
            say("alone")
        if (self._online or self._there) and VISITOR.exists():
            self._prepare(VISITOR.read_text().strip())
            VISITOR.unlink()
            self.desk.leave()
            self.desk.take(IssueTicket("ktp"))

    def _prepare(self, step: str) -> None:
        books = self._books
        match step:
            case "answered":
                books.issue = stop_before(step, books.issue)  # type: ignore[method-assign]
            case "committing":
                own = self.own._tickets
                own.keep = then_stop(step, own.keep)  # type: ignore[method-assign]
            case "committed":
                self.own.take = then_stop(step, self.own.take)  # type: ignore[method-assign]
            case "printed":
                books.account = stop_before(step, books.account)  # type: ignore[method-assign]
            case "accounted":
                books.account = then_stop(step, books.account)  # type: ignore[method-assign]
            case _:
                assert step == "", step


def then_stop(step: str, do: Callable[..., object]) -> Callable[..., object]:
    """Do it, and then nothing more."""

    def stop(*arguments: object, **more: object) -> object:
        done = do(*arguments, **more)
        freeze(step)
        return done

    return stop


def stop_before(step: str, do: Callable[..., object]) -> Callable[..., object]:
    """Do nothing more, not even that."""

    def stop(*arguments: object, **more: object) -> object:
        freeze(step)
        return do(*arguments, **more)

    return stop


def freeze(step: str) -> None:
    """All threads stand still until the program is killed."""
    say(step)
    os.kill(os.getpid(), signal.SIGSTOP)


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
    program.Kiosk = DrivenKiosk  # type: ignore[misc]
    sys.exit(app.main(sys.argv[2:]))
