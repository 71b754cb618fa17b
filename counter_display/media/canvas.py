"""Where a film's frames go: into a VideoOutput, or drawn where there is no graphics hardware."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRectF, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from counter_display.media.show import MediaShow

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoSink

QML_IMPORT_NAME = "Antrean.Display"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FilmCanvas(QQuickPaintedItem):
    """Paints the newest frame in its middle. Only in the software scene graph, which paints on the GUI's thread."""

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._show: MediaShow | None = None

    @Slot(QObject)
    def attach(self, show: QObject) -> None:
        """Show this show's films."""
        if isinstance(show, MediaShow):
            self._show = show
            show.projector.framed.connect(self._take)
            self._take()

    @Slot()
    def _take(self) -> None:
        frame = self._show.projector.take_frame() if self._show is not None else None
        if isinstance(frame, QImage):
            self._image = frame
            self.update()

    def paint(self, painter: QPainter) -> None:
        image = self._image
        if image.isNull():
            return
        size, room = image.size(), self.size()
        at = QRectF((room.width() - size.width()) / 2, (room.height() - size.height()) / 2, size.width(), size.height())
        painter.drawImage(at.topLeft(), image)


@QmlElement
class FilmFeed(QObject):
    """Hands frames to the sink of a VideoOutput."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show: MediaShow | None = None
        self._sink: QVideoSink | None = None

    @Slot(QObject, QObject)
    def attach(self, show: QObject, sink: QObject) -> None:
        """Show this show's films in this sink."""
        if isinstance(show, MediaShow):
            self._show = show
            self._sink = cast("QVideoSink", sink)
            show.projector.framed.connect(self._take)
            self._take()

    @Slot()
    def _take(self) -> None:
        frame = self._show.projector.take_frame() if self._show is not None else None
        if frame is not None and self._sink is not None and not isinstance(frame, QImage):
            self._sink.setVideoFrame(frame)
