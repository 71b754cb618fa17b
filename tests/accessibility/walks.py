"""One visit, made by people who do not see: at the kiosk, at the officer's console, before the display."""

from collections.abc import Callable
from typing import Final

from demo.hall import PASSWORD
from kiosk.services.idle import QUIET_MS
from shared.wire.site import Agency, Service
from tests.accessibility.programs import Programs, end
from tests.accessibility.reader import Missing, Reader, Thing, type_key

Say = Callable[[str], None]
ANNOUNCED: Final = "Pelayanan istirahat pukul 12.00 sampai 13.00."
SWITCHES: Final = ("Teks besar", "Kontras tinggi", "Jangkauan rendah", "Tanpa gerak", "Panduan suara")


def check_controls(reader: Reader, page: str) -> list[Thing]:
    """The shown controls of a page, each with a name, an action, and its place in the window.

    Raises:
        Missing: one is not as it must be.
    """
    window = next(thing for thing in reader.shown() if thing.role == "frame")
    controls = [thing for thing in reader.shown() if thing.is_control]
    for control in controls:
        typed = control.role in ("text", "password text")
        if not control.name.strip():
            raise Missing(f"{page}: a {control.role} has no name")
        if not typed and not {"Press", "Toggle"} & set(control.actions):
            raise Missing(f"{page}: {control.name!r} cannot be pressed: {control.actions}")
        if not control.lies_in(window):
            raise Missing(f"{page}: {control.name!r} says it is shown, and lies outside of the window")
    return controls


def check_page(reader: Reader, page: str) -> None:
    """Nothing that is told lacks a name, the controls are in order, and the focus is on the page.

    Raises:
        Missing: something is not as it must be.
    """
    check_controls(reader, page)
    shown = reader.shown()
    for thing in shown:
        if not thing.name.strip():
            raise Missing(f"{page}: a {thing.role} has no name")
    reader.until(lambda: is_on(reader, reader.focused()), f"focus within {page}")


def is_on(reader: Reader, focused: Thing | None) -> bool:
    """Whether something is the page in front, or within it."""
    fronts = [thing for thing in reader.shown() if thing.role in ("panel", "dialog")]
    return focused is not None and bool(fronts) and (focused == fronts[-1] or focused.lies_in(fronts[-1]))


def check_tab(reader: Reader, page: str) -> None:
    """Tab goes round all controls of the page that can be pressed.

    Raises:
        Missing: it leaves some out.
    """
    wanted = {control.name for control in check_controls(reader, page) if "enabled" in control.states}
    reached: set[str] = set()
    for _ in range(3 * len(wanted)):
        reached.add(reader.tab().name)
        if wanted <= reached:
            return
    raise Missing(f"{page}: Tab does not lead to {wanted - reached}")


def visit_kiosk(programs: Programs, size: str, say: Say) -> list[str]:
    """Take one number by AT-SPI's actions, one by searching, one by the keyboard; as they will be called."""
    kiosk = programs.kiosk(size)
    reader = Reader("antrean-kiosk")
    reader.see("Sentuh layar untuk mulai", "push button")
    check_page(reader, "attract")
    agency, service = longest_list(programs)
    reader.press("Sentuh layar untuk mulai. Touch the screen to begin")
    reader.see("Silakan pilih instansi", "heading")
    check_page(reader, "home")
    find_tile(reader, agency.name.id)
    reader.press(agency.name.id)
    reader.see(agency.name.id, "heading")
    check_page(reader, "services")
    find_tile(reader, service.name.id)
    reader.press(service.name.id)
    reader.see(service.name.id, "heading")
    for requirement in service.requirements:
        reader.see(requirement, "label")
    reader.press("prioritas", "check box", "Toggle")
    reader.until(lambda: "checked" in reader.see("prioritas", "check box").states, "tick for priority")
    check_page(reader, "service")
    reader.press("ambil nomor")
    reader.see("Tiket sudah tercetak", "alert")
    first = read_number(reader)
    check_page(reader, "ticket")
    reader.until(lambda: any(first in heard.replace(" ", "") for heard in reader.heard), f"voice that says {first}")
    reader.press("Selesai")
    reader.see("Silakan pilih instansi", "heading")
    say(f"kiosk {size}: {first} taken by actions alone; heard: {' | '.join(reader.heard)}")

    searched = visit_searching(programs, reader, say)

    reader.press("English")
    reader.see("Which agency are you visiting?", "heading")
    check_page(reader, "home, in English")
    reader.press("Indonesia")
    reader.see("Silakan pilih instansi", "heading")
    check_tab(reader, "home")
    for name, key in ((agency.name.id, "Return"), (service.name.id, "space"), ("ambil nomor", "Return")):
        focus(reader, name)
        type_key(key)
        reader.see("Nomor antrean Anda" if name == "ambil nomor" else name, "panel")
    reader.see("Tiket sudah tercetak", "alert")
    second = read_number(reader)
    focus(reader, "Selesai")
    type_key("space")
    reader.see("Silakan pilih instansi", "heading")
    say(f"kiosk {size}: {second} taken by the keyboard alone")
    visit_idle_question(reader)
    visit_access_help(reader)
    end(kiosk)
    for piece, number in ((1, first), (2, searched), (3, second)):
        text = (programs.paper / f"ticket-{piece:04}.txt").read_text()
        if number not in text.replace(" ", ""):
            raise Missing(f"{number} was told, and not printed:\n{text}")
    # Priority goes first.
    return [first, searched, second]


