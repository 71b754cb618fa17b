"""A counter or an officer that is in two places: both sides are asked, and nobody loses sight of the visitor."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from officer_console.actions import NO, YES, Action
from officer_console.viewmodels.asked import derive_login_elsewhere, derive_wanted
from officer_console.viewmodels.changing_hands import ANSWER_MS, derive_waiting
from officer_console.viewmodels.login import Elsewhere, derive_login
from officer_console.viewmodels.session import Page
from officer_console.viewmodels.wording import Naming
from officer_console.views.asked_sheet import AskedSheet
from officer_console.views.confirm_dialog import ConfirmDialog
from officer_console.views.reason_dialog import ReasonDialog
from shared.link.state import Offline, Online
from shared.wire import methods as do
from shared.wire.officer import ANSWER_SECONDS, OfficerAsked
from tests.officer_console.conftest import SwitchOn
from tests.officer_console.hall import Hall
from tests.officer_console.pc import WiredPc

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", extend=True)

KTP = "dukcapil-cetak-ktp-baru"
ARIF, AISYAH = "arif.kurniawan", "aisyah.kusuma"


@pytest.fixture
def holder(switch_on: SwitchOn, tmp_path: Path) -> WiredPc:
    """Aisyah at counter 1."""
    pc = switch_on(state=tmp_path / "holder")
    pc.sit_down(AISYAH, "1")
    return pc


@pytest.fixture
def asker(switch_on: SwitchOn, tmp_path: Path, holder: WiredPc) -> WiredPc:
    """Arif before the list of counters."""
    pc = switch_on(state=tmp_path / "asker")
    pc.log_in(ARIF)
    pc.wait_for_page(Page.COUNTERS)
    return pc


def ask(asker: WiredPc, counter: str = "1") -> None:
    """Choose a counter that is in use, and say yes to asking for it."""
    asker.take(counter)
    confirm(asker)


def confirm(pc: WiredPc, *, yes: bool = True) -> str:
    """Answer the question that is open with Enter or Esc; what it asked."""
    pc._qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ConfirmDialog))
    dialog = pc.dialog
    title = dialog.windowTitle()
    pc._qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return if yes else Qt.Key.Key_Escape)
    return title


def answer(pc: WiredPc, key: str) -> None:
    """Press Ctrl+Y or Ctrl+T in a window."""
    pc._come_to_front()
    keys = {YES: Qt.Key.Key_Y, NO: Qt.Key.Key_T}
    pc._qtbot.keyClick(pc.window.focusWidget() or pc.window, keys[key], Qt.KeyboardModifier.ControlModifier)


def told(pc: WiredPc) -> str:
    """The line on the counter page."""
    return pc.window.counter_page.notice.text


def test_a_counter_in_use_is_asked_for_and_handed_over_with_its_visitor(
    hall: Hall, holder: WiredPc, asker: WiredPc, qtbot: QtBot
) -> None:
    hall.issue(KTP)
    holder.key(Action.NEXT)
    holder.wait_for_number("A-001")
    asker.take("1")
    assert confirm(asker) == "Loket 1 dipakai Aisyah Kusuma. Minta alih?"
    page = asker.window.counter_page
    qtbot.waitUntil(page.waiting.isVisible)
    assert not page.counters.isVisible()
    assert "Pengunjung A-001 tetap di Loket 1" in page.waiting.text
    assert "dalam 30 detik" in page.waiting.text
    qtbot.waitUntil(holder.window.asked.isVisible)
    assert holder.window.asked.text.startswith("Arif Kurniawan meminta Loket 1. Serahkan? Pengunjung A-001 tetap")
    assert holder.page is Page.DESK, "the desk goes on meanwhile"
    news: list[str] = []
    for pc in (holder, asker):
        pc.console.counters.news.connect(news.append)
    answer(holder, YES)
    asker.wait_for_number("A-001")
    holder.wait_for_page(Page.COUNTERS)
    assert (
        told(holder) == "Loket 1 sekarang dipakai Arif Kurniawan, yang tadi memintanya. Pengunjung A-001 tetap di sana."
    )
    assert not holder.window.asked.isVisible()
    assert holder.window.counter_page.counters.currentRow() == 1, "the first that is free, not the one just lost"
    assert hall.day.board.counters["1"].officer == ARIF
    assert sorted(news) == sorted([told(holder), "Loket 1 sekarang loket Anda."]), (
        "for the tray, where another program is in front"
    )
    asker.key(Action.START)
    asker.wait_until_idle()
    assert asker.state.visitor.state == "serving"  # type: ignore[union-attr]


def test_a_colleague_may_keep_the_counter_and_the_one_who_asked_is_told(
    holder: WiredPc, asker: WiredPc, qtbot: QtBot
) -> None:
    ask(asker)
    qtbot.waitUntil(holder.window.asked.isVisible)
    holder.click(holder.window.asked.no)
    qtbot.waitUntil(lambda: "Aisyah Kusuma tidak menyerahkan Loket 1." in told(asker))
    assert asker.window.counter_page.counters.isVisible()
    qtbot.waitUntil(lambda: not holder.window.asked.isVisible())
    assert holder.page is Page.DESK


@pytest.mark.parametrize("way", ["key", "mouse"])
def test_who_asked_may_think_better_of_it(hall: Hall, holder: WiredPc, asker: WiredPc, qtbot: QtBot, way: str) -> None:
    ask(asker)
    qtbot.waitUntil(asker.window.counter_page.waiting.isVisible)
    asker.escape() if way == "key" else asker.click(asker.window.counter_page.withdraw)
    qtbot.waitUntil(asker.window.counter_page.counters.isVisible)
    assert told(asker) == "", "it was the officer's own wish"
    qtbot.waitUntil(lambda: not holder.window.asked.isVisible())
    assert hall.day.board.counters["1"].wanted_by is None


def test_nobody_answers_and_the_counter_is_taken_after_another_yes(
    hall: Hall, holder: WiredPc, asker: WiredPc, qtbot: QtBot
) -> None:
    hall.issue(KTP)
    holder.key(Action.NEXT)
    holder.wait_for_number("A-001")
    holder.key(Action.TRANSFER)  # a question is open that the desk will take with it
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    asker.console.counters.ask_for("1")
    qtbot.waitUntil(asker.window.counter_page.waiting.isVisible)
    page = asker.window.counter_page
    assert page.take_over.property("look") == "blocked"
    asker.console.counters.take_over()
    assert page.waiting.isVisible(), "too soon: nothing is asked"
    hall.pass_time(30_000)
    asker.console.counters.refresh()
    assert "Aisyah Kusuma tidak menjawab." in page.waiting.text
    asker.console.counters.take_unanswered("1")
    asker.wait_for_number("A-001")
    holder.wait_for_page(Page.COUNTERS)
    assert "Loket 1 sekarang dipakai Arif Kurniawan" in told(holder)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_a_clock_behind_the_servers_does_not_count_down_to_a_counter_that_is_free_to_take(
    hall: Hall, holder: WiredPc, asker: WiredPc, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asker.console.link, "server_clock", lambda: hall.clock().wall - 900)
    holder.switch_off()
    ask(asker)
    page = asker.window.counter_page
    qtbot.waitUntil(page.waiting.isVisible)
    assert "Konsol Aisyah Kusuma tidak tersambung." in page.waiting.text
    assert page.take_over.property("look") == "ready"


def seconds_in(text: str) -> list[int]:
    return [int(figures) for figures in re.findall(r"\d+", text)]


@pytest.mark.parametrize(
    ("off_by_ms", "left"), [(-2_000, [30]), (-50, [30]), (50, [30]), (2_000, [28]), (30_000, []), (40_000, [])]
)
def test_no_countdown_has_more_seconds_than_are_given_or_fewer_than_one(
    hall: Hall, off_by_ms: int, left: list[int]
) -> None:
    board, naming, now = hall.day.board, Naming(hall.site.description, "id"), hall.now + off_by_ms
    seat = replace(board.counters["1"], officer=AISYAH, wanted_by=ARIF, wanted_at=hall.now)
    waiting = derive_waiting(seat, board, naming, takeover_at=hall.now + ANSWER_MS, now=now, press=None)
    assert seconds_in(waiting.countdown) == left
    assert waiting.ready is (left == [])
    assert seconds_in(derive_wanted(seat, board, naming, now, matter="", pending=False).countdown) == left


def test_a_console_that_goes_as_the_time_for_an_answer_ends_gives_no_more_of_it(hall: Hall) -> None:
    board, naming = hall.day.board, Naming(hall.site.description, "id")
    seat = replace(board.counters["1"], officer=AISYAH, wanted_by=ARIF, wanted_at=hall.now)
    end = hall.now + ANSWER_MS
    waiting = derive_waiting(seat, board, naming, takeover_at=end + 50, now=end, press=None)
    assert waiting.ready
    assert seconds_in(waiting.countdown) == []


@pytest.mark.parametrize(("off_by_ms", "left"), [(-2_000, [20]), (50, [20]), (20_000, []), (22_000, [])])
def test_a_login_elsewhere_has_no_second_too_many_and_no_zero(hall: Hall, off_by_ms: int, left: list[int]) -> None:
    naming, now = Naming(hall.site.description, "id"), hall.now + off_by_ms
    by = hall.now + ANSWER_SECONDS * 1000
    here = Elsewhere("Ruang arsip", None, by)
    state = derive_login(Online(), naming, None, busy=True, incomplete=False, ended=None, elsewhere=here, now=now)
    assert seconds_in(state.message) == left
    assert "Ruang arsip" in state.message
    asked = derive_login_elsewhere(OfficerAsked("k2", "Ruang arsip", by), now, pending=False)
    assert seconds_in(asked.countdown) == left


def test_where_nobody_is_at_the_other_console_the_counter_is_taken_at_once(
    hall: Hall, holder: WiredPc, asker: WiredPc, qtbot: QtBot
) -> None:
    holder.switch_off()
    ask(asker)
    page = asker.window.counter_page
    qtbot.waitUntil(lambda: "Konsol Aisyah Kusuma tidak tersambung." in page.waiting.text)
    asker.click(page.take_over)
    assert confirm(asker) == "Ambil alih Loket 1 dari Aisyah Kusuma?"
    asker.wait_for_page(Page.DESK)
    assert hall.day.board.counters["1"].officer == ARIF


def dialog_over(pc: WiredPc, action: Action) -> AskedSheet:
    """Open a dialog; the place in it where somebody else's question comes up."""
    pc.key(action)
    pc._qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    pc.dialog.activateWindow()  # a window manager would do it
    pc._qtbot.waitUntil(pc.dialog.isActiveWindow)
    [sheet] = pc.dialog.findChildren(AskedSheet)
    return sheet


