"""Printers that python-escpos reaches: queues of CUPS and of Windows. They take a ticket and tell nothing.

The library's calls may block for ever (a full buffer, a dialog of the driver), so each ticket is handed over on a
thread that is left behind when its time is up; until it comes back, no further ticket is given to the printer.
"""

import threading
from collections.abc import Callable
from typing import Protocol

from escpos import printer
from escpos.exceptions import Error as LibraryError

from kiosk.printing.config import PrinterConfig
from kiosk.printing.transport import Job, Lost, NoConnection, Stuck, Trouble


class LibraryPrinter(Protocol):
    """What is used of a printer of python-escpos."""

    def open(self) -> None: ...

    def _raw(self, msg: bytes) -> None: ...

    def close(self) -> None: ...


class LibraryTransport:
    """Delivers through one of the library's printers, made anew for every ticket."""

    def __init__(self, make: Callable[[], LibraryPrinter]) -> None:
        self._make = make
        self._worker: threading.Thread | None = None

    def deliver(self, job: Job, timeout: float) -> None:
        if self._worker is not None and self._worker.is_alive():
            raise NoConnection("the last ticket is still on its way")
        troubles: list[Trouble] = []
        self._worker = threading.Thread(target=self._hand_over, args=(job, troubles), daemon=True)
        self._worker.start()
        self._worker.join(timeout)
        if self._worker.is_alive():
            raise Stuck("it takes no more bytes")
        if troubles:
            raise troubles[0]

    def _hand_over(self, job: Job, troubles: list[Trouble]) -> None:
        # what these drivers raise is as varied as they are: CUPS and pywin32 have no common error
        try:
            device = self._make()
            device.open()
        except (LibraryError, OSError, RuntimeError, ValueError) as error:
            troubles.append(NoConnection(str(error)))
            return
        try:
            device._raw(job.commands)  # noqa: SLF001  the library's only way to send commands made before
            device.close()  # the spoolers get the ticket only now
        except Exception as error:  # noqa: BLE001
            troubles.append(Lost(str(error)))


def printer_class_for(config: PrinterConfig) -> Callable[[], LibraryPrinter]:
    """How to make the library's printer for a configuration. Making it raises RuntimeError without its own library."""
    kinds = {"cups": printer.LP, "windows": printer.Win32Raw}
    kind = kinds[config.transport]

    def make() -> LibraryPrinter:
        if not kind.is_usable():
            raise RuntimeError(f"this machine lacks the library for {config.transport} printers")
        made: LibraryPrinter = kind(config.device)
        return made

    return make
