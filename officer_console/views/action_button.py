"""A button that shows its key, feels a press at once, and can be blocked without falling silent."""

from collections.abc import Mapping
from typing import Final, Literal

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from officer_console.viewmodels.labels import ActionProps, Look
from officer_console.views.dress import Dress
from shared.ui.fonts import load_fonts

Rank = Literal["primary", "plain", "quiet", "bar"]
"""quiet: what is seldom needed."""

PAD: Final = 14
QUIET_PAD: Final = 9
HEIGHTS: Final[Mapping[Rank, int]] = {"primary": 56, "plain": 40, "quiet": 32, "bar": 40}
GAP: Final = 10
CHIP_PAD: Final = 7
ICON_PX: Final = 20
STRIKE_MS: Final = 120


class ActionButton(QPushButton):
    """One action. Blocked, it still takes focus and presses, so that the officer is told why nothing happens."""

    def __init__(self, icon: str, dress: Dress, rank: Rank = "plain", parent: QWidget | None = None) -> None:
        """`icon` is a name of `Fonts.glyph`."""
        super().__init__(parent)
        self._fonts = load_fonts()
        self._glyph = self._fonts.glyph(icon)
        self._waiting_glyph = self._fonts.glyph("hourglass-medium")
        self._dress = dress
        self._rank = rank
        self._pad = QUIET_PAD if rank == "quiet" else PAD
        self._key = ""
        self._look: Look = "ready"
        self._props: ActionProps | None = None
        self._rise = QTimer(self, singleShot=True, interval=STRIKE_MS)
        self._rise.timeout.connect(lambda: self.setDown(False))
        self.setProperty("rank", rank)
        self.setProperty("look", self._look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        dress.changed.connect(self.update)

    @property
    def look(self) -> Look:
        """How it stands: ready, blocked or pending."""
        return self._look

    def set_icon(self, name: str) -> None:
        """Another icon, where the action changes its meaning."""
        self._glyph = self._fonts.glyph(name)
        self.update()

    def show_props(self, props: ActionProps) -> None:
        """Say what the props say, to eyes and to screen readers."""
        if props == self._props:
            return
        self._props = props
        self._key = props.key
        self.setText(props.label)
        self.setToolTip(f"{props.tip} ({props.key})")
        self.setAccessibleName(f"{props.label.removesuffix(' …')}, {props.key}")
        self.setAccessibleDescription(props.tip)
        if props.look != self._look:
            self._look = props.look
            self.setProperty("look", props.look)
            self.style().unpolish(self)
            self.style().polish(self)
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.strike()
            return
        super().keyPressEvent(event)

    def strike(self) -> None:
        """Press by a key: the click goes out now, and the button is seen down for a moment.

        `animateClick` would look the same and send the click 100 ms later.
        """
        self.setDown(True)
        self._rise.start()
        self.clicked.emit()

    def sizeHint(self) -> QSize:
        return QSize(self._width_of(self.text()), HEIGHTS[self._rank])

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(self.text()), self.sizeHint().height())

    def _width_of(self, text: str) -> int:
        label = QFontMetrics(self._label_font()).horizontalAdvance(text)
        return 2 * self._pad + ICON_PX + GAP + label + GAP + self._chip_width() + 2

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QStylePainter(self)
        ink = self._paint_plate(painter)
        inside = self.rect().adjusted(self._pad, 0, -self._pad, 0)
        if self.isDown():
            inside.translate(0, 1)
        self._paint_icon(painter, inside, ink)
        chip = self._chip_width()
        label = inside.adjusted(ICON_PX + GAP, 0, -(chip + GAP if chip else 0), 0)
        painter.setPen(ink)
        painter.setFont(self._label_font())
        text = QFontMetrics(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, label.width())
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if chip:
            self._paint_chip(
                painter,
                QRect(
                    inside.right() - chip + 1, inside.center().y() - self._chip_height() // 2, chip, self._chip_height()
                ),
                ink,
            )

    def _paint_icon(self, painter: QPainter, inside: QRect, ink: QColor) -> None:
        font = QFont(self._fonts.icons)
        font.setPixelSize(ICON_PX)
        painter.setFont(font)
        painter.setPen(ink)
        glyph = self._waiting_glyph if self._look == "pending" else self._glyph
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, glyph)

    def _paint_chip(self, painter: QPainter, chip: QRect, ink: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink)
        painter.drawRoundedRect(chip, 4, 4)
        painter.setFont(self._chip_font())
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._key)

    def _paint_plate(self, painter: QStylePainter) -> QColor:
        """What lies under icon and words; the colour that these are to have on it."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        return self._ink(lively=bool(option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken)))

    def _ink(self, *, lively: bool) -> QColor:
        tokens = self._dress.palette
        match self._rank, self._look:
            case "bar", "blocked":
                return QColor(tokens.deep_ink_soft)
            case "bar", "pending":
                return QColor(tokens.tint_ink)
            case "bar", _:
                return QColor(tokens.deep_ink)
            case "primary", "ready":
                return QColor(tokens.primary_ink)
            case _, "blocked":
                return QColor(tokens.ink_soft)
            case _, "pending":
                return QColor(tokens.tint_ink)
            case _:
                return QColor(tokens.tint_ink if lively else tokens.ink)

    def _label_font(self) -> QFont:
        font = QFont(self.font())
        if self._rank == "primary":
            font.setPointSizeF(font.pointSizeF() * 1.35)
        font.setBold(self._rank == "primary" or (self._look == "ready" and self._rank != "quiet"))
        return font

    def _chip_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        font.setBold(True)
        return font

    def _chip_height(self) -> int:
        return 21 if self._rank == "quiet" else 25

    def _chip_width(self) -> int:
        return QFontMetrics(self._chip_font()).horizontalAdvance(self._key) + 2 * CHIP_PAD if self._key else 0
