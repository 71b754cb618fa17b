"""The line of text along the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtQml import QmlElement

from counter_display.layout import Layout
from counter_display.models.rows import RowModel
from counter_display.running import Message, messages_of, page_ms, pages_of, speed_mm
from shared.ui.fonts import load_fonts
from shared.ui.scale import CAP_HEIGHT
from shared.wire.scalars import Language
from shared.wire.site import Text

QML_IMPORT_NAME = "Antrean.Display"
QML_IMPORT_MAJOR_VERSION = 1

CAPITAL_PART = 1 / 195
"""Of the viewing distance: capitals are 1/200 of it and a little over."""


@QmlElement
class RunningTicker(QObject):
    """Its messages, running at a steady speed, or a page at a time where the display keeps still."""

    changed = Signal()
    turned = Signal()

    def __init__(self, layout: Layout, *, moves: bool = True, speed: float | None = None) -> None:
        """`speed` in millimetres a second; by default what the viewing distance asks for."""
        super().__init__()
        self._layout = layout
        self._moves = moves
        self._speed = speed
        self._messages: tuple[Message, ...] = ()
        self._model = RowModel(Message, key=lambda message: (message.place, message.text))
        self._pages: tuple[Message, ...] = ()
        self._page = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.turn)

    @property
    def messages(self) -> tuple[Message, ...]:
        return self._messages

    def tell(self, texts: Sequence[Text], language: Language, *, bilingual: bool) -> None:
        """Run these texts."""
        messages = messages_of(texts, language, bilingual=bilingual)
        if messages != self._messages:
            self._messages = messages
            self._model.show(messages)
            self._lay_pages()

    def arrange(self, layout: Layout) -> None:
        """The window has this layout now."""
        if layout != self._layout:
            self._layout = layout
            self._lay_pages()

    def _lay_pages(self) -> None:
        box = self._layout.running_text
        self._pages = ()
        if box is not None and not self._moves:
            font = QFont(load_fonts().text)
            font.setPixelSize(round(self._size()))
            metrics = QFontMetricsF(font)
            room = box.width - 2 * self._size()
            self._pages = pages_of(self._messages, lambda text: metrics.horizontalAdvance(text) <= room)
        self._page = 0
        self._timer.stop()
        if self._pages:
            self._timer.start(page_ms(self._pages[0]))
        self.changed.emit()
        self.turned.emit()

    @Slot()
    def turn(self) -> None:
        """The next page, where the text does not move."""
        if not self._pages:
            return
        self._page = (self._page + 1) % len(self._pages)
        self._timer.start(page_ms(self._pages[self._page]))
        self.turned.emit()

    # --- what the window shows

    @Property(QObject, constant=True)
    def rows(self) -> RowModel[Message]:
        return self._model

    @Property(str, notify=changed)
    def whole(self) -> str:
        """All of it, for a screen reader."""
        return " · ".join(message.text for message in self._messages)

    @Property(bool, constant=True)
    def moves(self) -> bool:
        return self._moves

    @Property(float, notify=changed)
    def size(self) -> float:
        """Font size in pixels."""
        return self._size()

    def _size(self) -> float:
        millimetres = self._layout.distance_m * 1000 * CAPITAL_PART
        return millimetres * self._layout.scale.px_per_mm / CAP_HEIGHT

    @Property(float, notify=changed)
    def speed(self) -> float:
        """Pixels in a second."""
        return speed_mm(self._layout.distance_m, self._speed) * self._layout.scale.px_per_mm

    @Property(str, notify=turned)
    def page(self) -> str:
        return self._pages[self._page].text if self._pages else ""

    @Property(bool, notify=turned)
    def pageSecond(self) -> bool:
        """The page is in the second language."""
        return bool(self._pages) and self._pages[self._page].second
