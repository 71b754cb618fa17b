import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from shared.ui.palette import DARK, LIGHT, Palette
from shared.ui.widgets import widget_font, widget_palette, widget_sheet


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_widgets_wear_the_palette(qtbot: QtBot, palette: Palette) -> None:
    button = QPushButton("Panggil berikutnya")
    qtbot.addWidget(button)
    button.setProperty("rank", "primary")
    button.setPalette(widget_palette(palette))
    button.setStyleSheet(widget_sheet(palette))
    button.setFont(widget_font())
    button.resize(300, 60)
    assert button.grab().toImage().pixelColor(150, 8) == QColor(palette.primary)
    assert widget_palette(palette).color(QPalette.ColorRole.WindowText) == QColor(palette.ink)
    assert "$" not in widget_sheet(palette)
