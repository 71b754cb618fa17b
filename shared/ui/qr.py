"""A QR code as a Qt Quick item, made on the spot."""

from PySide6.QtCore import Property, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

QML_IMPORT_NAME = "Antrean.Ui"
QML_IMPORT_MAJOR_VERSION = 1

QUIET_ZONE = 4
"""Modules of white on each side that ISO/IEC 18004 asks for."""


@QmlElement
class QrCode(QQuickPaintedItem):
    """Paints `text` in black on white, quiet zone included, in the largest whole-pixel modules that fit."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._modules: list[list[bool]] = []

    @Property(str, notify=changed)
    def text(self) -> str:
        """What a phone reads; nothing is painted while it is empty."""
        return self._text

    @text.setter  # type: ignore[no-redef]
    def text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._modules = qr_modules(text) if text else []
            self.changed.emit()
            self.update()

    def paint(self, painter: QPainter) -> None:
        if not self._modules:
            return
        side = min(self.width(), self.height())
        module = max(1, int(side // (len(self._modules) + 2 * QUIET_ZONE)))
        start = (side - module * len(self._modules)) // 2
        painter.fillRect(QRectF(0, 0, side, side), Qt.GlobalColor.white)
        black = QColor(Qt.GlobalColor.black)
        for row, line in enumerate(self._modules):
            for column, dark in enumerate(line):
                if dark:
                    painter.fillRect(QRectF(start + column * module, start + row * module, module, module), black)


def qr_modules(text: str) -> list[list[bool]]:
    """The dark modules of the smallest QR code (level M) for a text, row by row, without quiet zone.

    Raises:
        qrcode.exceptions.DataOverflowError: the text is longer than any code holds (2,331 bytes).
    """
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.modules]
