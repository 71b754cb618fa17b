"""What is the matter in the hall, at the foot of every page: whole or not at all, the worst first."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_console.views.elided_label import ElidedLabel
from tests.officer_console.conftest import SwitchOn
from tests.officer_console.hall import Hall
from tests.officer_console.pc import WiredPc
from tests.officer_console.test_reach import NEXT_VISITOR, Keyboard

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

KEYS = "Ctrl+Alt+N dipakai program lain: pilih tombol lain di console.toml"
FAULT = (
    "Kabel HDMI tidak terpasang dengan benar pada layar sebelah kiri, gambar berkedip sejak pagi dan suara "
    "terputus-putus; teknisi sudah dihubungi dan akan datang pada siang hari ini."
)


@pytest.fixture
def clerk(switch_on: SwitchOn) -> WiredPc:
    """A PC where another program has one of the hot-keys."""
    pc = switch_on(hot_keys=Keyboard(NEXT_VISITOR))
    pc.sit_down()
    return pc


def read(pc: WiredPc) -> list[str]:
    """What can be read between the connection and the hall's name; nothing of it is cut off."""
    QApplication.processEvents()
    bar = pc.window.alerts
    for label in bar.findChildren(ElidedLabel):
        if label.isVisible():
            assert label.shown.replace("\n", " ") == label.text()
    parts = [line.shown for line in (pc.window.kiosks, pc.window.displays, pc.window.keys) if line.isVisible()]
    return [*parts, bar.more.text()] if bar.more.isVisible() else parts


def test_keys_of_another_program_stand_whole_beside_a_kiosk_that_needs_somebody(
    hall: Hall, clerk: WiredPc, qtbot: QtBot
) -> None:
    assert read(clerk) == [KEYS]
    hall.set_kiosks(hall.kiosk(printer="near_end"))
    qtbot.waitUntil(lambda: read(clerk) == ["Kiosk lobi: kertas hampir habis", KEYS])


def test_what_has_no_room_is_counted_and_stands_in_the_tooltip(hall: Hall, clerk: WiredPc, qtbot: QtBot) -> None:
    hall.set_kiosks(hall.kiosk(printer="near_end"))
    hall.set_displays(hall.display(online=False))
    away = "Layar lobi: tidak tersambung sejak 09.40"
    qtbot.waitUntil(lambda: read(clerk) == ["Kiosk lobi: kertas hampir habis", away, "+1"])
    more = clerk.window.alerts.more
    assert more.toolTip() == KEYS
    assert more.accessibleName() == f"1 lagi: {KEYS}"
    clerk.window.resize(1900, 700)
    qtbot.waitUntil(lambda: read(clerk) == ["Kiosk lobi: kertas hampir habis", away, KEYS])


def test_the_worst_comes_first_where_not_all_has_room(hall: Hall, clerk: WiredPc, qtbot: QtBot) -> None:
    hall.set_kiosks(*(hall.kiosk(f"k{one}", name=f"Kiosk pintu {one}", printer="near_end") for one in range(3)))
    qtbot.waitUntil(lambda: len(read(clerk)) == 2)
    hall.set_displays(hall.display(online=False))
    qtbot.waitUntil(lambda: "Layar lobi: tidak tersambung sejak 09.40" in read(clerk))
    assert clerk.window.width() == 1366


def test_alert_longer_than_a_line_has_two(hall: Hall, clerk: WiredPc, qtbot: QtBot) -> None:
    hall.set_displays(hall.display(fault=FAULT))
    qtbot.waitUntil(lambda: read(clerk) == [f"Layar lobi: {FAULT}", "+1"])
    assert clerk.window.size().toTuple() == (1366, 700)
    hall.set_displays()
    qtbot.waitUntil(lambda: read(clerk) == [KEYS])
