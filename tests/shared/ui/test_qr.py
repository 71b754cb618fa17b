import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from qrcode.exceptions import DataOverflowError

from shared.ui.qr import QUIET_ZONE, QrCode, qr_modules

TEXT = "urn:uuid:0d2c7a1e-94a7-4a6f-8b7c-0a7d5a1c9e11"


def paint(text: str, side: int) -> QImage:
    item = QrCode()
    item.setSize(QRectF(0, 0, side, side).size())
    item.setProperty("text", text)
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    painter = QPainter(image)
    item.paint(painter)
    painter.end()
    return image


def test_modules_are_a_square_with_its_three_finders() -> None:
    modules = qr_modules(TEXT)
    side = len(modules)
    assert {len(row) for row in modules} == {side}
    finder = [True] * 7
    assert modules[0][:7] == modules[0][-7:] == modules[-1][:7] == finder
    assert modules[-1][-7:] != finder


def test_painted_modules_are_those_of_the_code(qapp: object) -> None:
    modules = qr_modules(TEXT)
    module = 5
    image = paint(TEXT, module * (len(modules) + 2 * QUIET_ZONE))
    read = [
        [
            image.pixelColor((QUIET_ZONE + column) * module + 2, (QUIET_ZONE + row) * module + 2) == QColor("black")
            for column in range(len(modules))
        ]
        for row in range(len(modules))
    ]
    assert read == modules
    assert image.pixelColor(1, 1) == QColor("white")


def test_nothing_is_painted_for_no_text(qapp: object) -> None:
    assert paint("", 50).pixelColor(25, 25) == QColor("magenta")


def test_too_long_a_text_is_a_fault() -> None:
    with pytest.raises((DataOverflowError, ValueError)):
        qr_modules("x" * 3000)
