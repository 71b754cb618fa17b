"""What a supervisor has said in the hall: sent once, listed, withdrawn; and told where nobody will hear it."""

import dataclasses
from collections.abc import Iterator

import pytest
from msgspec import convert, to_builtins
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, Qt, QTime
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QPlainTextEdit, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from officer_console.app import TEXTS
from officer_console.viewmodels.announcement_props import (
    LONGEST,
    AnnouncementsState,
    Draft,
    derive_announcements,
    tidy,
)
from officer_console.viewmodels.session import Page
from officer_console.viewmodels.wording import Naming
from officer_console.views.announcement_delegate import RowRole
from officer_console.views.announcement_dialog import AnnouncementDialog
from officer_console.views.window import SMALLEST
from shared.link.state import Offline, Online
from shared.ui.translation import Translation
from shared.wire import methods as do
from shared.wire.announcement import Announcements
from shared.wire.display import Displays, GroupVoice
from shared.wire.events import AnnouncementMade
from shared.wire.site import SiteDescription, Text, Zone
from shared.wire.voice import VoicePlan, VolumeSpan
from tests.officer_console.conftest import SwitchOn
from tests.officer_console.hall import MINUTE_MS, Hall
from tests.officer_console.pc import WiredPc
from tests.officer_console.test_layout import find_cut_off

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

BREAK = "Pelayanan istirahat pukul 12.00"


@pytest.fixture
def supervisor(hall: Hall, switch_on: SwitchOn) -> WiredPc:
    """A PC whose supervisor has logged in and taken no counter."""
    hall.make_supervisor("arif.kurniawan")
    hall.set_displays(hall.display())
    pc = switch_on()
    pc.log_in()
    pc.wait_for_page(Page.COUNTERS)
    return pc


def open_dialog(pc: WiredPc, qtbot: QtBot) -> AnnouncementDialog:
    qtbot.waitUntil(pc.window.brand.announce.isVisible)
    pc.click(pc.window.brand.announce)
    dialog = pc.dialog
    assert isinstance(dialog, AnnouncementDialog)
    return dialog


@pytest.fixture
def dialog(supervisor: WiredPc, qtbot: QtBot) -> AnnouncementDialog:
    return open_dialog(supervisor, qtbot)