def test_a_colleagues_question_is_answered_by_key_over_a_dialog(
    hall: Hall, holder: WiredPc, asker: WiredPc, qtbot: QtBot
) -> None:
    sheet = dialog_over(holder, Action.PAUSE)
    dialog, height = holder.dialog, holder.dialog.height()
    rows = dialog.findChildren(QAbstractItemView)[0].height()
    assert not sheet.isVisible()
    asker.console.counters.ask_for("1")
    qtbot.waitUntil(sheet.isVisible)
    assert sheet.text.startswith("Arif Kurniawan meminta Loket 1. Serahkan? Tidak ada pengunjung di loket.")
    assert dialog.height() > height, "nothing in the dialog has to move for it"
    qtbot.waitUntil(lambda: sheet.height() >= sheet.heightForWidth(sheet.width()))  # nothing of it is cut off
    reasons = dialog.findChildren(QAbstractItemView)[0]
    assert reasons.height() < rows, "the screen has no room for all"
    qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: hall.day.board.counters["1"].wanted_by is None)
    qtbot.waitUntil(lambda: not sheet.isVisible())
    assert dialog.isVisible(), "the officer goes on with it"
    assert dialog.height() == height
    qtbot.waitUntil(lambda: reasons.height() == rows)
    asker.console.counters.ask_for("1")
    qtbot.waitUntil(sheet.isVisible)
    holder.click(sheet.yes)
    asker.wait_for_page(Page.DESK)
    holder.wait_for_page(Page.COUNTERS)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_a_field_of_a_dialog_does_not_take_the_key_of_an_answer(
    hall: Hall, holder: WiredPc, asker: WiredPc, qtbot: QtBot
) -> None:
    hall.issue(KTP)
    holder.key(Action.NEXT)
    holder.wait_for_number("A-001")
    asker.console.counters.ask_for("1")
    qtbot.waitUntil(holder.window.asked.isVisible)
    sheet = dialog_over(holder, Action.TRANSFER)
    assert sheet.isVisible(), "a question that stood already, too"
    field = holder.dialog.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "skck")
    qtbot.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    asker.wait_for_number("A-001")


