"""The officers' console as one uses it who does not see: login, counters, desk, every dialog of a visit, the strip."""

from typing import Final

from demo.hall import PASSWORD
from tests.accessibility.programs import Programs, end
from tests.accessibility.reader import Missing, Reader, Thing, type_key
from tests.accessibility.walks import Say

NAMED: Final = frozenset({"list", "table", "spin button"})
"""Beside the controls, these need a name, too."""


def check_front(reader: Reader, title: str, role: str) -> None:
    """In a window or a dialog every control has a name, an action and its place, and the focus is there.

    Raises:
        Missing: something is not as it must be.
    """
    front = reader.see(title, role)
    for thing in inside(reader, front):
        if (thing.is_control or thing.role in NAMED) and not thing.name.strip():
            raise Missing(f"{title}: a {thing.role} has no name")
        if not thing.is_control:
            continue
        typed = thing.role in ("text", "password text")
        if "enabled" in thing.states and not typed and not {"Press", "Toggle"} & set(thing.actions):
            raise Missing(f"{title}: {thing.name!r} cannot be pressed: {thing.actions}")
        if not thing.lies_in(front):
            raise Missing(f"{title}: {thing.name!r} lies outside of its window")
    reader.until(lambda: any("focused" in one.states for one in inside(reader, front)), f"focus within {title}")


def inside(reader: Reader, front: Thing) -> list[Thing]:
    """What is shown within something, by the tree."""
    found: list[Thing] = []
    entered = False
    for thing in reader.tree():
        if entered and thing.depth <= front.depth:
            break
        if entered and thing.is_shown:
            found.append(thing)
        entered = entered or thing.node == front.node
    return found


def answer(reader: Reader, title: str, button: str) -> None:
    """Check the dialog that has come up, and press one of its buttons; it goes."""
    check_front(reader, title, "dialog")
    front = reader.see(title, "dialog")
    wanted = next((one for one in inside(reader, front) if one.name == button and one.role == "push button"), None)
    if wanted is None or not wanted.node.do_action(wanted.actions.index("Press")):
        raise Missing(f"{title}: {button!r} cannot be pressed")
    reader.until(lambda: reader.find(title, "dialog") is None, f"end of {title!r}")


def hear(reader: Reader, part: str) -> None:
    """Wait until it is announced."""
    reader.until(lambda: any(part in heard for heard in reader.heard), f"voice that says {part!r}")


def visit_console(programs: Programs, say: Say) -> None:
    """One visitor without paper, from the login to the end of it, by actions alone; the next on the strip, by keys."""
    officer = next(one for one in programs.hall.site.officers if one.counters and one.role == "officer")
    counter = next(one for one in programs.hall.site.description.counters if one.code == officer.counters[0])
    console = programs.console("walk-state")
    reader = Reader("antrean-console")
    reader.write("Kode petugas", "text", officer.code)
    reader.write("Kata sandi", "password text", "bukan ini")
    reader.press("Masuk")
    hear(reader, "kata sandi salah")
    check_front(reader, "Konsol petugas", "frame")
    reader.write("Kata sandi", "password text", PASSWORD)
    reader.press("Masuk")
    reader.choose(f"{counter.name.id},", "list item")
    check_front(reader, "Konsol petugas", "frame")
    reader.press("Ambil loket")
    reader.see("Panggil berikutnya", "push button")
    check_front(reader, "Konsol petugas", "frame")

    reader.press("Tanpa kertas")
    answer(reader, "Nomor tanpa kertas", "Beri nomor")
    number = reader.until(lambda: find_number(reader), "number on the dialog")
    answer(reader, "Nomor pengunjung", "Panggil sekarang")
    hear(reader, f"{number}, Dipanggil")
    reader.press("Panggil ulang")
    reader.see("dipanggil ulang 1 kali", "label")
    reader.press("Mulai layani")
    reader.see("Sedang dilayani", "label")
    for press, title, button in (
        ("Hasil", "Hasil kunjungan", "Simpan"),
        ("Lanjutan", "Layanan lanjutan", "Batal"),
        ("Alihkan", "Alihkan", "Batal"),
        ("Batalkan tiket", "Batalkan", "Jangan batalkan"),
    ):
        reader.press(press)
        answer(reader, title, button)
    check_front(reader, "Konsol petugas", "frame")
    reader.press("Urungkan")
    reader.press("Selesai, F8")
    reader.see("Tidak ada yang menunggu", "label")
    reader.press("Jeda")
    answer(reader, "Jeda loket", "Jeda")
    reader.see("Loket sedang jeda", "label")
    reader.press("Lanjutkan")
    reader.see("Tidak ada yang menunggu", "label")
    say(f"console: {number} given, called, served and finished by actions alone; heard: {' | '.join(reader.heard)}")

    reader.press("Tanpa kertas")
    answer(reader, "Nomor tanpa kertas", "Beri nomor")
    second = reader.until(lambda: find_number(reader), "number on the dialog")
    answer(reader, "Nomor pengunjung", "Sudah disampaikan")
    reader.press("Bilah")
    check_front(reader, counter.name.id, "frame")
    for key, told in (("F5", second), ("F7", "Sedang dilayani"), ("F8", "Tidak ada yang menunggu")):
        type_key(key)
        reader.see(told, "label")
    hear(reader, second)
    reader.press("Jendela penuh")
    reader.press("Tutup loket")
    reader.press("Keluar")
    reader.see("Kode petugas", "text")
    say(f"console: {second} called, served and finished on the strip, by keys alone")
    end(console)


def find_number(reader: Reader) -> str | None:
    """The number that the dialog shows."""
    front = reader.find("Nomor pengunjung", "dialog")
    labels = inside(reader, front) if front is not None else []
    return next((one.name for one in labels if one.role == "label" and one.name[-3:].isdigit()), None)
