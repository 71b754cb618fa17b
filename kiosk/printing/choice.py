"""Which transport a configuration names."""

from typing import assert_never

from kiosk.printing.config import PrinterConfig
from kiosk.printing.transport import Transport


def transport_for(config: PrinterConfig) -> Transport:
    """The transport that the configuration names."""
    # each of them brings libraries that a kiosk with another printer need not have
    match config.transport:
        case "network":
            from kiosk.printing.network import NetworkTransport  # noqa: PLC0415

            return NetworkTransport(config.host, config.port)
        case "device":
            from kiosk.printing.devicefile import DeviceTransport  # noqa: PLC0415

            return DeviceTransport(config.device)
        case "preview":
            from kiosk.printing.preview import PreviewTransport  # noqa: PLC0415

            return PreviewTransport(config.device)
        case "serial":
            from kiosk.printing.serialport import SerialTransport  # noqa: PLC0415

            return SerialTransport(config.device, config.baud, config.flow)
        case "usb":
            from kiosk.printing.usb import UsbTransport  # noqa: PLC0415

            vendor, product = (int(part, 16) for part in config.device.split(":"))
            return UsbTransport(vendor, product)
        case "cups":
            from kiosk.printing.cups import CupsTransport  # noqa: PLC0415

            return CupsTransport(config.device)
        case "windows":
            from kiosk.printing.library import LibraryTransport, windows_printer  # noqa: PLC0415

            return LibraryTransport(windows_printer(config.device))
    assert_never(config.transport)
