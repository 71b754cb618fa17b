"""Displays that need somebody, in the status bar of every page."""

import pytest
from pytestqt.qtbot import QtBot

from officer_console.viewmodels.alerts import PATIENCE_MS
from officer_console.viewmodels.session import Page
from tests.officer_console.hall import Hall
from tests.officer_console.pc import WiredPc


def line(pc: WiredPc, qtbot: QtBot, text: str) -> None:
    """Until the status bar says this of the displays."""
    qtbot.waitUntil(lambda: pc.window.displays.text == text)


def test_every_trouble_of_a_display_is_told_and_none_that_is_meant(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    line(at_desk, qtbot, "")
    assert not at_desk.window.displays.isVisible()
    for state, told in (
        ({"online": False}, "Layar lobi: tidak tersambung sejak 09.40"),
        ({"sound": "no_sound_card"}, "Layar lobi: tanpa suara (tidak ada kartu suara)"),
        ({"sound": "no_voice"}, "Layar lobi: tanpa suara (suara belum terpasang)"),
        ({"sound": "muted"}, ""),
        ({"fault": "Film iklan.mp4 tidak dapat diputar"}, "Layar lobi: Film iklan.mp4 tidak dapat diputar"),
        ({"sound": "no_sound_card", "loudspeakers": None}, ""),
        (
            {"sound": "no_voice", "fault": "Disk penuh"},
            "Layar lobi: tanpa suara (suara belum terpasang) · Layar lobi: Disk penuh",
        ),
        ({"online": False, "sound": "no_voice", "fault": "Disk penuh"}, "Layar lobi: tidak tersambung sejak 09.40"),
        ({"sound": "unknown"}, ""),
    ):
        hall.set_displays(hall.display(**state), hall.display("barat", name="Layar barat"))
        line(at_desk, qtbot, told)
        assert at_desk.window.displays.isVisible() is bool(told)


def test_displays_that_are_away_are_told_before_those_without_sound(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.set_displays(hall.display(sound="no_voice"), hall.display("barat", name="Layar barat", online=False))
    line(at_desk, qtbot, "Layar barat: tidak tersambung sejak 09.40 · Layar lobi: tanpa suara (suara belum terpasang)")
    assert at_desk.window.displays.property("tone") == "alarm"
    hall.set_displays(hall.display(sound="no_voice"))
    line(at_desk, qtbot, "Layar lobi: tanpa suara (suara belum terpasang)")
    assert at_desk.window.displays.property("tone") == "caution"


def test_display_that_comes_back_at_once_is_not_told(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.set_displays(hall.display(online=False, since=hall.now), hall.display("barat", name="Barat", fault="x"))
    line(at_desk, qtbot, "Barat: x")
    hall.pass_time(PATIENCE_MS)
    at_desk.console.desk.ticked.emit(hall.now)
    line(at_desk, qtbot, "Layar lobi: tidak tersambung sejak 09.41 · Barat: x")


def test_console_that_is_cut_off_itself_says_nothing_of_displays(hall: Hall, pc: WiredPc, qtbot: QtBot) -> None:
    hall.set_displays(hall.display(sound="no_voice"))
    pc.wait_for_page(Page.LOGIN)
    line(pc, qtbot, "Layar lobi: tanpa suara (suara belum terpasang)")
    pc.wire.cut()
    line(pc, qtbot, "")


@pytest.mark.parametrize("both", [False, True])
def test_kiosks_and_displays_share_the_line(hall: Hall, at_desk: WiredPc, qtbot: QtBot, both: bool) -> None:
    hall.set_displays(hall.display(fault="x" * 200))
    if both:
        hall.set_kiosks(hall.kiosk(printer="near_end"))
    line(at_desk, qtbot, "Layar lobi: " + "x" * 200)
    qtbot.waitUntil(lambda: at_desk.window.kiosks.isVisible() is both)
    assert at_desk.window.width() == 1366