def send(dialog: AnnouncementDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def until_said(dialog: AnnouncementDialog, qtbot: QtBot, part: str) -> None:
    qtbot.waitUntil(lambda: part in dialog.message.text())


def listed(dialog: AnnouncementDialog) -> list[str]:
    rows = dialog.announcements.rows
    return [
        f"{rows.item(line).data(RowRole).told}: {rows.item(line).data(RowRole).text}" for line in range(rows.count())
    ]


def until_listed(dialog: AnnouncementDialog, qtbot: QtBot, *lines: str) -> None:
    qtbot.waitUntil(lambda: listed(dialog) == list(lines))


# --- said ------------------------------------------------------------------------------------------------------------


def test_what_is_typed_is_announced_once_and_the_form_begins_anew(
    hall: Hall, supervisor: WiredPc, dialog: AnnouncementDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.text.field, f"  {BREAK} ")
    qtbot.keyClick(dialog.text.field, Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.focusWidget(), "Break at noon")
    send(dialog, qtbot)
    until_said(dialog, qtbot, "Sudah diumumkan.")
    until_listed(dialog, qtbot, f"09.41 · diumumkan · seluruh gedung: {BREAK}")
    [made] = [each.event for each in hall.journal if isinstance(each.event, AnnouncementMade)]
    assert (made.announcement.text, made.announcement.text_en, made.announcement.zones) == (BREAK, "Break at noon", ())
    assert (dialog.text.text, dialog.text_en.text) == ("", "")
    assert dialog.text.field.hasFocus()
    assert len(supervisor.wire.commands(do.MakeAnnouncement)) == 1


def test_announcement_waits_for_its_time_and_is_then_told_as_made(
    hall: Hall, dialog: AnnouncementDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.text.field, BREAK)
    dialog.time.time.setTime(QTime(11, 55))
    assert dialog.time.later.isChecked(), "who sets a time wants it"
    qtbot.mouseClick(dialog.announce, Qt.MouseButton.LeftButton)
    until_said(dialog, qtbot, "Dijadwalkan pukul 11.55.")
    until_listed(dialog, qtbot, f"11.55 · dijadwalkan · seluruh gedung: {BREAK}")
    assert dialog.time.now.isChecked(), "the next one is for now again"
    hall.pass_time((14 + 2 * 60) * MINUTE_MS)
    until_listed(dialog, qtbot, f"11.55 · diumumkan · seluruh gedung: {BREAK}")


def test_zones_are_chosen_by_the_keyboard(hall: Hall, dialog: AnnouncementDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.text.field, BREAK)
    for _ in range(4):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.zones.zones["barat"]
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert not dialog.zones.everywhere.isChecked()
    send(dialog, qtbot)
    until_listed(dialog, qtbot, f"09.41 · diumumkan · Ruang Barat: {BREAK}")


def test_no_zone_marked_is_the_whole_hall(dialog: AnnouncementDialog) -> None:
    east = dialog.zones.zones["timur"]
    east.click()
    assert dialog.zones.chosen == ("timur",)
    east.click()
    assert dialog.zones.everywhere.isChecked()
    east.click()
    dialog.zones.everywhere.click()
    assert dialog.zones.chosen == ()
    assert not east.isChecked()
    dialog.zones.everywhere.click()
    assert dialog.zones.everywhere.isChecked(), "it cannot be for nowhere"


@pytest.mark.parametrize("way", ["key", "button"])
def test_announcement_is_withdrawn(
    hall: Hall, supervisor: WiredPc, dialog: AnnouncementDialog, qtbot: QtBot, way: str
) -> None:
    hall.act(do.MakeAnnouncement("Pertama"), "arif.kurniawan")
    hall.act(do.MakeAnnouncement("Kedua", at=hall.now + 30 * MINUTE_MS), "arif.kurniawan")
    until_listed(
        dialog, qtbot, "10.11 · dijadwalkan · seluruh gedung: Kedua", "09.41 · diumumkan · seluruh gedung: Pertama"
    )
    dialog.announcements.rows.setCurrentRow(0)
    if way == "key":
        dialog.announcements.rows.setFocus()
        qtbot.keyClick(dialog.announcements.rows, Qt.Key.Key_Delete)
    else:
        qtbot.mouseClick(dialog.announcements.withdraw, Qt.MouseButton.LeftButton)
    until_listed(dialog, qtbot, "09.41 · diumumkan · seluruh gedung: Pertama")
    until_said(dialog, qtbot, "Sudah ditarik.")
    assert len(supervisor.wire.commands(do.WithdrawAnnouncement)) == 1


def test_supervisor_at_a_counter_announces_from_there(hall: Hall, supervisor: WiredPc, qtbot: QtBot) -> None:
    supervisor.take("1")
    supervisor.wait_for_page(Page.DESK)
    assert supervisor.desk.bar.announce.isVisible()
    qtbot.keyClick(supervisor.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(supervisor.dialog, AnnouncementDialog)


def test_supervisor_without_a_counter_is_shown_what_to_do(hall: Hall, switch_on: SwitchOn, qtbot: QtBot) -> None:
    pc = switch_on()
    pc.log_in("nurhayati.siregar")
    pc.wait_for_page(Page.COUNTERS)
    qtbot.waitUntil(pc.window.brand.announce.hasFocus)
    assert not pc.window.counter_page.submit.isVisible()
    assert find_cut_off(pc.window) == []
    qtbot.keyClick(pc.window.brand.announce, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    pc.dialog.reject()
    pc.click(pc.window.counter_page.leave)
    pc.wait_for_page(Page.LOGIN)


def test_others_find_no_announcements(at_desk: WiredPc, qtbot: QtBot) -> None:
    assert not at_desk.desk.bar.announce.isVisible()
    qtbot.keyClick(at_desk.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.activeModalWidget() is None


# --- not said --------------------------------------------------------------------------------------------------------


def test_enter_alone_announces_nothing(supervisor: WiredPc, dialog: AnnouncementDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.text.field, BREAK)
    for _ in range(3):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    dialog.time.time.setFocus()
    qtbot.keyClick(dialog.time.time, Qt.Key.Key_Return)
    assert supervisor.wire.commands(do.MakeAnnouncement) == []
    assert dialog.text.text == BREAK
    dialog.announce.setFocus()
    qtbot.keyClick(dialog.announce, Qt.Key.Key_Return)
    until_said(dialog, qtbot, "Sudah diumumkan.")


def test_nothing_typed_is_told(supervisor: WiredPc, dialog: AnnouncementDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.text_en.field, "Only English")
    send(dialog, qtbot)
    until_said(dialog, qtbot, "Ketik dulu teks bahasa Indonesianya.")
    assert supervisor.wire.commands(do.MakeAnnouncement) == []


def test_time_that_has_passed_is_told(supervisor: WiredPc, dialog: AnnouncementDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.text.field, BREAK)
    dialog.time.time.setTime(QTime(9, 41))
    send(dialog, qtbot)
    until_said(dialog, qtbot, "Jam itu sudah lewat. Pilih jam yang belum lewat, atau “Sekarang”.")
    assert supervisor.wire.commands(do.MakeAnnouncement) == []
    qtbot.mouseClick(dialog.time.now, Qt.MouseButton.LeftButton)
    assert dialog.message.text() == ""


def test_too_long_a_text_is_not_cut_but_told(supervisor: WiredPc, dialog: AnnouncementDialog, qtbot: QtBot) -> None:
    dialog.text.field.setPlainText("a" * (LONGEST + 3))
    assert dialog.text.room.text() == "Kelebihan 3 huruf"
    send(dialog, qtbot)
    until_said(dialog, qtbot, "Persingkat teksnya: paling banyak 200 huruf.")
    assert supervisor.wire.commands(do.MakeAnnouncement) == []


def test_what_is_pasted_comes_in_on_one_line(dialog: AnnouncementDialog) -> None:
    pasted = QMimeData()
    pasted.setText("Baris satu\r\nbaris\u2028dua\tdan\x07 tiga")
    dialog.text.field.insertFromMimeData(pasted)
    assert dialog.text.text == "Baris satu baris dua dan tiga"


def test_while_cut_off_nothing_is_sent_to_be_said_later(
    supervisor: WiredPc, dialog: AnnouncementDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.text.field, BREAK)
    supervisor.wire.cut()
    qtbot.waitUntil(lambda: isinstance(supervisor.console.link.state, Offline))
    send(dialog, qtbot)
    until_said(dialog, qtbot, "Tidak tersambung")
    supervisor.wire.mend()
    qtbot.waitUntil(lambda: isinstance(supervisor.console.link.state, Online))
    assert supervisor.wire.commands(do.MakeAnnouncement) == []
    assert dialog.text.text == BREAK


def test_server_that_cannot_store_is_told_and_nothing_is_said_later(
    hall: Hall, supervisor: WiredPc, dialog: AnnouncementDialog, qtbot: QtBot
) -> None:
    hall.storage_full = True
    qtbot.keyClicks(dialog.text.field, BREAK)
    send(dialog, qtbot)
    until_said(dialog, qtbot, "Server belum dapat menyimpan data. Tidak ada yang berubah.")
    hall.storage_full = False
    hall.pass_time(10_000)
    assert hall.day.board.announcements == Announcements()
    assert dialog.text.text == BREAK
    send(dialog, qtbot)
    until_said(dialog, qtbot, "Sudah diumumkan.")


def test_cable_cut_while_sending_is_told_and_it_is_said_once(
    hall: Hall, supervisor: WiredPc, dialog: AnnouncementDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.text.field, BREAK)
    supervisor.wire.hold = True
    send(dialog, qtbot)
    send(dialog, qtbot)
    assert dialog.announce.text() == "Mengirim …"
    supervisor.wire.cut()
    until_said(dialog, qtbot, "Sambungan putus saat mengirim.")
    supervisor.wire.hold = False
    supervisor.wire.mend()
    until_said(dialog, qtbot, "Sudah diumumkan.")
    assert len(hall.day.board.announcements.made) == 1


def test_refusal_of_the_server_is_a_plain_sentence(
    hall: Hall, supervisor: WiredPc, dialog: AnnouncementDialog, qtbot: QtBot
) -> None:
    for number in range(50):
        hall.act(do.MakeAnnouncement(f"Nomor {number}", at=hall.now + MINUTE_MS), "arif.kurniawan")
    qtbot.keyClicks(dialog.text.field, BREAK)
    dialog.time.later.setChecked(True)
    send(dialog, qtbot)
    until_said(dialog, qtbot, "Sudah ada 50 pengumuman terjadwal. Tarik salah satunya dulu.")
    assert dialog.text.text == BREAK


# --- kept ------------------------------------------------------------------------------------------------------------


def test_what_was_typed_is_there_when_the_dialog_is_opened_again(supervisor: WiredPc, qtbot: QtBot) -> None:
    dialog = open_dialog(supervisor, qtbot)
    qtbot.keyClicks(dialog.text.field, BREAK)
    dialog.zones.zones["barat"].click()
    dialog.reject()
    again = open_dialog(supervisor, qtbot)
    assert (again.text.text, again.zones.chosen) == (BREAK, ("barat",))


def test_the_next_officer_sees_neither_dialog_nor_text(hall: Hall, supervisor: WiredPc, qtbot: QtBot) -> None:
    dialog = open_dialog(supervisor, qtbot)
    qtbot.keyClicks(dialog.text.field, BREAK)
    hall.end_logins()
    supervisor.wire.cut()
    supervisor.wire.mend()
    supervisor.wait_for_page(Page.LOGIN)
    assert QApplication.activeModalWidget() is None
    supervisor.log_in()
    assert open_dialog(supervisor, qtbot).text.text == ""


# --- told beforehand -------------------------------------------------------------------------------------------------


def test_where_nobody_hears_it_is_told_before_it_is_sent(hall: Hall, dialog: AnnouncementDialog, qtbot: QtBot) -> None:
    assert dialog.message.text() == ""
    hall.set_displays(hall.display(sound="no_sound_card"))
    until_said(dialog, qtbot, "Tidak ada layar yang dapat bersuara: pengumuman akan tampil, tetapi tidak terdengar.")
    hall.set_displays(hall.display(online=False))
    until_said(dialog, qtbot, "Tidak ada layar yang tersambung")
    hall.set_displays(hall.display())
    qtbot.waitUntil(lambda: dialog.message.text() == "")


@pytest.fixture
def indonesian(qapp: QApplication) -> Iterator[None]:
    translation = Translation((TEXTS,), "id")
    yield
    translation.remove()


IN_EAST = "Tidak ada layar yang dapat bersuara di Ruang Timur: di sana pengumuman akan tampil, tetapi tidak terdengar."
NOWHERE = "Tidak ada layar yang dapat bersuara: pengumuman akan tampil, tetapi tidak terdengar."


@pytest.mark.usefixtures("indonesian")
@pytest.mark.parametrize(
    ("zones", "east", "west", "told"),
    [
        ((), "lobi", "barat", ""),
        ((), None, "barat", IN_EAST),
        (("timur",), None, "barat", IN_EAST),
        (("barat",), None, "barat", ""),
        (("timur", "barat"), None, None, NOWHERE),
        ((), None, None, NOWHERE),
    ],
)
def test_zones_without_a_speaking_display_are_named(
    hall: Hall, zones: tuple[str, ...], east: str | None, west: str | None, told: str
) -> None:
    site = hall.site.description
    apart = tuple(replace(zone, loudspeakers=zone.code) for zone in site.zones)
    voices = (GroupVoice("barat", west, 0), GroupVoice("timur", east, 0))
    state = derive(hall, Draft(BREAK, zones=zones), Displays((hall.display(),), voices), replace(site, zones=apart))
    assert state.silent == told


@pytest.mark.usefixtures("indonesian")
def test_hour_at_which_the_loudspeakers_are_quiet_is_told(hall: Hall) -> None:
    noon = VoicePlan(volume=(VolumeSpan("12:00", "13:00", 0),))
    site = replace(hall.site.description, voice=noon)
    displays = Displays((hall.display(),), (GroupVoice("hall", "lobi", 0),))
    quiet = "Pada jam itu pengeras suara diatur diam: pengumuman akan tampil, tetapi tidak terdengar."
    assert derive(hall, Draft(BREAK), displays, site).silent == ""
    assert derive(hall, Draft(BREAK, at=(12, 30)), displays, site).silent == quiet
    assert derive(hall, Draft(BREAK, at=(13, 0)), displays, site).silent == ""


@pytest.mark.usefixtures("indonesian")
def test_server_that_tells_nothing_of_displays_is_not_taken_for_a_silent_hall(hall: Hall) -> None:
    assert derive(hall, Draft(BREAK), Displays()).silent == ""


@pytest.mark.usefixtures("indonesian")
@pytest.mark.parametrize(
    ("typed", "text", "tone"),
    [
        ("", "Sisa 200 huruf", "plain"),
        ("  dua   kata  ", "Sisa 192 huruf", "plain"),
        ("a" * 179, "Sisa 21 huruf", "plain"),
        ("a" * 180, "Sisa 20 huruf", "few"),
        ("a" * 200, "Sisa 0 huruf", "few"),
        ("a" * 201, "Kelebihan 1 huruf", "over"),
    ],
)
def test_how_much_may_still_be_typed_is_told(hall: Hall, typed: str, text: str, tone: str) -> None:
    room = derive(hall, Draft(typed)).room
    assert (room.text, room.tone) == (text, tone)


def derive(
    hall: Hall, draft: Draft, displays: Displays | None = None, site: SiteDescription | None = None
) -> AnnouncementsState:
    naming = Naming(site or hall.site.description, "id")
    known = displays or Displays()
    return derive_announcements(draft, naming, known, Announcements(), now=hall.now, online=True, sending=False)


@pytest.mark.parametrize("typed", ["a\x00b", "a\x7fb", "a\u2028b", "\ta\u00a0 b\r\n", "a\u200bb"])
def test_what_is_sent_is_what_the_wire_takes(typed: str) -> None:
    command = do.MakeAnnouncement(tidy(typed))
    assert convert(to_builtins(command), do.MakeAnnouncement) == command


# --- for everybody ---------------------------------------------------------------------------------------------------


def test_everything_is_reached_by_tab_and_named_for_a_screen_reader(
    hall: Hall, dialog: AnnouncementDialog, qtbot: QtBot
) -> None:
    hall.act(do.MakeAnnouncement("Pertama"), "arif.kurniawan")
    qtbot.waitUntil(lambda: listed(dialog) != [])
    seen: list[QWidget] = []
    for _ in range(15):  # within the time, it goes from the hour to the minute first
        focused = dialog.focusWidget()
        assert focused is not None
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    controls = [
        widget
        for kind in (QAbstractButton, QPlainTextEdit, QTimeEdit, QListWidget)
        for widget in dialog.findChildren(kind)
        # Of the circles, Tab goes to the one that is chosen, and arrows to the other.
        if widget is not dialog.time.later and widget.isVisible()
    ]
    assert [widget for widget in controls if widget not in seen and widget.isEnabled()] == []
    names = [QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name) for widget in controls]
    assert [name for name in names if not name.strip()] == []
    assert {"Teks bahasa Indonesia", "Seluruh gedung", "Jam hari ini", "Tarik (Del)"} <= set(names)
    line = QAccessible.queryAccessibleInterface(dialog.announcements.rows).child(0)
    assert line.text(QAccessible.Text.Name) == "09.41 · diumumkan · seluruh gedung. Pertama"


def test_many_zones_with_long_names_fit(hall: Hall, switch_on: SwitchOn, qtbot: QtBot) -> None:
    site = hall.site.description
    zones = tuple(Zone(f"z{number}", Text(f"Lantai {number}, sayap barat, ruang tunggu utama")) for number in range(12))
    counters = tuple(replace(counter, zone="z1") for counter in site.counters)
    hall.set_site(dataclasses.replace(hall.site, description=replace(site, zones=zones, counters=counters)))
    pc = switch_on()
    pc.log_in("nurhayati.siregar")
    dialog = open_dialog(pc, qtbot)
    dialog.zones.everywhere.setFocus()
    for _ in range(12):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    last = dialog.zones.zones["z11"]
    assert dialog.focusWidget() is last
    assert not last.visibleRegion().isEmpty(), "Tab scrolls to it"
    assert last.width() >= last.sizeHint().width()
    assert dialog.width() <= SMALLEST[0]
    assert dialog.height() <= SMALLEST[1]


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_is_cut_off_in_the_announcements(hall: Hall, switch_on: SwitchOn, qtbot: QtBot, language: str) -> None:
    hall.make_supervisor("arif.kurniawan")
    hall.set_displays(hall.display(sound="no_voice"))
    pc = switch_on(language=language)
    pc.window.resize(*SMALLEST)
    pc.sit_down()
    hall.act(do.MakeAnnouncement("Panjang " * 25), "arif.kurniawan")
    qtbot.waitUntil(pc.desk.bar.announce.isVisible)
    assert find_cut_off(pc.window) == []
    pc.click(pc.desk.bar.announce)
    dialog = pc.dialog
    assert isinstance(dialog, AnnouncementDialog)
    dialog.text.field.setPlainText("a" * 201)
    dialog.zones.zones["timur"].click()
    QApplication.processEvents()
    assert find_cut_off(dialog) == []
    assert dialog.width() <= SMALLEST[0]
    assert dialog.height() <= SMALLEST[1]
