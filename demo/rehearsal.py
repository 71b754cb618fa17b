"""The demonstration without a screen: the same programs out of sight, two visits made by real clicks and keys."""

import wave
from pathlib import Path
from typing import Final

from demo.cast import Cast
from demo.hall import PASSWORD, Hall
from demo.program import Missing, Program
from demo.transcript import Transcript
from demo.witness import Witness

INVITATION: Final = "Sentuh layar untuk mulai"
SIZES: Final = {"kiosk": (1080, 1920), "display": (1920, 1080), "display-2": (1280, 800)}
HEARD: Final = "8-heard.wav"
WHOLE_VISIT: Final = [
    "ticket.issued",
    "ticket.print_reported printed",
    "ticket.called",
    "ticket.recalled",
    "service.started",
    "service.finished",
]


def rehearse(hall: Hall, folder: Path, output: Path, transcript: Transcript) -> None:
    """Make the visits and leave pictures in `output`.

    Raises:
        Missing: something did not come that a person would have seen; the message says what.
    """
    say = transcript.say
    with Cast(hall, folder, folder / "paper", visible=False, sizes=SIZES) as cast:
        say(f"server listens on {hall.url}, printer on port {cast.printer.port}")
        kiosk, display = cast.kiosk(), cast.display(output / HEARD)
        over_counter = cast.counter_screen("1")
        first, second = cast.console("console-1"), cast.console("console-2")
        kiosk.press(INVITATION)
        kiosk.see("Silakan pilih instansi")
        say("kiosk, lobby display, the screen over counter 1 and two consoles are connected")
        kiosk.picture(output / "1-kiosk-home.png")
        log_in_both(hall, first, second)
        say("two officers have logged in and taken counters 1 and 2")
        first.picture(output / "2-console-ready.png")

        number = _take_number(kiosk, "Akta kelahiran", output)
        say(f"visitor tapped agency, service and take: number {number}, ticket printed")
        _look_at_paper(cast.printer.output, 1, number, output)
        _take_number(kiosk, "Kartu Keluarga baru", output, priority=True)
        second_number = "A-002"
        _look_at_paper(cast.printer.output, 2, second_number, output)
        say(f"visitor with priority: number {second_number}, ticket printed")

        _next(first, second_number)
        display.see(_spelt(second_number))
        over_counter.see("Giliran Anda")
        over_counter.picture(output / "5-counter-called.png")
        say(f"officer at counter 1 pressed next: {second_number} on both displays (priority comes first)")
        _next(second, number)
        display.see(_spelt(number))
        say(f"officer at counter 2 pressed next: {number} on the display")
        display.picture(output / "5-display-calls.png")
        first.picture(output / "6-console-visitor.png")
        for console, called in ((first, second_number), (second, number)):
            console.press("Panggil ulang")
            console.press("Mulai layani")
            console.see("Sedang dilayani")
            console.press("Selesai, F8")
            console.see("Tidak ada yang menunggu")
            say(f"{called}: recalled, started, finished")
        display.see("Panggilan terakhir", patience=60)
        display.picture(output / "7-display-after.png")
    say(f"what the hall heard, {_seconds(output / HEARD):.0f} seconds of it, is in {HEARD}")

    for called in (number, second_number):
        life = Witness(hall.database_url, hall.site.code).life_of(called)
        if life != WHOLE_VISIT:
            raise Missing(f"{called} did not go through whole: {life}")
        say(f"journal of {called}: {', '.join(life)}")


def log_in_both(hall: Hall, first: Program, second: Program) -> None:
    """Two officers log in, with keyboard and mouse, and take counters 1 and 2."""
    officers = [officer.code for officer in hall.site.officers if {"1", "2"} <= set(officer.counters)]
    _log_in(first, officers[0], "1")
    _log_in(second, officers[1], "2")


def _log_in(console: Program, officer: str, counter: str) -> None:
    console.press("Kode petugas")
    console.type(officer)
    console.press("Kata sandi")
    console.type(PASSWORD)
    console.key("Return")
    console.press(f"Loket {counter}")
    console.key("Return")
    console.see("Tutup loket")


def _take_number(kiosk: Program, service: str, output: Path, *, priority: bool = False) -> str:
    kiosk.press("Dinas Kependudukan dan Pencatatan Sipil")
    kiosk.press(service)
    if priority:
        kiosk.press("prioritas")
    else:
        kiosk.see("ambil nomor")
        kiosk.picture(output / "3-kiosk-service.png")
    kiosk.press("ambil nomor")
    kiosk.see("Tiket sudah tercetak")
    spelt = next(name for name in kiosk.names() if name.startswith("A - "))
    kiosk.picture(output / ("4-kiosk-priority.png" if priority else "4-kiosk-number.png"))
    kiosk.press("Selesai")
    kiosk.see("Silakan pilih instansi")
    return spelt.replace(" ", "")


def _next(console: Program, number: str) -> None:
    console.press("Panggil berikutnya")
    console.see(number)


def _seconds(recording: Path) -> float:
    with wave.open(str(recording)) as heard:
        return float(heard.getnframes() / heard.getframerate())


def _spelt(number: str) -> str:
    """A number as screen readers are given it, one sign at a time."""
    return " ".join(number)


def _look_at_paper(paper: Path, piece: int, number: str, output: Path) -> None:
    text = (paper / f"ticket-{piece:04}.txt").read_text()
    if number not in text.replace(" ", ""):
        raise Missing(f"the paper does not say {number}:\n{text}")
    picture = output / f"4-paper-{number}.png"
    picture.write_bytes((paper / f"ticket-{piece:04}.png").read_bytes())
