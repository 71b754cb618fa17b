"""A low window that stays above all others: dragged where it is least in the way, and found there again."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeySequence,
    QMouseEvent,
    QMoveEvent,
    QScreen,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QMainWindow, QVBoxLayout, QWidget

from officer_console.services.strip_place import Screen, StripPlace, fit

WIDTH: Final = 900
NARROWEST: Final = 680
"""The number and all keys; the words have what there is beyond it. 1366 pixels at 200 % are 683."""
HEIGHT: Final = 64
SETTLED_MS: Final = 300
"""It has come to rest when it was not moved for so long."""

_EDGES: Final = {
    "Ctrl+Left": QPoint(-1, 0),
    "Ctrl+Right": QPoint(1, 0),
    "Ctrl+Up": QPoint(0, -1),
    "Ctrl+Down": QPoint(0, 1),
}


class FloatingBar(QMainWindow):
    """A bar of fixed height, `frame`, and beside it `told`, which opens above or below where there is room.

    A main window, for a bare widget would not be told as a window to screen readers.
    """

    def __init__(self, place: StripPlace) -> None:
        super().__init__(
            None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        )
        self._place = place
        self._dragged: QPoint | None = None
        self._more = 0
        """How much higher it is than usual."""
        self._above = False
        """What is told stands over the bar, because there is no room below."""
        self.frame = QFrame()
        self.frame.setFixedHeight(HEIGHT)
        self.told = QWidget()
        middle = QWidget()
        self.setCentralWidget(middle)
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.frame)
        self._column.addWidget(self.told)
        self._rest = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._rest.timeout.connect(self._remember)
        for key, way in _EDGES.items():
            QShortcut(QKeySequence(key), self).activated.connect(lambda way=way: self._go_to_edge(way))
        desktop = QGuiApplication.instance()
        if isinstance(desktop, QGuiApplication):
            desktop.screenAdded.connect(self._watch)
            desktop.screenAdded.connect(self._come_back)
            desktop.screenRemoved.connect(self._come_back)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    def grow(self, more: int) -> None:
        """Grow by `more` pixels to where there is room. The bar stays where it is: under the mouse, perhaps."""
        corner, free = self._corner(), self._screen().availableGeometry()
        self.setFixedWidth(max(NARROWEST, min(WIDTH, free.width())))
        self._more = more
        self._above = corner.y() + HEIGHT + more > free.bottom() + 1
        self.told.setVisible(more > 0)
        self._column.removeWidget(self.told)
        self._column.insertWidget(0 if self._above else 1, self.told)
        self.setFixedHeight(HEIGHT + more)
        self._put(corner)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        handle = self.windowHandle()
        # The desktop moves it where it can, on Wayland nobody else may.
        if handle is None or not handle.startSystemMove():
            self._dragged = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            self.move(event.globalPosition().toPoint() - self._dragged)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self._dragged is not None:
            self._dragged = None
            self._come_to_rest()

    def moveEvent(self, event: QMoveEvent) -> None:
        self._rest.start()
        super().moveEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self._put(self._place.find(_screens(), self._size()))
            self.grow(self._more)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if self._rest.isActive():
            self._remember()
        super().hideEvent(event)

    def _corner(self) -> QPoint:
        """Of the part that is always there."""
        return self.pos() + QPoint(0, self._more if self._above else 0)

    def _put(self, corner: QPoint) -> None:
        self.move(corner - QPoint(0, self._more if self._above else 0))

    def _size(self) -> QSize:
        return QSize(self.width(), HEIGHT)

    def _screen(self) -> QScreen:
        middle = self._corner() + QPoint(self.width() // 2, HEIGHT // 2)
        return QGuiApplication.screenAt(middle) or QGuiApplication.primaryScreen()

    def _go_to_edge(self, way: QPoint) -> None:
        free, corner = self._screen().availableGeometry(), self._corner()
        far = corner + QPoint(way.x() * free.width(), way.y() * free.height())
        self._put(fit(free, far, self._size()))

    def _come_to_rest(self) -> None:
        free = self._screen().availableGeometry()
        self._put(fit(free, self._corner(), self._size()))
        self.grow(self._more)
        self._remember()

    def _remember(self) -> None:
        self._rest.stop()
        self._place.remember(_screen_of(self._screen()), self._corner())

    def _watch(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._come_back)

    def _come_back(self, _changed: QScreen | QRect) -> None:
        """Screens come, go and change their size while the strip is up."""
        self._rest.stop()
        if self.isVisible():
            self._put(self._place.find(_screens(), self._size()))
            self.grow(self._more)


def _screen_of(screen: QScreen) -> Screen:
    return Screen(screen.name(), QRect(screen.availableGeometry()))


def _screens() -> list[Screen]:
    main = QGuiApplication.primaryScreen()
    return [_screen_of(main), *(_screen_of(each) for each in QGuiApplication.screens() if each is not main)]
