"""How many tickets the roll still has, for the maintenance page and the staff's consoles."""

from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.printing.roll import RollPlan, RollUse
from kiosk.printing.status import PrinterStatus
from kiosk.storage.store import StoreError
from shared.wire.scalars import Moment


class RollRecord(Protocol):
    """Keeps over a restart what the roll has given. Both raise StoreError where the disk fails."""

    def load(self) -> RollUse | None: ...
    def save(self, use: RollUse) -> None: ...


class PaperCounter(QObject):
    """Counts the paper that is fed; begins anew when the staff, or the sensors, tell of a new roll."""

    changed = Signal()

    def __init__(
        self, plan: RollPlan | None, record: RollRecord, clock: Callable[[], Moment], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._plan = plan
        self._record = record
        self._clock = clock
        self._use = RollUse()
        with suppress(StoreError):  # the store tells the staff
            self._use = record.load() or RollUse()

    @property
    def use(self) -> RollUse:
        """What the roll has given since it was put in."""
        return self._use

    @property
    def left(self) -> int | None:
        """Tickets that the roll still has; None where the roll's length is not configured."""
        return None if self._plan is None else self._plan.left(self._use)

    @property
    def is_low(self) -> bool:
        """Whether a new roll should be at hand."""
        return self._plan is not None and self._plan.is_low(self._use)

    @Slot(float)
    def count(self, millimetres: float) -> None:
        """A ticket took so much paper."""
        self._set(self._use.with_ticket(millimetres))

    @Slot(object)
    def see(self, status: PrinterStatus) -> None:
        """What the sensors say: paper after no paper is a new roll."""
        self._set(self._use.seeing(status, self._clock()))

    @Slot()
    def change_roll(self) -> None:
        """The staff have put in a new roll."""
        self._set(RollUse(self._clock()))

    def _set(self, use: RollUse) -> None:
        if use != self._use:
            self._use = use
            with suppress(StoreError):
                self._record.save(use)
            self.changed.emit()
