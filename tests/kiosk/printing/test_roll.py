"""The roll, counted."""

import pytest

from kiosk.printing.config import PrinterConfig
from kiosk.printing.roll import TICKETS_TO_KNOW, RollPlan, RollUse
from kiosk.printing.status import CoverOpen, OutOfPaper, PrinterStatus, Ready, Unreachable

PLAN = RollPlan(length_mm=30_000, ticket_mm=150, warning=30)


def used(count: int, millimetres: float) -> RollUse:
    use = RollUse()
    for _ in range(count):
        use = use.with_ticket(millimetres)
    return use


def test_rolls_of_unknown_length_are_not_counted() -> None:
    assert RollPlan.of(PrinterConfig()) is None


def test_the_plan_is_the_configurations() -> None:
    assert RollPlan.of(PrinterConfig(roll_metres=30, ticket_mm=150, roll_warning=30)) == PLAN


@pytest.mark.parametrize(
    ("use", "left"),
    [
        (RollUse(), 200),
        (used(1, 300.0), 198),
        (used(TICKETS_TO_KNOW, 200.0), 140),
        (used(150, 200.0), 0),
        (used(160, 200.0), 0),
        (RollUse(ended=True), 0),
    ],
    ids=["new", "one of other length", "by their average", "used up", "longer than it said", "ended"],
)
def test_tickets_left(use: RollUse, left: int) -> None:
    assert PLAN.left(use) == left


def test_the_staff_are_warned_in_time() -> None:
    assert not PLAN.is_low(used(169, 150.0))
    assert PLAN.is_low(used(170, 150.0))


@pytest.mark.parametrize("between", [(), (CoverOpen(),), (Unreachable("off"), CoverOpen())])
def test_paper_after_no_paper_is_a_new_roll(between: tuple[PrinterStatus, ...]) -> None:
    use = used(200, 150.0)
    for status in (OutOfPaper(), *between):
        use = use.seeing(status, 1)
    assert use.ended
    assert use.seeing(Ready(), 2) == RollUse(changed_at=2)


@pytest.mark.parametrize("status", [Ready(), Ready(near_end=True), CoverOpen(), Unreachable("off")])
def test_anything_else_is_the_same_roll(status: PrinterStatus) -> None:
    use = used(20, 150.0)
    assert use.seeing(status, 1).seeing(Ready(), 2) == use
