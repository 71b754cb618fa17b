"""The tokens for Qt Widgets: what the officers' console is dressed in."""

from string import Template
from typing import Final

from PySide6.QtGui import QColor, QFont, QPalette

from shared.ui.fonts import load_fonts
from shared.ui.palette import Palette

CONSOLE_POINTS: Final = 11.0
"""Running text of a desktop window, in points: 1/72 inch by the desktop's own scaling."""

_SHEET: Final = Template("""
QPushButton {
    background: $card; color: $ink; border: 1px solid $edge; border-radius: 6px; padding: 8px 16px;
}
QPushButton:hover { background: $tint; color: $tint_ink; }
QPushButton:pressed { background: $tint; border-color: $primary; }
QPushButton:focus { border: 2px solid $primary; padding: 7px 15px; }
QPushButton:disabled { background: $paper; color: $ink_soft; border-color: $line; }
QPushButton[rank="primary"] { background: $primary; color: $primary_ink; border-color: $primary; font-weight: 700; }
QPushButton[rank="primary"]:hover, QPushButton[rank="primary"]:pressed { background: $primary_pressed; }
QPushButton[rank="primary"]:focus { border: 2px solid $accent; }
QPushButton[rank="primary"]:disabled { background: $tint; color: $tint_ink; border-color: $line; }
QLineEdit, QComboBox, QPlainTextEdit {
    background: $card; color: $ink; border: 1px solid $edge; border-radius: 6px; padding: 6px 10px;
    selection-background-color: $primary; selection-color: $primary_ink;
}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus { border: 2px solid $primary; padding: 5px 9px; }
QTableView, QListView, QTreeView {
    background: $card; color: $ink; border: 1px solid $line; border-radius: 6px; gridline-color: $line;
    selection-background-color: $tint; selection-color: $tint_ink;
}
QHeaderView::section {
    background: $paper; color: $ink_soft; border: none; border-bottom: 1px solid $edge; padding: 6px 10px;
}
QToolTip { background: $deep; color: $deep_ink; border: none; padding: 6px; }
QLabel[rank="soft"] { color: $ink_soft; }
QLabel[notice="none"] { padding: 8px 12px; }
QLabel[notice="good"] { background: $good; color: $good_ink; border-radius: 6px; padding: 8px 12px; }
QLabel[notice="caution"] { background: $caution; color: $caution_ink; border-radius: 6px; padding: 8px 12px; }
QLabel[notice="alarm"] { background: $alarm; color: $alarm_ink; border-radius: 6px; padding: 8px 12px; }
""")


def widget_palette(palette: Palette) -> QPalette:
    """The palette as Qt Widgets name it."""
    roles = {
        QPalette.ColorRole.Window: palette.paper,
        QPalette.ColorRole.WindowText: palette.ink,
        QPalette.ColorRole.Base: palette.card,
        QPalette.ColorRole.AlternateBase: palette.paper,
        QPalette.ColorRole.Text: palette.ink,
        QPalette.ColorRole.PlaceholderText: palette.ink_soft,
        QPalette.ColorRole.Button: palette.card,
        QPalette.ColorRole.ButtonText: palette.ink,
        QPalette.ColorRole.Highlight: palette.primary,
        QPalette.ColorRole.HighlightedText: palette.primary_ink,
        QPalette.ColorRole.Accent: palette.primary,
        QPalette.ColorRole.Link: palette.primary,
        QPalette.ColorRole.ToolTipBase: palette.deep,
        QPalette.ColorRole.ToolTipText: palette.deep_ink,
        QPalette.ColorRole.Mid: palette.edge,
        QPalette.ColorRole.Light: palette.card,
        QPalette.ColorRole.Dark: palette.edge,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(disabled, role, QColor(palette.ink_soft))
    return made


def widget_sheet(palette: Palette) -> str:
    """The style sheet. Properties choose variants: `rank` "primary" or "soft", `notice` "good", "caution", "alarm"."""
    names = Palette.__dataclass_fields__
    return _SHEET.substitute({name: getattr(palette, name) for name in names})


def widget_font(points: float = CONSOLE_POINTS, *, bold: bool = False) -> QFont:
    """Atkinson Hyperlegible for Qt Widgets.

    Raises:
        FontMissing: it cannot be loaded.
    """
    font = QFont(load_fonts().text)
    font.setPointSizeF(points)
    font.setBold(bold)
    return font
