"""What a screen reader is told of the kiosk's window, and what it can press. From outside: `tests.accessibility`."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from kiosk.config import ScreenConfig
from kiosk.window import Pace
from tests.kiosk.conftest import SetStage
from tests.kiosk.fakes import FakeServer, read_site
from tests.kiosk.stage import Stage

DUKCAPIL = "Dinas Kependudukan dan Pencatatan Sipil"
KTP = "Cetak KTP-el baru (pemula)"
PRIORITY = "Saya perlu antrean prioritas. Lansia, disabilitas, hamil, menyusui, atau membawa anak kecil. Tanpa bukti."


def go_to_service(stage: Stage) -> None:
    stage.press(DUKCAPIL)
    stage.until(lambda: stage.page == "agency")
    stage.press(KTP)
    stage.until(lambda: stage.page == "service")


def focused(stage: Stage) -> str:
    """The name of what has the keyboard."""
    return next((one.name for one in reversed([*stage.spoken()]) if one.thing and one.thing.state().focused), "")


def test_a_number_is_taken_without_a_touch(stage: Stage) -> None:
    go_to_service(stage)
    stage.press(PRIORITY, "Toggle")
    stage.until(lambda: any(one.name == PRIORITY and one.checked for one in stage.controls()))
    stage.press("Saya sudah punya berkasnya, ambil nomor")
    stage.until(lambda: stage.page == "ticket")
    (order,) = (order for _, order in stage.server.orders)
    assert order.priority
    assert ("A - 0 2 5", "A-025") in [(one.name, one.description) for one in stage.spoken()]
    stage.press("Selesai")
    stage.until(lambda: stage.page == "home")


def test_pages_that_are_not_shown_are_not_told(stage: Stage) -> None:
    assert "Saya sudah punya berkasnya, ambil nomor" not in [one.name for one in stage.spoken()]
    go_to_service(stage)
    told = [one.name for one in stage.spoken()]
    assert "Saya sudah punya berkasnya, ambil nomor" in told
    assert not {"Silakan pilih instansi", "Saat ini kami tutup", "Nomor antrean Anda", "Selesai"} & set(told)


def test_tiles_of_other_pages_are_not_told(set_stage: SetStage) -> None:
    site = read_site("kota-jambi")
    stage = set_stage(server=FakeServer(site=site))
    stage.open()
    names = [agency.name.id for agency in site.agencies]
    first = [one.name for one in stage.controls() if one.name in names]
    stage.press("Halaman berikutnya")
    stage.until(
        lambda: bool(second := {one.name for one in stage.controls()} & set(names)) and second.isdisjoint(first)
    )
    assert "Halaman 2 dari 4" in [one.name for one in stage.spoken()]


def test_nothing_is_told_without_a_name(stage: Stage) -> None:
    go_to_service(stage)
    stage.press("Saya sudah punya berkasnya, ambil nomor")
    stage.until(lambda: stage.page == "ticket")
    assert [one for one in stage.spoken() if not one.name.strip() and one.role is not QAccessible.Role.Window] == []


def test_the_keyboard_comes_with_the_page_and_its_heading_is_heard(stage: Stage) -> None:
    assert focused(stage) == "Silakan pilih instansi"
    stage.press(DUKCAPIL)
    stage.until(lambda: focused(stage) == DUKCAPIL)
    stage.key(Qt.Key.Key_Tab)
    assert focused(stage) == "Kembali"
    stage.press("Kembali")
    stage.until(lambda: focused(stage) == "Silakan pilih instansi")


def test_controls_are_told_within_their_page(stage: Stage) -> None:
    stage.press(DUKCAPIL)
    stage.until(lambda: stage.page == "agency")
    (parents,) = (one.parents for one in stage.controls() if one.name == KTP)
    assert parents == ("Mesin antrean", DUKCAPIL)


def test_headings_are_told_as_headings(stage: Stage) -> None:
    go_to_service(stage)
    assert [one.name for one in stage.spoken() if one.role is QAccessible.Role.Heading] == [DUKCAPIL, KTP]


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter], ids=["space", "return", "enter"]
)
def test_space_and_enter_press(stage: Stage, key: Qt.Key) -> None:
    stage.focus("agency-dukcapil")
    stage.key(key)
    stage.until(lambda: stage.page == "agency")
    stage.focus("back")
    stage.key(key)
    stage.until(lambda: stage.page == "home")


def test_idle_question_is_a_dialog_that_is_answered_without_a_touch(set_stage: SetStage) -> None:
    stage = set_stage(pace=Pace(settle_ms=1, quiet_ms=1_000))
    stage.open()
    go_to_service(stage)
    stage.until(lambda: stage.find("idleQuestion") is not None)
    assert "Masih perlu waktu?" in [one.name for one in stage.spoken() if one.role is QAccessible.Role.Dialog]
    assert focused(stage) == "Ya, lanjutkan"
    stage.press("Ya, lanjutkan")
    assert stage.find("idleQuestion") is None
    assert stage.page == "service"
    assert focused(stage) == KTP


def test_idle_question_can_be_answered_with_no(set_stage: SetStage) -> None:
    stage = set_stage(pace=Pace(settle_ms=1, quiet_ms=1_000), look=ScreenConfig(motion=False))
    stage.open()
    go_to_service(stage)
    stage.until(lambda: stage.find("idleQuestion") is not None)
    stage.press("Tidak, mulai dari awal")
    assert stage.page == "home"
    assert stage.find("idleQuestion") is None


def test_each_letter_is_told_with_what_it_found(stage: Stage) -> None:
    stage.press("Cari layanan: KTP, akta, SIM…")
    stage.until(lambda: stage.page == "search")
    stage.press("S")
    told = alerts(stage)
    assert told[0].startswith("Diketik: s. ")
    for letter in "KCK":
        stage.press(letter)
    assert "hasil" in alerts(stage)[0]
    assert alerts(stage)[0].startswith("Diketik: skck. ")
    stage.press("Bersihkan semua ketikan")
    assert alerts(stage) == []


def alerts(stage: Stage) -> list[str]:
    return [one.name for one in stage.spoken() if one.role is QAccessible.Role.AlertMessage]


def test_letters_pressed_without_a_touch_keep_the_visit(set_stage: SetStage) -> None:
    stage = set_stage(pace=Pace(settle_ms=1, quiet_ms=1_000))
    stage.open()
    stage.press("Cari layanan: KTP, akta, SIM…")
    stage.until(lambda: stage.find("idleQuestion") is not None)
    stage.press("S")
    assert stage.find("idleQuestion") is None
    stage.press("Bantuan akses")
    stage.until(lambda: stage.find("idleQuestion") is not None)
    stage.press("Kontras tinggi", "Toggle")
    assert stage.find("idleQuestion") is None


def test_switches_of_access_help_are_check_boxes_with_their_state(stage: Stage) -> None:
    stage.press("Bantuan akses")
    names = ["Panduan suara", "Teks besar", "Kontras tinggi", "Jangkauan rendah", "Tanpa gerak"]

    def boxes() -> dict[str, bool]:
        return {one.name: one.checked for one in stage.controls() if one.role is QAccessible.Role.CheckBox}

    assert boxes() == dict.fromkeys(names, False)
    for name in names:
        stage.press(name, "Toggle")
        stage.until(lambda name=name: boxes()[name])
    assert focused(stage) == "Bantuan akses"


def test_number_is_told_before_the_button_that_magnifies_it(stage: Stage) -> None:
    go_to_service(stage)
    stage.press("Saya sudah punya berkasnya, ambil nomor")
    stage.until(lambda: stage.page == "ticket")
    told = [one.name for one in stage.spoken()]
    assert told.index("A - 0 2 5") < told.index("Perbesar nomor")
    stage.press("Perbesar nomor")
    assert focused(stage) == "Tutup"
    (dialog,) = (one for one in stage.spoken() if one.role is QAccessible.Role.Dialog)
    assert dialog.name == "Nomor antrean Anda: A - 0 2 5"
    stage.press("Tutup")
    assert focused(stage) == "Nomor antrean Anda: A - 0 2 5"
