"""The QML singleton `Theme`: the palette and the scale as bindable properties.

Each QML engine has one of its own; `shared.ui.quick` sets it before the first window loads.
"""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtQml import QmlElement, QmlSingleton

from shared.ui.fonts import load_fonts
from shared.ui.palette import LIGHT, Palette
from shared.ui.scale import MM_PER_INCH, Scale

QML_IMPORT_NAME = "Antrean.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Theme(QObject):
    """Colours, type, spacing and motion. Sizes are in pixels of the window's screen; `mm` is one millimetre."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = LIGHT
        self._scale = Scale(px_per_mm=96 / MM_PER_INCH)
        self._motion = True
        self._fonts = load_fonts()

    def dress(self, palette: Palette, scale: Scale, *, motion: bool = True) -> None:
        """Take on a palette and a scale; every binding follows."""
        self._palette = palette
        self._scale = scale
        self._motion = motion
        self.changed.emit()

    @Slot(str, result=str)
    def glyph(self, name: str) -> str:
        """The character of an icon in `iconFamily`."""
        return self._fonts.glyph(name)

    # --- colours ---

    @Property(QColor, notify=changed)
    def paper(self) -> QColor:
        return QColor(self._palette.paper)

    @Property(QColor, notify=changed)
    def card(self) -> QColor:
        return QColor(self._palette.card)

    @Property(QColor, notify=changed)
    def ink(self) -> QColor:
        return QColor(self._palette.ink)

    @Property(QColor, notify=changed)
    def inkSoft(self) -> QColor:
        return QColor(self._palette.ink_soft)

    @Property(QColor, notify=changed)
    def line(self) -> QColor:
        return QColor(self._palette.line)

    @Property(QColor, notify=changed)
    def edge(self) -> QColor:
        return QColor(self._palette.edge)

    @Property(QColor, notify=changed)
    def primary(self) -> QColor:
        return QColor(self._palette.primary)

    @Property(QColor, notify=changed)
    def primaryPressed(self) -> QColor:
        return QColor(self._palette.primary_pressed)

    @Property(QColor, notify=changed)
    def primaryInk(self) -> QColor:
        return QColor(self._palette.primary_ink)

    @Property(QColor, notify=changed)
    def tint(self) -> QColor:
        return QColor(self._palette.tint)

    @Property(QColor, notify=changed)
    def tintInk(self) -> QColor:
        return QColor(self._palette.tint_ink)

    @Property(QColor, notify=changed)
    def deep(self) -> QColor:
        return QColor(self._palette.deep)

    @Property(QColor, notify=changed)
    def deepInk(self) -> QColor:
        return QColor(self._palette.deep_ink)

    @Property(QColor, notify=changed)
    def deepInkSoft(self) -> QColor:
        return QColor(self._palette.deep_ink_soft)

    @Property(QColor, notify=changed)
    def accent(self) -> QColor:
        return QColor(self._palette.accent)

    @Property(QColor, notify=changed)
    def accentInk(self) -> QColor:
        return QColor(self._palette.accent_ink)

    @Property(QColor, notify=changed)
    def good(self) -> QColor:
        return QColor(self._palette.good)

    @Property(QColor, notify=changed)
    def goodInk(self) -> QColor:
        return QColor(self._palette.good_ink)

    @Property(QColor, notify=changed)
    def caution(self) -> QColor:
        return QColor(self._palette.caution)

    @Property(QColor, notify=changed)
    def cautionInk(self) -> QColor:
        return QColor(self._palette.caution_ink)

    @Property(QColor, notify=changed)
    def alarm(self) -> QColor:
        return QColor(self._palette.alarm)

    @Property(QColor, notify=changed)
    def alarmInk(self) -> QColor:
        return QColor(self._palette.alarm_ink)

    # --- type ---

    @Property(str, constant=True)
    def textFamily(self) -> str:
        return self._fonts.text

    @Property(str, constant=True)
    def iconFamily(self) -> str:
        return self._fonts.icons

    @Property(int, notify=changed)
    def body(self) -> int:
        """Font size of running text: the smallest there is."""
        return self._scale.font_px()

    @Property(int, notify=changed)
    def lead(self) -> int:
        return self._scale.font_px(1.15)

    @Property(int, notify=changed)
    def title(self) -> int:
        return self._scale.font_px(1.4)

    @Property(int, notify=changed)
    def headline(self) -> int:
        return self._scale.font_px(1.9)

    @Property(int, notify=changed)
    def number(self) -> int:
        """Font size of a ticket number that fills its page."""
        return self._scale.font_px(6)

    # --- space ---

    @Property(float, notify=changed)
    def mm(self) -> float:
        return self._scale.px_per_mm

    @Property(float, notify=changed)
    def target(self) -> float:
        """Smallest side of anything to be pressed."""
        return self._scale.target_px

    @Property(float, notify=changed)
    def hair(self) -> float:
        return max(1, self._scale.space_px(0.06))

    @Property(float, notify=changed)
    def xs(self) -> float:
        return self._scale.space_px(0.3)

    @Property(float, notify=changed)
    def s(self) -> float:
        return self._scale.space_px(0.6)

    @Property(float, notify=changed)
    def m(self) -> float:
        return self._scale.space_px(1)

    @Property(float, notify=changed)
    def l(self) -> float:  # noqa: E743  (s, m, l, xl is how designers call the steps)
        return self._scale.space_px(1.5)

    @Property(float, notify=changed)
    def xl(self) -> float:
        return self._scale.space_px(2.4)

    @Property(float, notify=changed)
    def radius(self) -> float:
        return self._scale.space_px(0.5)

    # --- motion ---

    @Property(int, notify=changed)
    def quick(self) -> int:
        """Milliseconds of press feedback; 0 where motion is off."""
        return 90 if self._motion else 0

    @Property(int, notify=changed)
    def calm(self) -> int:
        """Milliseconds of a page's change; 0 where motion is off."""
        return 220 if self._motion else 0
