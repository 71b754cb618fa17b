"""The bar over the pages that come before the desk."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from officer_console.views.action_button import ActionButton
from officer_console.views.dress import Dress

BAR_PX = 63
"""As high as the bar over the desk, so that nothing jumps from page to page."""


class BrandBar(QFrame):
    """The program's name and the site's."""

    def __init__(self, dress: Dress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setFixedHeight(BAR_PX)
        self._brand = QLabel("Antrean")
        self._brand.setProperty("role", "brand")
        self._program = QLabel()
        self._program.setProperty("rank", "soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 16, 8)
        row.setSpacing(16)
        row.addWidget(self._brand)
        row.addWidget(self._program)
        row.addStretch(1)
        self.announce = ActionButton("megaphone-simple", dress, "bar")
        self.announce.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        row.addWidget(self.announce)

    def name(self, program: str) -> None:
        """What stands beside the brand."""
        self._program.setText(program)
