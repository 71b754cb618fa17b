"""The staff's pages, on a whole window: who gets in, what they can do, and that nobody is left inside."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.printing.outcome import PrintFailed
from kiosk.printing.status import CoverOpen
from kiosk.program import measured
from tests.kiosk.conftest import SetStage
from tests.kiosk.stage import HURRIED, Stage

PIN = "2580"
BRISK = replace(HURRIED, hold_ms=40, between_ms=2000)
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def stage(set_stage: SetStage) -> Stage:
    made = set_stage(pace=BRISK)
    made.lock(PIN)
    made.open()
    return made


@pytest.fixture
def inside(stage: Stage) -> Stage:
    """The menu is open."""
    go_in(stage)
    return stage


def ask(stage: Stage) -> None:
    QTest.keyClick(stage.window, Qt.Key.Key_M, BOTH)


def enter(stage: Stage, pin: str) -> None:
    for digit in pin:
        stage.tap(f"pin{digit}")
    stage.tap("pinEnter")


def go_in(stage: Stage) -> None:
    """Until the menu is open: the PIN is looked at on a thread."""
    ask(stage)
    enter(stage, PIN)
    stage.until(lambda: stage.page == "maintenance")
    stage.rest()


def press(stage: Stage, *codes: str) -> None:
    """Buttons one after the other, each when it stands where it will be."""
    for code in codes:
        stage.play(lambda stage, name=f"do-{code}": stage.tap(name))


def hold(stage: Stage, point: QPoint, until: object) -> None:
    QTest.mousePress(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    stage.until(until)  # type: ignore[arg-type]
    QTest.mouseRelease(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


def facts(stage: Stage) -> str:
    return "\n".join(stage.kiosk.maintenance.props.facts)


def test_two_corners_held_one_after_the_other_ask_for_the_pin(stage: Stage) -> None:
    corners = stage.kiosk.corners
    hold(stage, QPoint(5, 5), lambda: corners._left_done)
    assert stage.page == "home"
    hold(stage, QPoint(stage.screen.width - 5, 5), lambda: stage.page == "pin")
    assert stage.page == "pin"


def test_one_corner_or_the_wrong_order_asks_nothing(stage: Stage) -> None:
    corners = stage.kiosk.corners
    right = QPoint(stage.screen.width - 5, 5)
    QTest.mouseClick(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, right)
    assert not corners._holding.isActive()
    hold(stage, QPoint(5, 5), lambda: corners._left_done)
    stage.tap_at(QPoint(stage.screen.width // 2, 5))
    assert not corners._left_done
    assert stage.page == "home"


def test_a_finger_that_slides_away_holds_nothing(stage: Stage) -> None:
    window, none = stage.window, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(window, Qt.MouseButton.LeftButton, none, QPoint(5, 5))
    QTest.mouseMove(window, QPoint(400, 400))
    assert not stage.kiosk.corners._holding.isActive()
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, none, QPoint(400, 400))


def test_what_is_under_the_second_corner_is_not_pressed(set_stage: SetStage) -> None:
    """Across, the language's button is there."""
    stage = set_stage(pace=BRISK)
    stage.lock(PIN)
    stage.open()
    hold(stage, QPoint(5, 5), lambda: stage.kiosk.corners._left_done)
    hold(stage, stage.middle("language-en"), lambda: True)
    assert stage.page in ("home", "pin")
    ask(stage)
    assert stage.page == "pin"


def test_without_a_pin_the_log_says_how_to_set_one(set_stage: SetStage, caplog: pytest.LogCaptureFixture) -> None:
    stage = set_stage()
    stage.open()
    ask(stage)
    assert stage.page == "attract"
    assert "--set-pin" in caplog.text


def test_a_wrong_pin_opens_nothing_and_costs_a_pause(stage: Stage) -> None:
    ask(stage)
    for _ in range(4):
        enter(stage, "1379")
        assert stage.page == "pin"
    assert "Sisa 1 kali" in stage.text("pinNotice")
    enter(stage, "1379")
    assert "Tunggu 30 detik" in stage.text("pinNotice")
    assert stage.kiosk.maintenance.property("paused")
    assert not stage.see("pin1").isEnabled()


def test_the_pin_can_be_typed_on_a_keyboard(stage: Stage) -> None:
    ask(stage)
    for key in (Qt.Key.Key_2, Qt.Key.Key_5, Qt.Key.Key_9, Qt.Key.Key_Backspace, Qt.Key.Key_8, Qt.Key.Key_0):
        stage.key(key)
    stage.focus("pinEnter")
    stage.key(Qt.Key.Key_Return)
    assert stage.page == "maintenance"


def test_digits_are_never_shown(stage: Stage) -> None:
    ask(stage)
    stage.tap("pin7")
    assert "7" not in stage.text("pinDots")


def test_a_visitor_on_the_way_is_not_thrown_out_while_a_number_is_asked_for(stage: Stage) -> None:
    stage.server.holds = True
    stage.go_to_service("dukcapil-cetak-ktp-baru")
    stage.tap("take")
    ask(stage)
    assert stage.page == "service"


