"""In every state of the console: controls have Indonesian names and roles, keys reach them, texts are readable."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDateTimeEdit,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from officer_console.app import TEXTS
from shared.ui.palette import contrast
from tests.officer_console import scenes
from tests.officer_console.scenes import Scene, as_strip, staged
from tests.officer_console.test_layout import find_cut_off

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", "does not support raise", "does not support grabbing the keyboard", extend=True
)

CONTROLS = (QAbstractButton, QLineEdit, QAbstractItemView, QDateTimeEdit, QPlainTextEdit)
READABLE = 7.0
"""Of texts against what is behind them; the palette's own promise."""
SHOWN: list[Scene] = [
    scenes.connecting,
    scenes.login_wrong,
    scenes.login_elsewhere,
    scenes.counters,
    scenes.counters_supervisor,
    scenes.counters_asking,
    scenes.counters_declined,
    scenes.recalled_to_the_limit,
    scenes.serving,
    scenes.aside,
    scenes.pause_over,
    scenes.link_lost,
    scenes.asked_for_counter,
    scenes.directed,
    scenes.machines_in_trouble,
    *scenes.DIALOGS,
    as_strip(scenes.called),
    as_strip(scenes.link_lost),
    as_strip(scenes.pause_over),
    as_strip(scenes.asked_for_counter),
]
"""Those that differ in what they show; each is looked at in one scheme, in turn."""


@pytest.mark.parametrize(("number", "scene"), list(enumerate(SHOWN)), ids=lambda one: getattr(one, "__name__", ""))
def test_everything_is_named_reached_by_keys_and_readable(
    number: int, scene: Scene, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with staged(qtbot, qapp, tmp_path / "hall", scheme=("light", "dark")[number % 2]) as scenery:
        scene(scenery)
        front = scenery.front
        QApplication.processEvents()
        controls = list(find_controls(front))
        assert find_unnamed(controls) == []
        assert find_unreached(front, controls) == []
        assert find_cut_off(front) == []
        assert find_unreadable(front) == []


@pytest.mark.parametrize("scene", scenes.MENUS, ids=lambda one: one.__name__)
def test_a_menu_is_told_line_by_line(scene: Scene, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with staged(qtbot, qapp, tmp_path / "hall") as scenery:
        scene(scenery)
        menu = scenery.menu
        assert isinstance(menu, QMenu)
        lines = [action for action in menu.actions() if action.isVisible() and not action.isSeparator()]
        assert len(lines) > 1
        assert [line.text() for line in lines if line.text() in english()] == []
        menu.setActiveAction(lines[0])
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        assert menu.activeAction() is lines[1]
        menu.close()


def find_controls(front: QWidget) -> Iterator[QWidget]:
    """What can be pressed or filled in, where it is to be seen."""
    for kind in CONTROLS:
        for widget in front.findChildren(kind):
            inside = isinstance(widget.parentWidget(), QDateTimeEdit | QTableView)
            if widget.isVisibleTo(front) and not inside and not isinstance(widget, QHeaderView):
                yield widget


def find_unnamed(controls: list[QWidget]) -> list[str]:
    found = []
    for widget in controls:
        told = QAccessible.queryAccessibleInterface(widget)
        name = told.text(QAccessible.Text.Name).strip()
        if not name:
            found.append(f"{widget} has no name")
        if told.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            found.append(f"{name} has no role")
        if name in english() or name.split(",")[0] in english():
            found.append(f"{name} is not Indonesian")
    return found


def find_unreached(front: QWidget, controls: list[QWidget]) -> list[str]:
    """What Tab does not come to; of dots of one question, the arrows lead on."""
    start = front.focusWidget() or front
    chain, widget = [start], start.nextInFocusChain()
    while widget is not start:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    reached = {id(one) for one in chain if one.focusPolicy() & Qt.FocusPolicy.TabFocus}
    return [
        f"{one} {QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)}"
        for one in controls
        if one.isEnabled() and id(one) not in reached and not isinstance(one, QRadioButton)
    ]


def find_unreadable(front: QWidget) -> list[str]:
    """Texts that stand out less than the palette promises, by what is painted."""
    picture = _as_pixels(front.grab().toImage())
    found = []
    for widget in front.findChildren(QWidget):
        text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
        if not widget.isVisibleTo(front) or not widget.isEnabled() or not text.strip():
            continue
        box = QRect(widget.mapTo(front, QPoint(0, 0)), widget.size()).adjusted(2, 2, -2, -2)
        colours = picture.crop((box.left(), box.top(), box.right(), box.bottom())).getcolors(1 << 20) or []
        if not colours:
            continue
        ground = _as_text(max(colours)[1])
        best = max(contrast(_as_text(colour), ground) for _, colour in sorted(colours, reverse=True)[:64])
        if best < READABLE:
            found.append(f"{type(widget).__name__} {text!r}: {best:.1f}")
    return found


@cache
def english() -> frozenset[str]:
    """Texts of the source that read otherwise in Indonesian."""
    messages = ET.parse(TEXTS / "id.ts").iter("message")
    texts = ((message.findtext("source") or "", message.findtext("translation") or "") for message in messages)
    return frozenset(source for source, translation in texts if source != translation)


def _as_pixels(image: QImage) -> Image.Image:
    drawn = image.convertToFormat(QImage.Format.Format_RGB888)
    return Image.frombytes(
        "RGB", (drawn.width(), drawn.height()), bytes(drawn.constBits()), "raw", "RGB", drawn.bytesPerLine()
    )


def _as_text(colour: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
