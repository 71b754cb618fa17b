"""The console's hot-keys, from an X server's keyboard to the call, and what is told where they cannot be had."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from officer_console.actions import Action
from officer_console.services.hotkeys.chord import Chord, read_chord
from officer_console.services.hotkeys.desktop import open_hot_keys
from officer_console.services.hotkeys.port import Grab, Grabbed, HotKeys, NoSuchKey, Taken, Unavailable
from officer_console.services.hotkeys.x11 import X11HotKeys
from officer_console.services.hotkeys.xcb import XcbConnection
from officer_console.settings import NEXT_VISITOR, STRIP, HotKeyWishes, Settings, SettingsWrong, read_settings
from officer_console.viewmodels.attention import Message
from officer_console.views.reach import say_grab
from tests.officer_console.conftest import SwitchOn
from tests.officer_console.hall import Hall
from tests.officer_console.hotkeys.x_desktop import ALT, CONTROL, XDesktop, missing

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard", extend=True)

KTP = "dukcapil-cetak-ktp-baru"


class Keyboard(HotKeys):
    """Gives every key that nobody has yet."""

    def __init__(self, *taken: Chord) -> None:
        super().__init__("no_desktop")
        self._taken = taken

    def grab(self, chord: Chord) -> Grab:
        return Taken() if chord in self._taken else Grabbed()


@pytest.fixture(scope="module")
def desktop() -> Iterator[XDesktop]:
    with XDesktop() as desktop:
        yield desktop


@pytest.mark.skipif(missing() != "", reason=f"needs {missing()}")
def test_the_next_visitor_is_called_from_any_program(
    hall: Hall, switch_on: SwitchOn, desktop: XDesktop, qtbot: QtBot
) -> None:
    pc = switch_on(hot_keys=X11HotKeys(XcbConnection(desktop.display)))
    pc.sit_down()
    hall.issue(KTP)
    pc.window.showMinimized()
    desktop.strike(CONTROL, ALT, ord("n"))
    pc.wait_for_number("A-001")
    desktop.strike(CONTROL, ALT, ord("b"))
    qtbot.waitUntil(pc.strip.isVisible)


def test_what_came_of_it_is_told_where_nothing_of_the_console_is_seen(
    hall: Hall, switch_on: SwitchOn, qtbot: QtBot
) -> None:
    keyboard = Keyboard()
    pc = switch_on(hot_keys=keyboard)
    pc.sit_down()
    told: list[Message] = []
    pc.console.reach.told.connect(told.append)
    hall.issue(KTP)
    keyboard.pressed.emit(NEXT_VISITOR)
    pc.wait_for_number("A-001")
    assert told == []
    hall.pass_time(1_000)
    pc.window.hide()
    keyboard.pressed.emit(NEXT_VISITOR)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].title == "Loket 1"
    hall.issue(KTP)
    hall.pass_time(1_000)
    keyboard.pressed.emit(NEXT_VISITOR)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1] == Message("A-002 · Dipanggil", "Cetak KTP-el baru (pemula)")


def test_an_open_question_comes_first(hall: Hall, switch_on: SwitchOn) -> None:
    keyboard = Keyboard()
    pc = switch_on(hot_keys=keyboard)
    pc.sit_down()
    hall.issue(KTP)
    pc.key(Action.PAUSE)
    dialog = pc.dialog
    keyboard.pressed.emit(NEXT_VISITOR)
    assert pc.dialog is dialog
    assert not hall.day.board.calls
    dialog.reject()


def test_without_a_counter_the_hot_key_brings_the_console(switch_on: SwitchOn, qtbot: QtBot) -> None:
    keyboard = Keyboard()
    pc = switch_on(hot_keys=keyboard)
    pc.window.hide()
    keyboard.pressed.emit(NEXT_VISITOR)
    qtbot.waitUntil(pc.window.isVisible)


def test_keys_of_another_program_are_told_in_the_status_bar(switch_on: SwitchOn) -> None:
    pc = switch_on(hot_keys=Keyboard(NEXT_VISITOR))
    assert pc.window.keys.text == "Ctrl+Alt+N dipakai program lain: pilih tombol lain di console.toml"
    assert switch_on(hot_keys=Keyboard()).window.keys.text == ""


@pytest.mark.parametrize(
    ("grab", "said"),
    [
        (Grabbed(), ""),
        (NoSuchKey(), "This keyboard has no Ctrl+Alt+B: choose other keys in console.toml"),
        (Unavailable("wayland"), "Ctrl+Alt+B: this desktop (Wayland) gives such keys to no program"),
        (Unavailable("no_desktop"), "Ctrl+Alt+B: there are no such keys here"),
    ],
)
def test_every_outcome_has_its_words(qapp: object, grab: Grab, said: str) -> None:
    assert say_grab(STRIP, grab) == said


def test_a_desktop_that_has_none_says_so(qapp: object) -> None:
    assert open_hot_keys({}).grab(STRIP) == Unavailable("no_desktop")
    assert open_hot_keys({"WAYLAND_DISPLAY": "wayland-0"}).grab(STRIP) == Unavailable("wayland")


# --- console.toml


def read(folder: Path, text: str) -> Settings:
    file = folder / "console.toml"
    file.write_text(f'server = "ws://127.0.0.1:1/"\n{text}', encoding="utf-8")
    return read_settings(["--config", str(file)])


def test_the_keys_are_set_in_console_toml(tmp_path: Path) -> None:
    assert read(tmp_path, "").hot_keys == HotKeyWishes(NEXT_VISITOR, STRIP)
    keys = read(tmp_path, 'strip = true\n[hot_keys]\nnext = "Meta+F9"\nstrip = ""\n')
    assert keys.hot_keys == HotKeyWishes(read_chord("Meta+F9"), None)
    assert keys.strip
    assert replace(keys, strip=False) == read(tmp_path, '[hot_keys]\nnext = "meta + f9"\nstrip = ""\n')


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('next = "F5"', r"next: .*Add Ctrl, Alt or Meta"),
        ('strip = "Ctrl+Hop"', r"strip: .*is no key"),
        ('next = "Ctrl+Alt+B"', r"the same key"),
        ('recall = "Ctrl+Alt+R"', r"recall"),
    ],
)
def test_a_wrong_key_is_told_with_what_to_do(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsWrong, match=told):
        read(tmp_path, f"[hot_keys]\n{text}\n")
