"""Icons as text of the icon font: sharp at every scaling, coloured by the style sheet."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from shared.ui.fonts import load_fonts


class IconLabel(QLabel):
    """One icon. It only repeats what words beside it say, so screen readers are told nothing of it."""

    def __init__(self, pixels: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        font = QFont(load_fonts().icons)
        font.setPixelSize(pixels)
        self.setFont(font)
        # The application's style sheet and font would win over setFont alone.
        self.setStyleSheet(f"font-family: '{load_fonts().icons}'; font-size: {pixels}px;")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(" ")

    def glyph(self, name: str) -> str:
        """The character of an icon by name."""
        return load_fonts().glyph(name)


def icon_label(pixels: int, name: str = "") -> IconLabel:
    """An icon of a size in pixels."""
    label = IconLabel(pixels)
    if name:
        label.setText(label.glyph(name))
    return label
