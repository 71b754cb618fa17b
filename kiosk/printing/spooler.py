"""The printer on a thread of its own: no window ever waits for it."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kiosk.printing.choice import transport_for
from kiosk.printing.config import PrinterConfig
from kiosk.printing.outcome import PrintFailed, PrintOutcome
from kiosk.printing.printer import TicketPrinter
from kiosk.printing.status import PrinterStatus, Unreachable
from kiosk.printing.ticket import TicketPaper
from kiosk.printing.transport import Transport

_CLOSING: Final = "the kiosk is being closed"
_REFUSED: Final = PrintFailed("error", _CLOSING, maybe_on_paper=False)


@dataclass(frozen=True, slots=True)
class _Check:
    tell: Callable[[PrinterStatus], None]


@dataclass(frozen=True, slots=True)
class _Print:
    paper: TicketPaper
    tell: Callable[[PrintOutcome], None]


class Spooler:
    """Takes requests from any thread and does one after the other. Callbacks run on the printer's thread: exactly one
    for every request, whatever happens. An exception in a callback ends the thread, as any bug should end the program.
    """

    def __init__(self, config: PrinterConfig, transport: Transport | None = None) -> None:
        self._printer = TicketPrinter(config, transport or transport_for(config))
        self._requests: queue.SimpleQueue[_Check | _Print | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="printer", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def check(self, tell: Callable[[PrinterStatus], None]) -> None:
        """Look whether the printer could print now. Raises RuntimeError once stopped."""
        self._put(_Check(tell))

    def print(self, paper: TicketPaper, tell: Callable[[PrintOutcome], None]) -> None:
        """Print a ticket once; a failure is told, never tried again. Raises RuntimeError once stopped."""
        self._put(_Print(paper, tell))

    def stop(self) -> bool:
        """Finish the ticket that is being printed, refuse the rest, end the thread; whether it ended in its time."""
        self._stopping.set()
        self._requests.put(None)
        if self._thread.is_alive():
            self._thread.join(self._printer.longest_job)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (request := self._requests.get()) is not None:
            match request:
                case _Check(tell):
                    tell(Unreachable(_CLOSING) if self._stopping.is_set() else self._printer.check())
                case _Print(paper, tell):
                    tell(_REFUSED if self._stopping.is_set() else self._printer.print(paper))

    def _put(self, request: _Check | _Print) -> None:
        if self._stopping.is_set():
            raise RuntimeError("the spooler has been stopped")
        self._requests.put(request)
