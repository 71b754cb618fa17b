"""A printer at a USB port, reached without the system's printer driver: through pyusb and libusb. It can answer."""

import contextlib
import errno
import importlib
import time
from collections.abc import Callable
from typing import Any, Final, Protocol

from kiosk.printing.transport import Lost, NoConnection, Stuck

_CHUNK: Final = 512
"""Bytes of one transfer: of one that is not finished in time nobody knows how much was taken."""

_PACKET: Final = 64
_PRINTERS: Final = 7
"""USB's class of interfaces to printers."""

_EMPTY_PAUSE: Final = 0.02
"""Seconds: these printers have empty packets to send, again and again."""


class UsbPort(Protocol):
    """A claimed printer. Times are in milliseconds; a transfer that takes longer raises OSError with ETIMEDOUT."""

    def write(self, data: bytes, timeout: int) -> int: ...

    def read(self, size: int, timeout: int) -> bytes: ...

    def close(self) -> None: ...


class UsbConnection:
    """A printer whose interface is ours."""

    def __init__(self, port: UsbPort) -> None:
        self._port = port

    def send(self, data: bytes, timeout: float) -> None:
        deadline = time.monotonic() + timeout
        sent = 0
        while sent < len(data):
            left = deadline - time.monotonic()
            if left <= 0:
                raise Stuck("it takes no more bytes")
            try:
                sent += self._port.write(data[sent : sent + _CHUNK], _milliseconds(left))
            except OSError as error:
                if _is_late(error):
                    raise Stuck("it takes no more bytes") from error
                raise Lost(str(error)) from error

    def receive(self, timeout: float) -> bytes:
        deadline = time.monotonic() + timeout
        while (left := deadline - time.monotonic()) > 0:
            try:
                data = self._port.read(_PACKET, _milliseconds(left))
            except OSError as error:
                if _is_late(error):
                    return b""
                raise Lost(str(error)) from error
            if data:
                return data
            time.sleep(min(_EMPTY_PAUSE, left))
        return b""

    def close(self) -> None:
        with contextlib.suppress(OSError):  # it may be unplugged
            self._port.close()


class UsbTransport:
    """Claims the printer with a vendor's and product's number for every job."""

    def __init__(self, vendor: int, product: int, open_port: Callable[[int, int], UsbPort] | None = None) -> None:
        self._ids = (vendor, product)
        self._open = open_port or open_with_pyusb

    def connect(self, timeout: float) -> UsbConnection:  # noqa: ARG002  claiming does not wait
        vendor, product = self._ids
        try:
            return UsbConnection(self._open(vendor, product))
        except (OSError, ValueError) as error:  # pyusb: USBError is an OSError, NoBackendError a ValueError
            raise NoConnection(f"{vendor:04x}:{product:04x}: {error}") from error


def open_with_pyusb(vendor: int, product: int) -> UsbPort:
    """Find and claim a printer.

    Raises:
        OSError: it is not there, is somebody else's, or the library is missing.
        ValueError: there is no libusb.
    """
    try:
        core, util = importlib.import_module("usb.core"), importlib.import_module("usb.util")
    except ImportError as error:
        raise OSError('USB printers need libusb and pyusb: pip install "antrean[printers]"') from error
    device = core.find(idVendor=vendor, idProduct=product)
    if device is None:
        raise OSError("no such printer is plugged in")
    return _PyusbPort(core, util, device)


class _PyusbPort:
    """The bulk endpoints of a printer's interface."""

    def __init__(self, core: Any, util: Any, device: Any) -> None:  # noqa: ANN401  pyusb has no types
        self._util = util
        self._device = device
        try:
            configuration = device.get_active_configuration()
        except core.USBError:
            device.set_configuration()
            configuration = device.get_active_configuration()
        interface = util.find_descriptor(configuration, bInterfaceClass=_PRINTERS)
        if interface is None:
            raise OSError("it is no printer")
        self._number = interface.bInterfaceNumber
        self._out = self._endpoint(interface, util.ENDPOINT_OUT)
        self._in = self._endpoint(interface, util.ENDPOINT_IN)
        if self._out is None:
            raise OSError("it has no way in for tickets")
        try:
            if device.is_kernel_driver_active(self._number):
                device.detach_kernel_driver(self._number)
        except NotImplementedError:  # Windows, macOS: there is nothing to detach
            pass
        util.claim_interface(device, self._number)

    def write(self, data: bytes, timeout: int) -> int:
        written: int = self._out.write(data, timeout)
        return written

    def read(self, size: int, timeout: int) -> bytes:
        return b"" if self._in is None else bytes(self._in.read(size, timeout))

    def close(self) -> None:
        self._util.release_interface(self._device, self._number)
        self._util.dispose_resources(self._device)

    def _endpoint(self, interface: Any, direction: int) -> Any:  # noqa: ANN401
        util = self._util
        return util.find_descriptor(
            interface,
            custom_match=lambda end: (
                util.endpoint_direction(end.bEndpointAddress) == direction
                and util.endpoint_type(end.bmAttributes) == util.ENDPOINT_TYPE_BULK
            ),
        )


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))  # 0 would be for ever


def _is_late(error: OSError) -> bool:
    return error.errno == errno.ETIMEDOUT
