"""Logging in, taking a counter, resuming after a restart, and being shown out."""

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from officer_console.actions import Action
from officer_console.viewmodels.session import Page, derive_session
from officer_console.viewmodels.wording import Naming
from officer_console.views.counter_delegate import ChoiceRole
from shared.link.state import Connecting, Offline, Online, Refused
from shared.wire import methods as do
from shared.wire.display import Displays
from shared.wire.errors import error
from shared.wire.kiosk import Kiosks
from tests.officer_console.conftest import SwitchOn
from tests.officer_console.hall import PASSWORD, Hall
from tests.officer_console.pc import WiredPc

KTP = "dukcapil-cetak-ktp-baru"
HOUR_MS = 3_600_000


def logins(pc: WiredPc) -> int:
    return sum(isinstance(request.params, do.LogIn) for request in pc.wire.sent)


def token_file(folder: Path) -> Path:
    return folder / "officer.token"


# --- login


def test_login_by_mouse(pc: WiredPc, qtbot: QtBot) -> None:
    pc.wait_for_page(Page.LOGIN)
    form = pc.window.login_page
    qtbot.keyClicks(form.officer, "arif.kurniawan")
    qtbot.keyClicks(form.password, PASSWORD)
    pc.click(form.submit)
    pc.wait_for_page(Page.COUNTERS)


def test_a_wrong_password_says_so_and_lets_try_again(pc: WiredPc, qtbot: QtBot) -> None:
    pc.log_in(password="salah")
    form = pc.window.login_page
    qtbot.waitUntil(lambda: "Kode petugas atau kata sandi salah" in form.message.text())
    assert form.password.selectedText() != "", "typing replaces the wrong one"
    assert form.password.hasFocus()
    qtbot.keyClicks(form.password, PASSWORD)
    qtbot.keyClick(form.password, Qt.Key.Key_Return)
    pc.wait_for_page(Page.COUNTERS)


def test_enter_presses_the_button_that_has_the_focus(pc: WiredPc, qtbot: QtBot) -> None:
    pc.wait_for_page(Page.LOGIN)
    form = pc.window.login_page
    form.officer.setText("arif.kurniawan")
    form.password.setText(PASSWORD)
    form.submit.setFocus()
    qtbot.keyClick(form.submit, Qt.Key.Key_Return)
    pc.wait_for_page(Page.COUNTERS)
    leave = pc.window.counter_page.leave
    leave.setFocus()
    qtbot.keyClick(leave, Qt.Key.Key_Return)
    pc.wait_for_page(Page.LOGIN)


def test_an_officer_who_does_not_exist_is_told_the_same(pc: WiredPc, qtbot: QtBot) -> None:
    pc.log_in("siapa.ini")
    qtbot.waitUntil(lambda: "Kode petugas atau kata sandi salah" in pc.window.login_page.message.text())


def test_a_code_that_cannot_be_one_is_told_before_it_is_sent(pc: WiredPc, qtbot: QtBot) -> None:
    pc.log_in("arif kurniawan!")
    qtbot.waitUntil(lambda: "Kode petugas hanya berisi huruf" in pc.window.login_page.message.text())
    assert logins(pc) == 0


@pytest.mark.parametrize(("officer", "password"), [("", PASSWORD), ("arif.kurniawan", ""), ("  ", PASSWORD)])
def test_an_empty_field_is_told_and_not_sent(pc: WiredPc, qtbot: QtBot, officer: str, password: str) -> None:
    pc.log_in(officer, password)
    qtbot.waitUntil(lambda: "Isi kode petugas dan kata sandi" in pc.window.login_page.message.text())
    assert logins(pc) == 0


def test_too_many_tries_say_how_long_to_wait(hall: Hall, pc: WiredPc, qtbot: QtBot) -> None:
    hall.login_error = error("limited", "too_many_logins", "Too many wrong passwords; wait.", retry_after=29.3)
    pc.log_in()
    qtbot.waitUntil(lambda: "Tunggu 30 detik" in pc.window.login_page.message.text())


def test_a_slow_login_is_shown_and_asked_once(pc: WiredPc, qtbot: QtBot) -> None:
    pc.wait_for_page(Page.LOGIN)
    pc.wire.hold = True
    pc.log_in()
    form = pc.window.login_page
    assert form.submit.text() == "Memeriksa …"
    for _ in range(3):
        qtbot.keyClick(form.password, Qt.Key.Key_Return)
        qtbot.mouseClick(form.submit, Qt.MouseButton.LeftButton)
    assert logins(pc) == 1
    pc.wire.release()
    pc.wait_for_page(Page.COUNTERS)