def test_a_question_is_answered_over_a_dialog_of_the_strip(
    hall: Hall, holder: WiredPc, asker: WiredPc, qtbot: QtBot
) -> None:
    holder.console.shell.show_strip()
    qtbot.waitUntil(holder.strip.isVisible)
    holder.console.desk.press(Action.PAUSE)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = holder.dialog
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    asker.console.counters.ask_for("1")
    [sheet] = dialog.findChildren(AskedSheet)
    qtbot.waitUntil(sheet.isVisible)
    qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    holder.wait_for_page(Page.COUNTERS)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert holder.window.isVisible()


def test_who_waits_learns_that_the_colleagues_console_has_gone_and_that_it_is_back(
    hall: Hall, holder: WiredPc, asker: WiredPc, qtbot: QtBot
) -> None:
    ask(asker)
    page = asker.window.counter_page
    qtbot.waitUntil(lambda: "dalam 30 detik" in page.waiting.text)
    commands, journal = len(asker.wire.commands()), len(hall.journal)
    holder.wire.cut()
    hall.pass_time(6_000)
    qtbot.waitUntil(lambda: "Konsol Aisyah Kusuma tidak tersambung." in page.waiting.text)
    assert page.take_over.property("look") == "ready"
    holder.wire.mend()
    hall.pass_time(6_000)
    qtbot.waitUntil(lambda: "dalam 18 detik" in page.waiting.text)
    assert page.take_over.property("look") == "blocked"
    assert len(asker.wire.commands()) == commands, "nothing that could ask the colleague anew after a no"
    assert len(hall.journal) == journal


