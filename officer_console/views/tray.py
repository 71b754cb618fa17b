"""The icon in the desktop's tray, where the desktop has one."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from officer_console.actions import Action
from officer_console.viewmodels.attention import Attention, Message
from officer_console.viewmodels.desk import DeskViewModel
from officer_console.viewmodels.desk_state import DeskState
from officer_console.viewmodels.session import SessionState, SessionViewModel
from officer_console.viewmodels.tray import TrayProps, derive_tray
from officer_console.views.dress import Dress
from officer_console.views.shell import Shell
from shared.ui.fonts import load_fonts

translate = QCoreApplication.translate

SIZES: Final = (16, 22, 24, 32, 48, 64)
MESSAGE_MS: Final = 10_000
LOOK_MS: Final = 10_000


class Tray(QObject):
    """Shows `TrayProps` and the messages that call for the officer."""

    left = Signal()
    """*Quit* in the menu."""

    def __init__(
        self, desk: DeskViewModel, session: SessionViewModel, attention: Attention, shell: Shell, dress: Dress
    ) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._shell = shell
        self._dress = dress
        self._props: TrayProps | None = None
        self.menu = QMenu()
        self.open = self.menu.addAction("")
        self.strip = self.menu.addAction("")
        self.menu.addSeparator()
        self.call = self.menu.addAction("")
        self.pause = self.menu.addAction("")
        self.menu.addSeparator()
        self.quit = self.menu.addAction("")
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.open.triggered.connect(shell.show_window)
        self.strip.triggered.connect(shell.show_strip)
        self.call.triggered.connect(lambda: desk.press(Action.NEXT))
        self.pause.triggered.connect(self._pause)
        self.quit.triggered.connect(self.left)
        self.icon.activated.connect(self._activate)
        self.icon.messageClicked.connect(shell.bring)
        desk.changed.connect(self._follow_desk)
        session.changed.connect(self._follow_session)
        dress.changed.connect(self._draw)
        attention.told.connect(self.tell)
        self._show()
        # A desktop's tray may come up after its programs.
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._come_up)
        self._look.start()
        self._come_up()

    @property
    def there(self) -> bool:
        """Whether the desktop has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def props(self) -> TrayProps:
        """What is shown."""
        return self._props or derive_tray(self._desk.state, self._session.state.connection)

    def tell(self, message: Message) -> None:
        """A message of the desktop; without a tray the window in the task bar asks for attention alone."""
        QApplication.alert(self._shell.current)
        if self.there:
            self.icon.showMessage(message.title, message.text, self.icon.icon(), MESSAGE_MS)

    def close(self) -> None:
        """Leave the tray."""
        self._look.stop()
        self.icon.hide()

    def _come_up(self) -> None:
        if self.there:
            self._look.stop()
            self.icon.show()

    def _pause(self) -> None:
        desk = self._desk.state
        if desk is not None and not desk.paused:
            self._shell.bring()
        self._desk.press(Action.PAUSE)

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self._shell.bring()

    def _follow_desk(self, _desk: DeskState | None) -> None:
        self._show()

    def _follow_session(self, _state: SessionState) -> None:
        self._show()

    def _show(self) -> None:
        props = derive_tray(self._desk.state, self._session.state.connection)
        if props == self._props:
            return
        before, self._props = self._props, props
        self.open.setText(translate("Tray", "Open the window"))
        self.strip.setText(translate("Tray", "Show the strip"))
        self.call.setText(props.call)
        self.pause.setText(props.pause)
        self.quit.setText(translate("Tray", "Quit"))
        for action in (self.strip, self.call, self.pause):
            action.setVisible(props.at_desk)
        self.icon.setToolTip(props.tooltip)
        if before is None or (before.mood, before.badge) != (props.mood, props.badge):
            self._draw()

    def _draw(self) -> None:
        icon = QIcon()
        for size in SIZES:
            icon.addPixmap(_paint(self.props, size, self._dress))
        self.icon.setIcon(icon)


def _paint(props: TrayProps, size: int, dress: Dress) -> QPixmap:
    tokens, fonts = dress.palette, load_fonts()
    ground, ink, glyph = {
        "away": (tokens.deep, tokens.deep_ink, "ticket"),
        "open": (tokens.primary, tokens.primary_ink, "ticket"),
        "paused": (tokens.caution, tokens.caution_ink, "pause-fill"),
        "offline": (tokens.alarm, tokens.alarm_ink, "wifi-slash"),
    }[props.mood]
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size / 5, size / 5)
    painter.setPen(QColor(ink))
    number = props.badge if props.mood == "open" else ""
    font = QFont(fonts.text if number else fonts.icons)
    font.setPixelSize(round(size * (0.72 if number else 0.75)))
    font.setBold(bool(number))
    painter.setFont(font)
    painter.drawText(pixmap.rect(), Qt.AlignmentFlag.AlignCenter, number or fonts.glyph(glyph))
    painter.end()
    return pixmap
