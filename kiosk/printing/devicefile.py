"""A printer at a device file: /dev/usb/lp0, a parallel port. It can answer.

Linux and other POSIX systems only. The library's own file printer cannot read and has no time limits.
"""

import contextlib
import os
import select
import sys
import time

from kiosk.printing.transport import Lost, NoConnection, Stuck

if sys.platform != "win32":
    import tty

_EMPTY_PAUSE = 0.02
"""Seconds: USB printers have empty packets to send, for ever readable and with nothing in them."""


class DeviceConnection:
    """An open device, never blocking."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def send(self, data: bytes, timeout: float) -> None:
        deadline = time.monotonic() + timeout
        left = memoryview(data)
        while left:
            remaining = deadline - time.monotonic()
            if remaining <= 0 or not select.select([], [self._descriptor], [], remaining)[1]:
                raise Stuck("it takes no more bytes")
            try:
                left = left[os.write(self._descriptor, left) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise Lost(str(error)) from error

    def receive(self, timeout: float) -> bytes:
        deadline = time.monotonic() + timeout
        while (remaining := deadline - time.monotonic()) > 0:
            if not select.select([self._descriptor], [], [], remaining)[0]:
                break
            try:
                data = os.read(self._descriptor, 256)
            except BlockingIOError:
                data = b""
            except OSError as error:
                raise Lost(str(error)) from error
            if data:
                return data
            time.sleep(_EMPTY_PAUSE)
        return b""

    def close(self) -> None:
        with contextlib.suppress(OSError):  # it may be unplugged
            os.close(self._descriptor)


class DeviceTransport:
    """Opens a device for reading and writing."""

    def __init__(self, path: str) -> None:
        self._path = path

    def connect(self, timeout: float) -> DeviceConnection:  # noqa: ARG002  opening a device does not wait
        if sys.platform == "win32":
            raise NoConnection("device files are not for Windows: use the transport `windows`")
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
            if os.isatty(descriptor):
                tty.setraw(descriptor)
        except OSError as error:
            raise NoConnection(f"{self._path}: {error}") from error
        return DeviceConnection(descriptor)
