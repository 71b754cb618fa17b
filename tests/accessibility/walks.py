"""One visit, made by people who do not see: at the kiosk, at the officer's console, before the display."""

from collections.abc import Callable

from demo.hall import PASSWORD
from shared.wire.site import Agency, Service
from tests.accessibility.programs import Programs, end
from tests.accessibility.reader import Missing, Reader, Thing, type_key

Say = Callable[[str], None]


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
    """Take one number by AT-SPI's actions alone and one by the keyboard alone; both numbers."""
    kiosk = programs.kiosk(size)
    reader = Reader("antrean-kiosk")
    agency, service = longest_list(programs)
    reader.press("Sentuh layar untuk mulai. Touch the screen to begin")
    reader.see("Silakan pilih instansi", "heading")
    check_controls(reader, "home")
    find_tile(reader, agency.name.id)
    reader.press(agency.name.id)
    reader.see(agency.name.id, "heading")
    check_controls(reader, "services")
    find_tile(reader, service.name.id)
    reader.press(service.name.id)
    reader.see(service.name.id, "heading")
    for requirement in service.requirements:
        reader.see(requirement, "label")
    reader.press("prioritas", "check box", "Toggle")
    reader.until(lambda: "checked" in reader.see("prioritas", "check box").states, "tick for priority")
    check_controls(reader, "service")
    reader.press("ambil nomor")
    reader.see("Tiket sudah tercetak", "alert")
    first = read_number(reader)
    check_controls(reader, "ticket")
    reader.until(lambda: any(first in heard.replace(" ", "") for heard in reader.heard), f"voice that says {first}")
    reader.press("Selesai")
    reader.see("Silakan pilih instansi", "heading")
    say(f"kiosk {size}: {first} taken by actions alone; heard: {' | '.join(reader.heard)}")

    reader.press("English")
    reader.see("Which agency are you visiting?", "heading")
    check_controls(reader, "home, in English")
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
    end(kiosk)
    for piece, number in ((1, first), (2, second)):
        text = (programs.paper / f"ticket-{piece:04}.txt").read_text()
        if number not in text.replace(" ", ""):
            raise Missing(f"{number} was told, and not printed:\n{text}")
    return [first, second]


def visit_console_and_display(programs: Programs, first: str, second: str, say: Say) -> None:
    """Log in, take a counter and serve both numbers: one by actions, one by keys; the display tells each."""
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
    for key, told in (
        ("F5", second),
        ("F6", "dipanggil ulang 1 kali"),
        ("F7", "Sedang dilayani"),
        ("F8", "Tidak ada yang menunggu"),
    ):
        type_key(key)
        reader.see(told, "label")
    display.see(f"{' '.join(second)}", "label")
    lines = [thing.name for thing in display.shown() if thing.role == "list item"]
    say(f"console: {second} called, called again, started and finished by keys alone; display: {' | '.join(lines)}")
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
