"""The printer on a thread of its own: no window ever waits for it."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PIL import Image

from kiosk.printing.choice import transport_for
from kiosk.printing.config import PrinterConfig
from kiosk.printing.outcome import PrintFailed, PrintOutcome
from kiosk.printing.printer import Paper, TicketPrinter
from kiosk.printing.status import PrinterStatus, Unreachable
from kiosk.printing.transport import Transport
from kiosk.printing.watch import PrinterWatch

_CLOSING: Final = "the kiosk is being closed"
_REFUSED: Final = PrintFailed("error", _CLOSING, maybe_on_paper=False)


@dataclass(frozen=True, slots=True)
class _Check:
    tell: Callable[[PrinterStatus], None]


@dataclass(frozen=True, slots=True)
class _Print:
    paper: Paper
    tell: Callable[[PrintOutcome], None]


@dataclass(frozen=True, slots=True)
class _Follow:
    watch: PrinterWatch
    feed: Callable[[float], None]
    crash: Callable[[BaseException], None] | None


def _nobody(_: object) -> None:
    pass


class Spooler:
    """Takes requests from any thread and does one after the other. Callbacks run on the printer's thread: exactly one
    for every request, whatever happens. A bug ends the thread, and is told to whoever follows, so that it can end the
    program.

    Once it is followed it looks at the printer whenever there has been nothing to do for a while; whatever is asked of
    it ends such a look at once.
    """

    def __init__(
        self, config: PrinterConfig, transport: Transport | None = None, logo: Image.Image | None = None
    ) -> None:
        self._printer = TicketPrinter(config, transport or transport_for(config), logo)
        self._look_every = config.look_every
        self._watch: PrinterWatch | None = None
        self._feed: Callable[[float], None] = _nobody
        self._crash: Callable[[BaseException], None] | None = None
        self._requests: queue.SimpleQueue[_Check | _Print | _Follow | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="printer", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def check(self, tell: Callable[[PrinterStatus], None]) -> None:
        """Look whether the printer could print now. Raises RuntimeError once stopped."""
        self._put(_Check(tell))

    def print(self, paper: Paper, tell: Callable[[PrintOutcome], None]) -> None:
        """Print a ticket once; a failure is told, never tried again. Raises RuntimeError once stopped."""
        self._put(_Print(paper, tell))

    def follow(
        self,
        tell: Callable[[PrinterStatus], None],
        feed: Callable[[float], None] = _nobody,
        crash: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Have every change of the printer's state told from now on; after each ticket the millimetres of paper that
        it took; and the bug that ends the thread, if there is one. All are called on the printer's thread. Raises
        RuntimeError once stopped."""
        self._put(_Follow(PrinterWatch(tell, self._look_every, asking=self._printer.can_be_asked), feed, crash))

    def stop(self) -> bool:
        """Finish the ticket that is being printed, refuse the rest, end the thread; whether it ended in its time."""
        self._stopping.set()
        self._requests.put(None)
        if self._thread.is_alive():
            self._thread.join(self._printer.longest_job)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._work()
        except Exception as bug:
            if self._crash is None:
                raise
            self._crash(bug)

    def _work(self) -> None:
        while True:
            try:
                request = self._requests.get(timeout=self._watch.pause if self._watch is not None else None)
            except queue.Empty:
                self._look()
                continue
            match request:
                case None:
                    return
                case _Follow(watch, feed, crash):
                    self._watch, self._feed, self._crash = watch, feed, crash
                case _Check(tell):
                    tell(self._check())
                case _Print(paper, tell):
                    tell(self._print(paper))

    def _check(self) -> PrinterStatus:
        if self._stopping.is_set():
            return Unreachable(_CLOSING)
        status = self._printer.check()
        if self._watch is not None:
            self._watch.note(status)
        return status

    def _print(self, paper: Paper) -> PrintOutcome:
        if self._stopping.is_set():
            return _REFUSED
        outcome, fed = self._printer.print_and_measure(paper)
        if fed:
            self._feed(fed)
        if self._watch is not None:
            self._watch.hear(outcome)
        return outcome

    def _look(self) -> None:
        status = self._printer.look(hurried=lambda: not self._requests.empty())
        if status is not None and self._watch is not None:
            self._watch.note(status)

    def _put(self, request: _Check | _Print | _Follow) -> None:
        if self._stopping.is_set():
            raise RuntimeError("the spooler has been stopped")
        self._requests.put(request)
