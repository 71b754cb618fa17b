"""What the officer is told while another program is in front: once, and never a storm."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_console.actions import Action
from officer_console.viewmodels.attention import FORGOTTEN_MS, Message
from officer_console.viewmodels.pausing import InMinutes
from officer_console.viewmodels.tray import derive_tray
from shared.wire import methods as do
from tests.officer_console.hall import MINUTE_MS, Hall
from tests.officer_console.pc import WiredPc

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard", extend=True)

KTP = "dukcapil-cetak-ktp-baru"
ME = "arif.kurniawan"


@pytest.fixture
def told(at_desk: WiredPc) -> list[Message]:
    told: list[Message] = []
    at_desk.console.attention.told.connect(told.append)
    return told


def turn_away(pc: WiredPc, qtbot: QtBot) -> None:
    """The officer works in another program."""
    pc.window.hide()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is None)


def wait_for_rows(pc: WiredPc, qtbot: QtBot, count: int) -> None:
    qtbot.waitUntil(lambda: len(pc.state.waiting) == count)


def test_who_comes_to_an_idle_counter_is_told_once(
    hall: Hall, at_desk: WiredPc, told: list[Message], qtbot: QtBot
) -> None:
    turn_away(at_desk, qtbot)
    hall.issue(KTP)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].title == "1 menunggu"
    assert told[0].text.startswith("Loket 1 kosong. Berikutnya: A-001 · ")
    for _ in range(5):
        hall.issue(KTP)
    wait_for_rows(at_desk, qtbot, 6)
    hall.pass_time(10 * MINUTE_MS)
    at_desk.console.attention.refresh()
    assert len(told) == 1


def test_a_new_situation_is_told_again(hall: Hall, at_desk: WiredPc, told: list[Message], qtbot: QtBot) -> None:
    turn_away(at_desk, qtbot)
    hall.issue(KTP)
    qtbot.waitUntil(lambda: len(told) == 1)
    at_desk.console.desk.press(Action.NEXT)
    at_desk.wait_for_number("A-001")
    hall.issue(KTP)
    wait_for_rows(at_desk, qtbot, 1)
    assert len(told) == 1, "the counter is busy"
    hall.pass_time(1_000)
    at_desk.console.desk.press(Action.NEXT)
    at_desk.wait_for_number("A-002")
    hall.pass_time(1_000)
    at_desk.console.desk.press(Action.FINISH)
    at_desk.wait_for_number("")
    hall.issue(KTP)
    qtbot.waitUntil(lambda: len(told) == 2)


def test_who_has_just_finished_is_reminded_only_after_a_while(
    hall: Hall, at_desk: WiredPc, told: list[Message], qtbot: QtBot
) -> None:
    for _ in range(2):
        hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    hall.pass_time(1_000)
    at_desk.key(Action.FINISH)
    at_desk.wait_for_number("")
    turn_away(at_desk, qtbot)
    hall.pass_time(FORGOTTEN_MS - 1)
    at_desk.console.attention.refresh()
    assert told == []
    hall.pass_time(1)
    at_desk.console.attention.refresh()
    assert [message.title for message in told] == ["1 menunggu"]


def test_nothing_is_told_to_an_officer_who_is_looking(
    hall: Hall, at_desk: WiredPc, told: list[Message], qtbot: QtBot
) -> None:
    hall.issue(KTP)
    wait_for_rows(at_desk, qtbot, 1)
    assert told == []
    turn_away(at_desk, qtbot)
    at_desk.console.attention.refresh()
    assert told == [], "they have seen it"


def test_a_colleague_who_wants_the_counter_is_told_once(
    hall: Hall, at_desk: WiredPc, told: list[Message], qtbot: QtBot
) -> None:
    colleague = next(each.code for each in hall.site.officers if "1" in each.counters and each.code != ME)
    turn_away(at_desk, qtbot)
    hall.act(do.RequestCounter("1"), colleague)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "meminta Loket 1" in told[0].title
    hall.pass_time(5_000)
    at_desk.console.asked.refresh()
    at_desk.console.attention.refresh()
    assert len(told) == 1


def test_the_end_of_a_pause_is_told_once(hall: Hall, at_desk: WiredPc, told: list[Message], qtbot: QtBot) -> None:
    at_desk.console.desk.pause("Salat", InMinutes(15))
    qtbot.waitUntil(lambda: at_desk.state.paused)
    turn_away(at_desk, qtbot)
    hall.pass_time(15 * MINUTE_MS - 1)
    at_desk.console.attention.refresh()
    assert told == []
    for a_clock_put_right in (1, -1, 1, MINUTE_MS):
        hall.pass_time(a_clock_put_right)
        at_desk.console.attention.refresh()
    assert told == [Message("Waktu jeda habis", "Loket 1 seharusnya dilanjutkan pukul 09.56.")]


def test_a_counter_that_is_gone_is_told(hall: Hall, at_desk: WiredPc, told: list[Message], qtbot: QtBot) -> None:
    turn_away(at_desk, qtbot)
    hall.act(do.CloseCounter("1"), ME)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].title == "Loket 1 bukan lagi loket Anda"


# --- the tray


def test_the_tray_shows_how_many_wait_and_what_can_be_done(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    tray = at_desk.console.tray
    for _ in range(2):
        hall.issue(KTP)
    qtbot.waitUntil(lambda: tray.props.badge == "2")
    assert tray.icon.toolTip().splitlines() == [
        "Loket 1",
        "Siap untuk pengunjung berikutnya",
        "Loket 1 · 2 menunggu · berikut A-001",
    ]
    tray.call.trigger()
    at_desk.wait_for_number("A-001")
    assert tray.props.badge == "1"
    assert "A-001" in tray.icon.toolTip()


def test_the_tray_pauses_and_resumes(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    tray = at_desk.console.tray
    turn_away(at_desk, qtbot)
    tray.pause.trigger()
    assert at_desk.window.isVisible(), "the question has to be seen"
    at_desk.dialog.accept()
    qtbot.waitUntil(lambda: tray.props.mood == "paused")
    assert tray.pause.text() == "Lanjutkan"
    hall.pass_time(1_000)
    tray.pause.trigger()
    qtbot.waitUntil(lambda: tray.props.mood == "open")


def test_the_tray_brings_the_window_and_the_strip(at_desk: WiredPc, qtbot: QtBot) -> None:
    tray = at_desk.console.tray
    tray.strip.trigger()
    qtbot.waitUntil(at_desk.strip.isVisible)
    tray.open.trigger()
    qtbot.waitUntil(at_desk.window.isVisible)
    assert not at_desk.strip.isVisible()


def test_without_a_counter_the_tray_offers_nothing_to_press(pc: WiredPc) -> None:
    tray = pc.console.tray
    assert tray.props == derive_tray(None, pc.console.session.state.connection)
    assert [tray.call.isVisible(), tray.pause.isVisible(), tray.strip.isVisible()] == [False] * 3
    assert tray.open.isVisible()
