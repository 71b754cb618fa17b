"""What a screen reader is told of a display: the board, line by line."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from pytestqt.qtbot import QtBot

from shared.wire.events import AnnouncementMade
from tests.counter_display.conftest import OpenDisplay
from tests.counter_display.fake_hall import LONGEST_NAME, FakeClock, FakeHall
from tests.counter_display.scene import catch_up, pass_time
from tests.counter_display.scenes import SAID


def read(thing: QAccessibleInterface, role: QAccessible.Role) -> Iterator[str]:
    """The names of everything shown that has a role."""
    if thing.state().invisible:
        return
    if thing.role() is role:
        yield thing.text(QAccessible.Text.Name)
    for number in range(thing.childCount()):
        yield from read(thing.child(number), role)


def test_the_board_is_told_line_by_line(
    qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay
) -> None:
    QAccessible.setActive(True)
    display = open_display()
    hall.connect()
    hall.open()
    hall.pause("6")
    hall.shut("5")
    hall.call("1")
    hall.serve("1")
    catch_up(qtbot, display, hall)
    pass_time(display, clock, 60)
    hall.call("2")
    hall.issue("B", 12)
    catch_up(qtbot, display, hall)
    window = QAccessible.queryAccessibleInterface(display.window)
    assert [*read(window, QAccessible.Role.List)] == ["Panggilan", "Loket", "Menunggu"]
    lines = [*read(window, QAccessible.Role.ListItem)]
    first = display.lobby.board.counters["1"].ticket if display.lobby.board else None
    assert first is not None
    number = " ".join(hall.board.tickets[first].number)
    assert f"{number}: 1" in lines, "the call before this one"
    assert f"1: {number}, Sedang dilayani" in lines
    assert {"3: Siap", "5: Tutup", "6: Jeda"} <= set(lines)
    assert any(line.startswith("2: ") and line.endswith(", Dipanggil") for line in lines)
    assert any(line.endswith(": 12 menunggu") for line in lines), lines
    assert [name for name in read(window, QAccessible.Role.StaticText) if not name.strip()] == []


def test_a_counters_screen_is_told_in_words_and_an_announcement_whole(
    qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay
) -> None:
    QAccessible.setActive(True)
    small = open_display((1280, 800), counter="1")
    hall.connect()
    hall.open()
    hall.call("1")
    catch_up(qtbot, small, hall)
    said = [*read(QAccessible.queryAccessibleInterface(small.window), QAccessible.Role.StaticText)]
    assert {"Loket", "1", "Giliran Anda", "A - 0 0 1", LONGEST_NAME} <= set(said)
    small.close()

    lobby = open_display()
    hall.connect()
    hall.happen(AnnouncementMade(SAID))
    catch_up(qtbot, lobby, hall)
    alerts = [*read(QAccessible.queryAccessibleInterface(lobby.window), QAccessible.Role.AlertMessage)]
    assert alerts == [f"Pengumuman: {SAID.text} {SAID.text_en}"]
