"""The layout as QML binds to it."""

from PySide6.QtCore import Property, QObject, QRectF, Signal
from PySide6.QtQml import QmlElement

from counter_display.layout import Box, Layout

QML_IMPORT_NAME = "Antrean.Display"
QML_IMPORT_MAJOR_VERSION = 1


def rectangle(box: Box | None) -> QRectF:
    """A box as QML has it; empty for none."""
    return QRectF(box.x, box.y, box.width, box.height) if box else QRectF()


@QmlElement
class Geometry(QObject):
    """Places and font sizes in pixels of the window."""

    changed = Signal()

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self._layout = layout

    @property
    def layout(self) -> Layout:
        return self._layout

    def become(self, layout: Layout) -> None:
        """Take on another layout; every binding follows."""
        if layout != self._layout:
            self._layout = layout
            self.changed.emit()

    @Property(QRectF, notify=changed)
    def header(self) -> QRectF:
        return rectangle(self._layout.header)

    @Property(QRectF, notify=changed)
    def stage(self) -> QRectF:
        return rectangle(self._layout.stage)

    @Property(QRectF, notify=changed)
    def calls(self) -> QRectF:
        return rectangle(self._layout.calls)

    @Property(QRectF, notify=changed)
    def wide(self) -> QRectF:
        """The place of what is shown instead of stage and calls."""
        return self._instead()

    def _instead(self) -> QRectF:
        if self._layout.media and not self._layout.portrait:
            return rectangle(self._layout.stage)
        return rectangle(self._layout.stage).united(rectangle(self._layout.calls))

    @Property(QRectF, notify=changed)
    def whole(self) -> QRectF:
        """The place of what is shown instead of the calls and the tables."""
        layout = self._layout
        if layout.media:
            return self._instead()
        return self._instead().united(rectangle(layout.counters)).united(rectangle(layout.waiting))

    @Property(QRectF, notify=changed)
    def counters(self) -> QRectF:
        return rectangle(self._layout.counters)

    @Property(QRectF, notify=changed)
    def waiting(self) -> QRectF:
        return rectangle(self._layout.waiting)

    @Property(QRectF, notify=changed)
    def media(self) -> QRectF:
        """Pictures and films; empty where there are none."""
        return rectangle(self._layout.media)

    @Property(QRectF, notify=changed)
    def mediaAlone(self) -> QRectF:
        """Its place while there are no calls to list."""
        if self._layout.media is None or self._layout.portrait:
            return rectangle(self._layout.media)
        return rectangle(self._layout.calls).united(rectangle(self._layout.media))

    @Property(QRectF, notify=changed)
    def runningText(self) -> QRectF:
        """Along the foot; empty where nothing runs there."""
        return rectangle(self._layout.running_text)

    @Property(bool, notify=changed)
    def portrait(self) -> bool:
        return self._layout.portrait

    @Property(bool, notify=changed)
    def stacked(self) -> bool:
        """The called number stands above its counter."""
        return self._layout.stacked

    @Property(float, notify=changed)
    def callSize(self) -> float:
        """Font size of the called number."""
        return self._layout.call_px

    @Property(float, notify=changed)
    def point(self) -> float:
        """How far the sheet under the number points."""
        return self._layout.point_px

    @Property(float, notify=changed)
    def signExtent(self) -> float:
        """Width (height, where it is stacked) of the counter's part of the stage."""
        return self._layout.sign_extent_px

    @Property(float, notify=changed)
    def letterSize(self) -> float:
        """Font size of the list, the tables, the agency, announcements and the running text."""
        return self._layout.letter_px

    @Property(float, notify=changed)
    def wordsHeight(self) -> float:
        """What is said over the number has this height."""
        return self._layout.words_px

    @Property(int, notify=changed)
    def lines(self) -> int:
        """Lines of text below the number."""
        return self._layout.lines

    @Property(bool, notify=changed)
    def shortDate(self) -> bool:
        """The header has no room for the date in full."""
        return self._layout.short_date

    @Property(QRectF, notify=changed)
    def banner(self) -> QRectF:
        """An announcement, over the tables."""
        return rectangle(self._layout.banner)

    @Property(bool, notify=changed)
    def inTurn(self) -> bool:
        """An agency and its next numbers stand in the same line, one after the other."""
        return self._layout.in_turn

    @Property(int, notify=changed)
    def listRows(self) -> int:
        return self._layout.list_rows

    @Property(int, notify=changed)
    def counterColumns(self) -> int:
        return self._layout.counter_columns

    @Property(int, notify=changed)
    def counterRows(self) -> int:
        return self._layout.counter_rows

    @Property(int, notify=changed)
    def waitingColumns(self) -> int:
        return self._layout.waiting_columns

    @Property(int, notify=changed)
    def waitingRows(self) -> int:
        return self._layout.waiting_rows
