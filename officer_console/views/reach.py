"""The hot-keys of the console, asked for once, pressed from any program."""

import logging
from collections.abc import Callable, Mapping
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication

from officer_console.actions import Action
from officer_console.services.hotkeys.chord import Chord
from officer_console.services.hotkeys.port import Grab, Grabbed, HotKeys, NoSuchKey, Taken, Unavailable
from officer_console.settings import HotKeyWishes
from officer_console.viewmodels.alerts import AlertProps
from officer_console.viewmodels.attention import Message
from officer_console.viewmodels.desk import DeskViewModel
from officer_console.viewmodels.desk_state import DeskState
from officer_console.viewmodels.visitor import EmptyProps, VisitorProps
from officer_console.views.shell import Shell

translate = QCoreApplication.translate
log = logging.getLogger("antrean.console.hotkeys")


class Reach(QObject):
    """Two keys: the next visitor, and the console to the front."""

    told = Signal(object)
    """A `Message`: what came of a press, where nothing of the console is on the screen."""

    def __init__(self, hot_keys: HotKeys, wishes: HotKeyWishes, desk: DeskViewModel, shell: Shell) -> None:
        super().__init__()
        self._hot_keys = hot_keys
        self._desk = desk
        self._shell = shell
        self._does: Mapping[Chord, Callable[[], None]] = {
            chord: does for chord, does in ((wishes.next, self._call_next), (wishes.strip, self._bring)) if chord
        }
        self._listening = False
        """A press by hot-key has not had its outcome told yet."""
        hot_keys.pressed.connect(self._press)
        desk.changed.connect(self._follow_desk)
        self._refused: list[tuple[Chord, Grab]] = []
        for chord in self._does:
            grab = hot_keys.grab(chord)
            if isinstance(grab, Unavailable):
                log.warning("%s works in the console's own windows only: no hot-keys here (%s)", chord, grab.why)
            else:
                log.info("%s: %s", chord, type(grab).__name__)
            if isinstance(grab, Taken | NoSuchKey):
                self._refused.append((chord, grab))

    @property
    def trouble(self) -> AlertProps | None:
        """Which keys do not work though others do here, and what to do about it."""
        told = [say_grab(chord, grab) for chord, grab in self._refused]
        return AlertProps("caution", tuple(told)) if told else None

    def close(self) -> None:
        """Give the keys back."""
        self._hot_keys.close()

    def _press(self, chord: Chord) -> None:
        if chord in self._does:
            self._does[chord]()

    def _call_next(self) -> None:
        if self._desk.state is None or QApplication.activeModalWidget() is not None:
            self._shell.bring()
        else:
            self._listening = True
            self._desk.press(Action.NEXT)
            self._follow_desk(self._desk.state)

    def _follow_desk(self, desk: DeskState | None) -> None:
        if not self._listening or (desk is not None and desk.actions[Action.NEXT].look == "pending"):
            return
        self._listening = False
        if desk is None or self._shell.is_seen:
            return
        match desk.visitor:
            case VisitorProps(number=number, state_text=state, service=service):
                self.told.emit(Message(f"{number} · {state}", service))
            case EmptyProps():
                notice = desk.notice.text if desk.notice is not None else desk.visitor.headline
                self.told.emit(Message(desk.counter, notice))

    def _bring(self) -> None:
        self._shell.show_strip()


def say_grab(chord: Chord, grab: Grab) -> str:
    """What came of asking for keys, for the officer; empty where they work."""
    match grab:
        case Grabbed():
            return ""
        case Taken():
            text = translate("Reach", "{key} belongs to another program here: choose other keys in console.toml")
        case NoSuchKey():
            text = translate("Reach", "This keyboard has no {key}: choose other keys in console.toml")
        case Unavailable(why="wayland"):
            text = translate("Reach", "{key}: this desktop (Wayland) gives such keys to no program")
        case Unavailable():
            text = translate("Reach", "{key}: there are no such keys here")
        case _:
            assert_never(grab)
    return text.format(key=chord)