def test_who_waits_for_an_answer_asks_the_server_every_few_seconds_at_most_and_no_more_when_it_is_due(
    hall: Hall, holder: WiredPc, asker: WiredPc, qtbot: QtBot
) -> None:
    def questions() -> int:
        return len([one for one in asker.wire.sent if isinstance(one.params, do.GetTakeover)])

    ask(asker)
    page = asker.window.counter_page
    qtbot.waitUntil(lambda: "dalam 30 detik" in page.waiting.text)
    tick = asker.console.counters._ticks.timeout
    for _ in range(10):
        tick.emit()
    assert questions() == 0, "the answer to the request has said it a moment ago"
    hall.pass_time(5_000)
    for _ in range(10):
        tick.emit()
    assert questions() == 1
    asker.wire.cut()
    qtbot.waitUntil(lambda: isinstance(asker.console.link.state, Offline))
    hall.pass_time(5_000)
    tick.emit()
    assert questions() == 1
    asker.wire.mend()
    qtbot.waitUntil(lambda: questions() == 2)
    hall.pass_time(20_000)
    tick.emit()
    before = questions()
    hall.pass_time(5_000)
    tick.emit()
    assert questions() == before
    assert "Aisyah Kusuma tidak menjawab." in page.waiting.text


def test_a_counter_that_is_left_meanwhile_is_offered(hall: Hall, holder: WiredPc, asker: WiredPc, qtbot: QtBot) -> None:
    ask(asker)
    qtbot.waitUntil(holder.window.asked.isVisible)
    holder.key(Action.LEAVE)
    qtbot.waitUntil(lambda: "Loket 1 sekarang kosong. Tekan Ambil loket." in told(asker))
    asker.take("1")
    asker.wait_for_page(Page.DESK)


def test_a_question_to_ask_or_not_can_be_left(hall: Hall, holder: WiredPc, asker: WiredPc) -> None:
    asker.take("1")
    confirm(asker, yes=False)
    assert hall.day.board.counters["1"].wanted_by is None


def test_a_press_that_meets_the_hand_over_is_told_as_not_done(
    hall: Hall, holder: WiredPc, asker: WiredPc, qtbot: QtBot
) -> None:
    ask(asker)
    qtbot.waitUntil(holder.window.asked.isVisible)
    holder.wire.cut()
    qtbot.waitUntil(lambda: isinstance(holder.console.link.state, Offline))
    holder.key(Action.NEXT)
    holder.wait_for_notice("Belum terkirim")
    hall.pass_time(30_000)
    asker.console.counters.take_unanswered("1")
    asker.wait_for_page(Page.DESK)
    holder.wire.mend()
    holder.wait_for_page(Page.COUNTERS)
    qtbot.waitUntil(lambda: told(holder).endswith("Panggil berikutnya tidak dijalankan."))
    assert "Loket 1 sekarang dipakai Arif Kurniawan" in told(holder)


