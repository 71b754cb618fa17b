"""A printer on the network: raw bytes over TCP, port 9100 as a rule.

A socket of our own: the library's network printer has one time limit for everything, knows IPv4 only, and leaves its
socket open when a connection fails.
"""

import contextlib
import socket

from kiosk.printing.transport import Lost, NoConnection, Stuck


class NetworkConnection:
    """A TCP connection."""

    def __init__(self, link: socket.socket) -> None:
        self._link = link

    def send(self, data: bytes, timeout: float) -> None:
        self._link.settimeout(max(timeout, 0.001))
        try:
            self._link.sendall(data)
        except TimeoutError as error:
            raise Stuck("it takes no more bytes") from error
        except OSError as error:
            raise Lost(str(error)) from error

    def receive(self, timeout: float) -> bytes:
        self._link.settimeout(max(timeout, 0.001))
        try:
            data = self._link.recv(256)
        except TimeoutError:
            return b""
        except OSError as error:
            raise Lost(str(error)) from error
        if not data:
            raise Lost("it closed the connection")
        return data

    def close(self) -> None:
        with contextlib.suppress(OSError):  # it may be gone already
            self._link.shutdown(socket.SHUT_WR)
        self._link.close()


class NetworkTransport:
    """Connects to a host and port, by name, IPv4 or IPv6."""

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)

    def connect(self, timeout: float) -> NetworkConnection:
        try:
            return NetworkConnection(socket.create_connection(self._address, timeout))
        except OSError as error:
            raise NoConnection(f"{self._address[0]}:{self._address[1]}: {error}") from error
