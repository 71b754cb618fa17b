"""The announcement over the tables."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from counter_display.announcing import Announcing
from shared.wire.announcement import AnnouncementHeard
from shared.wire.scalars import CommandId, Language, Seq

QML_IMPORT_NAME = "Antrean.Display"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Announcements(QObject):
    """Shows announcements one after the other. `now` is a clock in milliseconds that only goes forward."""

    changed = Signal()
    round_changed = Signal()

    def __init__(self, now: Callable[[], int], language: Language) -> None:
        super().__init__()
        self._now = now
        self._language = language
        self._announcing = Announcing()
        self._shown: AnnouncementHeard | None = None
        self._round = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def shown(self) -> AnnouncementHeard | None:
        return self._shown

    def begin(self) -> None:
        """Start a day, or start over."""
        self._announcing.begin()
        self.look()

    def take(self, heard: AnnouncementHeard, age: int) -> None:
        """Take in one that was made `age` milliseconds ago."""
        self._announcing.take(heard, age)
        self.look()

    def withdraw(self, id: CommandId) -> None:
        """Show it no more."""
        self._announcing.withdraw(id)
        self.look()

    @Slot(object)
    def wait_for(self, unheard: Collection[Seq]) -> None:
        """Whichever of these is shown stays until it has been heard."""
        self._announcing.wait_for(unheard)
        self.look()

    @Slot()
    def look(self) -> None:
        """Show what is to be seen now."""
        now = self._now()
        before, self._shown = self._shown, self._announcing.look(now)
        if self._shown != before:
            self.changed.emit()
        if (then := self._announcing.next_look(now)) is not None:
            self._timer.start(then - now)
        else:
            self._timer.stop()

    @Property(bool, notify=changed)
    def up(self) -> bool:
        """An announcement is shown."""
        return self._shown is not None

    def _get_round(self) -> int:
        return self._round

    def _set_round(self, round_ms: int) -> None:
        if round_ms != self._round:
            self._round = round_ms
            self._announcing.take_round(round_ms)
            self.round_changed.emit()
            self.look()

    round = Property(int, _get_round, _set_round, notify=round_changed)
    """Milliseconds until every page of the one shown has been up, as the banner tells."""

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # its stub knows only types
    def texts(self) -> list[str]:
        """What it says, first in the display's first language."""
        if self._shown is None:
            return []
        said = self._shown.announcement
        if self._language == "en":
            return [said.text_en or said.text]
        return [text for text in (said.text, said.text_en) if text]