def test_asking_outlives_a_restart_of_the_pc(
    switch_on: SwitchOn, tmp_path: Path, holder: WiredPc, asker: WiredPc
) -> None:
    ask(asker)
    asker._qtbot.waitUntil(asker.window.counter_page.waiting.isVisible)
    asker.switch_off()
    again = switch_on(state=tmp_path / "asker")
    again.wait_for_page(Page.COUNTERS)
    asker._qtbot.waitUntil(again.window.counter_page.waiting.isVisible)
    answer(holder, YES)
    again.wait_for_page(Page.DESK)


def test_what_became_of_asking_while_the_link_was_down_is_told(
    hall: Hall, holder: WiredPc, asker: WiredPc, qtbot: QtBot
) -> None:
    ask(asker)
    qtbot.waitUntil(asker.window.counter_page.waiting.isVisible)
    asker.wire.cut()
    answer(holder, NO)
    asker.wire.mend()
    qtbot.waitUntil(lambda: "Aisyah Kusuma tidak menyerahkan Loket 1." in told(asker))


def test_who_is_at_another_counter_is_offered_to_close_it_and_take_this_one(
    hall: Hall, asker: WiredPc, holder: WiredPc, qtbot: QtBot
) -> None:
    hall.act(do.CloseCounter("1"), AISYAH)
    qtbot.waitUntil(lambda: asker.console.counters.state.choices[0].free)  # type: ignore[union-attr]
    asker.wire.hold = True
    hall.act(do.OpenCounter("2"), ARIF)
    asker.take("1")
    asker.wire.release()
    assert confirm(asker) == "Anda masih di Loket 2. Tutup lalu ambil Loket 1?"
    qtbot.waitUntil(lambda: hall.day.board.counters["1"].officer == ARIF)
    asker.wait_for_page(Page.DESK)
    assert hall.day.board.counters["2"].officer is None
    assert asker.state.counter == "Loket 1"


# --- an officer in two places


def test_a_question_is_answered_over_the_announcements_of_a_supervisor(
    hall: Hall, switch_on: SwitchOn, tmp_path: Path, qtbot: QtBot
) -> None:
    hall.make_supervisor(AISYAH)
    first = switch_on(state=tmp_path / "first")
    first.sit_down(AISYAH, "1")
    first.click(first.window.desk_page.bar.announce)
    first.dialog.activateWindow()
    qtbot.waitUntil(first.dialog.isActiveWindow)
    [sheet] = first.dialog.findChildren(AskedSheet)
    other = switch_on(state=tmp_path / "other")
    other.log_in(AISYAH)
    qtbot.waitUntil(other.window.login_page.yes.isVisible)
    other.click(other.window.login_page.yes)
    qtbot.waitUntil(sheet.isVisible)
    assert sheet.text.startswith("Apakah Anda yang sedang masuk di Konsol 2?")
    first.click(sheet.no)
    qtbot.waitUntil(lambda: "Masuk ditolak di Konsol 1" in other.window.login_page.message.text())
    first.dialog.reject()


@pytest.fixture
def second(switch_on: SwitchOn, tmp_path: Path, holder: WiredPc) -> WiredPc:
    """Another PC, at whose login page Aisyah stands, who is still logged in at the first."""
    pc = switch_on(state=tmp_path / "second")
    pc.log_in(AISYAH)
    pc._qtbot.waitUntil(pc.window.login_page.yes.isVisible)
    return pc


