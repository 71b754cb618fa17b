"""Looks at a display as a visitor would: at what is drawn."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow
from pytestqt.qtbot import QtBot

from counter_display.display import Display
from tests.counter_display.fake_hall import FakeClock, FakeHall


def catch_up(qtbot: QtBot, display: Display, hall: FakeHall) -> None:
    """Wait until the display has all that the hall has told it, and shows it."""

    def has_all() -> bool:
        board = display.lobby.board
        return display.lobby.hall is not None and board is not None and board.seq == hall.board.seq

    qtbot.waitUntil(has_all)
    look(display)


def look(display: Display) -> None:
    """Let the display look at its clock."""
    display.lobby.wall.look()
    display.lobby.refresh()
    # A list has its rows from the next frame on, which may be a while in coming.
    for rows in named(display.window, "callRows"):
        rows.ensurePolished()


def pass_time(display: Display, clock: FakeClock, seconds: float) -> None:
    """Let time go by; the display looks whenever it wants to."""
    until = clock.now + round(seconds * 1000)
    while (then := display.lobby.wall._showing.next_look(clock.now)) is not None and then <= until:
        clock.now = then
        look(display)
    clock.now = until
    look(display)


def items(window: QQuickWindow) -> Iterator[QQuickItem]:
    """Every item that is to be seen."""
    yield from _below(window.contentItem())


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from _below(child)


def texts(window: QQuickWindow) -> list[QQuickItem]:
    """Every text that is to be seen and says something."""
    return [item for item in items(window) if item.inherits("QQuickText") and item.property("text")]


def named(window: QQuickWindow, name: str) -> list[QQuickItem]:
    return [item for item in items(window) if item.objectName() == name]


def read(window: QQuickWindow, name: str) -> list[str]:
    """What the items of a name say, from the top down."""
    found = [item for item in named(window, name) if item.property("text")]
    found.sort(key=lambda item: (place(item).y(), place(item).x()))
    return [item.property("text") for item in found]


def place(item: QQuickItem) -> QPointF:
    return item.mapToScene(QPointF(0, 0))


def rectangle(item: QQuickItem, ratio: float = 1.0) -> QRect:
    """Where an item is in the window's picture."""
    at = place(item)
    return QRect(
        round(at.x() * ratio), round(at.y() * ratio), round(item.width() * ratio), round(item.height() * ratio)
    )


def grounds(picture: QImage, area: QRect) -> QColor:
    """The colour that most of an area has."""
    area = area.intersected(picture.rect())
    step = max(1, area.width() // 120)
    seen = Counter(
        picture.pixel(x, y)
        for y in range(area.top(), area.bottom() + 1, max(1, area.height() // 40))
        for x in range(area.left(), area.right() + 1, step)
    )
    return QColor(seen.most_common(1)[0][0])


def ink_height(picture: QImage, area: QRect, ink: QColor) -> int:
    """Pixels from the highest to the lowest row of an area that has ink of this colour."""
    area = area.intersected(picture.rect())
    rows = [
        y
        for y in range(area.top(), area.bottom() + 1)
        if any(_near(QColor(picture.pixel(x, y)), ink) for x in range(area.left(), area.right() + 1, 2))
    ]
    return rows[-1] - rows[0] + 1 if rows else 0


def _near(one: QColor, other: QColor) -> bool:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue())) <= 24
