"""The call on stage and the list beside it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from counter_display.calls import WhichCalls
from counter_display.hall import Hall
from counter_display.models.rows import RowModel
from counter_display.showing import EMPTY, Pace, Scene, Showing
from shared.wire.scalars import Number, Seq
from shared.wire.ticket import Call

QML_IMPORT_NAME = "Antrean.Display"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call in the list. The latest call of a ticket has its row; a recall keeps it."""

    seq: Seq
    number: Number
    label: str
    kind: str
    sign: str
    coming: bool


@QmlElement
class CallWall(QObject):
    """Shows calls one after the other. `now` is a clock in milliseconds that only goes forward."""

    changed = Signal()
    staged = Signal(Call)
    """A call came on stage."""
    seen = Signal(object)
    """The calls that are to be seen large from now on, as a frozenset of sequence numbers."""

    def __init__(self, now: Callable[[], int], rows: int, pace: Pace | None = None) -> None:
        super().__init__()
        self._now = now
        self._showing = Showing(rows, pace)
        self._hall: Hall | None = None
        self._scene: Scene = EMPTY
        self._model = RowModel(CallRow, key=lambda row: row.seq)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def scene(self) -> Scene:
        return self._scene

    def set_hall(self, hall: Hall) -> None:
        """Show the calls to this hall's counters, and call them as it does."""
        self._hall = hall

    def set_rows(self, rows: int) -> None:
        """The list has room for this many rows."""
        self._showing.resize(rows)
        self.look()

    def begin(self, shown: Iterable[Call]) -> None:
        """Start over with calls that have been shown already, oldest first."""
        self._showing.begin(shown)
        self._timer.start(0)

    def take(self, call: Call, age: int) -> None:
        """Take in a call; `age` as `Showing.take` has it. It is looked at with those that come in the same breath."""
        self._showing.take(call, age)
        self._timer.start(0)

    def take_back(self, which: WhichCalls) -> None:
        """These calls were a mistake: of all that were taken in, they are shown no more."""
        self._showing.take_back(which)
        self._timer.start(0)

    def is_new(self, seq: Seq) -> bool:
        """Whether a call has not been taken in yet."""
        return self._showing.is_new(seq)

    def will_stage(self, seq: Seq) -> bool:
        """Whether a call is still to come on stage."""
        return self._showing.will_stage(seq)

    @Slot(object)
    def wait_for(self, unheard: frozenset[Seq]) -> None:
        """These calls are still to be heard; whichever of them is on stage stays there until it has been."""
        self._showing.wait_for(unheard)
        self.look()

    @Slot()
    def look(self) -> None:
        """Show what is to be seen now."""
        now = self._now()
        before, self._scene = self._scene, self._showing.look(now)
        self._model.show(self._rows())
        if self._scene != before:
            self.changed.emit()
            self._tell(before)
        if (then := self._showing.next_look(now)) is not None:
            self._timer.start(then - now)
        else:
            self._timer.stop()

    def _tell(self, before: Scene) -> None:
        stage = self._scene.stage
        if stage and stage != before.stage:
            self.staged.emit(stage)
        large = (*((stage,) if stage else ()), *self._scene.listed)
        self.seen.emit(self._scene.in_sight.union(call.seq for call in large))

    def _rows(self) -> list[CallRow]:
        coming = [self._row(call, coming=True) for call in self._scene.coming]
        return coming + [self._row(call, coming=False) for call in self._scene.listed]

    def _row(self, call: Call, *, coming: bool) -> CallRow:
        if self._hall is None:
            return CallRow(call.seq, call.number, call.counter, "", call.counter, coming)
        hall = self._hall
        return CallRow(
            call.seq,
            call.number,
            hall.label(call.counter),
            hall.other_kind(call.counter),
            hall.sign(call.counter).sign,
            coming,
        )

    # --- the stage

    @Property(str, notify=changed)
    def number(self) -> str:
        """The number on stage; empty before the first call."""
        return self._scene.stage.number if self._scene.stage else ""

    @Property(str, notify=changed)
    def kind(self) -> str:
        """What the counter is called: "Loket"."""
        return self._hall.sign(self._scene.stage.counter).kind if self._hall and self._scene.stage else ""

    @Property(str, notify=changed)
    def sign(self) -> str:
        """What is written over the counter: "12"."""
        return self._hall.sign(self._scene.stage.counter).sign if self._hall and self._scene.stage else ""

    @Property(str, notify=changed)
    def agency(self) -> str:
        """The agency's full name."""
        return self._hall.agency(self._scene.stage.queue) if self._hall and self._scene.stage else ""

    @Property(str, notify=changed)
    def agencyShort(self) -> str:
        """The agency's name for narrow places."""
        return self._hall.agency_short(self._scene.stage.queue) if self._hall and self._scene.stage else ""

    @Property(str, notify=changed)
    def zone(self) -> str:
        """The hall or floor to go to, where there are several."""
        return self._hall.zone_of(self._scene.stage.counter) if self._hall and self._scene.stage else ""

    @Property(bool, notify=changed)
    def fresh(self) -> bool:
        """The call on stage is being made; otherwise it is the last that was."""
        return self._scene.fresh

    @Property(bool, notify=changed)
    def recall(self) -> bool:
        """The number has been called before."""
        return self._scene.stage is not None and self._scene.stage.recall > 0

    @Property(int, notify=changed)
    def turn(self) -> int:
        """Differs from call to call, so that a recall of the same number is seen as new."""
        return self._scene.stage.seq if self._scene.stage else 0

    # --- the list

    @Property(QObject, constant=True)
    def calls(self) -> RowModel[CallRow]:
        """The next calls, then those made before, newest first."""
        return self._model

    @Property(str, notify=changed)
    def heading(self) -> str:
        """What most counters here are called."""
        return self._hall.kind if self._hall else ""

    @Property(int, notify=changed)
    def more(self) -> int:
        """Calls that wait beyond those in the list."""
        return self._scene.more

    @Property(bool, notify=changed)
    def missed(self) -> bool:
        """The list shows what was called while the connection was lost."""
        return self._scene.missed
