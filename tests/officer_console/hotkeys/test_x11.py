"""Hot-keys on a real X server."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from officer_console.services.hotkeys.chord import Chord, read_chord
from officer_console.services.hotkeys.port import Grabbed, NoSuchKey, Taken
from officer_console.services.hotkeys.x11 import X11HotKeys
from officer_console.services.hotkeys.xcb import XcbConnection, XcbMissing
from tests.officer_console.hotkeys.x_desktop import ALT, CONTROL, NUM_LOCK, SHIFT, XDesktop, missing

pytestmark = pytest.mark.skipif(missing() != "", reason=f"needs {missing()}")

NEXT = read_chord("Ctrl+Alt+N")
STRIP = read_chord("Ctrl+Alt+B")
N, B = ord("n"), ord("b")


@pytest.fixture(scope="module")
def desktop() -> Iterator[XDesktop]:
    with XDesktop() as desktop:
        yield desktop


@pytest.fixture
def hot_keys(desktop: XDesktop, qapp: object) -> Iterator[X11HotKeys]:
    hot_keys = X11HotKeys(XcbConnection(desktop.display))
    yield hot_keys
    hot_keys.close()


@pytest.fixture
def pressed(hot_keys: X11HotKeys) -> list[Chord]:
    pressed: list[Chord] = []
    hot_keys.pressed.connect(pressed.append)
    return pressed


def test_the_keys_reach_the_console_from_anywhere(
    desktop: XDesktop, hot_keys: X11HotKeys, pressed: list[Chord], qtbot: QtBot
) -> None:
    assert hot_keys.grab(NEXT) == Grabbed()
    assert hot_keys.grab(STRIP) == Grabbed()
    desktop.strike(CONTROL, ALT, N)
    desktop.strike(CONTROL, ALT, B)
    qtbot.waitUntil(lambda: pressed == [NEXT, STRIP])


def test_other_keys_and_other_modifiers_do_not(
    desktop: XDesktop, hot_keys: X11HotKeys, pressed: list[Chord], qtbot: QtBot
) -> None:
    hot_keys.grab(NEXT)
    hot_keys.grab(STRIP)
    desktop.strike(N)
    desktop.strike(CONTROL, N)
    desktop.strike(CONTROL, ALT, SHIFT, N)
    desktop.strike(CONTROL, ALT, ord("m"))
    desktop.strike(CONTROL, ALT, B)
    qtbot.waitUntil(lambda: pressed == [STRIP])


def test_num_lock_does_not_switch_them_off(
    desktop: XDesktop, hot_keys: X11HotKeys, pressed: list[Chord], qtbot: QtBot
) -> None:
    hot_keys.grab(NEXT)
    desktop.strike(NUM_LOCK)
    desktop.strike(CONTROL, ALT, N)
    desktop.strike(NUM_LOCK)
    qtbot.waitUntil(lambda: pressed == [NEXT])


def test_keys_held_down_are_one_press(
    desktop: XDesktop, hot_keys: X11HotKeys, pressed: list[Chord], qtbot: QtBot
) -> None:
    hot_keys.grab(NEXT)
    hot_keys.grab(STRIP)
    desktop.hold(CONTROL, ALT, N)
    qtbot.waitUntil(lambda: hot_keys.repeats >= 3)
    desktop.let_go(N)
    desktop.strike(B)
    desktop.let_go(ALT, CONTROL)
    qtbot.waitUntil(lambda: pressed == [NEXT, STRIP])


def test_keys_that_another_program_has_are_said_to_be_taken(desktop: XDesktop, hot_keys: X11HotKeys) -> None:
    other = X11HotKeys(XcbConnection(desktop.display))
    assert other.grab(NEXT) == Grabbed()
    assert hot_keys.grab(NEXT) == Taken()
    other.close()
    assert hot_keys.grab(NEXT) == Grabbed()


def test_keys_that_the_keyboard_has_not(hot_keys: X11HotKeys) -> None:
    assert hot_keys.grab(read_chord("Ctrl+F24")) == NoSuchKey()


def test_without_an_x_server_there_is_no_connection() -> None:
    with pytest.raises(XcbMissing):
        XcbConnection(":64999")
