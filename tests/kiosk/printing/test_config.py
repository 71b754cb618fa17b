"""The [printer] table, and what follows from it."""

import msgspec
import pytest
from escpos.capabilities import CAPABILITIES

from kiosk.printing.config import PrinterConfig
from kiosk.printing.roll import RollPlan
from kiosk.printing.sheet import Sheet


def read(toml: str) -> PrinterConfig:
    return msgspec.convert(msgspec.toml.decode(toml), PrinterConfig)


def test_an_empty_table_is_a_usual_network_printer() -> None:
    config = read("")
    assert (config.transport, config.port, config.profile) == ("network", 9100, "TM-T20II")
    assert Sheet.for_printer(config) == Sheet(
        profile="TM-T20II",
        width=576,
        columns=48,
        small_columns=64,
        cutter=True,
        native_qr=True,
        raster="bitImageRaster",
        code_pages=tuple(CAPABILITIES["profiles"]["TM-T20II"]["codePages"].values()),
    )


def test_a_table_in_full() -> None:
    config = read(
        """
        transport = "device"
        device = "/dev/usb/lp0"
        profile = "POS-5890"
        width = 372
        cutter = true
        native_qr = true
        code_page = "CP858"
        confirm = "process_id"
        status_timeout = 1
        print_timeout = 5.5
        look_every = 10
        roll_metres = 80
        ticket_mm = 160
        roll_warning = 12
        flow = "xon_xoff"
        logo = "logo.svg"
        """
    )
    sheet = Sheet.for_printer(config)
    assert (sheet.width, sheet.columns, sheet.small_columns) == (372, 31, 41)
    assert (sheet.cutter, sheet.native_qr, sheet.code_pages) == (True, True, ("CP858",))
    assert (config.status_timeout, config.print_timeout, config.look_every) == (1.0, 5.5, 10.0)
    assert RollPlan.of(config) == RollPlan(length_mm=80_000, ticket_mm=160, warning=12)
    assert (config.flow, config.logo) == ("xon_xoff", "logo.svg")


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('transport = "pigeon"', "pigeon"),
        ('hots = "x"', "hots"),
        ("port = 0", ">= 1"),
        ("status_timeout = 0", "> 0"),
        ("look_every = 0.1", ">= 0.5"),
        ("roll_metres = 0", ">= 1"),
        ('flow = "dtr"', "'dtr'"),
        ('profile = "TM-T20"', "no printer profile 'TM-T20'; there are TM-T20II"),
        ('code_page = "CP9"', "has no code page 'CP9'"),
        ('transport = "serial"', "'serial' needs `device`"),
        ('transport = "usb"\ndevice = "epson"', "04b8:0202"),
    ],
)
def test_a_mistake_is_named(toml: str, said: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=said):
        read(toml)


@pytest.mark.parametrize(
    ("profile", "width", "columns", "cutter"),
    [
        ("POS-5890", 384, 32, False),
        ("TM-T88V", 512, 42, True),
        ("NT-80-V-UL", 576, 48, True),
        ("P822D", 576, 42, True),
        ("default", 576, 42, True),
        ("ZJ-5870", 384, 32, False),
    ],
)
def test_the_sheet_is_the_profiles(profile: str, width: int, columns: int, cutter: bool) -> None:
    sheet = Sheet.for_printer(PrinterConfig(profile=profile))
    assert (sheet.width, sheet.columns, sheet.cutter) == (width, columns, cutter)


@pytest.mark.parametrize("profile", sorted(CAPABILITIES["profiles"]))
def test_no_profile_has_more_columns_than_its_paper(profile: str) -> None:
    sheet = Sheet.for_printer(PrinterConfig(profile=profile))
    assert 8 <= sheet.columns <= sheet.width // 12 or sheet.width < 300
    assert sheet.code_pages
