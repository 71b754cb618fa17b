"""The [printer] table of the kiosk's configuration file."""

from difflib import get_close_matches
from typing import Annotated, Literal

from msgspec import Meta, Struct

from kiosk.printing.capabilities import CAPABILITIES

TransportKind = Literal["network", "device", "serial", "usb", "cups", "windows", "preview"]
Flow = Literal["none", "rts_cts", "xon_xoff"]
Confirmation = Literal["in_order", "process_id", "real_time", "none"]


class PrinterConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a printer is reached, what its paper is like and how long it may take. Unknown keys are mistakes."""

    transport: TransportKind = "network"
    host: str = "127.0.0.1"
    """network: the printer's name or address."""
    port: Annotated[int, Meta(ge=1, le=65535)] = 9100
    """network: its TCP port."""
    device: str = ""
    """device: a path, say /dev/usb/lp0. serial: a port, say /dev/ttyUSB0 or COM3. usb: vendor:product, say 04b8:0202.
    cups and windows: the queue's name. preview: a folder."""
    baud: Annotated[int, Meta(ge=300)] = 38400
    """serial: bits per second, as the printer is set."""
    flow: Flow = "rts_cts"
    """serial: how the printer says "wait". Epson's usual cable has its DTR at the kiosk's CTS."""
    profile: str = "TM-T20II"
    """A printer of python-escpos's list: paper width, fonts, code pages, cutter and QR codes come from it."""
    width: Annotated[int, Meta(ge=256, le=1024)] | None = None
    """Printable dots, if not the profile's."""
    cutter: bool | None = None
    """Whether it cuts, if not as the profile says."""
    native_qr: bool | None = None
    """Whether it draws QR codes itself, if not as the profile says."""
    logo: str = ""
    """A PNG or SVG file, relative to the configuration file; printed at the head of every ticket."""
    code_page: str | None = None
    """The only code page to use, say CP437."""
    confirm: Confirmation = "in_order"
    """How it tells that a ticket is out: `in_order` by GS r after the ticket, `process_id` by GS ( H after the ticket
    (newer Epson), `real_time` by DLE EOT only, `none` for a printer that answers nothing."""
    status_timeout: Annotated[float, Meta(gt=0, le=60)] = 2.0
    """Seconds for a connection, and for the answers to one look at the sensors."""
    print_timeout: Annotated[float, Meta(gt=0, le=120)] = 10.0
    """Seconds from the first byte of a ticket to its confirmation."""
    look_every: Annotated[float, Meta(ge=0.5, le=300)] = 3.0
    """Seconds between two looks at the sensors while nothing is printed."""
    roll_metres: Annotated[float, Meta(ge=1, le=500)] | None = None
    """The length of a new roll: what is fed is counted, for printers that do not see the end of the roll coming."""
    ticket_mm: Annotated[int, Meta(ge=30, le=600)] = 150
    """The usual length of a ticket, until enough have been printed to know it."""
    roll_warning: Annotated[int, Meta(ge=0, le=1000)] = 30
    """With so many tickets left on the counted roll, or fewer, the staff are told."""

    def __post_init__(self) -> None:
        profiles = CAPABILITIES["profiles"]
        if self.profile not in profiles:
            near = get_close_matches(self.profile, profiles, n=3) or sorted(profiles)
            raise ValueError(f"no printer profile {self.profile!r}; there are {', '.join(near)}")
        pages = profiles[self.profile]["codePages"].values()
        if self.code_page is not None and self.code_page not in pages:
            raise ValueError(f"profile {self.profile} has no code page {self.code_page!r}; it has {', '.join(pages)}")
        if self.transport != "network" and not self.device and self.transport != "windows":
            raise ValueError(f"transport {self.transport!r} needs `device`")
        if self.transport == "usb" and not _is_usb_id(self.device):
            raise ValueError(f"`device` of a usb printer is vendor:product in hex, say 04b8:0202, not {self.device!r}")


def _is_usb_id(text: str) -> bool:
    vendor, _, product = text.partition(":")
    return all(len(part) == 4 and set(part.lower()) <= set("0123456789abcdef") for part in (vendor, product))
