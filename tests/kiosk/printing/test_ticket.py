"""Tickets on the software printer's paper: everything said, nothing too wide, no word broken."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from demo.printer.interpreter import Interpreter
from demo.printer.marks import Line, Run
from demo.printer.mechanism import Mechanism
from demo.printer.paper import Piece, media_for
from demo.printer.tickets import picture
from kiosk.printing.config import PrinterConfig
from kiosk.printing.description import describe
from kiosk.printing.sheet import Sheet
from kiosk.printing.ticket import TicketPaper, copy_of, join_counters, lay_out
from tests.kiosk.printing.papers import ENGLISH, LONGEST, PAPERS, PRINTERS, USUAL, code_pages_of, commands_for, compose


def print_ticket(paper: TicketPaper, config: PrinterConfig) -> Piece:
    commands, sheet = commands_for(paper, config)
    pieces: list[Piece] = []
    media = replace(media_for(sheet.width, sheet.cutter), code_pages=code_pages_of(config))
    printer = Mechanism(media, pieces.append, lambda _: None)
    printer.receive(commands)
    printer.end_job()
    [piece] = pieces
    return piece


def runs_of(commands: bytes, width: int) -> list[Run]:
    interpreter = Interpreter(width)
    interpreter.feed(commands)
    runs: list[Run] = []
    while (step := interpreter.step()) is not None:
        runs += [part for mark in step[1] if isinstance(mark, Line) for part in mark.parts if isinstance(part, Run)]
    return runs


def words_of(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("config", PRINTERS.values(), ids=PRINTERS)
def test_every_ticket_is_flawless_on_every_paper(paper: TicketPaper, config: PrinterConfig) -> None:
    piece = print_ticket(paper, config)
    assert piece.flaws == ()
    assert piece.ending == ("cut" if Sheet.for_printer(config).cutter else "torn")


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("config", PRINTERS.values(), ids=PRINTERS)
def test_no_word_of_a_ticket_is_broken_or_missing(paper: TicketPaper, config: PrinterConfig) -> None:
    printed = words_of(print_ticket(paper, config).text)
    said = [paper.mpp, paper.agency, paper.service, paper.number, paper.zone, *paper.requirements[:4]]
    for text in said:
        for word in words_of(text):
            assert word in printed


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("config", PRINTERS.values(), ids=PRINTERS)
def test_the_code_of_every_ticket_can_be_scanned_from_its_picture(paper: TicketPaper, config: PrinterConfig) -> None:
    piece = print_ticket(paper, config)
    [found] = zxingcpp.read_barcodes(picture(piece, media_for(piece.image.width)))
    assert found.text == paper.qr
    if Sheet.for_printer(config).native_qr:
        assert piece.qr_codes == (paper.qr.encode(),)


@pytest.mark.parametrize(
    ("profile", "number", "scale"),
    [
        ("TM-T20II", "A-025", 8),
        ("TM-T20II", "A-K025", 8),
        ("TM-T20II", "DPM-10254", 5),
        ("TM-T88V", "A-025", 8),
        ("POS-5890", "A-025", 6),
        ("POS-5890", "A-K025", 5),
        ("POS-5890", "DPM-10254", 3),
    ],
)
def test_the_number_is_as_large_as_the_paper_allows(profile: str, number: str, scale: int) -> None:
    commands, sheet = commands_for(replace(USUAL, number=number), PrinterConfig(profile=profile))
    runs = runs_of(commands, sheet.width)
    [largest] = [run for run in runs if run.text == number]
    assert (largest.style.width, largest.style.height) == (scale, scale)
    assert all(run.style.height < scale for run in runs if run is not largest)


def test_an_indonesian_ticket_says_everything() -> None:
    lines = print_ticket(replace(USUAL, priority=True), PRINTERS["80 mm, cut"]).text.splitlines()
    assert [" ".join(line.split()) for line in lines if line] == [
        "Mal Pelayanan Publik Lampung Timur",
        "Selasa, 17 November 2026 09.41 WIB",
        "Nomor antrean",
        "A-025",
        "PRIORITAS",
        "Dinas Kependudukan",
        "dan Pencatatan Sipil",
        "Penerbitan akta kelahiran",
        "Tunggu di Ruang Tunggu Lantai 1",
        "Dilayani di Loket 1, 2, 3",
        "Di depan Anda 3 orang",
        "Perkiraan 10-25 menit",
        "Siapkan dokumen:",
        "- Surat keterangan kelahiran",
        "- KTP-el kedua orang tua",
        "- Kartu Keluarga",
        "Silakan menunggu panggilan",
        "di layar dan pengeras suara",
        f"[QR: {USUAL.qr}]",
        "Tunjukkan kode ini bila diminta petugas",
    ]


def test_an_english_ticket_says_everything() -> None:
    lines = print_ticket(ENGLISH, PRINTERS["58 mm, torn off, own code"]).text.splitlines()
    text = " ".join(" ".join(lines).split())
    for said in (
        "Tuesday, 17 Nov 2026 09:41 WIB",
        "Queue number A-025 PRIORITY",
        "Wait in Waiting room, first floor",
        "Served at Counter 1",
        "Ahead of you nobody",
        "Estimate up to 5 minutes",
        "Have these documents ready:",
        "Please wait for your call",
        "Scan to follow the queue",
    ):
        assert said in text


def test_a_regular_ticket_bears_no_priority_mark() -> None:
    assert "PRIORITAS" not in print_ticket(USUAL, PRINTERS["80 mm, cut"]).text


@pytest.mark.parametrize(
    ("wait", "said"),
    [
        ((10, 25), "10-25 menit"),
        ((15, 15), "15 menit"),
        ((0, 10), "paling lama 10 menit"),
        ((0, 0), "segera dipanggil"),
    ],
)
def test_waiting_range(wait: tuple[int, int], said: str) -> None:
    assert f"Perkiraan      {said}" in print_ticket(replace(USUAL, wait=wait), PRINTERS["80 mm, cut"]).text


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(USUAL, wait=None, zone="", counters=(), requirements=(), qr="")
    text = print_ticket(bare, PRINTERS["80 mm, cut"]).text
    for label in ("Perkiraan", "Tunggu di", "Dilayani", "Siapkan", "Tunjukkan", "Pindai", "QR"):
        assert label not in text


@pytest.mark.parametrize(("paper", "last", "left"), [("80 mm, cut", "Meterai", 3), ("58 mm, cut", "Kartu Keluarga", 5)])
def test_requirements_beyond_the_paper_are_counted(paper: str, last: str, left: int) -> None:
    text = print_ticket(LONGEST, PRINTERS[paper]).text
    assert f"- {last}\n- dan {left} dokumen lainnya" in text
    assert "Ijazah" not in text


def test_the_first_requirement_stands_however_long_it_is() -> None:
    paper = replace(USUAL, requirements=("dokumen " * 60, "KTP-el"))
    text = print_ticket(paper, PRINTERS["58 mm, cut"]).text
    assert text.count("dokumen") == 60 + 2  # the heading, and what is left out
    assert "- dan 1 dokumen lainnya" in text


def test_a_copy_says_so_and_not_what_was_true_of_the_queue_then() -> None:
    text = print_ticket(copy_of(USUAL), PRINTERS["80 mm, cut"]).text
    assert "SALINAN" in text
    for then in ("Di depan Anda", "Perkiraan"):
        assert then not in text
    assert "SALINAN" not in print_ticket(USUAL, PRINTERS["80 mm, cut"]).text
    assert "COPY" in print_ticket(copy_of(ENGLISH), PRINTERS["80 mm, cut"]).text


def test_a_copy_of_a_priority_ticket_bears_both_marks() -> None:
    text = print_ticket(copy_of(LONGEST), PRINTERS["58 mm, cut"]).text
    assert text.index("PRIORITAS") < text.index("SALINAN")


def test_a_number_issued_without_the_server_says_so_to_the_staff() -> None:
    alone = replace(USUAL, number="A-K025", offline=True, ahead=None, wait=None)
    text = print_ticket(alone, PRINTERS["58 mm, torn off, own code"]).text
    assert "A-K025" in text
    assert "Petugas: nomor ini dicetak saat server tidak terhubung" in " ".join(text.split())
    assert "Di depan Anda" not in text
    assert "server" not in print_ticket(USUAL, PRINTERS["58 mm, torn off, own code"]).text


@pytest.mark.parametrize(
    ("zone", "said"),
    [("Asia/Jakarta", "09.41 WIB"), ("Asia/Makassar", "10.41 WITA"), ("Asia/Jayapura", "11.41 WIT"), ("UTC", "02.41")],
)
def test_the_time_is_the_sites_own(zone: str, said: str) -> None:
    moment = datetime(2026, 11, 17, 2, 41, tzinfo=UTC).astimezone(ZoneInfo(zone))
    text = print_ticket(replace(USUAL, issued_at=moment), PRINTERS["80 mm, cut"]).text
    assert f"  {said}\n" in text


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("Loket 1", "Loket 2", "Loket 10"), "Loket 1, 2, 10"),
        (tuple(f"Loket {number}" for number in (1, 2, 4, 5, 6, 7, 9)), "Loket 1, 2, 4-7, 9"),
        (("Loket 1A", "Loket 1B", "Loket 2"), "Loket 1A, 1B, 2"),
        (("Loket 1",), "Loket 1"),
        (("Loket 1", "Meja Informasi"), "Loket 1, Meja Informasi"),
        (("Informasi", "Pengaduan"), "Informasi, Pengaduan"),
        ((), ""),
    ],
)
def test_counters_are_joined_as_one_says_them(names: tuple[str, ...], said: str) -> None:
    assert join_counters(names) == said


def test_the_site_is_named_beside_its_mpp_only_where_they_differ() -> None:
    assert print_ticket(USUAL, PRINTERS["80 mm, cut"]).text.count("Lampung Timur") == 2  # and in the code
    assert "Gedung Pelayanan Terpadu Sukadana" in print_ticket(LONGEST, PRINTERS["80 mm, cut"]).text


def test_a_name_cannot_command_the_printer() -> None:
    trap = replace(USUAL, agency="Dinas\x1dV\x00\x10\x14\x08 Sosial\n\n", counters=("Loket\x1b@ 1",))
    piece = print_ticket(trap, PRINTERS["80 mm, cut"])
    assert piece.flaws == ()
    assert "Dinas V Sosial" in " ".join(piece.text.split())


def test_letters_that_are_not_ascii_are_printed_in_a_code_page_that_has_them() -> None:
    piece = print_ticket(replace(USUAL, agency="Désa Águng"), PRINTERS["80 mm, cut"])
    assert "Désa Águng" in piece.text
    assert piece.raw.count(b"\x1c.") == 1
    assert b"\x1c." not in print_ticket(USUAL, PRINTERS["80 mm, cut"]).raw


def test_a_ticket_without_such_letters_is_pure_ascii() -> None:
    commands, sheet = commands_for(replace(LONGEST, qr=""), PRINTERS["58 mm, torn off, own code"])
    assert all(ord(letter) < 127 for run in runs_of(commands, sheet.width) for letter in run.text)


def test_the_plain_preview_is_the_same_ticket() -> None:
    sheet = Sheet.for_printer(PRINTERS["58 mm, torn off, own code"])
    preview = describe(lay_out(LONGEST, sheet), sheet)
    assert all(len(line) <= sheet.columns or line.startswith("[QR") for line in preview.splitlines())
    ruled = [line for line in preview.splitlines() if set(line.strip()) - {"-"}]
    printed = [line for line in print_ticket(LONGEST, PRINTERS["58 mm, torn off, own code"]).text.splitlines() if line]
    assert [words_of(line.replace("–", "-")) for line in ruled] == [words_of(line) for line in printed]


TEXTS = st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=90)


@given(
    agency=TEXTS,
    service=TEXTS,
    zone=TEXTS,
    requirement=TEXTS,
    number=st.from_regex(r"[A-Z]{1,3}-[A-Z]?\d{3,5}", fullmatch=True),
)
@settings(max_examples=60)
def test_no_name_whatever_makes_a_line_too_long(
    agency: str, service: str, zone: str, requirement: str, number: str
) -> None:
    paper = replace(
        USUAL, agency=agency, service=service, zone=zone, requirements=(requirement,), number=number, qr="x"
    )
    for config in (PRINTERS["58 mm, torn off, raster code"], PRINTERS["80 mm, 180 dpi"]):
        assert print_ticket(paper, config).flaws == ()


def test_the_same_ticket_is_the_same_bytes() -> None:
    sheet = Sheet.for_printer(PrinterConfig())
    assert compose(USUAL, sheet) == compose(USUAL, sheet)
