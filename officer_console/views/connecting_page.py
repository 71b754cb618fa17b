"""What stands in the window until the server has been reached."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from officer_console.viewmodels.session import SessionState
from officer_console.views.icons import icon_label

translate = QCoreApplication.translate


class ConnectingPage(QWidget):
    """Says which server is tried, or why it does not take this console."""

    def __init__(self, server: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._server = server
        self._icon = icon_label(48, "wifi-high")
        self._headline = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._headline.setProperty("role", "headline")
        self._detail = QLabel(wordWrap=True)
        self._detail.setProperty("rank", "soft")
        self._detail.setFixedWidth(560)
        self._detail.setMinimumHeight(3 * self._detail.fontMetrics().lineSpacing())
        self._detail.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._headline)
        column.addWidget(self._detail, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)

    @property
    def detail(self) -> str:
        """The sentence shown."""
        return self._detail.text()

    def show_state(self, state: SessionState) -> None:
        """Wait, or explain."""
        if state.trouble:
            self._icon.setText(self._icon.glyph("wifi-slash"))
            self._headline.setText(translate("ConnectingPage", "The server does not accept this console"))
            self._detail.setText(state.trouble)
            return
        self._icon.setText(self._icon.glyph("wifi-high"))
        self._headline.setText(translate("ConnectingPage", "Connecting to the server …"))
        text = translate(
            "ConnectingPage",
            "{server} is tried again by itself. If this stays, check the network cable or call IT staff.",
        )
        self._detail.setText(text.format(server=self._server))