def test_an_officer_who_logs_in_at_another_pc_finds_the_visit_there(
    hall: Hall, holder: WiredPc, second: WiredPc, tmp_path: Path, qtbot: QtBot
) -> None:
    hall.issue(KTP)
    holder.key(Action.NEXT)
    holder.wait_for_number("A-001")
    form = second.window.login_page
    assert (
        form.message.text()
        == "Anda masih masuk di Konsol 1 (Loket 1). Pindah ke sini beserta loket dan pengunjung Anda?"
    )
    assert second.window.focusWidget() is form.yes
    qtbot.keyClick(form.yes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Konsol 1 ditanya" in form.message.text())
    qtbot.waitUntil(holder.window.asked.isVisible)
    assert holder.window.asked.text.startswith("Apakah Anda yang sedang masuk di Konsol 2?")
    answer(holder, YES)
    second.wait_for_page(Page.DESK)
    assert second.number == "A-001"
    holder.wait_for_page(Page.LOGIN)
    assert "Anda sekarang masuk di Konsol 2" in holder.window.login_page.message.text()
    assert not (tmp_path / "holder" / "officer.token").exists()
    assert not holder.window.asked.isVisible()


def test_silence_is_a_yes_for_the_officer_has_walked_over(
    hall: Hall, holder: WiredPc, second: WiredPc, qtbot: QtBot
) -> None:
    second.click(second.window.login_page.yes)
    qtbot.waitUntil(holder.window.asked.isVisible)
    assert holder.window.asked.text.endswith(" 20 detik")
    hall.pass_time(20_000)
    second.wait_for_page(Page.DESK)
    holder.wait_for_page(Page.LOGIN)


def test_a_login_that_is_not_the_officers_own_is_declined(holder: WiredPc, second: WiredPc, qtbot: QtBot) -> None:
    second.click(second.window.login_page.yes)
    qtbot.waitUntil(holder.window.asked.isVisible)
    holder.click(holder.window.asked.no)
    form = second.window.login_page
    qtbot.waitUntil(lambda: "Masuk ditolak di Konsol 1" in form.message.text())
    assert not form.yes.isVisible()
    assert not form.no.isVisible()
    qtbot.waitUntil(lambda: not holder.window.asked.isVisible())
    assert holder.page is Page.DESK


def test_a_login_that_waits_can_be_given_up(holder: WiredPc, second: WiredPc, qtbot: QtBot) -> None:
    second.click(second.window.login_page.yes)
    qtbot.waitUntil(holder.window.asked.isVisible)
    second.escape()
    form = second.window.login_page
    qtbot.waitUntil(lambda: form.message.text() == "")
    assert form.submit.text() == "Masuk"
    qtbot.waitUntil(lambda: not holder.window.asked.isVisible())
    assert holder.page is Page.DESK


def test_an_officer_may_stay_where_they_are_logged_in(holder: WiredPc, second: WiredPc, qtbot: QtBot) -> None:
    second.escape()
    form = second.window.login_page
    qtbot.waitUntil(lambda: form.message.text() == "")
    assert not holder.window.asked.isVisible()
    assert len([one for one in second.wire.sent if isinstance(one.params, do.LogIn)]) == 1


def test_a_displaced_officer_may_come_back(holder: WiredPc, second: WiredPc, qtbot: QtBot) -> None:
    second.click(second.window.login_page.yes)
    qtbot.waitUntil(holder.window.asked.isVisible)
    answer(holder, YES)
    second.wait_for_page(Page.DESK)
    holder.log_in(AISYAH)
    qtbot.waitUntil(holder.window.login_page.yes.isVisible)
    assert "Anda masih masuk di Konsol 2" in holder.window.login_page.message.text()


def test_a_dialog_of_the_desk_goes_with_the_desk(hall: Hall, holder: WiredPc, second: WiredPc, qtbot: QtBot) -> None:
    holder.key(Action.PAUSE)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ReasonDialog))
    second.console.login.log_in_here()
    qtbot.waitUntil(holder.window.asked.isVisible)
    hall.pass_time(20_000)
    holder.wait_for_page(Page.LOGIN)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_an_answer_while_a_press_is_on_its_way_is_not_lost_silently(
    hall: Hall, holder: WiredPc, asker: WiredPc, qtbot: QtBot
) -> None:
    hall.issue(KTP)
    ask(asker)
    qtbot.waitUntil(holder.window.asked.isVisible)
    holder.wire.hold = True
    holder.key(Action.NEXT)
    answer(holder, YES)
    assert "Panggil berikutnya belum selesai. Jawab lagi setelah itu." in holder.window.asked.text
    holder.wire.release()
    holder.wait_for_number("A-001")
    answer(holder, YES)
    asker.wait_for_number("A-001")


def test_a_press_that_meets_the_move_to_another_console_is_told(
    hall: Hall, holder: WiredPc, second: WiredPc, qtbot: QtBot
) -> None:
    holder.wire.cut()
    qtbot.waitUntil(lambda: isinstance(holder.console.link.state, Offline))
    holder.key(Action.NEXT)
    holder.wait_for_notice("Belum terkirim")
    second.click(second.window.login_page.submit)
    second.wait_for_page(Page.DESK)
    holder.wire.mend()
    holder.wait_for_page(Page.LOGIN)
    told = holder.window.login_page.message
    qtbot.waitUntil(lambda: "apakah ini sudah dijalankan: Panggil berikutnya." in told.text())
    assert hall.day.board.counters["1"].ticket is None
