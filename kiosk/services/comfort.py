"""What makes the kiosk usable for this visitor; forgotten when the next one comes."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.services.reach import Margins

QML_IMPORT_NAME = "Antrean.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Comforts:
    """What one visitor has chosen."""

    contrast: bool = False
    large_text: bool = False
    low_reach: bool = False
    voice: bool = False
    still: bool = False
    """Nothing moves."""


@QmlElement
class Comfort(QObject):
    """The choices, and the panel where they are made."""

    changed = Signal()

    def __init__(
        self, reach: Margins | None = None, *, usual: Comforts | None = None, parent: QObject | None = None
    ) -> None:
        """`reach` are the margins of low reach, `usual` is what every visit begins with."""
        super().__init__(parent)
        self._reach = reach or Margins()
        self._usual = usual or Comforts()
        self._chosen = self._usual
        self._opened = False

    @property
    def chosen(self) -> Comforts:
        return self._chosen

    @property
    def is_any(self) -> bool:
        """Whether this visitor has asked for anything."""
        return self._chosen != self._usual

    @property
    def is_opened(self) -> bool:
        """Whether the choices are shown."""
        return self._opened

    def set_reach(self, reach: Margins) -> None:
        """The panel was measured anew."""
        self._reach = reach
        self.changed.emit()

    @Slot(bool)
    def setContrast(self, on: bool) -> None:
        self._choose(replace(self._chosen, contrast=on))

    @Slot(bool)
    def setLargeText(self, on: bool) -> None:
        self._choose(replace(self._chosen, large_text=on))

    @Slot(bool)
    def setLowReach(self, on: bool) -> None:
        self._choose(replace(self._chosen, low_reach=on))

    @Slot(bool)
    def setVoice(self, on: bool) -> None:
        self._choose(replace(self._chosen, voice=on))

    @Slot(bool)
    def setStill(self, on: bool) -> None:
        self._choose(replace(self._chosen, still=on))

    @Slot()
    def open(self) -> None:
        """Show the panel."""
        self._show(opened=True)

    @Slot()
    def close(self) -> None:
        """Back to the page."""
        self._show(opened=False)

    @Slot()
    def reset(self) -> None:
        """Everything as the next visitor finds it."""
        if self._opened or self._chosen != self._usual:
            self._opened, self._chosen = False, self._usual
            self.changed.emit()

    def _choose(self, chosen: Comforts) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self.changed.emit()

    def _show(self, *, opened: bool) -> None:
        if opened != self._opened:
            self._opened = opened
            self.changed.emit()

    @Property(bool, notify=changed)
    def contrast(self) -> bool:
        return self._chosen.contrast

    @Property(bool, notify=changed)
    def largeText(self) -> bool:
        return self._chosen.large_text

    @Property(bool, notify=changed)
    def lowReach(self) -> bool:
        return self._chosen.low_reach

    @Property(bool, notify=changed)
    def voice(self) -> bool:
        return self._chosen.voice

    @Property(bool, notify=changed)
    def still(self) -> bool:
        return self._chosen.still

    @Property(bool, notify=changed)
    def opened(self) -> bool:
        """Whether the panel is shown."""
        return self._opened

    @Property(int, notify=changed)
    def above(self) -> int:
        """Pixels above the part of the panel that has controls."""
        return self._reach.above if self._chosen.low_reach else 0

    @Property(int, notify=changed)
    def below(self) -> int:
        """Pixels below it."""
        return self._reach.below if self._chosen.low_reach else 0
