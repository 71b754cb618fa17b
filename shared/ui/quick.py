"""Opens a Qt Quick window in the visual language of the house."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtQml import QQmlApplicationEngine, QQmlError
from PySide6.QtQuick import QQuickWindow

from shared.ui import measure, qr, wall_clock  # noqa: F401  (their QML types register on import)
from shared.ui.palette import Palette
from shared.ui.scale import Scale
from shared.ui.theme import Theme
from shared.ui.translation import Translation

QML_FOLDER: Final = Path(__file__).parent / "qml"


class WindowFailed(Exception):
    """The QML of a window does not load: a fault of the program; the message is the engine's."""


class QuickWindow:
    """A root window, the engine that it lives in, and its theme."""

    def __init__(
        self,
        uri: str,
        folder: Path,
        properties: Mapping[str, object],
        *,
        palette: Palette,
        scale: Scale,
        translation: Translation,
        motion: bool = True,
        root: str = "Main",
    ) -> None:
        """Load `root` of the module `uri` found under `folder`, with its required properties.

        Raises:
            WindowFailed: it does not load.
        """
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(QML_FOLDER))
        self.engine.addImportPath(str(folder))
        theme = self.engine.singletonInstance("Antrean.Ui", "Theme")
        if not isinstance(theme, Theme):
            raise WindowFailed(f"the module Antrean.Ui is not under {QML_FOLDER}")
        self.theme = theme
        self.theme.dress(palette, scale, motion=motion)
        self._translation = translation
        translation.changed.connect(self._retranslate)
        faults: list[QQmlError] = []
        self.engine.warnings.connect(faults.extend)
        self.engine.setInitialProperties(dict(properties))
        self.engine.loadFromModule(uri, root)
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise WindowFailed("\n".join(fault.toString() for fault in faults) or f"{uri} has no window {root}")
        self.window: QQuickWindow = roots[0]

    def close(self) -> None:
        """Destroy the window and its engine now, before the view models that it shows."""
        self._translation.changed.disconnect(self._retranslate)
        self.window.close()
        shiboken6.delete(self.engine)

    def _retranslate(self) -> None:
        self.engine.retranslate()
