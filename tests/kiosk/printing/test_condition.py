"""One word for a printer's state."""

from typing import get_args

import pytest

from kiosk.printing.condition import condition_of
from kiosk.printing.outcome import Printed, PrintFailed, PrintOutcome
from kiosk.printing.status import (
    CoverOpen,
    Faulty,
    Offline,
    OutOfPaper,
    PrinterStatus,
    Ready,
    Silent,
    Unreachable,
    Unreadable,
)
from shared.wire.kiosk import PrinterCondition

HUNG = PrintFailed("hung", "no answer", maybe_on_paper=True)

TOLD: list[tuple[PrinterStatus | None, PrintOutcome | None, bool, PrinterCondition]] = [
    (None, None, False, "unknown"),
    (Ready(), None, False, "ready"),
    (Ready(near_end=True), None, False, "near_end"),
    (Ready(), None, True, "near_end"),
    (OutOfPaper(), None, True, "out_of_paper"),
    (CoverOpen(), None, False, "cover_open"),
    (Offline("hot"), None, False, "offline"),
    (Faulty("cutter"), None, False, "error"),
    (Silent(), None, False, "silent"),
    (Silent(), HUNG, False, "hung"),
    (Unreachable("cable"), None, False, "unreachable"),
    (Unreadable(), None, False, "unknown"),
    (Unreadable(), Printed(confirmed=False), True, "near_end"),
]


@pytest.mark.parametrize(("status", "last", "low", "word"), TOLD)
def test_the_word_for_a_state(
    status: PrinterStatus | None, last: PrintOutcome | None, low: bool, word: PrinterCondition
) -> None:
    assert condition_of(status, last, paper_low=low) == word


def test_there_is_a_state_for_every_word() -> None:
    assert {word for *_, word in TOLD} == set(get_args(PrinterCondition))


def test_sensors_are_believed_before_an_older_ticket() -> None:
    assert condition_of(Ready(), HUNG) == "ready"


@pytest.mark.parametrize("reason", ["hung", "unreachable", "error"])
def test_of_a_printer_that_nobody_can_or_did_ask_the_last_ticket_tells(reason: str) -> None:
    failed = PrintFailed(reason, "", maybe_on_paper=True)  # type: ignore[arg-type]
    assert condition_of(Unreadable(), failed) == reason
    assert condition_of(None, failed) == reason
