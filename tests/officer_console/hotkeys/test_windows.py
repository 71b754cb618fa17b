"""Hot-keys as Windows tells them: real messages in memory, and a user32 that keeps what it was asked for."""

from collections.abc import Iterator
from ctypes import addressof, wintypes

import pytest
from PySide6.QtCore import QCoreApplication

from officer_console.services.hotkeys.chord import Chord, read_chord
from officer_console.services.hotkeys.port import Grabbed, Taken
from officer_console.services.hotkeys.windows import WM_HOTKEY, WindowsHotKeys

CONTROL_ALT_NO_REPEAT = 0x4003


class User32:
    """One desktop: a key belongs to whoever asked first."""

    def __init__(self) -> None:
        self.held: dict[int, tuple[int, int]] = {}

    def RegisterHotKey(self, window: None, id: int, modifiers: int, key: int, /) -> int:  # noqa: N802 - Windows' name
        if (modifiers, key) in self.held.values():
            return 0
        self.held[id] = modifiers, key
        return 1

    def UnregisterHotKey(self, window: None, id: int, /) -> int:  # noqa: N802 - Windows' name
        return int(self.held.pop(id, None) is not None)


@pytest.fixture
def user32() -> User32:
    return User32()


@pytest.fixture
def hot_keys(user32: User32, qapp: QCoreApplication) -> Iterator[WindowsHotKeys]:
    hot_keys = WindowsHotKeys(user32)
    yield hot_keys
    hot_keys.close()


def tell(hot_keys: WindowsHotKeys, kind: bytes, message: int, word: int) -> bool:
    told = wintypes.MSG()
    told.message, told.wParam = message, word
    return hot_keys.take(kind, addressof(told))


def test_a_hot_keys_message_is_told_and_no_other(hot_keys: WindowsHotKeys, user32: User32) -> None:
    pressed: list[Chord] = []
    hot_keys.pressed.connect(pressed.append)
    chord = read_chord("Ctrl+Alt+N")
    assert hot_keys.grab(chord) == Grabbed()
    [(id, asked)] = user32.held.items()
    assert asked == (CONTROL_ALT_NO_REPEAT, ord("N"))
    assert tell(hot_keys, b"windows_generic_MSG", WM_HOTKEY, id)
    assert not tell(hot_keys, b"windows_generic_MSG", WM_HOTKEY, id + 1)
    assert not tell(hot_keys, b"windows_generic_MSG", 0x0100, id)
    assert not tell(hot_keys, b"xcb_generic_event_t", WM_HOTKEY, id)
    assert pressed == [chord]


def test_keys_that_another_program_has_are_said_to_be_taken(hot_keys: WindowsHotKeys, user32: User32) -> None:
    assert user32.RegisterHotKey(None, 99, CONTROL_ALT_NO_REPEAT, ord("N"))
    assert hot_keys.grab(read_chord("Ctrl+Alt+N")) == Taken()


@pytest.mark.parametrize(("text", "key"), [("Ctrl+F12", 0x7B), ("Ctrl+Space", 0x20), ("Ctrl+7", 0x37)])
def test_keys_have_the_numbers_that_windows_gives_them(
    hot_keys: WindowsHotKeys, user32: User32, text: str, key: int
) -> None:
    hot_keys.grab(read_chord(text))
    assert [asked[1] for asked in user32.held.values()] == [key]


def test_all_keys_are_given_back_at_the_end(hot_keys: WindowsHotKeys, user32: User32) -> None:
    hot_keys.grab(read_chord("Ctrl+Alt+N"))
    hot_keys.close()
    assert user32.held == {}
