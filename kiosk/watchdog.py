"""Tells systemd that the window is alive, from the thread that paints it: a window that hangs is started anew.

The protocol is `sd_notify`: datagrams to the socket named in the environment. Nobody listening, nothing is sent.
"""

import os
import socket
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

USUAL_USEC: Final = 30_000_000
"""Where systemd wants a sign of life without having said how often."""


class Watchdog(QObject):
    """Signs of life, from `start` on, twice as often as systemd wants them."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        # Under cage the main process of the unit is cage, so that WATCHDOG_PID is not ours: it does not count.
        super().__init__()
        self._address = _read_address(environment.get("NOTIFY_SOCKET", ""))
        self._timer = QTimer(self, interval=_read_interval_ms(environment.get("WATCHDOG_USEC", "")))
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """The window is there."""
        if self._address:
            self._send(b"READY=1")
            self._beat()
            self._timer.start()

    def stop(self) -> None:
        """The window goes, on purpose."""
        if self._address and self._timer.isActive():
            self._timer.stop()
            self._send(b"STOPPING=1")

    @Slot()
    def _beat(self) -> None:
        self._send(b"WATCHDOG=1")

    def _send(self, message: bytes) -> None:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as sender:
                sender.sendto(message, self._address)
        except OSError:
            pass  # systemd is busy or gone; the next sign of life may come through


def _read_address(named: str) -> str:
    """A socket in the file system, or an abstract one, which is written with an @."""
    if not hasattr(socket, "AF_UNIX"):
        return ""
    return "\0" + named[1:] if named.startswith("@") else named


def _read_interval_ms(usec: str) -> int:
    return max(1, int(usec if usec.isdecimal() and int(usec) else USUAL_USEC) // 2000)
