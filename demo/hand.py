"""A hand on a program that nobody sees: runs one of the windows unchanged, and presses, types and looks on order.

    python -m demo.hand kiosk|console|display [the program's own arguments]

Orders come as JSON lines on standard input, answers go out as JSON lines on standard output. Things on the screen are
found as a screen reader finds them, by their accessible names, and pressed with the mouse in their middle.
"""

import importlib
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QWindow
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from demo.orders import read_lines

PROGRAMS: Final = {"kiosk": "kiosk.app", "console": "officer_console.app", "display": "counter_display.app"}
_ORDER: Final = QEvent.Type(QEvent.registerEventType())


class _Order(QEvent):
    def __init__(self, order: dict[str, Any]) -> None:
        super().__init__(_ORDER)
        self.order = order


class Hand(QObject):
    """Carries out orders on the GUI's own thread."""

    def __init__(self, answer: Callable[[dict[str, Any]], None]) -> None:
        super().__init__()
        self._answer = answer

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, _Order):
            return super().event(event)
        # Not before: what makes a program known to screen readers must be made on the GUI's own thread.
        QAccessible.setActive(True)
        order = event.order
        try:
            self._answer({"ok": True, "result": getattr(self, "do_" + order.pop("do"))(**order)})
        except LookupError as missing:
            self._answer({"ok": False, "result": str(missing)})
        return True

    def do_names(self) -> list[str]:
        """The accessible names of everything visible."""
        return [name for thing, _ in _things() if (name := _name(thing))]

    def do_where(self, name: str) -> list[int]:
        """Where the first pressable thing whose name contains `name` is: x, y, width, height on the screen."""
        place = _find(name)[0].rect()
        return [place.x(), place.y(), place.width(), place.height()]

    def do_press(self, name: str) -> str:
        """Click the first visible thing whose name contains `name`; its whole name."""
        thing, window = _find(name)
        middle = thing.rect().center() - window.mapToGlobal(QPoint())
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        return _name(thing)

    def do_type(self, text: str) -> None:
        """Type into whatever has the focus."""
        for letter in text:
            QTest.keyClick(_focus_window(), letter)  # type: ignore[call-overload]  # a sign is as good as a key

    def do_key(self, key: str) -> None:
        """Press one key: Return, Tab, F5, …"""
        QTest.keyClick(_focus_window(), Qt.Key[f"Key_{key}"])

    def do_picture(self, path: str) -> list[int]:
        """Save a picture of the window; its size."""
        window = _windows()[0]
        if isinstance(window, QQuickWindow):
            image = window.grabWindow()
        else:
            image = QGuiApplication.primaryScreen().grabWindow(window.winId()).toImage()
        if not image.save(path):
            raise LookupError(f"{path} cannot be written")
        return [image.width(), image.height()]

    def do_place(self, x: int, y: int) -> None:
        """Move the window, where the desktop lets programs do so."""
        _windows()[0].setFramePosition(QPoint(x, y))


def _windows() -> list[QWindow]:
    windows = [window for window in QGuiApplication.topLevelWindows() if window.isVisible()]
    if not windows:
        raise LookupError("no window is visible yet")
    return sorted(windows, key=lambda window: -window.width() * window.height())


def _focus_window() -> QWindow:
    return QGuiApplication.focusWindow() or _windows()[0]


def _things() -> Iterator[tuple[QAccessibleInterface, QWindow]]:
    for window in _windows():
        widgets = QApplication.topLevelWidgets() if isinstance(QCoreApplication.instance(), QApplication) else []
        owner: QObject = next((widget for widget in widgets if widget.windowHandle() is window), window)
        root = QAccessible.queryAccessibleInterface(owner)
        if root is not None:
            yield from ((thing, window) for thing in _walk(root))


def _walk(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    state = thing.state()
    if not thing.isValid() or state.invisible:
        return
    yield thing
    for number in range(thing.childCount()):
        child = thing.child(number)
        if child is not None:
            yield from _walk(child)


def _name(thing: QAccessibleInterface) -> str:
    return str(thing.text(QAccessible.Text.Name))


def _find(name: str) -> tuple[QAccessibleInterface, QWindow]:
    for thing, window in _things():
        pressable = thing.role() not in (QAccessible.Role.StaticText, QAccessible.Role.Window)
        if pressable and name in _name(thing) and not thing.state().disabled:
            return thing, window
    raise LookupError(f"nothing to press is called {name!r}")


def main() -> int:
    """Run a program until it ends or is told to quit."""
    program = importlib.import_module(PROGRAMS[sys.argv[1]])
    lock = threading.Lock()

    def answer(said: dict[str, Any]) -> None:
        with lock:
            sys.stdout.write(json.dumps(said) + "\n")
            sys.stdout.flush()

    def listen() -> None:
        while (app := QCoreApplication.instance()) is None:
            time.sleep(0.01)
        hand = Hand(answer)
        hand.moveToThread(app.thread())
        for line in read_lines():
            QCoreApplication.postEvent(hand, _Order(json.loads(line)))

    threading.Thread(target=listen, name="hand", daemon=True).start()
    return int(program.main(sys.argv[2:]))


if __name__ == "__main__":
    sys.exit(main())
