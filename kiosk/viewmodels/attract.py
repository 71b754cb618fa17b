"""The page that waits for a visitor: its invitation in every language of the hall."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.services.hall import Hall
from shared.ui.translation import Translation

QML_IMPORT_NAME = "Antrean.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_INVITATION = str(QT_TRANSLATE_NOOP("Attract", "Touch the screen to begin"))


@QmlElement
class AttractViewModel(QObject):
    """What the page says whatever language is spoken."""

    changed = Signal()

    def __init__(self, translation: Translation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translation = translation
        self._invitations: tuple[str, ...] = ()

    def show_hall(self, hall: Hall) -> None:
        """A hall, new or described anew."""
        known = [code for code in hall.site.languages if self._translation.has(code)]
        self._invitations = tuple(self._translation.say(code, "Attract", _INVITATION) for code in known)
        self.changed.emit()

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def invitations(self) -> list[str]:
        return list(self._invitations)