def test_a_test_is_printed_and_its_fate_told(inside: Stage) -> None:
    press(inside, "printer", "test")
    (trial,) = inside.printer.trials
    assert (trial.site, trial.language) == (inside.server.site.name.id, "id")
    assert inside.text("maintenanceNotice") == "Sudah dicetak."
    inside.printer.outcome = PrintFailed("cover_open", "", maybe_on_paper=False)
    press(inside, "test")
    assert inside.text("maintenanceNotice") == "Tidak tercetak. Printer: penutup terbuka"


def test_the_printers_state_is_followed(inside: Stage) -> None:
    press(inside, "printer")
    assert "Printer: siap" in facts(inside)
    inside.printer.become(CoverOpen())
    assert "Printer: penutup terbuka" in facts(inside)


def test_a_changed_roll_begins_the_count_anew(inside: Stage) -> None:
    press(inside, "printer")
    inside.printer.fed.emit(100.0)
    assert "1 tiket sejak rol diganti" in facts(inside)
    press(inside, "roll")
    assert "0 tiket sejak rol diganti" in facts(inside)
    assert "Rol diganti: " in facts(inside)


def test_a_ticket_of_today_is_printed_again_as_a_copy(stage: Stage) -> None:
    stage.go_to_service("dukcapil-cetak-ktp-baru")
    stage.tap("take")
    stage.until(lambda: stage.page == "ticket")
    stage.tap("finish")
    go_in(stage)
    press(stage, "tickets")
    (id, _) = stage.server.orders[0]
    press(stage, f"copy:{id}")
    assert [(paper.number, paper.copy) for paper in stage.printer.printed] == [("A-025", False), ("A-025", True)]


def test_the_network_is_told_as_it_is(inside: Stage) -> None:
    press(inside, "network")
    assert "Tersambung" in facts(inside)
    inside.server.vanish()
    inside.until(lambda: "Tidak tersambung. Terakhir terlihat: " in facts(inside))
    assert "0 tiket belum dilaporkan" in facts(inside)


@pytest.mark.parametrize(
    ("section", "code", "signal"), [("program", "restart", "restartAsked"), ("network", "pair", "pairingAsked")]
)
def test_what_ends_the_kiosk_is_asked_twice(inside: Stage, section: str, code: str, signal: str) -> None:
    asked: list[str] = []
    getattr(inside.kiosk.maintenance, signal).connect(lambda: asked.append(code))
    press(inside, section, code, "no", code)
    assert asked == []
    press(inside, "yes")
    assert asked == [code]


def test_a_stray_yes_does_nothing(inside: Stage) -> None:
    asked: list[str] = []
    inside.kiosk.maintenance.restartAsked.connect(lambda: asked.append("restart"))
    press(inside, "program", "restart", "no")
    inside.kiosk.maintenance.act("yes")
    assert asked == []


def test_the_volume_is_heard_and_kept(inside: Stage, set_stage: SetStage) -> None:
    press(inside, "sound", "louder")
    assert "Volume: 9 dari 10" in facts(inside)
    inside.until(lambda: "Sekeras inilah suaranya." in inside.said)
    again = set_stage()
    assert again.kiosk.speaker.volume == pytest.approx(0.9)


def test_a_measured_panel_has_true_millimetres_at_once_and_after_a_restart(inside: Stage) -> None:
    theme = inside.kiosk.quick.theme
    before = theme.property("mm")
    press(inside, "screen")
    for _ in range(5):
        inside.kiosk.maintenance.act("stretch")
    card = inside.see("card")
    press(inside, "measured")
    assert theme.property("mm") > before
    assert card.width() / theme.property("mm") == pytest.approx(85.6, abs=0.3)
    assert facts(inside).split("\n")[-1] == "Diagonal: 20,9 inci"
    kept = measured(inside.screen, inside.store)
    assert kept.px_per_mm == pytest.approx(theme.property("mm"), rel=0.001)


def test_whoever_goes_away_closes_the_door(set_stage: SetStage) -> None:
    stage = set_stage(pace=replace(BRISK, staff_quiet_ms=100))
    stage.lock(PIN)
    stage.open()
    ask(stage)
    enter(stage, PIN)
    stage.until(lambda: stage.page == "attract")
    stage.kiosk.maintenance.act("restart")
    assert stage.kiosk.maintenance.stage == ""


def test_back_leads_to_the_menu_and_then_to_the_visitors(inside: Stage) -> None:
    press(inside, "log")
    inside.play(lambda stage: stage.tap("back"))
    assert inside.kiosk.maintenance.props.section == "menu"
    inside.tap("back")
    assert inside.page == "attract"
    ask(inside)
    assert inside.page == "pin"


def test_a_kiosk_that_the_server_refuses_can_be_maintained(stage: Stage) -> None:
    stage.server.reject()
    stage.until(lambda: stage.page == "refused")
    go_in(stage)
    press(stage, "network")
    assert "Server menolak mesin ini" in facts(stage)
