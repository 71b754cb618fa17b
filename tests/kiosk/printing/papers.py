"""Tickets for tests, with the longest names of the catalogue."""

import codecs
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from escpos.capabilities import CAPABILITIES
from PIL import Image

from kiosk.printing.config import PrinterConfig
from kiosk.printing.encoder import encode
from kiosk.printing.sheet import Sheet
from kiosk.printing.ticket import TicketPaper, lay_out
from kiosk.printing.trial import TrialPaper

LONGEST_AGENCY = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana"
LONGEST_SERVICE = "Sertifikat Laik Higiene Sanitasi (SLHS) restoran dan jasa boga"

JAKARTA = ZoneInfo("Asia/Jakarta")

USUAL = TicketPaper(
    site="Mal Pelayanan Publik Lampung Timur",
    mpp="Mal Pelayanan Publik Lampung Timur",
    agency="Dinas Kependudukan dan Pencatatan Sipil",
    service="Penerbitan akta kelahiran",
    number="A-025",
    priority=False,
    issued_at=datetime(2026, 11, 17, 9, 41, tzinfo=JAKARTA),
    ahead=3,
    wait=(10, 25),
    zone="Ruang Tunggu Lantai 1",
    counters=("Loket 1", "Loket 2", "Loket 3"),
    requirements=("Surat keterangan kelahiran", "KTP-el kedua orang tua", "Kartu Keluarga"),
    qr="A-025 MPP Lampung Timur 2026-11-17 09:41 0190b1e2-7f3a-4c21-9d04-7f3a9c21d04e",
)

LONGEST = replace(
    USUAL,
    site="Gedung Pelayanan Terpadu Sukadana",
    agency=LONGEST_AGENCY,
    service=LONGEST_SERVICE,
    number="DPM-10254",
    priority=True,
    ahead=1041,
    wait=(95, 130),
    zone="Ruang Tunggu Lantai Dua Sayap Timur",
    counters=tuple(f"Loket {number}" for number in range(1, 16)),
    requirements=(
        "Surat keterangan kelahiran dari fasilitas kesehatan atau kepala desa/lurah",
        "Bukti perubahan peristiwa kependudukan atau peristiwa penting",
        "KTP-el",
        "Kartu Keluarga",
        "Pasfoto 4x6",
        "Meterai",
        "NPWP",
        "Buku nikah",
        "Ijazah terakhir",
    ),
)

ENGLISH = replace(
    USUAL,
    language="en",
    agency="Women, Child Protection and Family Planning Office",
    service="Subsidised fuel recommendation for farmers and fishers",
    priority=True,
    ahead=0,
    wait=(0, 5),
    zone="Waiting room, first floor",
    counters=("Counter 1",),
    requirements=(
        "Birth statement from a health facility or the village head (kepala desa/lurah)",
        "ID cards (KTP-el) of both parents",
        "Family card (Kartu Keluarga, KK)",
    ),
    qr="https://antrean.example.go.id/t/7f3a9c21d04e",
)

TRIAL = TrialPaper("Mal Pelayanan Publik Lampung Timur", datetime(2026, 11, 17, 9, 41, tzinfo=JAKARTA))

PAPERS = {"usual": USUAL, "longest": LONGEST, "english": ENGLISH}

PRINTERS = {
    "58 mm, torn off, raster code": PrinterConfig(profile="POS-5890"),
    "58 mm, torn off, own code": PrinterConfig(profile="Sunmi-V2"),
    "58 mm, cut": PrinterConfig(profile="POS-5890", cutter=True),
    "58 mm, Font A only": PrinterConfig(profile="ZJ-5870"),
    "80 mm, cut": PrinterConfig(profile="TM-T20II"),
    "80 mm, torn off": PrinterConfig(profile="TM-T20II", cutter=False),
    "80 mm, 180 dpi": PrinterConfig(profile="TM-T88V"),
    "80 mm, column pictures": PrinterConfig(profile="KR-306", native_qr=False),
    "80 mm, stored graphics": PrinterConfig(profile="RP-F10-80mm", native_qr=False),
    "80 mm, wrong columns in the list": PrinterConfig(profile="NT-80-V-UL"),
    "unknown width": PrinterConfig(profile="default"),
}


def compose(paper: TicketPaper, sheet: Sheet, logo: Image.Image | None = None) -> bytes:
    """The ticket as ESC/POS commands for one printer, from its initialisation to the cut."""
    return encode(lay_out(paper, sheet, logo), sheet)


def commands_for(paper: TicketPaper, config: PrinterConfig) -> tuple[bytes, Sheet]:
    """The ticket's bytes and the sheet that they are for."""
    sheet = Sheet.for_printer(config)
    return compose(paper, sheet), sheet


def code_pages_of(config: PrinterConfig) -> dict[int, str]:
    """The printer's own numbers of the code pages that Python knows."""
    pages: dict[int, str] = {}
    for number, name in CAPABILITIES["profiles"][config.profile]["codePages"].items():
        with suppress(LookupError):
            pages[int(number)] = codecs.lookup(name).name
    return pages
