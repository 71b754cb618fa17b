"""The layout of a counter's screen as QML binds to it."""

from PySide6.QtCore import Property, QObject, QRectF, Signal
from PySide6.QtQml import QmlElement

from counter_display.counter_layout import CounterLayout
from counter_display.viewmodels.geometry import rectangle

QML_IMPORT_NAME = "Antrean.Display"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class CounterGeometry(QObject):
    """Places and font sizes in pixels of the window."""

    changed = Signal()

    def __init__(self, layout: CounterLayout) -> None:
        super().__init__()
        self._layout = layout

    @property
    def layout(self) -> CounterLayout:
        return self._layout

    def become(self, layout: CounterLayout) -> None:
        """Take on another layout; every binding follows."""
        if layout != self._layout:
            self._layout = layout
            self.changed.emit()

    @Property(QRectF, notify=changed)
    def panel(self) -> QRectF:
        """The counter's sign."""
        return rectangle(self._layout.panel)

    @Property(QRectF, notify=changed)
    def mood(self) -> QRectF:
        """What is going on at the counter."""
        return rectangle(self._layout.mood)

    @Property(QRectF, notify=changed)
    def number(self) -> QRectF:
        return rectangle(self._layout.number)

    @Property(QRectF, notify=changed)
    def agency(self) -> QRectF:
        return rectangle(self._layout.agency)

    @Property(QRectF, notify=changed)
    def next(self) -> QRectF:
        """Who is next; empty where that is not shown."""
        return rectangle(self._layout.next)

    @Property(bool, notify=changed)
    def portrait(self) -> bool:
        return self._layout.portrait

    @Property(float, notify=changed)
    def letterSize(self) -> float:
        """Font size of all that is to be read from afar."""
        return self._layout.letter_px

    @Property(float, notify=changed)
    def callSize(self) -> float:
        return self._layout.call_px

    @Property(float, notify=changed)
    def signSize(self) -> float:
        return self._layout.sign_px

    @Property(float, notify=changed)
    def pad(self) -> float:
        return self._layout.pad_px

    @Property(int, notify=changed)
    def lines(self) -> int:
        """Lines of the agency's name."""
        return self._layout.lines