def search_service(reader: Reader, service: Service) -> None:
    """Type a service's name on the keys of the screen until its tile is shown; each letter is answered."""
    reader.press("Cari layanan")
    reader.see("Cari layanan", "panel")
    reader.until(lambda: any("Cari layanan" in heard for heard in reader.heard), "focus on the search")
    check_page(reader, "search")
    typed = ""
    for letter in service.name.id.lower():
        if letter != " " and not (letter.isascii() and letter.isalpha()):
            break
        typed += letter
        reader.press_exactly("Spasi" if letter == " " else letter.upper())
        reader.until(
            lambda typed=typed: any(f"announced: Diketik: {typed}." in heard for heard in reader.heard),
            f"voice that says {typed!r}",
        )
        if typed[-1:] != " " and reader.find(f"{service.name.id}", "push button") is not None:
            break
    reader.press("Hapus huruf terakhir")
    reader.until(lambda: reader.find(f"Diketik: {typed[:-1]}" if typed[1:] else "mis.") is not None, "letter less")
    reader.press_exactly("Spasi" if typed[-1] == " " else typed[-1].upper())
    reader.see(service.name.id, "push button")
    check_page(reader, "what was found")
    reader.press(service.name.id)


def visit_searching(programs: Programs, reader: Reader, say: Say) -> str:
    """Take a number by the search, with priority, and see it magnified; the number."""
    service = longest_list(programs)[1]
    search_service(reader, service)
    reader.see(service.name.id, "heading")
    reader.press("prioritas", "check box", "Toggle")
    reader.until(lambda: "checked" in reader.see("prioritas", "check box").states, "tick for priority")
    reader.press("ambil nomor")
    reader.see("Tiket sudah tercetak", "alert")
    number = read_number(reader)
    reader.press("Perbesar nomor")
    reader.see("Nomor antrean Anda", "dialog")
    check_page(reader, "magnified number")
    reader.press("Tutup")
    reader.until(lambda: reader.find("Nomor antrean Anda", "dialog") is None, "end of the magnified number")
    reader.press("Selesai")
    reader.see("Silakan pilih instansi", "heading")
    say(f"kiosk: {number} taken by searching, with actions alone")
    return number


def visit_access_help(reader: Reader) -> None:
    """Every switch is a check box that says its state, and every page is told in every look."""
    reader.press("Bantuan akses")
    reader.see("Bantuan akses", "heading")
    check_page(reader, "access help")
    for name in SWITCHES:
        if "checked" in reader.see(name, "check box").states:
            raise Missing(f"access help: {name!r} is on already")
        reader.press(name, "check box", "Toggle")
        reader.until(lambda name=name: "checked" in reader.see(name, "check box").states, f"tick for {name!r}")
    check_page(reader, "access help, all of it")
    reader.press("Lanjutkan")
    reader.see("Silakan pilih instansi", "heading")
    check_page(reader, "home, with all help")


def visit_idle_question(reader: Reader) -> None:
    """It comes, is told as a dialog with the focus on it, and is answered without a touch."""
    reader.press("Cari layanan")
    reader.see("Cari layanan", "panel")
    reader.until(lambda: reader.find("Masih perlu waktu?", "dialog"), "idle question", patience=QUIET_MS / 1000 + 30)
    check_page(reader, "idle question")
    reader.press("Ya, lanjutkan")
    reader.until(lambda: reader.find("Masih perlu waktu?", "dialog") is None, "end of the idle question")
    check_page(reader, "after the idle question")
    reader.press("Kembali")
    reader.see("Silakan pilih instansi", "heading")


def visit_setup(programs: Programs, size: str, say: Say) -> None:
    """Type the server's address on the keys of the screen, and hear the code."""
    kiosk = programs.new_kiosk(size)
    reader = Reader("antrean-kiosk")
    reader.see("Hubungkan kiosk ini ke server", "heading")
    check_page(reader, "setup")
    reader.press("Ketik alamat server")
    reader.see("Ketik alamat server", "heading")
    check_page(reader, "address")
    for letter in programs.hall.url.removeprefix("ws://"):
        reader.press_exactly({".": "Titik", ":": "Titik dua"}.get(letter, letter))
    reader.press("Hubungkan")
    reader.see("Menunggu persetujuan petugas TI", "heading")
    code = reader.until(lambda: next((one for one in reader.shown() if is_code(one)), None), "code")
    check_page(reader, "code")
    reader.until(lambda: any(code.name in heard for heard in reader.heard), f"voice that says {code.name}")
    say(f"setup {size}: {code.name}; heard: {' | '.join(reader.heard)}")
    end(kiosk)


