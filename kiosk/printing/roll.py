"""The roll of paper, counted: for the many printers that notice its end only when it has come. Pure."""

from dataclasses import dataclass, replace
from typing import Final

from kiosk.printing.config import PrinterConfig
from kiosk.printing.status import OutOfPaper, PrinterStatus, Ready
from shared.wire.scalars import Moment

TICKETS_TO_KNOW: Final = 10
"""After so many tickets their own average is a better guess of the next one's length than the configuration's."""


@dataclass(frozen=True, slots=True)
class RollUse:
    """What a roll has given since it was put in."""

    changed_at: Moment = 0
    """When that was; 0 where nobody knows."""
    tickets: int = 0
    used_mm: float = 0.0
    ended: bool = False
    """The printer has said that there is no paper, and not yet that there is some again."""

    def with_ticket(self, millimetres: float) -> "RollUse":
        """One more ticket, of so much paper."""
        return replace(self, tickets=self.tickets + 1, used_mm=self.used_mm + millimetres)

    def seeing(self, status: PrinterStatus, now: Moment) -> "RollUse":
        """What the sensors say: once paper was out, paper again is a new roll."""
        match status:
            case OutOfPaper():
                return replace(self, ended=True)
            case Ready() if self.ended:
                return RollUse(now)
            case _:
                return self


@dataclass(frozen=True, slots=True)
class RollPlan:
    """What is known of the hall's rolls."""

    length_mm: float
    ticket_mm: float
    warning: int
    """Tickets left with which the staff are to be told."""

    @classmethod
    def of(cls, config: PrinterConfig) -> "RollPlan | None":
        """The plan of a configured printer; None where rolls are not counted."""
        if config.roll_metres is None:
            return None
        return cls(config.roll_metres * 1000, config.ticket_mm, config.roll_warning)

    def left(self, use: RollUse) -> int:
        """Tickets that the roll still has, as far as counting can tell."""
        if use.ended:
            return 0
        usual = use.used_mm / use.tickets if use.tickets >= TICKETS_TO_KNOW else self.ticket_mm
        return max(0, int((self.length_mm - use.used_mm) / usual))

    def is_low(self, use: RollUse) -> bool:
        """Whether the staff should have a new roll at hand."""
        return self.left(use) <= self.warning
