"""What an officer did by mistake is taken back from the window: by its key, its button and the notice after it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from officer_console.actions import Action
from officer_console.views.reason_dialog import ReasonDialog
from officer_console.views.transfer_dialog import TransferDialog
from shared.link.state import Online
from shared.wire import methods as do
from tests.officer_console.conftest import SwitchOn
from tests.officer_console.hall import MINUTE_MS, Hall
from tests.officer_console.pc import WiredPc

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

KTP = "dukcapil-cetak-ktp-baru"
SKCK = "polres-skck-baru"


def press(pc: WiredPc, hall: Hall, action: Action) -> None:
    """Press a key, and let enough time pass for the next press to be another one."""
    hall.pass_time(1_000)
    pc.key(action)
    settle(pc)


def settle(pc: WiredPc) -> None:
    pc.wait_until_idle()


def call(pc: WiredPc, hall: Hall) -> None:
    press(pc, hall, Action.NEXT)


def call_again(pc: WiredPc, hall: Hall) -> None:
    press(pc, hall, Action.RECALL)


def hold(pc: WiredPc, hall: Hall) -> None:
    call(pc, hall)
    press(pc, hall, Action.HOLD)


def cancel(pc: WiredPc, hall: Hall) -> None:
    press(pc, hall, Action.CANCEL)
    pc.dialog.accept()


def note(pc: WiredPc, hall: Hall) -> None:
    press(pc, hall, Action.NOTE)
    pc.dialog.accept()


def plan(pc: WiredPc, hall: Hall) -> None:
    pc.console.desk.answers.plan(hall.day.board.counters["1"].ticket or "", (SKCK,))


def transfer(pc: WiredPc, hall: Hall) -> None:
    press(pc, hall, Action.TRANSFER)
    dialog = pc.dialog
    assert isinstance(dialog, TransferDialog)
    dialog.search.setText("skck baru")
    dialog.accept()


def pause(pc: WiredPc, hall: Hall) -> None:
    press(pc, hall, Action.PAUSE)
    dialog = pc.dialog
    assert isinstance(dialog, ReasonDialog)
    dialog.accept()


def give_number(pc: WiredPc, hall: Hall) -> None:
    press(pc, hall, Action.WALK_IN)
    pc.dialog.accept()
    settle(pc)
    pc.dialog.reject()


def by(action: Action) -> Callable[[WiredPc, Hall], None]:
    return lambda pc, hall: press(pc, hall, action)


def nothing(_pc: WiredPc, _hall: Hall) -> None:
    """The counter is free and open."""


def called_again(pc: WiredPc, hall: Hall) -> None:
    call(pc, hall)
    call_again(pc, hall)


Deed = Callable[[WiredPc, Hall], None]

DEEDS: dict[str, tuple[Deed, Deed, str]] = {
    "issue": (nothing, give_number, "Urungkan: nomor A-004"),
    "call": (nothing, call, "Urungkan: panggil A-001"),
    "call and finish": (call, call, "Urungkan: panggil A-002"),
    "start": (call, by(Action.START), "Urungkan: mulai A-001"),
    "finish": (call, by(Action.FINISH), "Urungkan: selesai A-001"),
    "no-show": (called_again, by(Action.NO_SHOW), "Urungkan: tidak hadir A-001"),
    "hold": (call, by(Action.HOLD), "Urungkan: tahan A-001"),
    "transfer": (call, transfer, "Urungkan: alihkan A-001"),
    "return": (hold, by(Action.RETURN), "Urungkan: kembalikan A-001"),
    "cancel": (call, cancel, "Urungkan: pembatalan A-001"),
    "note": (call, note, "Urungkan: hasil A-001"),
    "plan": (call, plan, "Urungkan: lanjutan A-001"),
    "pause": (nothing, pause, "Urungkan: jeda"),
    "resume": (pause, by(Action.PAUSE), "Urungkan: akhir jeda"),
}
"""What stands before it, what is done, and what the button then says it takes back."""


def by_key(pc: WiredPc) -> None:
    pc.key(Action.UNDO)


def by_button(pc: WiredPc) -> None:
    pc.click(Action.UNDO)


def by_notice(pc: WiredPc) -> None:
    assert "Urungkan (Ctrl+Z)" in pc.desk.notice.button.text()
    pc.click(pc.desk.notice.button)


WAYS = (by_key, by_button, by_notice)


@pytest.mark.parametrize("name", DEEDS)
def test_every_step_is_taken_back(hall: Hall, at_desk: WiredPc, name: str) -> None:
    before, deed, said = DEEDS[name]
    for _ in range(3):
        hall.issue(KTP)
    before(at_desk, hall)
    settle(at_desk)
    for way in WAYS:
        tickets, counters = dict(hall.day.board.tickets), dict(hall.day.board.counters)
        deed(at_desk, hall)
        settle(at_desk)
        button = at_desk.button(Action.UNDO)
        # A number that was given out and taken back is not given again.
        assert button.text().removesuffix("4").removesuffix("5").removesuffix("6") in said
        assert dict(hall.day.board.tickets) != tickets or dict(hall.day.board.counters) != counters
        hall.pass_time(1_000)
        way(at_desk)
        settle(at_desk)
        assert dict(hall.day.board.tickets) == tickets
        assert dict(hall.day.board.counters) == counters
        assert at_desk.notice.startswith("Diurungkan: ")
        at_desk.escape()


def test_undo_twice_takes_back_two_steps(hall: Hall, at_desk: WiredPc) -> None:
    hall.issue(KTP)
    call(at_desk, hall)
    press(at_desk, hall, Action.START)
    press(at_desk, hall, Action.UNDO)
    assert at_desk.state.visitor.state == "called"  # type: ignore[union-attr]
    press(at_desk, hall, Action.UNDO)
    assert at_desk.number == ""
    assert at_desk.waiting_numbers() == ["A-001"]
    press(at_desk, hall, Action.UNDO)
    at_desk.wait_for_notice("Di Loket 1 tidak ada lagi yang dapat diurungkan")


def test_undo_pressed_at_once_takes_back_what_was_just_done(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    """On a slow link, before the server has said that it can be taken back."""
    hall.issue(KTP)
    call(at_desk, hall)
    press(at_desk, hall, Action.START)
    hall.pass_time(1_000)
    at_desk.wire.late = True
    at_desk.key(Action.FINISH)
    at_desk.wait_for_number("")
    at_desk.key(Action.UNDO)
    at_desk.wire.release()
    at_desk.wait_for_number("A-001")
    assert at_desk.state.visitor.state == "serving"  # type: ignore[union-attr]
    assert len(at_desk.wire.commands(do.UndoStep)) == 1


def test_undo_waits_for_a_silent_server_no_longer_than_half_a_second(
    hall: Hall, at_desk: WiredPc, qtbot: QtBot
) -> None:
    hall.issue(KTP)
    call(at_desk, hall)
    hall.pass_time(1_000)
    at_desk.wire.dead = True
    at_desk.console.own_day.ask()
    at_desk.key(Action.UNDO)
    assert at_desk.wire.commands(do.UndoStep) == []
    qtbot.waitUntil(lambda: len(at_desk.wire.commands(do.UndoStep)) == 1)
    at_desk.wire.cut()
    at_desk.wire.mend()
    at_desk.wait_for_number("")


def test_undo_of_next_names_both_visitors(hall: Hall, at_desk: WiredPc) -> None:
    for _ in range(2):
        hall.issue(KTP)
    call(at_desk, hall)
    call(at_desk, hall)
    assert at_desk.notice == "A-002 dipanggil, A-001 selesai."
    assert "panggil A-002, selesai A-001" in at_desk.button(Action.UNDO).toolTip()
    press(at_desk, hall, Action.UNDO)
    assert at_desk.number == "A-001"


def test_the_offer_ends_with_its_time(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    call(at_desk, hall)
    assert at_desk.button(Action.UNDO).look == "ready"
    hall.pass_time(MINUTE_MS + 1)
    at_desk.console.desk.refresh()
    assert at_desk.notice == ""
    assert at_desk.button(Action.UNDO).look == "blocked"
    press(at_desk, hall, Action.UNDO)
    assert at_desk.wire.commands(do.UndoStep) == []


def test_the_offer_is_withdrawn_by_itself(hall: Hall, switch_on: SwitchOn, qtbot: QtBot) -> None:
    """Without anybody pressing or anything happening."""
    pc = switch_on()
    pc.sit_down()
    hall.issue(KTP)
    call(pc, hall)
    hall.now += MINUTE_MS - 1
    pc.console.desk.refresh()
    assert pc.button(Action.UNDO).look == "ready"
    hall.now += 2
    qtbot.waitUntil(lambda: pc.button(Action.UNDO).look == "blocked")


def test_what_a_colleague_has_gone_on_with_is_offered_no_more(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    hold(at_desk, hall)
    press(at_desk, hall, Action.RETURN)
    assert at_desk.button(Action.UNDO).text() == "Urungkan: kembalikan A-001"
    hall.act(do.OpenCounter("2"), "aisyah.kusuma")
    hall.act(do.CallNext("2"), "aisyah.kusuma")
    qtbot.waitUntil(lambda: at_desk.button(Action.UNDO).look == "blocked")


def test_escape_closes_the_notice_and_the_button_stays(hall: Hall, at_desk: WiredPc) -> None:
    hall.issue(KTP)
    call(at_desk, hall)
    assert at_desk.notice == "A-001 dipanggil."
    at_desk.escape()
    settle(at_desk)
    assert at_desk.notice == ""
    assert at_desk.button(Action.UNDO).look == "ready"
    press(at_desk, hall, Action.START)
    assert at_desk.notice == "A-001 sedang dilayani."


def test_the_step_is_known_again_after_the_cable_was_out(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    at_desk.wire.cut()
    qtbot.waitUntil(lambda: not isinstance(at_desk.console.link.state, Online))
    at_desk.key(Action.NEXT)
    at_desk.wait_for_notice("Belum terkirim")
    at_desk.wire.mend()
    at_desk.wait_for_number("A-001")
    qtbot.waitUntil(lambda: at_desk.button(Action.UNDO).text() == "Urungkan: panggil A-001")


def test_the_step_is_known_again_after_the_pc_was_restarted(
    hall: Hall, at_desk: WiredPc, switch_on: SwitchOn, qtbot: QtBot
) -> None:
    hall.issue(KTP)
    call(at_desk, hall)
    at_desk.switch_off()
    again = switch_on()
    again.wait_for_number("A-001")
    qtbot.waitUntil(lambda: again.button(Action.UNDO).text() == "Urungkan: panggil A-001")


def test_figures_of_the_own_day_follow(hall: Hall, at_desk: WiredPc) -> None:
    assert at_desk.desk.bar.figures == "Hari ini: 0 dilayani · 0 tidak hadir · 0 dialihkan"
    hall.issue(KTP)
    hall.pass_time(4 * MINUTE_MS - 1_000)
    call(at_desk, hall)
    press(at_desk, hall, Action.START)
    hall.pass_time(6 * MINUTE_MS)
    press(at_desk, hall, Action.FINISH)
    assert at_desk.desk.bar.figures == (
        "Hari ini: 1 dilayani · 0 tidak hadir · 0 dialihkan · rata-rata layanan 6 mnt · rata-rata tunggu 4 mnt"
    )
    press(at_desk, hall, Action.UNDO)
    assert "0 dilayani" in at_desk.desk.bar.figures


def test_the_offer_is_not_spoken_over_the_number(hall: Hall, at_desk: WiredPc) -> None:
    """Screen readers are told of the visitor; that a call was made they need not hear as well."""
    hall.issue(KTP)
    call(at_desk, hall)
    assert at_desk.state.notice is not None
    assert at_desk.state.notice.tone == "quiet"
    assert at_desk.desk.notice.button.focusPolicy() is not Qt.FocusPolicy.NoFocus