def test_a_login_that_loses_its_connection_can_be_tried_again(pc: WiredPc, qtbot: QtBot) -> None:
    pc.wait_for_page(Page.LOGIN)
    pc.wire.dead = True
    pc.log_in()
    pc.wire.cut()
    form = pc.window.login_page
    qtbot.waitUntil(lambda: "Server tidak dapat dihubungi" in form.message.text())
    assert form.submit.text() == "Masuk"
    pc.wire.mend()
    qtbot.waitUntil(lambda: form.message.text() == "")
    qtbot.keyClick(form.password, Qt.Key.Key_Return)
    pc.wait_for_page(Page.COUNTERS)


def test_the_login_page_says_when_the_server_is_away(pc: WiredPc, qtbot: QtBot) -> None:
    pc.wait_for_page(Page.LOGIN)
    pc.wire.cut()
    qtbot.waitUntil(lambda: "Server belum tersambung" in pc.window.login_page.message.text())
    pc.log_in()
    assert logins(pc) == 0


def test_the_password_is_never_kept_in_the_form_or_on_disk(pc: WiredPc, tmp_path: Path, qtbot: QtBot) -> None:
    pc.sit_down()
    pc.key(Action.LEAVE)
    pc.wait_for_page(Page.COUNTERS)
    pc.click(pc.window.counter_page.leave)
    pc.wait_for_page(Page.LOGIN)
    assert pc.window.login_page.password.text() == ""
    assert pc.window.login_page.officer.text() == "arif.kurniawan"
    assert pc.window.login_page.password.hasFocus()
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert PASSWORD.encode() not in kept


# --- the connection at the start


def test_until_the_server_is_reached_the_window_says_which_one_is_tried(switch_on: SwitchOn, qtbot: QtBot) -> None:
    pc = switch_on(connected=False)
    assert pc.page is Page.CONNECTING
    assert "ws://127.0.0.1:1/" in pc.window.connecting_page.detail
    pc.wire.mend()
    pc.wait_for_page(Page.LOGIN)


def test_the_login_waits_for_a_connection_that_can_take_it(hall: Hall) -> None:
    site = hall.site.description
    pages = [
        derive_session(
            link,
            hall.day.board,
            site,
            None,
            Naming(site, "id"),
            kiosks=Kiosks(()),
            displays=Displays(),
            now=hall.now,
        ).page
        for link in (Connecting(), Online(), Offline(hall.now, "the cable"))
    ]
    assert pages == [Page.CONNECTING, Page.LOGIN, Page.LOGIN]


def test_a_console_that_the_server_does_not_know_says_what_to_do(switch_on: SwitchOn, qtbot: QtBot) -> None:
    pc = switch_on(device="stolen")
    qtbot.waitUntil(lambda: isinstance(pc.console.link.state, Refused))
    assert pc.page is Page.CONNECTING
    assert "Minta petugas TI memberi token perangkat yang baru" in pc.window.connecting_page.detail


# --- counters


def test_only_the_officers_own_counters_are_offered(pc: WiredPc) -> None:
    pc.log_in()
    pc.wait_for_page(Page.COUNTERS)
    listed = pc.window.counter_page.counters
    assert [listed.item(line).data(ChoiceRole).code for line in range(listed.count())] == ["1", "2"]


def test_take_a_counter_by_mouse(hall: Hall, pc: WiredPc, qtbot: QtBot) -> None:
    pc.log_in()
    pc.wait_for_page(Page.COUNTERS)
    page = pc.window.counter_page
    where = page.counters.visualItemRect(page.counters.item(1)).center()
    qtbot.mouseClick(page.counters.viewport(), Qt.MouseButton.LeftButton, pos=where)
    pc.click(page.submit)
    pc.wait_for_page(Page.DESK)
    assert hall.day.board.counters["2"].officer == "arif.kurniawan"


def test_a_counter_in_use_says_by_whom(hall: Hall, pc: WiredPc) -> None:
    hall.act(do.OpenCounter("1"), "aisyah.kusuma")
    pc.log_in()
    pc.wait_for_page(Page.COUNTERS)
    page = pc.window.counter_page
    assert page.counters.item(0).data(ChoiceRole).status == "Dipakai Aisyah Kusuma"
    assert page.counters.currentRow() == 1, "the first that is free is marked"
    pc.take("2")
    pc.wait_for_page(Page.DESK)


def test_two_consoles_press_for_one_counter_and_one_gets_it(
    hall: Hall, switch_on: SwitchOn, tmp_path: Path, qtbot: QtBot
) -> None:
    one = switch_on(state=tmp_path / "one")
    other = switch_on(state=tmp_path / "other")
    one.log_in("arif.kurniawan")
    other.log_in("aisyah.kusuma")
    one.wait_for_page(Page.COUNTERS)
    other.wait_for_page(Page.COUNTERS)
    other.wire.hold = True
    one.take("1")
    other.take("1")
    other.wire.release()
    one.wait_for_page(Page.DESK)
    qtbot.waitUntil(lambda: "sedang dipakai Arif Kurniawan" in other.window.counter_page.notice.text)
    assert other.page is Page.COUNTERS
    assert hall.day.board.counters["1"].officer == "arif.kurniawan"