def is_code(thing: Thing) -> bool:
    """Whether it is six digits, each by itself."""
    return thing.role == "label" and thing.name.replace(" ", "").isdigit() and len(thing.name.split(" ")) == 6


def visit_console_and_display(programs: Programs, numbers: list[str], say: Say) -> None:
    """Log in, take a counter and serve all numbers: one by actions, the others by keys; the display tells each."""
    first, *others = numbers
    site = programs.hall.site.description
    queue = next(queue.code for queue in site.queues if first.startswith(f"{queue.prefix}-"))
    counter = next(one for one in site.counters if any(queue in tier for tier in one.tiers))
    officer = next(one for one in programs.hall.site.officers if counter.code in one.counters)
    programs.display()
    display = Reader("antrean-display")
    console = programs.console()
    reader = Reader("antrean-console")
    reader.write("Kode petugas", "text", officer.code)
    reader.write("Kata sandi", "password text", PASSWORD)
    check_tab(reader, "login")
    reader.press("Masuk")
    reader.choose(f"{counter.name.id},", "list item")
    check_tab(reader, "counters")
    reader.press("Ambil loket")
    reader.press("Panggil berikutnya")
    reader.see(first, "label")
    reader.until(lambda: any(first in heard for heard in reader.heard), f"voice that says {first}")
    display.see(f"{' '.join(first)}", "label")
    for press, told in (
        ("Panggil ulang", "dipanggil ulang 1 kali"),
        ("Mulai layani", "Sedang dilayani"),
        ("Selesai, F8", "Siap untuk pengunjung berikutnya"),
    ):
        reader.press(press)
        reader.see(told, "label")
    check_tab(reader, "desk")
    say(f"console: {first} called, called again, started and finished by actions alone; heard: {reader.heard}")
    for number in others:
        left = "Tidak ada yang menunggu" if number == others[-1] else "Siap untuk pengunjung berikutnya"
        for key, told in (
            ("F5", number),
            ("F6", "dipanggil ulang 1 kali"),
            ("F7", "Sedang dilayani"),
            ("F8", left),
        ):
            type_key(key)
            reader.see(told, "label")
            called = f"announced: {number},"
            reader.until(
                lambda called=called: any(called in heard for heard in reader.heard), f"voice that says {number}"
            )
        display.see(f"{' '.join(number)}", "label")
    lines = [thing.name for thing in display.shown() if thing.role == "list item"]
    served = ", ".join(others)
    say(f"console: {served} called, called again, started and finished by keys alone; display: {' | '.join(lines)}")
    # The counter stays an officer's own until they leave it: who logs in elsewhere finds it there.
    reader.press("Tutup loket")
    reader.press("Keluar")
    reader.see("Kode petugas", "text")
    end(console)


def visit_announcement(programs: Programs, say: Say) -> None:
    """A supervisor announces something, by actions alone; the display that is there tells it."""
    supervisor = next(one for one in programs.hall.site.officers if one.role == "supervisor")
    display = Reader("antrean-display")
    console = programs.console("supervisor-state")
    reader = Reader("antrean-console")
    reader.write("Kode petugas", "text", supervisor.code)
    reader.write("Kata sandi", "password text", PASSWORD)
    reader.press("Masuk")
    reader.press("Pengumuman")
    reader.write("Teks bahasa Indonesia", "text", ANNOUNCED)
    reader.press("Umumkan sekarang")
    reader.until(lambda: any("Sudah diumumkan." in heard for heard in reader.heard), "voice that says it is announced")
    reader.see(f"seluruh gedung. {ANNOUNCED}", "list item")
    told = display.see(ANNOUNCED)
    say(f"console: announced by actions alone; display: {told.name}")
    end(console)


def longest_list(programs: Programs) -> tuple[Agency, Service]:
    """The agency with the most services, and the one of these with the longest name."""
    site = programs.hall.site.description
    agency = max(site.agencies, key=lambda one: sum(known.agency == one.code for known in site.services))
    offered = [known for known in site.services if known.agency == agency.code]
    return agency, max(offered, key=lambda known: len(known.name.id))


def find_tile(reader: Reader, name: str) -> None:
    """Turn pages until a tile is shown."""
    while reader.find(name, "push button") is None:
        before = reader.see("Halaman", "label").name
        reader.press("Halaman berikutnya")
        reader.until(lambda before=before: reader.see("Halaman", "label").name != before, "next page")


def focus(reader: Reader, name: str) -> None:
    """Tab to a control, turning pages with the keyboard on the way."""
    while reader.find(name, "push button") is None:
        before = reader.see("Halaman", "label").name
        reader.focus("Halaman berikutnya")
        type_key("space")
        reader.until(lambda before=before: reader.see("Halaman", "label").name != before, "next page")
    reader.focus(name)


def read_number(reader: Reader) -> str:
    """The number on the ticket's page, as it is written."""
    number = next((thing for thing in reader.shown() if thing.name and " ".join(thing.description) == thing.name), None)
    if number is None:
        raise Missing(f"no number is told: {reader.shown()}")
    return number.description
