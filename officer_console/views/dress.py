"""The colours now worn, light or dark, and the console's own part of the style sheet."""

from string import Template
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from shared.ui.palette import PALETTES, Palette, Scheme
from shared.ui.widgets import widget_font, widget_palette, widget_sheet

Wish = Literal["system", "light", "dark"]

_SHEET: Final = Template("""
QLabel[role="headline"] { font-size: 20pt; font-weight: 700; }
QLabel[role="title"] { font-size: 13pt; font-weight: 700; }
QLabel[role="brand"] { font-size: 16pt; font-weight: 700; }
QLabel[role="number"] { font-size: 72pt; font-weight: 700; }
QLabel[role="number"][length="long"] { font-size: 52pt; }
QLabel[role="number"][length="longest"] { font-size: 40pt; }
QLabel[role="service"] { font-size: 15pt; font-weight: 700; }
QLabel[role="state"], QLabel[role="class"] { border-radius: 13px; padding: 4px 12px; font-weight: 700; }
QLabel[role="state"] { background: $tint; color: $tint_ink; }
QLabel[role="state"][state="serving"] { background: $good; color: $good_ink; }
QLabel[role="class"] { background: transparent; color: $ink_soft; border: 1px solid $line; }
QLabel[role="class"][priority="yes"] { background: $accent; color: $accent_ink; border-color: $accent; }
QFrame[role="card"] { background: $card; border: 1px solid $line; border-radius: 10px; }
QFrame[role="card"][mood="paused"] { background: $caution; border-color: $caution_ink; }
QFrame[role="card"][mood="paused"] VisitorCard QLabel { color: $caution_ink; }
QFrame[role="strip"] { background: $card; border: 1px solid $edge; border-left: 8px solid $edge; }
QFrame[role="strip"][mood="called"] { border-left-color: $accent; }
QFrame[role="strip"][mood="serving"] { border-left-color: $primary; }
QFrame[role="strip"][mood="paused"], QFrame[role="strip"][mood="overdue"] {
    background: $caution; border-color: $caution_ink;
}
QFrame[role="strip"][mood="paused"] QLabel, QFrame[role="strip"][mood="overdue"] QLabel { color: $caution_ink; }
QFrame[role="strip"][mood="offline"] { background: $alarm; border-color: $alarm_ink; }
QFrame[role="strip"][mood="offline"] QLabel { color: $alarm_ink; }
QLabel[role="strip-number"] { font-size: 20pt; font-weight: 700; }
QLabel[role="strip-number"][length="long"] { font-size: 14pt; }
QLabel[role="strip-headline"] { font-weight: 700; }
QFrame[role="strip"] QPushButton { padding: 0; }
QFrame[role="bar"] { background: $deep; border: none; border-bottom: 3px solid $accent; }
QFrame[role="bar"] QLabel { color: $deep_ink; background: transparent; }
QFrame[role="bar"] QLabel[rank="soft"] { color: $deep_ink_soft; }
LoginPage QPushButton[look="pending"], CounterPage QPushButton[look="pending"],
CounterPage QPushButton[look="blocked"], AskedBar QPushButton[look="pending"] { color: $ink; }
QFrame[role="asked"] { background: $caution; border: none; border-bottom: 3px solid $accent; }
QFrame[role="asked-sheet"] { background: $caution; border: 1px solid $caution_ink; border-radius: 8px; }
QFrame[role="asked"] QLabel, QFrame[role="asked-sheet"] QLabel { background: transparent; color: $caution_ink; }
QFrame[role="notice"] { border: none; border-radius: 8px; }
QFrame[role="notice"][tone="quiet"] { background: transparent; }
QFrame[role="notice"][tone="quiet"] QLabel { color: $ink_soft; }
QFrame[role="notice"][tone="info"] { background: $tint; }
QFrame[role="notice"][tone="caution"] { background: $caution; }
QFrame[role="notice"][tone="alarm"] { background: $alarm; }
QFrame[role="notice"] QLabel { background: transparent; }
QFrame[role="notice"][tone="info"] QLabel { color: $tint_ink; }
QFrame[role="notice"][tone="caution"] QLabel { color: $caution_ink; }
QFrame[role="notice"][tone="alarm"] QLabel { color: $alarm_ink; }
QPushButton[rank="bar"] { background: transparent; color: $deep_ink; border: 1px solid $deep_ink_soft; }
QPushButton[rank="bar"]:hover { background: rgba(255, 255, 255, 28); color: $deep_ink; }
QPushButton[rank="bar"]:pressed { background: rgba(255, 255, 255, 56); }
QPushButton[rank="bar"]:focus { border: 2px solid $accent; }
QPushButton[rank="quiet"] { background: transparent; border: 1px solid $edge; }
QPushButton[rank="quiet"]:hover { background: $tint; }
QPushButton[rank="quiet"]:focus { border: 2px solid $primary; }
QPushButton[look="blocked"] { background: $paper; border-color: $line; }
QPushButton[look="blocked"]:focus { border: 2px solid $primary; }
QPushButton[rank="quiet"][look="blocked"] { background: transparent; border-color: $line; }
QPushButton[rank="quiet"][look="blocked"]:focus { border: 2px solid $primary; }
QPushButton[rank="bar"][look="blocked"] { background: transparent; border-color: $edge; }
QPushButton[rank="bar"][look="blocked"]:focus { border: 2px solid $accent; }
QPushButton[look="pending"] { background: $tint; border-color: $primary; }
QPushButton[rank="primary"][look="pending"], QPushButton[rank="primary"][look="blocked"] {
    background: $tint; border-color: $line;
}
QTableView, QListView { outline: none; }
QTableView, QListView { border: 2px solid $line; }
QTableView:focus, QListView:focus { border-color: $primary; }
QTableView::item { padding: 0 8px; border: none; border-bottom: 1px solid $line; }
QTableView::item:selected, QListView::item:selected { background: $tint; color: $tint_ink; }
QListView::item, QListView::item:disabled { padding: 8px; border-bottom: 1px solid $line; }
QListView::item:disabled { color: $ink_soft; background: $paper; }
QHeaderView::section:vertical {
    background: $card; border-bottom: 1px solid $line; border-right: none; padding: 0 10px 0 4px;
}
QLabel[role="corner"] { background: $paper; padding-right: 10px; }
QTableCornerButton::section { background: $paper; border: none; border-bottom: 1px solid $edge; }
QHeaderView { background: $paper; border: none; }
QHeaderView:vertical { background: $card; }
QStatusBar { background: $paper; color: $ink_soft; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QFrame[role="connection"] { border: none; border-radius: 6px; }
QFrame[role="connection"] QLabel { background: transparent; }
QFrame[role="connection"][tone="good"] QLabel { color: $good_ink; }
QFrame[role="connection"][tone="caution"] { background: $caution; }
QFrame[role="connection"][tone="caution"] QLabel { color: $caution_ink; font-weight: 700; }
QFrame[role="connection"][tone="alarm"] { background: $alarm; }
QFrame[role="connection"][tone="alarm"] QLabel { color: $alarm_ink; font-weight: 700; }
QLabel[role="more-alerts"] { font-weight: 700; border-radius: 6px; padding: 3px 8px; }
QLabel[role="more-alerts"][tone="caution"] { background: $caution; color: $caution_ink; }
QLabel[role="more-alerts"][tone="alarm"] { background: $alarm; color: $alarm_ink; }
QLabel[room="few"] { color: $caution_ink; font-weight: 700; }
QLabel[room="over"] { color: $alarm_ink; font-weight: 700; }
QTimeEdit {
    background: $card; color: $ink; border: 1px solid $edge; border-radius: 6px; padding: 5px 8px;
    selection-background-color: $primary; selection-color: $primary_ink;
}
QTimeEdit::up-button, QTimeEdit::down-button { width: 0; border: none; }
QTimeEdit:focus { border: 2px solid $primary; padding: 4px 7px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QLineEdit { placeholder-text-color: $ink_soft; }
QScrollBar:vertical { background: $paper; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $edge; border-radius: 4px; margin: 2px; min-height: 32px; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
""")


class Dress(QObject):
    """Puts the program into the house's palette and fonts, and follows the desktop between light and dark."""

    changed = Signal()

    def __init__(self, app: QApplication, wish: Wish = "system") -> None:
        super().__init__()
        self._app = app
        self._wish = wish
        self.palette: Palette = PALETTES["light"]
        app.setStyle("Fusion")
        app.setFont(widget_font())
        app.styleHints().colorSchemeChanged.connect(self._follow_desktop)
        self.wear(self._wished())

    def wear(self, scheme: Scheme) -> None:
        """Take on the colours of a scheme, in every window."""
        self.palette = PALETTES[scheme]
        self._app.setPalette(widget_palette(self.palette))
        self._app.setStyleSheet(widget_sheet(self.palette) + _SHEET.substitute(_colours(self.palette)))
        self.changed.emit()

    def _wished(self) -> Scheme:
        if self._wish != "system":
            return self._wish
        return "dark" if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"

    def _follow_desktop(self) -> None:
        if self._wish == "system":
            self.wear(self._wished())


def _colours(palette: Palette) -> dict[str, str]:
    return {name: getattr(palette, name) for name in Palette.__dataclass_fields__}
