"""The media area among the calls: when it may take room, when it is soft, and whom it tells what is wrong."""

from PySide6.QtCore import QObject, Signal, Slot

from counter_display.media.show import MediaShow
from counter_display.speaking.speaking import Speaking
from counter_display.speaking.telling import Telling
from counter_display.viewmodels.call_wall import CallWall


class MediaSeat(QObject):
    """Calls come first: the area comes and goes between two of them, in the frame in which the stage changes or while
    no call is being made; and it is soft while anything is said in the hall."""

    taken_changed = Signal()

    def __init__(self, show: MediaShow, wall: CallWall, speaking: Speaking, telling: Telling) -> None:
        super().__init__()
        self._show = show
        self._wall = wall
        self._speaking = speaking
        self._telling = telling
        self._unheard = False
        self._taken = False
        self._stage = wall.scene.stage
        wall.changed.connect(self._follow)
        show.present_changed.connect(self._follow)
        show.fault_changed.connect(self._tell)
        speaking.changed.connect(self._follow)
        speaking.unheard_changed.connect(self._take_unheard)

    @property
    def taken(self) -> bool:
        """Whether the area has its room."""
        return self._taken

    @Slot()
    def _follow(self) -> None:
        scene = self._wall.scene
        before, self._stage = self._stage, scene.stage
        self._show.set_speaking(scene.fresh or self._speaking.talking or self._unheard)
        between = not scene.fresh or scene.stage != before
        if between and self._show.present != self._taken:
            self._taken = self._show.present
            self.taken_changed.emit()

    @Slot()
    def _tell(self) -> None:
        self._telling.tell_fault("media", self._show.fault)

    @Slot(object)
    def _take_unheard(self, unheard: frozenset[int]) -> None:
        self._unheard = bool(unheard)
        self._follow()
