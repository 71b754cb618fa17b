"""A printer at a serial port, RS-232 or a USB adapter that looks like one. It can answer.

On POSIX systems the system's own terminal interface is enough; on Windows pyserial reaches the port.
"""

import importlib
import os
import struct
import sys
import time
from collections.abc import Callable
from typing import Any, Final, Protocol

from kiosk.printing.config import Flow
from kiosk.printing.devicefile import DeviceConnection
from kiosk.printing.transport import Connection, Lost, NoConnection, Stuck

if sys.platform != "win32":
    import fcntl
    import termios
    import tty

_DRAIN_PAUSE: Final = 0.01
"""Seconds between two looks whether the last byte is out."""


class SerialTransport:
    """Opens a port: 8 bits, no parity, one stop bit."""

    def __init__(self, port: str, baud: int, flow: Flow) -> None:
        self._port = port
        self._baud = baud
        self._flow = flow

    def connect(self, timeout: float) -> Connection:  # noqa: ARG002  opening a port does not wait
        if sys.platform == "win32":
            return _open_with_pyserial(self._port, self._baud, self._flow)
        return _open_terminal(self._port, self._baud, self._flow)


if sys.platform != "win32":

    class TerminalConnection(DeviceConnection):
        """An open port. What has been sent is on the line, not in a buffer that outlives the connection."""

        def __init__(self, descriptor: int) -> None:
            super().__init__(descriptor)
            self._is_stuck = False

        def send(self, data: bytes, timeout: float) -> None:
            deadline = time.monotonic() + timeout
            try:
                super().send(data, timeout)
                while self._unsent():
                    if time.monotonic() >= deadline:
                        raise Stuck("the printer holds the line")  # noqa: TRY301  the same end as a full buffer
                    time.sleep(_DRAIN_PAUSE)
            except Stuck:
                self._is_stuck = True
                raise

        def close(self) -> None:
            if self._is_stuck:  # the system would wait for half a minute, and print the rest much later
                termios.tcflush(self._descriptor, termios.TCOFLUSH)
            super().close()

        def _unsent(self) -> int:
            try:
                waiting: int = struct.unpack("i", fcntl.ioctl(self._descriptor, termios.TIOCOUTQ, b"\0\0\0\0"))[0]
            except OSError as error:
                raise Lost(str(error)) from error
            return waiting

    def _open_terminal(port: str, baud: int, flow: Flow) -> Connection:
        speed = getattr(termios, f"B{baud}", None)
        if speed is None:
            raise NoConnection(f"{port}: this system knows no serial speed of {baud} bits per second")
        descriptor = -1
        try:
            descriptor = os.open(port, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
            tty.setraw(descriptor)
            termios.tcsetattr(descriptor, termios.TCSANOW, _settings(termios.tcgetattr(descriptor), speed, flow))
            termios.tcflush(descriptor, termios.TCIFLUSH)
        except (OSError, termios.error) as error:
            if descriptor >= 0:
                os.close(descriptor)
            raise NoConnection(f"{port}: {error}") from error
        return TerminalConnection(descriptor)

    def _settings(attributes: list[Any], speed: int, flow: Flow) -> list[Any]:
        """Modes of termios for a line of 8N1 that stays up between two connections."""
        incoming, outgoing, control, local, _, _, characters = attributes
        control |= termios.CS8 | termios.CREAD | termios.CLOCAL
        control &= ~(termios.CSTOPB | termios.PARENB | termios.HUPCL | termios.CRTSCTS)
        incoming &= ~(termios.IXON | termios.IXOFF | termios.IXANY)
        match flow:
            case "rts_cts":
                control |= termios.CRTSCTS
            case "xon_xoff":
                incoming |= termios.IXON
            case "none":
                pass
        return [incoming, outgoing, control, local, speed, speed, characters]


class Port(Protocol):
    """What is used of a port of pyserial."""

    timeout: float | None
    write_timeout: float | None

    @property
    def in_waiting(self) -> int: ...

    def read(self, size: int) -> bytes: ...

    def write(self, data: bytes) -> int | None: ...

    def reset_output_buffer(self) -> None: ...

    def close(self) -> None: ...


class PortConnection:
    """An open port of pyserial. `too_slow` is its error for a write that took too long."""

    def __init__(self, port: Port, too_slow: type[Exception]) -> None:
        self._port = port
        self._too_slow = too_slow

    def send(self, data: bytes, timeout: float) -> None:
        try:
            self._port.write_timeout = max(timeout, 0.001)
            self._port.write(data)
        except self._too_slow as error:
            self._port.reset_output_buffer()
            raise Stuck("it takes no more bytes") from error
        except OSError as error:
            raise Lost(str(error)) from error

    def receive(self, timeout: float) -> bytes:
        try:
            self._port.timeout = max(timeout, 0.001)
            return self._port.read(max(1, self._port.in_waiting))
        except OSError as error:
            raise Lost(str(error)) from error

    def close(self) -> None:
        self._port.close()


def _open_with_pyserial(name: str, baud: int, flow: Flow) -> Connection:
    try:
        serial = importlib.import_module("serial")
    except ImportError as error:
        raise NoConnection('serial printers need pyserial: pip install "antrean[printers]"') from error
    open_port: Callable[..., Port] = serial.Serial
    try:
        port = open_port(name, baud, rtscts=flow == "rts_cts", xonxoff=flow == "xon_xoff")
    except (OSError, ValueError) as error:
        raise NoConnection(f"{name}: {error}") from error
    return PortConnection(port, serial.SerialTimeoutException)