def test_the_counter_taken_last_is_marked_next_time(switch_on: SwitchOn) -> None:
    pc = switch_on()
    pc.sit_down(counter="2")
    pc.key(Action.LEAVE)
    pc.wait_for_page(Page.COUNTERS)
    pc.click(pc.window.counter_page.leave)
    pc.wait_for_page(Page.LOGIN)
    pc.switch_off()
    again = switch_on()
    again.log_in()
    again.wait_for_page(Page.COUNTERS)
    assert again.window.counter_page.counters.currentRow() == 1


def test_a_counter_pressed_while_the_link_is_down_can_be_taken_back(hall: Hall, pc: WiredPc, qtbot: QtBot) -> None:
    pc.log_in()
    pc.wait_for_page(Page.COUNTERS)
    pc.wire.cut()
    qtbot.waitUntil(lambda: isinstance(pc.console.link.state, Offline))
    pc.take("1")
    notice = pc.window.counter_page.notice
    qtbot.waitUntil(lambda: "Belum terkirim: Ambil loket" in notice.text)
    pc.escape()
    qtbot.waitUntil(lambda: "Ditarik kembali: Ambil loket" in notice.text)
    pc.wire.mend()
    pc.wait_until_idle()
    assert hall.day.board.counters["1"].officer is None


# --- restarts


@pytest.mark.parametrize("stage", ["idle", "called", "serving", "paused"])
def test_after_a_restart_of_the_pc_the_visit_is_where_it_was(
    hall: Hall, switch_on: SwitchOn, tmp_path: Path, stage: str
) -> None:
    pc = switch_on()
    pc.sit_down()
    if stage in ("called", "serving"):
        hall.issue(KTP)
        pc.key(Action.NEXT)
        pc.wait_for_number("A-001")
    if stage == "serving":
        pc.key(Action.START)
        pc.wait_until_idle()
    if stage == "paused":
        pc.console.desk.pause("Salat")
        pc.wait_until_idle()
    pc.switch_off()

    again = switch_on()
    again.wait_for_page(Page.DESK)
    assert logins(again) == 0, "no password is asked for"
    assert again.number == ("A-001" if stage in ("called", "serving") else "")
    assert again.state.paused == (stage == "paused")
    assert stat.S_IMODE(token_file(tmp_path).stat().st_mode) == 0o600


def test_a_restart_before_a_counter_was_taken_comes_back_to_the_choice(switch_on: SwitchOn) -> None:
    pc = switch_on()
    pc.log_in()
    pc.wait_for_page(Page.COUNTERS)
    pc.switch_off()
    switch_on().wait_for_page(Page.COUNTERS)


def test_a_token_that_the_server_has_forgotten_leads_to_the_login(
    hall: Hall, switch_on: SwitchOn, tmp_path: Path, qtbot: QtBot
) -> None:
    pc = switch_on()
    pc.log_in()
    pc.wait_for_page(Page.COUNTERS)
    pc.switch_off()
    hall.end_logins()
    again = switch_on()
    again.wait_for_page(Page.LOGIN)
    qtbot.waitUntil(lambda: not token_file(tmp_path).exists())


def test_logging_out_forgets_the_token(pc: WiredPc, tmp_path: Path, qtbot: QtBot) -> None:
    pc.log_in()
    pc.wait_for_page(Page.COUNTERS)
    assert token_file(tmp_path).exists()
    pc.click(pc.window.counter_page.leave)
    pc.wait_for_page(Page.LOGIN)
    assert not token_file(tmp_path).exists()
    assert pc.window.login_page.message.text() == "", "it was the officer's own wish"


def test_a_new_day_closes_the_counter_under_the_officer(hall: Hall, at_desk: WiredPc) -> None:
    hall.now += 15 * HOUR_MS
    hall.open_day()
    at_desk.wait_for_page(Page.COUNTERS)
    assert hall.day.board.day == "2026-11-18"


def test_a_session_ended_by_the_server_leads_to_the_login(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.end_logins()
    at_desk.wire.cut()
    at_desk.wire.mend()
    at_desk.wait_for_page(Page.LOGIN)
    assert "Sesi Anda berakhir" in at_desk.window.login_page.message.text()


# --- language


def test_the_language_changes_while_the_window_is_open(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    at_desk.translation.use("en")
    qtbot.waitUntil(lambda: at_desk.button(Action.RECALL).text() == "Call again")
    assert at_desk.state.counter == "Counter 1"
    assert at_desk.state.visitor.service == "New ID card (first-time holder)"  # type: ignore[union-attr]
    assert at_desk.window.connection.text() == "Connected"
    header = at_desk.desk.waiting_model.headerData(1, Qt.Orientation.Horizontal)
    assert header == "Service"
