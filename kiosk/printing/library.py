"""Printers of Windows, as python-escpos reaches them. They take a ticket and tell nothing.

The library's calls may block for ever (a full buffer, a dialog of the driver), so each ticket is handed over on a
thread that is left behind when its time is up; until it comes back, no further ticket is given to the printer.
"""

import threading
from collections.abc import Callable
from typing import Protocol

from escpos import printer

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
        # pywin32's errors have no common class; one that got away would count as a ticket delivered
        try:
            device = self._make()
            device.open()
        except Exception as error:  # noqa: BLE001
            troubles.append(NoConnection(str(error)))
            return
        try:
            device._raw(job.commands)  # noqa: SLF001  the library's only way to send commands made before
            device.close()  # the spoolers get the ticket only now
        except Exception as error:  # noqa: BLE001
            troubles.append(Lost(str(error)))


def windows_printer(name: str) -> Callable[[], LibraryPrinter]:
    """How to make the library's printer for a printer of Windows; the system's default if it has no name. Making it
    raises RuntimeError where it cannot work."""

    def make() -> LibraryPrinter:
        if not printer.Win32Raw.is_usable():
            raise RuntimeError(
                'this machine lacks the library for printers of Windows: pip install "antrean[printers]"'
            )
        made: LibraryPrinter = printer.Win32Raw(name)
        return made

    return make
